"""Corrections from the file to the published warehouse: what is refused, applied, stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from flows.corrections import load_corrections
from flows.errors import SeedError
from flows.normalize.corrections import apply_corrections
from flows.records import Page, PageResult
from flows.settings import PROJECT
from flows.tables import Reference
from tests.factories import page_result
from tests.flows.conftest import Desk, one_by_one
from warehouse.connection import open_reader

FIGURE = """
- id: one
  file: a.txt
  quote: 发放宣传单600余份
  text: 600余份
  expect: {value: 600, approx: over}
  set: {value: 6000}
  reason: The scan has lost a digit.
  reviewer: 王敏
  decided_on: 2024-05-01
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of seeds whose reference tables are the real ones."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "reference").symlink_to(PROJECT / "seeds" / "reference")
    return folder


def write(seeds: Path, text: str) -> None:
    (seeds / "corrections.yml").write_text(dedent(text), encoding="utf-8")


def test_the_shipped_corrections_can_be_read() -> None:
    load_corrections(PROJECT / "seeds")


@pytest.mark.parametrize("text", ["", "# nothing yet\n[]\n", None])
def test_no_corrections_are_fine(seeds: Path, text: str | None) -> None:
    if text is not None:
        write(seeds, text)
    assert load_corrections(seeds) == ()


def test_an_article_may_be_corrected_in_place_and_themes(seeds: Path) -> None:
    write(
        seeds,
        """
        - id: two
          file: 2023/a.txt
          article: 养老服务暖人心
          expect: {theme: elder_care, place: "150425"}
          set: {themes: [welfare, elder_care], place: "150404"}
          reason: It is about another banner.
          reviewer: 王敏
          decided_on: 2024-05-01
        """,
    )
    (correction,) = load_corrections(seeds)
    assert correction.target == "article"
    assert correction.fields == (("themes", ("welfare", "elder_care")), ("place", "150404"))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("quote:", "qoute:", "line 2: unknown key qoute"),
        ("  reviewer: 王敏\n", "", "reviewer is missing"),
        ("600余份\n  expect", "700余份\n  expect", "quote must hold '700余份' once"),
        ("{value: 600, approx: over}", "{}", "expect names at least one field"),
        ("{value: 6000}", "{worth: 6000}", "set: worth is none of text, value"),
        ("{value: 6000}", "{value: many}", "set: value is a number, not 'many'"),
        ("{value: 6000}", "{period_start: 2023}", "set: period_start is a day like 2024-05-01"),
        ("{value: 6000}", "{kind: weight}", "set: kind is one of count, money"),
        ("{value: 6000}", "{place: 150425}", "set: place is a code in quotation marks"),
        ("{value: 6000}", "{text: 700份}", "quote must hold '700份' once"),
        ("  set: {value: 6000}\n", "", "set says what is right, withdraw is true, or add"),
        ("2024-05-01", "soon", "decided_on is a day"),
        ("- id: one", "- id", "mapping values are not allowed"),
        ("{value: 6000}", "{value: 6000", "line 8: "),
        (FIGURE, "id: one", "a list of corrections is needed"),
    ],
)
def test_what_is_no_correction_is_refused(seeds: Path, old: str, new: str, complaint: str) -> None:
    assert old in FIGURE
    write(seeds, FIGURE.replace(old, new))
    with pytest.raises(SeedError) as error:
        load_corrections(seeds)
    assert "corrections.yml, line " in str(error.value)
    assert complaint in str(error.value)


ADDED = FIGURE.replace(
    "expect: {value: 600, approx: over}\n  set: {value: 6000}",
    "expect: {title: 养老服务暖人心}\n  add: {value: 600, unit: 份, kind: count, subject: 宣传单}",
)


def test_a_figure_that_was_missed_may_be_added(seeds: Path) -> None:
    write(seeds, ADDED)
    (correction,) = load_corrections(seeds)
    assert correction.is_addition
    assert dict(correction.fields or ())["subject"] == "宣传单"
    assert correction.expect == (("title", "养老服务暖人心"),)


