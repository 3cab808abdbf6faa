"""A run with a made reader in place of the real one: fast, and what it finds is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.records import Page, PageResult
from tests.factories import DEFAULT_TEXT, page_result


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder of pages and a warehouse to read them into."""

    pages: Path
    warehouse: Path

    def write(self, name: str, text: str = "") -> Path:
        """A page of its own text, so that no two have the same content."""
        path = self.pages / f"{name}.txt"
        path.write_text(text or f"{DEFAULT_TEXT}\n{name}", encoding="utf-8")
        return path


def read_made_page(page: Page, reference: object) -> PageResult:
    """One article and one figure, or the error that 毒 stands for."""
    if "毒" in page.text:
        raise ValueError("cannot read this")
    return page_result(page)


def one_by_one(
    read: Callable[[Page, object], PageResult],
) -> Callable[[Sequence[Page], object], list[PageResult]]:
    """``read`` in place of ``flows.shards.read_pages``."""
    return lambda pages, reference: [read(page, reference) for page in pages]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An empty desk; ``jiceng run`` in this process finds one article and figure a page."""
    monkeypatch.setattr("flows.shards.read_pages", one_by_one(read_made_page))
    monkeypatch.setattr("flows.executors.load_reference", lambda folder: None)
    # Sources that are edited while the tests run must not look like a new program.
    monkeypatch.setattr("flows.batch.code_version", lambda package: "0")
    monkeypatch.setenv("JICENG_WORKERS", "1")
    pages = tmp_path / "pages"
    pages.mkdir()
    return Desk(pages, tmp_path / "out" / "w.duckdb")


@pytest.fixture
def jiceng(desk: Desk) -> Callable[..., int]:
    """The command line, on the desk's warehouse, without Prefect: exit status."""
    from flows.__main__ import main

    def call(command: str, *arguments: object) -> int:
        bare = ["--without-prefect"] if command == "run" else []
        given = [str(argument) for argument in arguments]
        return main([command, *bare, "--warehouse", str(desk.warehouse), *given])

    return call
