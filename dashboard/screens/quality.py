"""Data quality: what is missing, doubtful or refused, and how accurate the reading is."""

from __future__ import annotations

import csv
from datetime import date
from html import escape
from itertools import groupby
from operator import itemgetter

import duckdb
import streamlit as st

from dashboard.data import fetch, one, opened
from dashboard.details import told
from dashboard.formatting import day, moment, number
from dashboard.frame import View, heading, html, open_view
from dashboard.links import link
from dashboard.paging import page_number, pager
from dashboard.screens.corrected import list_corrections
from dashboard.screens.quality_table import table
from dashboard.settings import PACKAGE
from dashboard.store import Version
from warehouse.checks import Finding, read_checks, run_checks

PAGE_SIZE = 25


def show() -> None:
    """Draw the page."""
    view = open_view("quality")
    if view is None:
        return
    left, right = st.columns(2, gap="large")
    with left:
        _fill(view)
        _accuracy(view)
    with right:
        _checks(view)
        _rejects(view)
    list_corrections(view)
    _issues(view)


def _fill(view: View) -> None:
    texts = view.texts
    html(heading(texts("quality.fill"), texts("quality.fill.note"), view.source("fill")))
    shares = one(fetch(view.warehouse, "fill"))
    lines = [
        [
            escape(texts(f"fill.{name}")),
            f'<meter min="0" max="1" value="{share or 0:.3f}" aria-hidden="true"></meter>',
            "—" if share is None else f"{share:.0%}",
        ]
        for name, share in shares.items()
    ]
    html(table([texts("fill.what"), "", texts("fill.share")], lines, frozenset({2})))


def _accuracy(view: View) -> None:
    """What the reading found on pages that people read too; measured before each release."""
    texts = view.texts
    with (PACKAGE / "accuracy.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        return
    html(heading(texts("accuracy.title")))
    heads = [texts(f"accuracy.{name}") for name in ("measure", "precision", "recall", "f1")]
    for page_set, group in groupby(rows, itemgetter("page_set")):
        measures = list(group)
        on = day(date.fromisoformat(measures[0]["measured_on"]), "day", texts)
        said = texts(f"accuracy.{page_set}", pages=measures[0]["pages"], on=on)
        lines = [
            [
                escape(texts.code("accuracy", row["measure"])),
                *(f"{float(row[name]):.1%}" for name in ("precision", "recall", "f1")),
            ]
            for row in measures
        ]
        html(f'<p class="faint">{escape(said)}</p>' + table(heads, lines, frozenset({1, 2, 3})))


@st.cache_data(max_entries=4, show_spinner=False)
def _findings(version: Version) -> tuple[list[Finding], int]:
    """What the checks find in a version, and how many could be run on it."""
    warehouse = opened(version)
    found: list[Finding] = []
    ran = 0
    for check in read_checks():
        try:
            found += run_checks(warehouse.cursor(), checks=[check])
            ran += 1
        except duckdb.Error:
            continue
    return found, ran


@st.fragment
def _checks(view: View) -> None:
    texts = view.texts
    html(heading(texts("checks.title"), texts("checks.note")))
    with st.spinner(texts("checks.running")):
        found, ran = _findings(view.warehouse.version)
    said = texts("checks.ran", ran=ran, passed=ran - len(found))
    html(f"<p>{escape(said)}</p>")
    if found:
        lines = [
            [
                escape(
                    texts.code("severity", "error" if f.check.severity == "fail" else "warning")
                ),
                f"{escape(f.check.message)} <span class='faint'>{escape(f.check.name)}</span>",
                number(f.count, texts),
            ]
            for f in found
        ]
        heads = [texts("issue.severity"), texts("checks.found"), texts("issue.count")]
        html(table(heads, lines, frozenset({2})))


def _rejects(view: View) -> None:
    texts = view.texts
    frame = fetch(view.warehouse, "rejects")
    html(heading(texts("rejects.title")))
    if frame.is_empty():
        html(f'<p class="faint">{escape(texts("rejects.none"))}</p>')
        return
    lines = [
        [
            escape(path.rsplit("/", 1)[-1]),
            f"{escape(texts.code('reject', reason))}"
            f"<div class='faint'>{escape(told(detail, texts))}</div>",
            escape(moment(at, texts)),
        ]
        for path, reason, detail, at in frame.iter_rows()
    ]
    heads = [texts("rejects.file"), texts("rejects.reason"), texts("runs.finished")]
    html(table(heads, lines, frozenset()))


def _issues(view: View) -> None:
    texts = view.texts
    codes = fetch(view.warehouse, "issue_codes")
    html(heading(texts("issues.title"), texts("issues.note")))
    if codes.is_empty():
        html(f'<p class="faint">{escape(texts("issues.none"))}</p>')
        return
    totals: dict[str, int] = {}
    for code, _, issues, _ in codes.iter_rows():
        totals[code] = totals.get(code, 0) + issues
    chosen = view.params.get("code")
    chosen = chosen if chosen in totals else None
    chips: list[tuple[str, int, str | None]] = [(texts("issues.all"), sum(totals.values()), None)]
    chips += [(texts.code("issue", code), count, code) for code, count in totals.items()]
    html(
        '<div class="chips choose">'
        + "".join(
            link(
                view.href("quality", code=code),
                f"{escape(label)}<span>{number(count, texts)}</span>",
                **({"aria_current": "true"} if code == chosen else {}),
            )
            for label, count, code in chips
        )
        + "</div>"
    )
    count = totals[chosen] if chosen else sum(totals.values())
    page, pages = page_number(view, count, PAGE_SIZE)
    frame = fetch(
        view.warehouse, "issues", code=chosen, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE
    )
    lines = []
    for row in frame.iter_rows(named=True):
        where = escape(row["title"] or row["file_name"] or "")
        if row["article_id"]:
            where = link(view.href("article", article=row["article_id"]), where)
        passage = " ".join((row["passage"] or "").split())[:60]
        lines.append(
            [
                escape(texts.code("severity", row["severity"])),
                escape(texts.code("issue", row["code"])),
                escape(passage),
                f"{where}<div class='faint'>{escape(told(row['detail'], texts))}</div>",
            ]
        )
    heads = [texts(f"issue.{name}") for name in ("severity", "code", "passage", "where")]
    html(table(heads, lines, frozenset()) + pager(view, page, pages, code=chosen))
