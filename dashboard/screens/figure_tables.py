"""Below the charts of a measure: its figures one by one, a head, and where they contradict."""

from __future__ import annotations

from html import escape
from typing import Any

from dashboard.data import fetch
from dashboard.downloads import TABLE, Table, file_links, queried
from dashboard.filters import MEASURES
from dashboard.formatting import bounds, called, day, number, place
from dashboard.frame import View, html
from dashboard.links import link
from dashboard.measures import Measure, from_params
from dashboard.paging import page_number, pager

PAGE_SIZE = 25
SORTS = ("value", "low", "newest", "place")
TABS = ("list", "per_head", "contradictions")


def show_tables(view: View, measure: Measure, count: int) -> None:
    """The tab that the URL asks for; the others are not computed."""
    texts = view.texts
    tab = view.params.get("tab", TABS[0])
    tab = tab if tab in TABS else TABS[0]
    links = "".join(
        link(
            view.href("figures", **measure.params(), tab=name),
            escape(texts(f"figures.{name}")),
            **({"aria_current": "true"} if name == tab else {}),
        )
        for name in TABS
        if name != "per_head" or _has_heads(measure)
    )
    html(f'<nav class="tabs" aria-label="{escape(texts("figures.tabs"))}">{links}</nav>')
    asked = {"filters": view.filters.parameter(), "measure": measure.parameter()}
    if tab == "per_head" and _has_heads(measure):
        _per_head(view, measure, asked)
    elif tab == "contradictions":
        _contradictions(view, asked)
    else:
        _list(view, measure, asked, count)


def all_measures(view: View, subject: str | None = None) -> list[tuple[Measure, int]]:
    """Measures that the filters leave, or those of a subject, with their figures, most first;
    where a kind or unit is filtered, its measures stand before the others."""
    asked = {"filters": view.filters.parameter(), "subject": subject}
    found = fetch(view.warehouse, "measures", **asked)
    measures = [
        (
            Measure(kind=row["kind"], base=row["base"], per=row["per"], subject=subject),
            row["figures"],
        )
        for row in found.iter_rows(named=True)
    ]
    kind, unit = view.filters.measure, view.filters.unit
    return sorted(measures, key=lambda told: (told[0].kind != kind, told[0].base != unit))


def chosen_measure(view: View) -> Measure | None:
    """The measure that the address names, or the first there is, of a kind that it names."""
    named = from_params(view.params)
    if named is not None:
        return named
    measures = [measure for measure, _ in all_measures(view)]
    kind = view.params.get("kind")
    of_kind = [measure for measure in measures if measure.kind == kind]
    return next(iter(of_kind or measures), None)


def table(view: View) -> Table:
    """Every figure that the filters leave; those of one kind or measure where one is asked for."""
    named = from_params(view.params)
    filters = view.filters
    whole = {"kind": filters.measure, "base": filters.unit, "per": None, "subject": None}
    if view.params.get("kind") in MEASURES:
        whole = {"kind": view.params["kind"], "base": None, "per": None, "subject": None}
    measure = named.parameter() if named else whole
    return queried(
        view,
        "figures_export",
        ("figure_by_claim", "metric", "page"),
        filters=filters.parameter(),
        measure=measure,
    )


def _has_heads(measure: Measure) -> bool:
    return measure.per is None and measure.kind in ("money", "area", "mass", "count")


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
        '<div class="listhead">'
        f'<div class="sorts"><span>{escape(texts("sort.label"))}</span>{sorts}</div></div>'
        f'<div class="scroll-x"><table class="t"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
        + pager(view, page, pages, sort=sort, **measure.params())
        + _files(view, measure)
    )


def _files(view: View, measure: Measure) -> str:
    """Links to the figures of the measure as files, and to all that the filters leave."""
    everything: dict[str, str | None] = dict.fromkeys(("kind", "base", "per", "subject"))
    return "".join(
        file_links(view, "figures", TABLE, label=view.texts(label), changes=changes)
        for label, changes in (
            ("figures.files.measure", {**everything, **measure.params()}),
            ("figures.files.all", everything),
        )
    )


def _line(view: View, measure: Measure, row: dict[str, Any]) -> str:
    texts = view.texts
    address = view.href("article", article=row["article_id"], metric=row["metric_id"])
    range_ = bounds(row["value_low"], row["value_high"], measure.unit(texts), texts)
    marks = [
        texts(name)
        for name, is_so in (
            ("figures.outlier", row["is_outlier"]),
            ("figures.contradicted", row["is_contradicted"]),
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
        f"<td>{link(address, escape(called(row['title'], row['lead'], texts)))}"
        f'<div class="faint">{escape(paper)} {escape(on)}</div></td></tr>'
    )


def _per_head(view: View, measure: Measure, asked: dict[str, Any]) -> None:
    """What a figure comes to a head, where the same place's population is told."""
    texts = view.texts
    frame = fetch(view.warehouse, "per_head", **asked)
    html(f'<p class="faint">{escape(texts("figures.per_head.note"))}</p>')
    if frame.is_empty():
        html(f"<p>{escape(texts('figures.per_head.none'))}</p>")
        return
    lines = []
    for row in frame.iter_rows(named=True):
        address = view.href("article", article=row["article_id"], metric=row["metric_id"])
        people = view.href("article", article=row["people_article"], metric=row["people_id"])
        a_head = bounds(row["low"], row["high"], measure.unit(texts), texts)
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
    html(
        f'<div class="scroll-x"><table class="t"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _contradictions(view: View, asked: dict[str, Any]) -> None:
    texts = view.texts
    frame = fetch(view.warehouse, "contradictions", **asked)
    html(f'<p class="faint">{escape(texts("figures.contradictions.note"))}</p>')
    if frame.is_empty():
        html(f"<p>{escape(texts('figures.contradictions.none'))}</p>")
        return
    lines = []
    for row in frame.iter_rows(named=True):
        told = "".join(f"<td>{_side(view, row, side)}</td>" for side in ("one", "other"))
        first, last = (day(row[f"period_{end}"], "day", texts) for end in ("start", "end"))
        lines.append(
            f"<tr><td>{escape(row['subject'])}</td>"
            f"<td>{escape(place(row['path'], texts, levels=2))}</td>"
            f"<td>{escape(row['period_text'] or '')}"
            f'<div class="faint">{escape(first)} — {escape(last)}</div></td>{told}</tr>'
        )
    names = ("figure.subject", "figure.place", "figure.period", "figures.one", "figures.other")
    heads = "".join(f"<th>{escape(texts(name))}</th>" for name in names)
    html(
        f'<div class="scroll-x"><table class="t"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _side(view: View, row: dict[str, Any], side: str) -> str:
    """One of two figures that contradict each other, with who tells it."""
    texts = view.texts
    address = view.href("article", article=row[f"{side}_article"], metric=row[f"{side}_id"])
    paper = row[f"{side}_paper"] or texts("paper.unknown")
    on = day(row[f"{side}_on"], row[f"{side}_precision"], texts)
    return (
        f"{link(address, escape(' '.join(row[f'{side}_text'].split())))}"
        f'<div class="faint">{escape(paper)} {escape(on)}</div>'
    )
