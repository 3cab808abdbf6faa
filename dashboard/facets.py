"""The filters of a page as lists of links with counts: every choice is an address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape

import streamlit as st

from dashboard.data import column, fetch
from dashboard.filters import Filters, changed
from dashboard.formatting import month, number, unit_name
from dashboard.frame import View, choose, html
from dashboard.links import link
from dashboard.store import Warehouse
from dashboard.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of a facet. ``filters`` is what choosing it makes of the filters."""

    label: str
    count: int | None
    is_chosen: bool
    filters: Filters


def theme_names(warehouse: Warehouse, texts: Texts) -> dict[str, str]:
    """Theme code -> its name in the reader's language."""
    frame = fetch(warehouse, "names")
    name = "name_en" if texts.language == "en" else "name_zh"
    return dict(zip(column(frame, "theme"), column(frame, name), strict=True))


def sidebar(view: View, with_words: bool = True) -> None:
    """Every facet, in the order in which readers narrow down: place, theme, quantity, time."""
    with st.sidebar:
        if with_words:
            _words(view)
        where, when = _lists(view)
        if not view.filters.measure:
            html(where + when)
            return
        html(where)
        _size(view)
        html(when)


def facet_lists(view: View) -> str:
    """Every facet that is a list of links."""
    return "".join(_lists(view))


def _lists(view: View) -> tuple[str, str]:
    """The facets down to the kind of quantity, whose size may be asked for, and the others."""
    texts, counts = view.texts, _counts(view)
    return (
        _facet(view, texts("facet.region"), _regions(view))
        + _facet(view, texts("facet.themes"), _themes(view, counts["themes"]))
        + _facet(view, texts("facet.measure"), _measures(view, counts["measure"])),
        _facet(view, texts("facet.period"), _periods(view, counts["period"]))
        + _facet(view, texts("facet.papers"), _papers(view, counts["papers"]))
        + _facet(view, texts("facet.pieces"), _pieces(view, counts["pieces"])),
    )


def _counts(view: View) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    frame = fetch(view.warehouse, "facets", filters=view.filters.parameter())
    for facet, value, initiatives in frame.iter_rows():
        counts[facet][value] = initiatives
    return counts


def _facet(view: View, title: str, choices: Iterable[Choice]) -> str:
    lines = []
    for choice in choices:
        count = "" if choice.count is None else number(choice.count, view.texts)
        label = f"<span>{escape(choice.label)}</span><span>{count}</span>"
        state = {"aria_current": "true"} if choice.is_chosen else {}
        zero = ' class="zero"' if choice.count == 0 else ""
        lines.append(f"<li{zero}>{link(view.filtered(choice.filters), label, **state)}</li>")
    if not lines:
        return ""
    return (
        f'<section class="facet" aria-label="{escape(title)}"><h3>{escape(title)}</h3>'
        f"<ul>{''.join(lines)}</ul></section>"
    )


def _regions(view: View) -> list[Choice]:
    filters, texts = view.filters, view.texts
    choices = []
    if filters.region is not None:
        lineage = fetch(view.warehouse, "lineage", region=filters.region)
        above = [None, *column(lineage, "region_code")][:-1]
        names = [texts("region.all"), *column(lineage, "name")][:-1]
        for code, name in zip(above, names, strict=True):
            choices.append(
                Choice(
                    label=f"↑ {name}",
                    count=None,
                    is_chosen=False,
                    filters=changed(filters, "region", code),
                )
            )
    below = fetch(view.warehouse, "places", filters=filters.parameter(), scope=scope_of(view))
    for code, name, initiatives in below.select("region_code", "name", "initiatives").iter_rows():
        if not initiatives:
            continue
        choices.append(
            Choice(
                label=name,
                count=initiatives,
                is_chosen=False,
                filters=changed(filters, "region", code),
            )
        )
    if filters.region is None and scope_of(view) is not None:
        choices += _elsewhere(view)
    return choices


def _elsewhere(view: View) -> list[Choice]:
    """Places outside the one whose parts are listed, so that none is hidden."""
    lineage = set(column(fetch(view.warehouse, "lineage", region=scope_of(view)), "region_code"))
    return [
        Choice(
            label=name,
            count=initiatives,
            is_chosen=False,
            filters=changed(view.filters, "region", code),
        )
        for code, name, initiatives in fetch(
            view.warehouse, "places", filters=view.filters.parameter(), scope=None
        )
        .select("region_code", "name", "initiatives")
        .iter_rows()
        if initiatives and code not in lineage
    ]


