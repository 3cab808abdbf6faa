"""Compiled modules read what the plain ones read, and are not run once a source has changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, which
from sysconfig import get_path

import pytest

from flows import compiled
from flows.__main__ import main
from flows.pipeline import read_page
from flows.settings import PROJECT, read_settings
from flows.tables import Reference
from tests.bench.extraction import page_of
from tests.bench.hostile import texts
from tests.bench.made_pages import make_page

A_FEW = (
    "records.py",
    "lang/*.py",
    "tables/*.py",
    "extract/quantities/finder.py",
    "extract/quantities/readings.py",
)
"""Modules that compile within seconds and hold every kind of record and table."""
PRINT_HASHES = """
import os, pickle
from flows import shards
from flows.records import PageHint
from flows.reference import load_reference
from flows.settings import read_settings
from tests.flows.test_compiled import hashes
hint = PageHint(paper="春城晚报")
assert pickle.loads(pickle.dumps(hint)) == hint, "workers are sent it"
print(hashes(load_reference(read_settings(os.environ).reference)))
"""


def hashes(reference: Reference) -> list[str]:
    """What is read from pages of every kind, one hash each."""
    seeds = sorted((read_settings(os.environ).documents).glob("*.txt"))
    pages = [path.read_text(encoding="utf-8") for path in seeds]
    pages += [make_page(seed) for seed in range(20)]
    pages += [text for _, text in texts(2_000)]
    return [
        sha256(repr(read_page(page_of(text), reference)).encode()).hexdigest() for text in pages
    ]


@pytest.mark.slow
def test_compiled_modules_read_what_the_plain_ones_read(
    tmp_path: Path, reference: Reference
) -> None:
    folder = compiled.FOLDER
    if not compiled.is_fresh():
        if find_spec("mypyc") is None:
            pytest.skip("mypyc is not installed: make check installs it")
        if which("cc") is None or not Path(get_path("include"), "Python.h").exists():
            pytest.skip("there is no C compiler, or Python's headers are missing")
        folder = tmp_path / "compiled"
        compiled.build(folder, A_FEW)
    variables = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", PRINT_HASHES],
        env=compiled.environment(variables, read_settings(os.environ), folder),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(hashes(reference))


def _edit(package: Path) -> None:
    with (package / "extract" / "lists.py").open("a") as stream:
        stream.write("# A rule.\n")


def _add(package: Path) -> None:
    (package / "extract" / "added.py").touch()


def _remove(package: Path) -> None:
    (package / "extract" / "quantities" / "lists.py").unlink()


def _never_finish(package: Path) -> None:
    (package / f"pipeline{EXTENSION_SUFFIXES[0]}").unlink()


@pytest.mark.parametrize("change", [_edit, _add, _remove, _never_finish])
def test_a_copy_is_fresh_until_something_changes(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    package = tmp_path / "flows"
    copytree(PROJECT / "flows", package)
    (package / f"pipeline{EXTENSION_SUFFIXES[0]}").touch()
    assert compiled.is_fresh(tmp_path)
    change(package)
    assert not compiled.is_fresh(tmp_path)


def test_a_stale_copy_is_not_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compiled, "is_fresh", lambda: False)
    assert main(["run", "--compiled"]) == 1
    assert "make compiled" in capsys.readouterr().err
