"""One figure with all that is known of it: where it stands, how it was read, what it was before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from warehouse.query import QueryError, Reader

_FIGURE = """
select
    metric.*,
    article.page_id,
    article.title,
    article.region_code as article_region,
    page.file_name,
    page.source_path,
    page.paper,
    page.published_on,
    page.published_precision,
    region.path as region_path,
    run.code_version,
    run.reference_version,
    run.finished_at,
    claim_mention.claim_id,
    -- Where one sentence prints the same figure twice, which of them this is.
    (
        select count(*)
        from metric as twin
        where
            twin.article_id = metric.article_id
            and twin.sentence = metric.sentence
            and twin.text = metric.text
            and twin.char_start < metric.char_start
    ) as turn
from metric
inner join article on metric.article_id = article.article_id
inner join page on article.page_id = page.page_id
inner join claim_mention on metric.metric_id = claim_mention.metric_id
left join region on metric.region_code = region.region_code
left join run on metric.run_id = run.run_id
where metric.metric_id = ?
"""

_PLACE = """
select text, evidence
from place_mention
where article_id = ? and region_code = ?
order by char_start is null, abs(coalesce(char_start, 0) - ?) + if(char_start > ?, 100000, 0)
limit 1
"""

_TELLINGS = """
select
    figure.text,
    figure.subject,
    figure.title,
    figure.paper,
    figure.published_on,
    figure.metric_id
from claim_mention
inner join figure on claim_mention.metric_id = figure.metric_id
where claim_mention.claim_id = ? and claim_mention.metric_id <> ?
order by claim_mention.ordinal
"""

_HISTORY = """
select
    metric_history.*,
    region.path as region_path
from metric_history
left join region on metric_history.region_code = region.region_code
where
    metric_history.metric_id = $metric_id
    -- A page that was replaced has other identifiers: there it is the figure on the same subject.
    or (
        metric_history.source_path = $source_path
        and metric_history.subject = $subject
        and metric_history.unit = $unit
        and metric_history.kind = $kind
        and metric_history.page_id <> $page_id
    )
order by metric_history.valid_to_run desc, metric_history.char_start
"""

_CORRECTIONS = """
select correction_id, field, value_before, value_after, reason, reviewer, decided_on
from correction
where row_id = $metric_id or row_id = $article_id
order by correction_id, field
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A name and what it says, one line or several."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything about one figure. ``unit`` and ``rule_id`` lead on to the tables that read it."""

    metric_id: str
    is_current: bool
    unit: str
    rule_id: str
    facts: tuple[Fact, ...]


def explain(reader: Reader, metric_id: str) -> Explanation:
    """The figure of this identifier, or what it was when it was last read.

    Raises QueryError when no version ever had it.
    """
    found = reader.frame(_FIGURE, [metric_id])
    if found.height:
        figure = found.row(0, named=True)
        facts = [*_standing(figure, reader), *_reading(figure), *_corrections(figure, reader)]
        facts += [*_claim(figure, reader), *_earlier(figure, reader)]
        return _explanation(figure, facts, is_current=True)
    gone = reader.frame(
        "select * from metric_history where metric_id = ? order by valid_to_run desc limit 1",
        [metric_id],
    )
    if not gone.height:
        raise QueryError(f"no figure {metric_id}, now or before; figure.metric_id lists them")
    figure = gone.row(0, named=True)
    withdrawn = f"{figure['change']} (run {figure['valid_to_run']})"
    facts = [
        Fact(name="withdrawn", lines=(withdrawn,)),
        Fact(name="page", lines=(str(figure["source_path"]),)),
        Fact(name="article", lines=(figure["article_title"] or "(no headline)",)),
        Fact(name="sentence", lines=(mark(figure["sentence"], figure["text"], 0),)),
        *_reading(figure),
        *_earlier(figure, reader),
    ]
    return _explanation(figure, facts, is_current=False)


def mark(sentence: str, text: str, turn: int) -> str:
    """``sentence`` with the figure in 【】: its ``turn``-th printing, from 0, spaces aside."""
    pattern = r"\s*".join(map(re.escape, "".join(text.split())))
    places = list(re.finditer(pattern, sentence)) if pattern else []
    if not places:
        return sentence
    place = places[min(turn, len(places) - 1)]
    return f"{sentence[: place.start()]}【{place[0]}】{sentence[place.end() :]}"


def _explanation(figure: dict[str, Any], facts: list[Fact], *, is_current: bool) -> Explanation:
    return Explanation(
        metric_id=figure["metric_id"],
        is_current=is_current,
        unit=figure["unit"],
        rule_id=figure["rule_id"],
        facts=tuple(facts),
    )