def scope_of(view: View) -> str | None:
    """The place whose parts are compared: the chosen one, or the one that holds all articles."""
    if view.filters.region is not None:
        return view.filters.region
    found = list(column(fetch(view.warehouse, "scope"), "region_code"))
    return found[0] if found else None


def _themes(view: View, counts: dict[str, int]) -> list[Choice]:
    names = theme_names(view.warehouse, view.texts)
    return _many(view, "themes", counts, lambda code: names.get(code, code))


def _papers(view: View, counts: dict[str, int]) -> list[Choice]:
    unknown = view.texts("paper.unknown")
    return _many(view, "papers", counts, lambda code: unknown if code == "-" else code)


def _pieces(view: View, counts: dict[str, int]) -> list[Choice]:
    return _many(view, "pieces", counts, lambda code: view.texts.code("piece", code))


def _many(
    view: View, field: str, counts: dict[str, int], label: Callable[[str], str]
) -> list[Choice]:
    chosen = getattr(view.filters, field)
    values = [*counts, *(value for value in chosen if value not in counts)]
    return [
        Choice(
            label=label(value),
            count=counts.get(value, 0),
            is_chosen=value in chosen,
            filters=view.filters.toggled(field, value),
        )
        for value in values
    ]


def _measures(view: View, counts: dict[str, int]) -> list[Choice]:
    filters, texts = view.filters, view.texts
    choices = []
    for kind, initiatives in counts.items():
        is_chosen = kind == filters.measure
        choices.append(
            Choice(
                label=texts.code("measure", kind),
                count=initiatives,
                is_chosen=is_chosen,
                filters=changed(filters, "measure", None if is_chosen else kind),
            )
        )
    return choices


def _periods(view: View, counts: dict[str, int]) -> list[Choice]:
    filters = view.filters
    choices = []
    for code in sorted(counts, reverse=True):
        first = date.fromisoformat(f"{code}-01")
        last = _month_end(first)
        is_chosen = (filters.since, filters.until) == (first, last)
        since, until = (None, None) if is_chosen else (first, last)
        choices.append(
            Choice(
                label=month(code, view.texts),
                count=counts[code],
                is_chosen=is_chosen,
                filters=replace(filters, since=since, until=until),
            )
        )
    return choices


def _month_end(first: date) -> date:
    following = first.replace(day=28) + timedelta(days=4)
    return following.replace(day=1) - timedelta(days=1)


def _words(view: View) -> None:
    texts = view.texts

    def search() -> None:
        words = " ".join(str(st.session_state[key]).split())
        choose(view, changed(view.filters, "words", words))

    key = f"words:{view.filters.words}"
    st.text_input(
        texts("facet.words"),
        value=view.filters.words,
        key=key,
        placeholder=texts("facet.words.hint"),
        on_change=search,
    )


def _size(view: View) -> None:
    filters, texts = view.filters, view.texts
    units = list(column(fetch(view.warehouse, "units", measure=filters.measure), "unit"))
    if not units:
        return
    key = "|".join(str(part) for part in (filters.measure, filters.unit, filters.low, filters.high))

    def apply() -> None:
        unit = st.session_state[f"unit:{key}"]
        low, high = (st.session_state[f"{end}:{key}"] for end in ("low", "high"))
        if unit is None:
            low = high = None
        choose(view, replace(filters, unit=unit, low=low, high=high))

    st.selectbox(
        texts("facet.unit"),
        units,
        index=units.index(filters.unit) if filters.unit in units else None,
        format_func=lambda unit: unit_name(unit, texts),
        placeholder=texts("facet.unit.any"),
        key=f"unit:{key}",
        on_change=apply,
    )
    if filters.unit is not None:
        left, right = st.columns(2)
        for box, end, value in ((left, "low", filters.low), (right, "high", filters.high)):
            box.number_input(
                texts(f"facet.{end}", unit=unit_name(filters.unit, texts)),
                value=value,
                format="%0.12g",
                key=f"{end}:{key}",
                on_change=apply,
            )
