"""Reviewers' corrections, put onto what was read from their page, or found to be stale."""

from __future__ import annotations

from dataclasses import replace

from flows.normalize.additions import (
    StaleCorrection,
    added_figure,
    article_around,
    dated,
    measured,
    stated,
)
from flows.records import (
    ArticleResult,
    CorrectedField,
    Correction,
    Division,
    FieldValue,
    Metric,
    PageResult,
    RegionTag,
    Span,
    ThemeTag,
)
from flows.tables import Reference
from flows.tables.gazetteer import Gazetteer

_Change = tuple[ArticleResult, ArticleResult, tuple[CorrectedField, ...]]
"""An article as it was read and as it is corrected, and what that did."""


def apply_corrections(result: PageResult, reference: Reference) -> PageResult:
    """``result`` with the corrections of its page, one after the other, and a record of each.

    A correction whose quote does not stand once in the page, or whose ``expect`` differs from what
    is read, changes nothing and is recorded as stale.
    """
    for correction in result.page.hint.corrections:
        try:
            read, right, notes = _change(result, correction, reference)
            codes = {right.region_code, *(metric.region_code for metric in right.metrics)}
            result = replace(
                result,
                articles=tuple(right if each is read else each for each in result.articles),
                divisions=_divisions(result, codes - {None}, reference.gazetteer),
                corrected=(*result.corrected, *notes),
            )
        except StaleCorrection as reason:
            stale = CorrectedField(correction=correction, status="stale", detail=str(reason))
            result = replace(result, corrected=(*result.corrected, stale))
    return result


def _change(result: PageResult, correction: Correction, reference: Reference) -> _Change:
    if correction.target == "article":
        return _correct_article(result, correction)
    if correction.is_addition:
        return _add_figure(result, correction, reference)
    return _correct_figure(result, correction, reference)


def _add_figure(result: PageResult, correction: Correction, reference: Reference) -> _Change:
    span = _span_of(correction.text or "", result, correction)
    found = article_around(result, span)
    _guard(_article_fields(found), correction)
    added = added_figure(found, result, span, correction, reference)
    metrics = tuple(sorted((*found.metrics, added), key=lambda each: each.char_start))
    note = _note(correction, added.metric_id, "added", None, added.text)
    return found, replace(found, metrics=metrics), (note,)


def _correct_figure(result: PageResult, correction: Correction, reference: Reference) -> _Change:
    found, metric = _find_figure(result, correction)
    before = _figure_fields(metric)
    _guard(before, correction)
    if correction.fields is None:
        kept = tuple(each for each in found.metrics if each is not metric)
        note = _note(correction, metric.metric_id, "withdrawn", metric.text, None)
        return found, replace(found, metrics=kept), (note,)
    corrected = _restated(metric, correction, result, reference)
    metrics = tuple(corrected if each is metric else each for each in found.metrics)
    notes = _notes(correction, metric.metric_id, before, _figure_fields(corrected))
    return found, replace(found, metrics=metrics), notes


def _correct_article(result: PageResult, correction: Correction) -> _Change:
    found = _find_article(result, correction)
    before = _article_fields(found)
    _guard(before, correction)
    corrected = replace(found, correction_id=correction.correction_id)
    fields = dict(correction.fields or ())
    if "place" in fields:
        corrected = _moved(corrected, _as_text(fields["place"]), correction.correction_id)
    if "themes" in fields:
        corrected = _retagged(corrected, fields["themes"], correction.correction_id)
    after = _article_fields(corrected)
    return found, corrected, _notes(correction, found.article.article_id, before, after)


def _find_figure(result: PageResult, correction: Correction) -> tuple[ArticleResult, Metric]:
    text = correction.text or ""
    start = _span_of(text, result, correction).start
    for found in result.articles:
        for metric in found.metrics:
            if metric.char_start == start and metric.text == text:
                return found, metric
    raise StaleCorrection(f"no figure is read from {text!r} there")


def _find_article(result: PageResult, correction: Correction) -> ArticleResult:
    """The article with this headline (spaces aside), or the one that holds the quote."""
    wanted = "".join(correction.quote.split())
    titled = [
        found
        for found in result.articles
        if found.article.title and "".join(found.article.title.text.split()) == wanted
    ]
    if len(titled) == 1:
        return titled[0]
    return article_around(result, _span_of(correction.quote, result, correction))


