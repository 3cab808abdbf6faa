"""Figures: one measure at a time, its unit on the axis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.data import fetch, one
from dashboard.downloads import download_chart, download_query
from dashboard.facets import scope_of, sidebar
from dashboard.filters import changed
from dashboard.formatting import bounds, day, number, place
from dashboard.frame import View, choose, heading, html, open_view, palette
from dashboard.links import link
from dashboard.measures import Measure, from_params
from dashboard.paging import page_number, pager
from dashboard.trail import breadcrumb, chosen_chips

PAGE_SIZE = 25
SORTS = ("value", "low", "newest", "place")


def show() -> None:
    """Draw the page."""
    view = open_view("figures")
    if view is None:
        return
    sidebar(view)
    breadcrumb(view)
    chosen_chips(view)
    measures = [
        (Measure(kind=row["kind"], base=row["base"], per=row["per"]), row["figures"])
        for row in fetch(view.warehouse, "measures", filters=view.filters.parameter()).iter_rows(
            named=True
        )
    ]
    measure = from_params(view.params) or (measures[0][0] if measures else None)
    if measure is None:
        html(f'<div class="notice"><p>{escape(view.texts("figures.none"))}</p></div>')
        return
    _choose_measure(view, measures, measure)
    asked = {"filters": view.filters.parameter(), "measure": measure.parameter()}
    counts = one(fetch(view.warehouse, "figure_count", **asked))
    _summary(view, measure, counts)
    if not counts["figures"]:
        return
    left, right = st.columns(2, gap="large")
    with left:
        _spread(view, measure, asked)
    with right:
        _compare(view, measure, asked)
    _list(view, measure, asked, counts["figures"])
    _per_head(view, measure, asked)
    _contradictions(view, asked)


def _choose_measure(view: View, measures: list[tuple[Measure, int]], measure: Measure) -> None:
    texts = view.texts
    whole = Measure(kind=measure.kind, base=measure.base, per=measure.per)
    shown = measures[:14]
    if all(candidate != whole for candidate, _ in shown):
        shown = [*shown, (whole, dict(measures).get(whole, 0))]
    subjects = fetch(
        view.warehouse, "subjects", filters=view.filters.parameter(), measure=whole.parameter()
    )
    html(
        _chips(
            texts("figures.measure"),
            [
                (candidate.label(texts), count, candidate == whole, candidate)
                for candidate, count in shown
            ],
            view,
        )
        + _chips(
            texts("figure.subject"),
            [
                (texts("figures.all_subjects"), None, measure.subject is None, whole),
                *(
                    (
                        subject,
                        count,
                        subject == measure.subject,
                        Measure(kind=whole.kind, base=whole.base, per=whole.per, subject=subject),
                    )
                    for subject, count in subjects.head(24).iter_rows()
                ),
            ],
            view,
        )
    )


def _chips(title: str, choices: list[tuple[str, int | None, bool, Measure]], view: View) -> str:
    links = []
    for label, count, is_chosen, measure in choices:
        state = {"aria_current": "true"} if is_chosen else {}
        tail = "" if count is None else f"<span>{number(count, view.texts)}</span>"
        links.append(
            link(view.href("figures", **measure.params()), f"{escape(label)}{tail}", **state)
        )
    return (
        f'<div class="chips choose" role="group" aria-label="{escape(title)}">'
        f"<b>{escape(title)}</b>{''.join(links)}</div>"
    )


def _summary(view: View, measure: Measure, counts: Mapping[str, Any]) -> None:
    texts = view.texts
    if not counts["figures"]:
        html(f'<div class="notice"><p>{escape(texts("figures.none"))}</p></div>')
        return
    unit = measure.unit(texts)
    words = texts(
        "figures.summary",
        figures=number(counts["figures"], texts),
        places=number(counts["places"], texts),
        least=number(counts["least"], texts),
        middle=number(counts["middle"], texts),
        most=number(counts["most"], texts),
        unit=unit,
    )
    heading(measure.axis(texts), words)
    if counts["outliers"]:
        said = texts("figures.outliers", count=number(counts["outliers"], texts))
        html(f'<p class="faint">{escape(said)}</p>')


def _spread(view: View, measure: Measure, asked: dict[str, Any]) -> None:
    texts = view.texts
    heading(texts("figures.spread"), texts("figures.log"))
    chart = charts.histogram(
        fetch(view.warehouse, "figure_bins", **asked), measure.axis(texts), texts
    )
    key = f"spread:{view.filters}:{measure}"

    def narrow() -> None:
        low, high = (charts.clicked(st.session_state[key], end) for end in ("low", "high"))
        if low and high and measure.per is None:
            sized = replace(
                view.filters,
                measure=measure.kind,
                unit=measure.base,
                low=float(low),
                high=float(high),
            )
            choose(view, sized, **measure.params())

    st.altair_chart(
        chart,
        key=key,
        on_select=narrow,
        alt=texts("figures.spread.alt", measure=measure.axis(texts)),
    )
    download_chart(view, "spread", chart)


def _compare(view: View, measure: Measure, asked: dict[str, Any]) -> None:
    texts = view.texts
    heading(texts("figures.places"), texts("figures.places.note"))
    frame = fetch(view.warehouse, "figure_places", scope=scope_of(view), **asked)
    frame = frame.filter(pl.col("least") > 0)
    if frame.is_empty():
        html(f'<p class="faint">{escape(texts("overview.places.none"))}</p>')
        return
    key = f"ranges:{view.filters}:{measure}"

    def drill() -> None:
        code = charts.clicked(st.session_state[key], "region_code")
        if code:
            choose(view, changed(view.filters, "region", code), **measure.params())

    chart = charts.place_ranges(frame, measure.axis(texts), texts, palette())
    st.altair_chart(
        chart,
        key=key,
        on_select=drill,
        alt=texts("figures.places.alt", measure=measure.axis(texts), top=frame["name"][0]),
    )
    download_chart(view, "places", chart)


def _list(view: View, measure: Measure, asked: dict[str, Any], count: int) -> None:
    texts = view.texts
    sort = view.params.get("sort", SORTS[0])
    sort = sort if sort in SORTS else SORTS[0]
    page, pages = page_number(view, count, PAGE_SIZE)
    frame = fetch(
        view.warehouse,
        "figure_list",
        sort=sort,
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
        **asked,
    )
    sorts = "".join(
        link(
            view.href("figures", sort=name, **measure.params()),
            escape(texts(f"sort.{name}")),
            **({"aria_current": "true"} if name == sort else {}),
        )
        for name in SORTS
    )
    heads = "".join(
        f"<th{' class=n' if name == 'bounds' else ''}>{escape(texts(f'figure.{name}'))}</th>"
        for name in ("subject", "printed", "bounds", "place", "article")
    )
    lines = "".join(_line(view, measure, row) for row in frame.iter_rows(named=True))
    html(
        f'<div class="listhead"><h2>{escape(texts("figures.list"))}</h2>'
        f'<div class="sorts"><span>{escape(texts("sort.label"))}</span>{sorts}</div></div>'
        f'<div class="scroll-x"><table class="t"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
        + pager(view, page, pages, sort=sort, **measure.params())
    )
    download_query(view, "figures", "figures_export", **asked)


def _line(view: View, measure: Measure, row: dict[str, Any]) -> str:
    texts = view.texts
    address = view.href("article", article=row["article_id"], metric=row["metric_id"])
    range_ = bounds(row["value_low"], row["value_high"], None, texts) + measure.unit(texts)
    marks = [
        texts(name)
        for name, is_so in (
            ("figures.outlier", row["is_outlier"]),
            ("status.planned", row["status"] == "planned"),
            ("measure_type.cumulative", row["measure_type"] == "cumulative"),
        )
        if is_so
    ]
    badges = "".join(f'<span class="badge">{escape(mark)}</span>' for mark in marks)
    paper = row["paper"] or texts("paper.unknown")
    on = day(row["published_on"], row["published_precision"], texts)
    return (
        f"<tr><td>{badges}{escape(row['subject'])}</td>"
        f"<td>{link(address, escape(' '.join(row['text'].split())))}</td>"
        f'<td class="n">{escape(range_)}</td>'
        f"<td>{escape(place(row['path'], texts, levels=2))}</td>"
        f"<td>{link(address, escape(row['title'] or texts('article.untitled')))}"
        f'<div class="faint">{escape(paper)} {escape(on)}</div></td></tr>'
    )


def _per_head(view: View, measure: Measure, asked: dict[str, Any]) -> None:
    """What a figure comes to a head, where the same place's population is told."""
    texts = view.texts
    if measure.per or measure.kind not in ("money", "area", "mass"):
        return
    frame = fetch(view.warehouse, "per_head", **asked)
    if frame.is_empty():
        return
    heading(texts("figures.per_head"), texts("figures.per_head.note"))
    lines = []
    for row in frame.iter_rows(named=True):
        address = view.href("article", article=row["article_id"], metric=row["metric_id"])
        people = view.href("article", article=row["people_article"], metric=row["people_id"])
        a_head = bounds(row["low"], row["high"], None, texts) + measure.unit(texts)
        lines.append(
            f"<tr><td>{escape(place(row['path'], texts, levels=2))}</td>"
            f"<td>{escape(row['subject'])} {link(address, escape(row['text']))}</td>"
            f'<td class="n">{link(people, escape(number(row["people"], texts)))}</td>'
            f'<td class="n">{escape(a_head)}</td></tr>'
        )
    heads = "".join(
        f"<th{' class=n' if name in ('people', 'a_head') else ''}>"
        f"{escape(texts(f'figure.{name}'))}</th>"
        for name in ("place", "printed", "people", "a_head")
    )
    html(f'<table class="t"><thead><tr>{heads}</tr></thead><tbody>{"".join(lines)}</tbody></table>')


def _contradictions(view: View, asked: dict[str, Any]) -> None:
    texts = view.texts
    frame = fetch(view.warehouse, "contradictions", **asked)
    if frame.is_empty():
        return
    heading(texts("figures.contradictions"), texts("figures.contradictions.note"))
    lines = []
    for row in frame.iter_rows(named=True):
        told = " ↔ ".join(
            link(
                view.href("article", article=row[f"{side}_article"], metric=row[f"{side}_id"]),
                escape(" ".join(row[f"{side}_text"].split())),
            )
            for side in ("one", "other")
        )
        lines.append(
            f"<tr><td>{escape(row['subject'])}</td>"
            f"<td>{escape(place(row['path'], texts, levels=2))}</td><td>{told}</td></tr>"
        )
    html(f'<table class="t"><tbody>{"".join(lines)}</tbody></table>')
