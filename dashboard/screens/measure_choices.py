"""Which measure the page of figures shows: the most told at hand, every other in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from dashboard.data import fetch
from dashboard.formatting import aside, number
from dashboard.frame import View, choose, html
from dashboard.links import link
from dashboard.measures import Measure
from dashboard.screens.figure_tables import all_measures

_MEASURES = 14
"""Measures at hand."""
_SUBJECTS = 24
"""Subjects of a measure that are at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """A measure under the words that it is chosen by; ``count`` None where it is not told."""

    label: str
    count: int | None
    measure: Measure


def choose_measure(view: View, measure: Measure) -> None:
    """Draw the measures there are, and the subjects of the chosen one."""
    texts = view.texts
    whole = replace(measure, subject=None)
    measures, more_measures = _parted(_measures(view, whole), whole, _MEASURES)
    subjects, more_subjects = _parted(_subjects(view, measure), measure, _SUBJECTS)
    everything = _Choice(label=texts("figures.all_subjects"), count=None, measure=whole)
    units = all_measures(view, measure.subject) if measure.subject else []
    others = [
        _Choice(label=unit.label(texts), count=count, measure=unit)
        for unit, count in units
        if unit != measure
    ]
    html(
        _chips(view, texts("figures.measure"), measures, whole)
        + _chips(view, texts("figure.subject"), [everything, *subjects], measure)
        + _chips(view, texts("figures.other_units"), others, measure)
    )
    lists = {"figures.more_measures": more_measures, "figures.more_subjects": more_subjects}
    for box, (title, more) in zip(st.columns(2, gap="large"), lists.items(), strict=True):
        with box:
            _more(view, title, more, measure)


def _measures(view: View, whole: Measure) -> list[_Choice]:
    told = all_measures(view)
    # An old address may name one that these filters leave none of.
    missing = [] if whole in dict(told) else [(whole, 0)]
    return [
        _Choice(label=each.label(view.texts), count=count, measure=each)
        for each, count in (*told, *missing)
    ]


def _subjects(view: View, measure: Measure) -> list[_Choice]:
    asked = replace(measure, subject=None).parameter()
    frame = fetch(view.warehouse, "subjects", filters=view.filters.parameter(), measure=asked)
    told: list[tuple[str, int | None]] = list(frame.iter_rows())
    if measure.subject is not None and measure.subject not in dict(told):
        told.append((measure.subject, None))
    return [
        _Choice(label=subject, count=count, measure=replace(measure, subject=subject))
        for subject, count in told
    ]


def _parted(
    choices: Sequence[_Choice], chosen: Measure, most: int
) -> tuple[list[_Choice], list[_Choice]]:
    """Those at hand, the chosen one always among them, and the others."""
    at_hand = [
        choice for place, choice in enumerate(choices) if place < most or choice.measure == chosen
    ]
    return at_hand, [choice for choice in choices if choice not in at_hand]


def _chips(view: View, title: str, choices: Sequence[_Choice], chosen: Measure) -> str:
    """A line of links to measures; '' for none."""
    links = []
    for choice in choices:
        state = {"aria_current": "true"} if choice.measure == chosen else {}
        told = "" if choice.count is None else f"<span>{number(choice.count, view.texts)}</span>"
        address = view.href("figures", **choice.measure.params())
        links.append(link(address, f"{escape(choice.label)}{told}", **state))
    if not links:
        return ""
    return (
        f'<div class="chips choose" role="group" aria-label="{escape(title)}">'
        f"<b>{escape(title)}</b>{''.join(links)}</div>"
    )


def _more(view: View, title: str, choices: Sequence[_Choice], chosen: Measure) -> None:
    """A list to choose from; nothing where there are no others."""
    if not choices:
        return
    texts = view.texts
    key = f"{title}:{view.filters}:{chosen}"
    told = texts(title, count=number(len(choices), texts))

    def go() -> None:
        choice: _Choice | None = st.session_state[key]
        if choice is not None:
            params = {"per": None, "subject": None, **choice.measure.params()}
            choose(view, view.filters, **params)

    st.selectbox(
        told,
        choices,
        index=None,
        format_func=lambda choice: choice.label + aside(number(choice.count, texts), texts),
        placeholder=told,
        key=key,
        on_change=go,
        label_visibility="collapsed",
    )