def test_an_added_figure_may_have_a_period(seeds: Path) -> None:
    write(seeds, ADDED.replace("subject: 宣传单", "subject: 宣传单, period_start: 2023-01-01"))
    (correction,) = load_corrections(seeds)
    assert dict(correction.fields or ())["period_start"] == date(2023, 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (", subject: 宣传单", "", "add: subject is missing"),
        ("kind: count", "kind: weight", "add: kind is one of count, money"),
        ("add: {value: 600", "add: {text: 60, value: 600", "add: text is none of value"),
        ("  reason", "  withdraw: true\n  reason", "add stands alone"),
        ("expect: {title: 养老服务暖人心}", "expect: {value: 600}", "value is none of title"),
    ],
)
def test_what_is_no_addition_is_refused(seeds: Path, old: str, new: str, complaint: str) -> None:
    assert old in ADDED
    write(seeds, ADDED.replace(old, new))
    with pytest.raises(SeedError, match=complaint):
        load_corrections(seeds)


def test_an_identifier_stands_for_one_correction(seeds: Path) -> None:
    write(seeds, FIGURE + FIGURE)
    with pytest.raises(SeedError, match="one is there twice"):
        load_corrections(seeds)


@pytest.fixture
def corrected_desk(
    desk: Desk, seeds: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """The desk, its one-figure pages corrected as the real reading corrects them."""

    def read(page: Page, given: object) -> PageResult:
        return apply_corrections(page_result(page), reference)

    monkeypatch.setattr("flows.shards.read_pages", one_by_one(read))
    monkeypatch.setattr("flows.batch.code_version", lambda package: "c1")
    monkeypatch.setattr("flows.batch.reference_version", lambda folder: "r1")
    monkeypatch.setenv("JICENG_SEEDS", str(seeds))
    return desk


def rows(desk: Desk, sql: str) -> list[tuple[object, ...]]:
    with open_reader(desk.warehouse) as connection:
        return connection.execute(sql).fetchall()


def test_a_correction_reads_its_page_again_and_is_kept_in_history(
    corrected_desk: Desk, seeds: Path, jiceng: Callable[..., int]
) -> None:
    corrected_desk.write("a")
    corrected_desk.write("b")
    assert jiceng("run", corrected_desk.pages) == 0
    write(seeds, FIGURE)
    assert jiceng("run", corrected_desk.pages) == 0
    assert rows(
        corrected_desk,
        "select value, correction_id from metric order by value",
    ) == [(600.0, None), (6000.0, "one")]
    assert rows(
        corrected_desk,
        "select field, value_before, value_after, reviewer, status from correction",
    ) == [("value", "600", "6000", "王敏", "applied")]
    last = "select pages_changed, pages_unchanged from run order by run_id desc limit 1"
    assert rows(corrected_desk, last) == [(1, 1)]
    assert rows(corrected_desk, "select value, change from metric_history") == [
        (600.0, "corrected")
    ]
    write(seeds, "[]")
    assert jiceng("run", corrected_desk.pages) == 0
    assert rows(corrected_desk, "select count(*) from correction") == [(0,)]
    assert rows(
        corrected_desk, "select value, change from metric_history order by valid_to_run"
    ) == [(600.0, "corrected"), (6000.0, "correction ended")]


def test_a_stale_correction_stops_the_publish_by_name(
    corrected_desk: Desk,
    seeds: Path,
    jiceng: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    corrected_desk.write("a")
    assert jiceng("run", corrected_desk.pages) == 0
    write(seeds, FIGURE.replace("value: 600,", "value: 60,"))
    assert jiceng("run", corrected_desk.pages) == 1
    complaint = capsys.readouterr().err
    assert "stale_corrections" in complaint
    assert "correction_id one" in complaint
    assert rows(corrected_desk, "select value, correction_id from metric") == [(600.0, None)]
    write(seeds, FIGURE)
    assert jiceng("run", corrected_desk.pages) == 0


def test_corrections_of_other_files_are_left_aside(
    corrected_desk: Desk, seeds: Path, jiceng: Callable[..., int]
) -> None:
    corrected_desk.write("b")
    corrected_desk.write("a")
    write(seeds, FIGURE.replace("file: a.txt", "file: 2023/a.txt"))
    assert jiceng("run", corrected_desk.pages) == 0
    assert rows(corrected_desk, "select count(*) from correction") == [(0,)]
