"""The documentation names what there is: every command, table, page and setting."""

from __future__ import annotations

import dataclasses
import re
import shutil
from pathlib import Path

import pytest

from flows.__main__ import COMMANDS
from flows.reference.units import load_units
from flows.sentence import read_figures
from flows.tables import Reference

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SEEDS_README = ROOT / "seeds" / "README.md"

MAKE_TARGETS = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
SEED_TABLES = sorted(
    path.relative_to(ROOT / "seeds").as_posix()
    for path in (ROOT / "seeds").rglob("*")
    if path.is_file() and path.parent.name != "documents" and path.name != "README.md"
)
DASHBOARD_PAGES = re.findall(
    r'^    "(\w+)": \w+\.show,$', (ROOT / "dashboard" / "main.py").read_text("utf-8"), re.MULTILINE
)
SETTINGS = sorted(
    set(re.findall(r"JICENG_[A-Z_]+", (ROOT / "flows" / "settings.py").read_text("utf-8")))
)
LOCAL_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_readme_names_every_command(command: str) -> None:
    assert f"`jiceng {command}" in README


@pytest.mark.parametrize("target", MAKE_TARGETS)
def test_readme_names_every_make_target(target: str) -> None:
    assert f"make {target}" in README


@pytest.mark.parametrize("setting", SETTINGS)
def test_readme_names_every_setting(setting: str) -> None:
    assert setting in README


@pytest.mark.parametrize("table", SEED_TABLES)
def test_seeds_readme_describes_every_table(table: str) -> None:
    described = SEEDS_README.read_text(encoding="utf-8") if SEEDS_README.exists() else ""
    assert table.rsplit("/", 1)[-1] in described


@pytest.mark.parametrize("page", DASHBOARD_PAGES)
def test_readme_names_every_dashboard_page(page: str) -> None:
    assert f"`{page}`" in README


def test_the_unit_of_the_readme_can_be_added_as_told(reference: Reference, tmp_path: Path) -> None:
    header, row = re.findall(r"^unit,kind,.*\n.*$", README, re.MULTILINE)[0].splitlines()
    tried = re.findall(r"`echo (\S+) \| \.venv/bin/jiceng read`", README)[0]
    seeds = shutil.copytree(ROOT / "seeds" / "reference", tmp_path / "reference")
    units = (seeds / "units.csv").read_text(encoding="utf-8")
    assert units.startswith(f"{header}\n")
    (seeds / "units.csv").write_text(f"{units}{row}\n", encoding="utf-8")
    taught = dataclasses.replace(reference, units=load_units(seeds))

    unit, kind, base, factor, *_, example = row.split(",")
    for sentence in (example, tried):
        assert read_figures(sentence, reference) == []
        (figure,) = read_figures(sentence, taught)
        assert (figure.unit, figure.kind, figure.unit_base) == (unit, kind, base)
        assert figure.value_base == figure.value * float(factor)
    assert f"one of {figure.value_base:,.0f} {base}".replace(",", " ") in README


@pytest.mark.parametrize("document", [ROOT / "README.md", SEEDS_README])
def test_links_lead_somewhere(document: Path) -> None:
    if not document.exists():
        pytest.fail(f"{document.name} is missing")
    for target in LOCAL_LINK.findall(document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target
