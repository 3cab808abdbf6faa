"""One article: reading text, the page's own text, and a card for the chosen figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboard.citation import Source, figure, gbt7714, plain
from dashboard.data import fetch, one, rows
from dashboard.facets import theme_names
from dashboard.filters import Filters
from dashboard.formatting import (
    aside,
    base_unit,
    bounds,
    called,
    day,
    listed,
    number,
    place,
    told_also,
)
from dashboard.frame import View, heading, html, open_view
from dashboard.highlight import BodyRun, Mark, marked, paragraphs, to_body
from dashboard.links import link
from dashboard.screens.corrected import corrected
from dashboard.screens.initiative_card import initiative_card
from dashboard.screens.related import related
from dashboard.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the article, as the warehouse has it."""

    metric_id: str
    article_id: str
    char_start: int
    char_end: int
    text: str
    value: float
    value_max: float | None
    approx: str
    unit: str
    per: str | None
    kind: str
    subject: str
    path: str
    value_base: float | None
    unit_base: str | None
    value_low: float | None
    value_high: float | None
    period_text: str | None
    period_start: date | None
    period_end: date | None
    status: str
    measure_type: str
    sentence: str
    rule_id: str
    run_id: str


def show() -> None:
    """Draw the page."""
    view = open_view("article", settle=_pane(st.query_params.to_dict()))
    if view is None:
        return
    found = fetch(view.warehouse, "article", article=view.params.get("article", ""))
    if found.is_empty():
        back = link(view.href("initiatives"), escape(view.texts("article.back")))
        html(
            f'<div class="notice" role="status"><h2>{escape(view.texts("article.gone"))}</h2>'
            f"<p>{escape(view.texts('article.gone.text'))}</p><p>{back}</p></div>"
        )
        return
    article = one(found)
    figures = rows(fetch(view.warehouse, "article_figures", article=article["article_id"]), Figure)
    chosen = next((f for f in figures if f.metric_id == view.params.get("metric")), None)
    credits = fetch(view.warehouse, "article_credits", article=article["article_id"])
    source = _source(article, credits)
    marks = _marks(view, article["article_id"], figures, chosen)
    _headline(view, article, credits, source)
    left, right = st.columns([5, 4], gap="large")
    with left:
        _reading(view, article, marks)
        _table(view, figures, chosen)
    with right:
        if chosen is not None:
            html(_card(view, chosen, source))
        elif "initiative" in view.params:
            told = [(f.metric_id, f.subject, " ".join(f.text.split())) for f in figures]
            html(initiative_card(view, view.params["initiative"], told))
        _page(view, article, marks)
        html(heading(view.texts("cite.title")) + _citation(source))


def _pane(params: Mapping[str, str]) -> str:
    """The name of the pane with the page's text, which another figure makes another."""
    return params.get("metric", "body")


def _source(article: Mapping[str, Any], credits: pl.DataFrame) -> Source:
    authors = credits.filter(pl.col("sort").is_in(["reporter", "correspondent", "intern"]))
    return Source(
        authors=authors["name"].to_list(),
        title=article["title"],
        paper=article["paper"],
        published_on=article["published_on"],
        precision=article["published_precision"],
        evidence=article["published_evidence"],
    )


def _marks(
    view: View, article_id: str, figures: Sequence[Figure], chosen: Figure | None
) -> list[Mark]:
    """Everything to mark, in page offsets. Figures come first: a click on a piece opens theirs."""
    marks = [
        Mark(
            start=found.char_start,
            end=found.char_end,
            kind="figure",
            label=found.subject,
            address=view.href("article", article=article_id, metric=found.metric_id),
            is_chosen=found is chosen,
        )
        for found in figures
    ]
    named = fetch(view.warehouse, "article_marks", article=article_id)
    for row in named.iter_rows(named=True):
        is_place = row["sort"] == "place"
        initiative = view.href("article", article=article_id, initiative=row["target"])
        region = view.filtered(Filters(region=row["target"]), "initiatives")
        marks.append(
            Mark(
                start=row["char_start"],
                end=row["char_end"],
                kind=row["sort"],
                label=row["label"] or view.texts("place.unsettled"),
                address=(region if row["target"] else None) if is_place else initiative,
            )
        )
    return marks


def _headline(
    view: View, article: Mapping[str, Any], credits: pl.DataFrame, source: Source
) -> None:
    texts = view.texts
    names = theme_names(view.warehouse, texts)
    people: dict[str, list[str]] = {}
    for role, name in credits.filter(pl.col("sort") != "theme").select("sort", "name").iter_rows():
        people.setdefault(texts.code("role", role), []).append(name)
    themes = [
        names.get(code, code)
        for code in credits.filter(pl.col("sort") == "theme")["name"].to_list()
    ]
    over = " · ".join(part for part in (article["column_name"], article["kicker"]) if part)
    on = day(source.published_on, source.precision, texts)
    meta = [
        article["paper"] or texts("paper.unknown"),
        on + aside(texts("date.inferred"), texts) if source.is_inferred else on,
        place(article["path"], texts, levels=5),
        texts.code("piece", article["piece"]),
        listed(themes, texts),
        "  ".join(f"{role} {listed(named, texts)}" for role, named in people.items()),
    ]
    evidence = texts("date.evidence", words=source.evidence) if source.is_inferred else ""
    told = f'<div class="faint">{escape(evidence)}</div>' if evidence else ""
    back = link(view.href("initiatives"), f"‹ {escape(texts('article.back'))}")
    html(
        f'<div class="headline"><div class="crumb">{back}</div>'
        f'<div class="kicker">{escape(over)}</div>'
        f"<h1>{escape(called(article['title'], article['body'], texts))}</h1>"
        f'<div class="meta">{escape(" | ".join(part for part in meta if part))}</div>'
        f"{told}</div>"
    )