def _standing(figure: dict[str, Any], reader: Reader) -> Iterator[Fact]:
    printed = ", ".join(
        part
        for part in (
            figure["paper"] or "paper unknown",
            f"{figure['published_on']} (known to the {figure['published_precision']})"
            if figure["published_on"]
            else "date unknown",
        )
    )
    yield Fact(name="page", lines=(f"{figure['file_name']}: {printed}", figure["source_path"]))
    yield Fact(name="article", lines=(figure["title"] or "(no headline)",))
    yield Fact(
        name="sentence",
        lines=(
            mark(figure["sentence"], figure["text"], figure["turn"]),
            f"characters {figure['char_start']} to {figure['char_end']} of the page",
        ),
    )
    yield Fact(name="place", lines=(_place(figure, reader),))


def _place(figure: dict[str, Any], reader: Reader) -> str:
    code = figure["region_code"]
    if code is None:
        return "none"
    start = figure["char_start"]
    named = reader.rows(_PLACE, [figure["article_id"], code, start, start])
    how = f"named {named[0][0]} ({named[0][1]})" if named else "not named there"
    if code == figure["article_region"]:
        how = f"the place of the article; {how}"
    return f"{figure['region_path']} {code}: {how}"


def _reading(figure: dict[str, Any]) -> Iterator[Fact]:
    yield Fact(name="value", lines=tuple(_value(figure)))
    yield Fact(name="subject", lines=(figure["subject"],))
    yield Fact(name="period", lines=(_period(figure),))
    measure_type = figure["measure_type"].replace("unknown", "stock or flow unknown")
    yield Fact(name="nature", lines=(f"{figure['status']}, {measure_type}",))
    rule = f"{figure['rule_id']} (kind {figure['kind']})"
    yield Fact(name="rule", lines=(rule,))
    if "code_version" in figure:
        read = (
            f"run {figure['run_id']}, {figure['finished_at']:%Y-%m-%d %H:%M} UTC",
            f"program {figure['code_version']}, tables {figure['reference_version']}",
        )
        yield Fact(name="read by", lines=read)


def _value(figure: dict[str, Any]) -> Iterator[str]:
    per = f" per {figure['per']}" if figure["per"] else ""
    most = "" if figure["value_max"] is None else f" to {_number(figure['value_max'])}"
    yield f"{_number(figure['value'])}{most} {figure['unit']}{per}, {figure['approx']}"
    base = figure["unit_base"] or figure["unit"]
    low, high = figure["value_low"], figure["value_high"]
    if low is not None and low == high:
        yield f"{_number(low)} {base}{per}"
    else:
        least = "no lower bound" if low is None else f"at least {_number(low)} {base}{per}"
        greatest = "no upper bound" if high is None else f"at most {_number(high)} {base}{per}"
        yield f"{least}, {greatest}"


def _period(figure: dict[str, Any]) -> str:
    """The words and the days that they mean: either end may be open."""
    start, end = figure["period_start"], figure["period_end"]
    words = figure["period_text"] or "none said"
    if start and end:
        return f"{words}: {start} to {end}"
    if start or end:
        return f"{words}: from {start}" if start else f"{words}: until {end}"
    return str(words)


def _corrections(figure: dict[str, Any], reader: Reader) -> Iterator[Fact]:
    parameters = {"metric_id": figure["metric_id"], "article_id": figure["article_id"]}
    lines = tuple(
        f"{correction}: {field} {before or 'nothing'} → {after or 'nothing'}: {reason}"
        f" ({reviewer}, {on})"
        for correction, field, before, after, reason, reviewer, on in reader.rows(
            _CORRECTIONS, parameters
        )
    )
    yield Fact(name="corrected", lines=lines or ("no",))


def _claim(figure: dict[str, Any], reader: Reader) -> Iterator[Fact]:
    others = reader.rows(_TELLINGS, [figure["claim_id"], figure["metric_id"]])
    lines = [f"{figure['claim_id']}, told {'once' if not others else f'{len(others) + 1} times'}"]
    lines += [
        f"also {text} {subject}: {title or '(no headline)'}, {paper or 'paper unknown'}, {on}"
        f", {row}"
        for text, subject, title, paper, on, row in others
    ]
    yield Fact(name="claim", lines=tuple(lines))


def _earlier(figure: dict[str, Any], reader: Reader) -> Iterator[Fact]:
    keys = ("metric_id", "source_path", "subject", "unit", "kind", "page_id")
    history = reader.frame(_HISTORY, {key: figure[key] for key in keys})
    lines = tuple(
        f"{row['text']} {row['subject']} ({next(_value(row))}; {row['region_path'] or 'no place'})"
        f" from run {row['valid_from_run']} until {row['valid_to_run']}: {row['change']}"
        for row in history.iter_rows(named=True)
    )
    yield Fact(name="earlier", lines=lines or ("nothing else was ever read here",))


def _number(value: float) -> str:
    return f"{value:,.6f}".rstrip("0").rstrip(".")
