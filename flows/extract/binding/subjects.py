"""Quantity -> what it counts, when, and whether it is achieved or planned."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from flows.extract.binding.clauses import Item, itemize
from flows.extract.binding.counted import counted
from flows.extract.binding.heard import Asked, Heard
from flows.extract.binding.measure_type import read_measure_type, usual_type
from flows.extract.binding.periods import (
    carried_period,
    dates_age,
    find_periods,
    governing_period,
    opens_scene,
    runs_on,
)
from flows.extract.binding.phrases import clause_start
from flows.extract.binding.respective import may_list
from flows.extract.binding.status import read_status
from flows.extract.layout.datelines import opening_end
from flows.extract.quantities.tables_in_text import Tables
from flows.records import Binding, MeasureType, MetricStatus, Quantity, Span
from flows.tables.wording import Wording

_LEANS = re.compile("|".join(["其中", "分别", *"比较增升降减涨跌均各占达最"]))
"""Words of a sentence that may leave out what an earlier one named. Without any of them a subject
never reaches across a full stop."""

_LEAD_BACK = 6
"""A report's period reaches this many sentences without one of their own."""

_AHEAD = ("今年", "明年", "后年", "未来", "到")
"""How periods begin in which a plan may lie."""


def bind_subjects(
    text: str,
    sentences: list[Span],
    quantities: list[Quantity],
    masked: Sequence[Span],
    tables: Wording | None = None,
) -> list[Binding]:
    """One Binding for each of ``quantities`` (in the order of the text), in the same order.

    ``sentences`` and ``masked`` (place names) are ranges of ``text``, sorted. ``tables`` are the
    words of ``seeds/reference``; without them only the grammar decides.
    """
    wording = tables or Wording()
    bindings: list[Binding] = []
    grid = Tables(text)
    heard = Heard()
    places = [span.start for span in masked]
    carrying: dict[int, str | None] = {}
    for at, indexes in _by_sentence(sentences, quantities):
        sentence = _cover(text, sentences, at, quantities, indexes)
        words = text[sentence.start : sentence.end]
        periods = find_periods(text, sentence, wording.period_names)
        items = itemize(
            text,
            sentence,
            [(index, quantities[index].span) for index in indexes],
            _within(masked, places, sentence),
            periods,
            wording,
        )
        if "\n" in text[heard.end : sentence.start]:
            heard = Heard(people=heard.people)
        elif not _LEANS.search(words):
            heard = Heard(by_unit=heard.by_unit, recent=heard.recent, people=heard.people)
        heard.taken = 0
        heard.lists = may_list(words)
        # What no word of the sentence speaks of is not looked for before each of its figures.
        may_plan = "将" in words or wording.status_pattern.search(words) is not None
        carried = _carried(text, sentences, at, wording, carrying)
        before: MeasureType = "unknown"
        for place, item in enumerate(items):
            if item.role != "figure":
                continue
            quantity = quantities[item.figure]
            asked = Asked(text, items, place, quantity, heard, wording)
            subject = grid.column_head(quantity.span) or counted(asked)
            heard.close(subject, quantity)
            status = read_status(text, items, place, wording) if may_plan else "achieved"
            own = governing_period(items, place) if periods else None
            if own is not None and quantity.kind == "age" and not dates_age(own.text):
                own = None
            period = carried if own is None and _takes(carried, quantity, status) else None
            if own is not None:
                period = own.text
            told = usual_type(quantity)
            if told is None:
                clause = _clause(items, place)
                told = read_measure_type(clause, subject, period, wording)
                if told == "unknown" and _continues(items, place, before):
                    told = before
            before = told if told != "rate" else before
            bindings.append(
                Binding(
                    subject=subject,
                    period_text=period,
                    status=status,
                    measure_type=told,
                    runs_on=own is not None and runs_on(text, items, place, own),
                )
            )
    return bindings


def _continues(items: Sequence[Item], at: int, before: MeasureType) -> bool:
    """Whether a figure without a verb goes on with the one before: 共有党组织4526个，党员8.9万名.

    Across a comma only types that are never added up are passed on; 、 passes on a flow too.
    """
    if before in ("stock", "cumulative"):
        return True
    start = clause_start(items, at)
    return before == "flow" and start > 0 and items[start - 1].role == "figure"


def _by_sentence(
    sentences: list[Span], quantities: list[Quantity]
) -> Iterator[tuple[int, list[int]]]:
    """Positions of the sentences that hold figures, with the positions of their figures."""
    starts = [sentence.start for sentence in sentences]
    group: list[int] = []
    current = -1
    for index, quantity in enumerate(quantities):
        at = max(bisect_right(starts, quantity.span.start) - 1, 0)
        if at != current and group:
            yield current, group
            group = []
        current = at
        group.append(index)
    if group:
        yield current, group


def _cover(
    text: str, sentences: list[Span], at: int, quantities: list[Quantity], group: list[int]
) -> Span:
    """The sentence less who reports it, stretched over figures that run across its edge."""
    first, last = quantities[group[0]].span, quantities[group[-1]].span
    sentence = sentences[at] if sentences else Span(first.start, last.end)
    start = sentence.start
    if start == 0 or text[start - 1] == "\n":
        start = opening_end(text, start)
    if start == sentence.start <= first.start and last.end <= sentence.end:
        return sentence
    return Span(min(start, first.start), max(sentence.end, last.end))


def _within(spans: Sequence[Span], starts: Sequence[int], sentence: Span) -> list[Span]:
    first = bisect_left(starts, sentence.start)
    last = bisect_right(starts, sentence.end, first)
    return [span for span in spans[first:last] if span.end <= sentence.end]


def _takes(carried: str | None, quantity: Quantity, status: MetricStatus) -> bool:
    """Whether a figure without a period of its own has the one of an earlier sentence.

    Nobody is 68 years old in a period, and what is planned does not lie in one that is past.
    """
    if carried is None or quantity.kind == "age":
        return False
    return status == "achieved" or (carried.startswith(_AHEAD) and not carried.endswith("以来"))


def _carried(
    text: str,
    sentences: list[Span],
    at: int,
    wording: Wording,
    carrying: dict[int, str | None],
) -> str | None:
    """The period that an earlier sentence of the paragraph sets for this one.

    ``carrying`` keeps what was found in each: the sentences behind it ask again.
    """
    for back in range(at - 1, max(at - 1 - _LEAD_BACK, -1), -1):
        if "\n" in text[sentences[back].end : sentences[at].start]:
            return None
        if opens_scene(text, sentences[back + 1]):
            return None
        if back not in carrying:
            carrying[back] = carried_period(text, sentences[back], wording.period_names)
        if (found := carrying[back]) is not None:
            return found
    return None


def _clause(items: list[Item], at: int) -> list[Item]:
    """The items of the figure's clause up to the figure, and the one behind it."""
    start = at
    while start > 0 and items[start - 1].role not in ("mark", "figure") and at - start < 24:
        start -= 1
    return items[start : at + 2]