def _reading(view: View, article: Mapping[str, Any], marks: Sequence[Mark]) -> None:
    texts = view.texts
    runs = [
        BodyRun(run["start"], run["page_start"], run["length"])
        for run in article["body_segments"] or []
    ]
    legend = "".join(
        f'<span><span class="m {kind}">{escape(texts(f"mark.{kind}"))}</span></span>'
        for kind in ("figure", "place", "initiative")
    )
    html(
        f'{heading(texts("article.reading"))}<div class="legend">{legend}</div>'
        f'<article class="read" lang="zh">{paragraphs(article["body"], to_body(marks, runs))}'
        "</article>"
    )


def _page(view: View, article: Mapping[str, Any], marks: Sequence[Mark]) -> None:
    """The page's own text, scrolled to the article, which stands out from its neighbours."""
    texts, text = view.texts, article["page_text"]
    start, end = article["char_start"], article["char_end"]
    html(
        heading(texts("article.page"), article["file_name"])
        + f'<div class="pane" data-pane="{escape(_pane(view.params))}" tabindex="0" role="region"'
        f' lang="zh" aria-label="{escape(texts("article.page"))}">'
        f'<span class="out">{marked(text, marks, 0, start)}</span>'
        f'<span class="start">{marked(text, marks, start, end)}</span>'
        f'<span class="out">{marked(text, marks, end)}</span></div>'
    )


def _card(view: View, chosen: Figure, source: Source) -> str:
    texts = view.texts
    unit = f"{chosen.unit}/{chosen.per}" if chosen.per else chosen.unit
    value = number(chosen.value, texts)
    if chosen.value_max is not None:
        value += f"—{number(chosen.value_max, texts)}"
    base = _bounds(chosen, texts)
    period = chosen.period_text or texts("unknown")
    if chosen.period_start and chosen.period_end:
        ends = dict.fromkeys(
            day(on, "day", texts) for on in (chosen.period_start, chosen.period_end)
        )
        period += aside(" — ".join(ends), texts)
    lines = {
        "subject": chosen.subject,
        "value": f"{value} {unit}{aside(texts.code('approx', chosen.approx), texts)}",
        "bounds": base,
        "place": place(chosen.path, texts, levels=5),
        "period": period,
        "kind": f"{texts.code('measure', chosen.kind)} · "
        f"{texts.code('measure_type', chosen.measure_type)} · "
        f"{texts.code('status', chosen.status)}",
        "rule": f"{chosen.rule_id} · {texts('figure.run')} {chosen.run_id}",
        "where": texts("figure.span", start=chosen.char_start, end=chosen.char_end),
    }
    entries = "".join(
        f"<dt>{escape(texts(f'figure.{name}'))}</dt><dd>{escape(text)}</dd>"
        for name, text in lines.items()
    )
    permalink = link(
        view.filtered(Filters(), article=chosen.article_id, metric=chosen.metric_id),
        escape(chosen.metric_id),
    )
    close = link(view.href("article", article=chosen.article_id), escape(texts("figure.close")))
    quote = figure(source, chosen.subject, " ".join(chosen.text.split()), chosen.sentence)
    printed = escape(" ".join(chosen.text.split()))
    return (
        f'<section class="card sheet" aria-label="{escape(texts("figure.card"))}">'
        f'<div class="big">{printed}</div><dl>{entries}'
        f"<dt>{escape(texts('figure.permalink'))}</dt><dd>{permalink}</dd></dl>"
        f'<div class="cite">{escape(quote)}</div>{related(view, chosen.metric_id)}'
        f"{corrected(view, chosen.metric_id)}"
        f'<div class="chips">{close}</div></section>'
    )


def _bounds(found: Figure, texts: Texts) -> str:
    """What the words allow in base units, large areas in 亩 and long times in years as well."""
    unit = base_unit(found.kind, found.unit_base, found.unit)
    told = bounds(found.value_low, found.value_high, unit, texts)
    if found.per:
        return f"{told}/{found.per}"
    also = told_also(found.value_low, found.value_high, unit, texts)
    return told + aside(texts("bounds.also", amount=also), texts) if also else told


def _citation(source: Source) -> str:
    return (
        f'<div class="card quiet"><div class="faint">GB/T 7714</div>'
        f'<div class="cite">{escape(gbt7714(source))}</div>'
        f'<div class="cite">{escape(plain(source))}</div></div>'
    )


def _table(view: View, figures: Sequence[Figure], chosen: Figure | None) -> None:
    """Every figure of the article as a table: the keyboard's and the screen reader's way in."""
    texts = view.texts
    title = heading(texts("article.figures"), texts("article.figures.note", count=len(figures)))
    if not figures:
        html(title)
        return
    current = ' aria-current="true"'
    lines = "".join(
        f"<tr{current if found is chosen else ''}><td>{escape(found.subject)}</td><td>"
        + link(
            view.href("article", article=found.article_id, metric=found.metric_id),
            escape(" ".join(found.text.split())),
        )
        + f'</td><td class="n">'
        f"{escape(_bounds(found, texts))}</td>"
        f"<td>{escape(place(found.path, texts, levels=1))}</td></tr>"
        for found in figures
    )
    heads = "".join(
        f"<th{' class=n' if name == 'bounds' else ''}>{escape(texts(f'figure.{name}'))}</th>"
        for name in ("subject", "printed", "bounds", "place")
    )
    html(
        f'{title}<div class="scroll-x"><table class="t"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )
