"""House rules, read from the source: what a reviewer would otherwise have to look for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("flows", "warehouse", "dashboard")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

PURE = ("flows/extract", "flows/normalize", "flows/lang", "flows/tables")
PURE_MODULES = sorted(
    [path for package in PURE for path in (ROOT / package).rglob("*.py")]
    + [ROOT / "flows" / "records.py", ROOT / "flows" / "pipeline.py"]
)
IMPURE_IMPORTS = {
    "duckdb", "fsspec", "glob", "io", "logging", "os", "pathlib", "polars", "prefect", "pyarrow",
    "random", "requests", "shutil", "socket", "streamlit", "subprocess", "sys", "tempfile",
    "time", "urllib",
}  # fmt: skip
IMPURE_CALLS = {"breakpoint", "eval", "exec", "input", "open", "print"}
CLOCKS = {"now", "today", "utcnow"}

DRAWER_NAMES = {"common", "helper", "helpers", "misc", "util", "utils"}
LONGEST_MODULE = 300
"""Lines that are not blank; a table of cases may have a few more."""
LONGEST_TABLE_OF_CASES = 400
GLOSSARY = "flows/records.py"
"""Every record that passes between stages, to be read first and in one place."""
MOST_POSITIONAL_FIELDS = 3


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", [p for p in MODULES + TESTS if _name(p) != GLOSSARY], ids=_name)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    lines = sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    most = LONGEST_TABLE_OF_CASES if path in TESTS else LONGEST_MODULE
    assert lines <= most, f"{lines} lines: give one of its concerns a file of its own"


@pytest.mark.parametrize("path", MODULES + TESTS, ids=_name)
def test_no_module_is_a_drawer(path: Path) -> None:
    assert path.stem not in DRAWER_NAMES, "name the module for what it knows"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_opens_with_its_purpose_and_lazy_annotations(path: Path) -> None:
    tree = _tree(path)
    assert ast.get_docstring(tree), "say in one line what the module turns into what"
    if len(tree.body) > 1:
        futures = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
        assert any(node.module == "__future__" for node in futures)


@pytest.mark.parametrize("path", PURE_MODULES, ids=_name)
def test_reading_a_page_touches_nothing_outside(path: Path) -> None:
    tree = _tree(path)
    assert not IMPURE_IMPORTS & set(_imports(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name):
            assert called.id not in IMPURE_CALLS, f"line {node.lineno}: {called.id}()"
        if isinstance(called, ast.Attribute):
            assert called.attr not in CLOCKS, f"line {node.lineno}: the day comes from the page"


@pytest.mark.parametrize("path", PURE_MODULES, ids=_name)
def test_reading_can_be_compiled(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            held = getattr(node.comparators[0], "elts", [])
            starred = any(isinstance(element, ast.Starred) for element in held)
            assert not starred, f"line {node.lineno}: name it first, mypyc fails on `in (*…)`"


@pytest.mark.parametrize("path", [p for p in MODULES if _name(p).startswith("flows/")], ids=_name)
def test_records_are_slotted_and_named_and_frozen_where_stages_share_them(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Name) and decorator.id == "dataclass":
                pytest.fail(f"{node.name} lacks slots=True")
            if not (isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "dataclass"):
                continue
            options = {keyword.arg for keyword in decorator.keywords}
            fields = [item for item in node.body if isinstance(item, ast.AnnAssign)]
            assert "slots" in options, f"{node.name} lacks slots=True"
            if _name(path) == GLOSSARY or _name(path).startswith("flows/tables/"):
                assert "frozen" in options, f"{node.name} lacks frozen=True"
            if len(fields) > MOST_POSITIONAL_FIELDS:
                assert "kw_only" in options, f"{node.name} lacks kw_only=True"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_what_is_public_says_what_it_does(path: Path) -> None:
    silent = [
        f"{node.name} (line {node.lineno})"
        for node in _tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent


def test_only_the_orchestration_knows_prefect() -> None:
    knowing = {_name(path) for path in MODULES if "prefect" in set(_imports(_tree(path)))}
    assert knowing <= {"flows/orchestrate.py"}


def test_of_the_flow_only_the_load_and_the_village_file_know_duckdb() -> None:
    knowing = {_name(path) for path in MODULES if "duckdb" in set(_imports(_tree(path)))}
    of_the_flow = {name for name in knowing if name.startswith("flows/")}
    assert {name for name in of_the_flow if "/load/" not in name} <= {"flows/reference/villages.py"}


def test_the_top_of_the_project_holds_what_the_readme_describes() -> None:
    allowed = {
        ".ci", ".git", ".gitignore", "LICENSE", "Makefile", "README.md", "constraints.txt",
        "dashboard", "flows", "pyproject.toml", "seeds", "tests", "warehouse",
    }  # fmt: skip
    ignored = {"__pycache__", "build", "dist"}
    found = {
        path.name
        for path in ROOT.iterdir()
        if not path.name.endswith(".egg-info")
        and not (path.name.startswith(".") and path.name not in allowed)
        and path.name not in ignored
    }
    assert found <= allowed


def test_every_dependency_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert [line for line in lines if line.count("==") != 1 or "/" in line] == []