def _span_of(words: str, result: PageResult, correction: Correction) -> Span:
    """Where the ``words`` of the quote stand in the page."""
    page, quote = result.page.text, correction.quote
    times = page.count(quote)
    if times != 1:
        raise StaleCorrection(f"{quote!r} stands {times} times in the page, not once")
    start = page.index(quote) + quote.index(words)
    return Span(start, start + len(words))


def _guard(before: dict[str, FieldValue], correction: Correction) -> None:
    for field, expected in correction.expect:
        if before[field] != expected:
            raise StaleCorrection(f"{field} is read as {before[field]!r}, not {expected!r}")


def _restated(
    metric: Metric, correction: Correction, result: PageResult, reference: Reference
) -> Metric:
    """The figure with the right fields and what follows from them: span, base, bounds, days."""
    fields = stated(correction)
    if "text" in fields:
        span = _span_of(fields["text"], result, correction)
        fields |= {"char_start": span.start, "char_end": span.end}
    corrected = metric._replace(correction_id=correction.correction_id, **fields)
    return measured(dated(corrected, correction, result.published, reference), reference)


def _moved(found: ArticleResult, code: str | None, correction_id: str) -> ArticleResult:
    """The article at another place. Its figures and practices that stood at the old one follow."""
    old = found.region_code
    tags = {tag.region_code: replace(tag, is_primary=False) for tag in found.regions}
    if code is not None:
        empty = RegionTag(
            article_id=found.article.article_id, region_code=code, is_primary=True, mentions=0
        )
        tags[code] = replace(tags.get(code, empty), is_primary=True)
    if old is not None and old != code and tags[old].mentions == 0:
        del tags[old]
    return replace(
        found,
        region_code=code,
        regions=tuple(tags[each] for each in sorted(tags)),
        metrics=tuple(
            metric._replace(region_code=code, correction_id=correction_id)
            if metric.region_code == old
            else metric
            for metric in found.metrics
        ),
        initiatives=tuple(
            replace(each, region_code=code) if each.region_code == old else each
            for each in found.initiatives
        ),
    )


def _retagged(found: ArticleResult, themes: FieldValue, correction_id: str) -> ArticleResult:
    wanted = themes if isinstance(themes, tuple) else ()
    read = {tag.theme: tag for tag in found.themes}
    tags = tuple(
        replace(read[theme], rank=rank)
        if theme in read
        else ThemeTag(
            article_id=found.article.article_id,
            theme=theme,
            rank=rank,
            score=0.0,
            evidence=f"correction {correction_id}",
        )
        for rank, theme in enumerate(wanted, 1)
    )
    primary = wanted[0] if wanted else None
    return replace(
        found,
        theme=primary,
        themes=tags,
        initiatives=tuple(replace(each, theme=primary) for each in found.initiatives),
    )


def _divisions(
    result: PageResult, codes: set[str | None], gazetteer: Gazetteer
) -> tuple[Division, ...]:
    """The divisions that the page refers to, those of ``codes`` and all above them."""
    known = {division.region_code: division for division in result.divisions}
    for code in codes - known.keys():
        if code is None or not gazetteer.has(code):
            raise StaleCorrection(f"{code!r} is the code of no division")
        known = {each: gazetteer.division(each) for each in gazetteer.lineage(code)} | known
    return tuple(known[each] for each in sorted(known))


def _figure_fields(metric: Metric) -> dict[str, FieldValue]:
    return {**metric._asdict(), "place": metric.region_code}


def _article_fields(found: ArticleResult) -> dict[str, FieldValue]:
    return {
        "title": found.article.headline,
        "place": found.region_code,
        "theme": found.theme,
        "themes": tuple(tag.theme for tag in found.themes),
    }


def _notes(
    correction: Correction,
    row_id: str,
    before: dict[str, FieldValue],
    after: dict[str, FieldValue],
) -> tuple[CorrectedField, ...]:
    return tuple(
        _note(correction, row_id, field, _as_text(before[field]), _as_text(after[field]))
        for field, _ in correction.fields or ()
    )


def _note(
    correction: Correction, row_id: str, field: str, before: str | None, after: str | None
) -> CorrectedField:
    return CorrectedField(
        correction=correction,
        status="applied",
        row_id=row_id,
        field=field,
        before=before,
        after=after,
    )


def _as_text(value: FieldValue) -> str | None:
    if value is None:
        return None
    if isinstance(value, tuple):
        return " ".join(value)
    is_short = isinstance(value, float) and value.is_integer() and abs(value) < 1e6
    return f"{value:g}" if is_short else str(value)
