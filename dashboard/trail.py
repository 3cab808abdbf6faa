"""What is chosen now: the place with what stands above it, and a chip a filter."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from dashboard.data import fetch, one
from dashboard.facets import theme_names
from dashboard.filters import Filters, changed
from dashboard.formatting import amount, aside, day, unit_name
from dashboard.frame import View
from dashboard.links import link
from dashboard.texts import Texts


def _choices(view: View) -> list[tuple[str, Filters]]:
    """What is filtered now, in words, each with the filters that are left without it."""
    filters, texts = view.filters, view.texts
    names = theme_names(view.warehouse, texts)
    chips: list[tuple[str, Filters]] = [
        (names.get(theme, theme), filters.toggled("themes", theme)) for theme in filters.themes
    ]
    chips += [
        (texts.code("piece", piece), filters.toggled("pieces", piece)) for piece in filters.pieces
    ]
    chips += [
        (texts("paper.unknown") if paper == "-" else paper, filters.toggled("papers", paper))
        for paper in filters.papers
    ]
    if filters.measure:
        chips.append((_measure_chip(filters, texts), changed(filters, "measure", None)))
    if filters.since or filters.until:
        span = " — ".join(
            day(on, "day", texts) if on else "…" for on in (filters.since, filters.until)
        )
        chips.append((span, replace(filters, since=None, until=None)))
    if filters.words:
        chips.append((f"“{filters.words}”", changed(filters, "words", "")))
    if filters.run:
        chips.append((_run_chip(view, filters.run), changed(filters, "run", None)))
    return chips


def chosen_words(view: View) -> list[str]:
    """The filters in words, the place first; empty where nothing is chosen."""
    words = [label for label, _ in _choices(view)]
    if view.filters.region is None:
        return words
    lineage = fetch(view.warehouse, "lineage", region=view.filters.region)
    return [path for path in lineage["path"].to_list()[-1:] if path] + words


def chosen_chips(view: View) -> str:
    """What is filtered now, each with a link that takes it away; '' where nothing is."""
    filters, texts = view.filters, view.texts
    chips = _choices(view)
    if not chips:
        return ""
    links = [
        link(
            view.filtered(without),
            f"{escape(label)}<span aria-hidden='true'>×</span>",
            aria_label=texts("facet.remove", label=label),
        )
        for label, without in chips
    ]
    reset = Filters(region=filters.region)
    links.append(link(view.filtered(reset), escape(texts("facet.reset"))))
    return f'<div class="chips">{"".join(links)}</div>'


def _run_chip(view: View, run: str) -> str:
    last = one(fetch(view.warehouse, "freshness"))["run_id"]
    return view.texts("facet.run.last") if run == last else view.texts("facet.run", run=run)


def _measure_chip(filters: Filters, texts: Texts) -> str:
    label = texts.code("measure", filters.measure)
    if filters.unit is None:
        return label
    low = "" if filters.low is None else f" ≥ {amount(filters.low, filters.unit, texts)}"
    high = "" if filters.high is None else f" ≤ {amount(filters.high, filters.unit, texts)}"
    return label + aside(f"{unit_name(filters.unit, texts)}{low}{high}", texts)


def breadcrumb(view: View) -> str:
    """Where the chosen place stands, each level a link."""
    filters, texts = view.filters, view.texts
    steps = [("region.all", None)]
    parts = []
    if filters.region is not None:
        lineage = fetch(view.warehouse, "lineage", region=filters.region)
        steps += list(lineage.select("name", "region_code").iter_rows())
    for name, code in steps:
        label = escape(texts(name) if code is None else name)
        if code == filters.region:
            parts.append(f'<b aria-current="location">{label}</b>')
        else:
            parts.append(link(view.filtered(changed(filters, "region", code)), label))
    trail = "<i>›</i>".join(parts)
    return f'<nav class="crumb" aria-label="{escape(texts("crumb.label"))}">{trail}</nav>'
