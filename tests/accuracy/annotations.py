"""tests/annotated -> records: what a careful reader says of each page."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.records import Span

ROOT = Path(__file__).parent.parent.parent
ANNOTATED = ROOT / "tests" / "annotated"
DOCUMENTS = ROOT / "seeds" / "documents"

Credits = Counter[tuple[str, str]]
"""How often each (name, role) is credited."""
PlacePath = tuple[str, ...]
"""Names of a place from the province down."""


class AnnotationError(Exception):
    """An annotation that does not stand in its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedMetric:
    """A figure as a reader has it. ``per``, like ``unit``, may hold equally good answers: 户|年.

    ``place`` is the name of the place it is about, None for its article's.
    """

    span: Span
    text: str
    context: str
    value: float
    value_max: float | None
    approx: str
    unit: str
    per: str | None
    kind: str
    subject: str
    place: str | None
    is_optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """A piece as a reader has it; what is optional is right with it and without."""

    number: int
    span: Span
    title: str
    kind: str
    credits: Credits
    place: PlacePath
    other_places: tuple[PlacePath, ...]
    theme: str
    themes: frozenset[str]
    optional_themes: frozenset[str]
    is_initiative: bool
    names: frozenset[str]
    optional_names: frozenset[str]
    metrics: tuple[AnnotatedMetric, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedPage:
    """A page as a reader has it. ``published`` is an ISO date, as precise as the page supports."""

    file_name: str
    path: Path
    published: str | None
    articles: tuple[AnnotatedArticle, ...]


def page_sets() -> dict[str, list[AnnotatedPage]]:
    """The annotated pages of each set, in the order of tests/annotated/pages.csv."""
    sets: dict[str, list[AnnotatedPage]] = {}
    with (ANNOTATED / "pages.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sets.setdefault(row["page_set"], []).append(read_annotation(row["page"]))
    return sets


def read_annotation(file_name: str) -> AnnotatedPage:
    """What is written of one page. Raises AnnotationError where it does not fit the page."""
    path = ANNOTATED / "pages" / file_name
    path = path if path.exists() else DOCUMENTS / file_name
    text = path.read_text(encoding="utf-8-sig")
    written = json.loads((ANNOTATED / "gold" / file_name).with_suffix(".json").read_text("utf-8"))
    return AnnotatedPage(
        file_name=file_name,
        path=path,
        published=written["pub_date"],
        articles=tuple(_article(article, text) for article in written["articles"]),
    )


def _article(written: dict[str, Any], text: str) -> AnnotatedArticle:
    start = text.find(written["body_start"])
    end = text.find(written["body_end"], max(start, 0))
    if start < 0 or end < 0:
        raise AnnotationError(f"no body from {written['body_start']!r} to {written['body_end']!r}")
    return AnnotatedArticle(
        number=written["id"],
        span=Span(start, end + len(written["body_end"])),
        title=written["title"],
        kind=written["kind"],
        credits=Counter((credit["name"], credit["role"]) for credit in written["authors"]),
        place=tuple(written["region"]),
        other_places=tuple(tuple(path) for path in written["other_regions"]),
        theme=written["theme"],
        themes=frozenset(written["themes"]),
        optional_themes=frozenset(written.get("themes_optional", ())),
        is_initiative=written["is_initiative"],
        names=frozenset(written["initiative_names"]),
        optional_names=frozenset(written.get("initiative_names_optional", ())),
        metrics=tuple(_metric(metric, text) for metric in written["metrics"]),
    )


def _metric(written: dict[str, Any], text: str) -> AnnotatedMetric:
    context, figure = written["context"], written["text"]
    at = text.find(context)
    if at < 0 or figure not in context:
        raise AnnotationError(f"no figure {figure!r} in {context!r}")
    start = at + context.index(figure)
    return AnnotatedMetric(
        span=Span(start, start + len(figure)),
        text=figure,
        context=context,
        value=float(written["value"]),
        value_max=None if written["value_max"] is None else float(written["value_max"]),
        approx=written["approx"],
        unit=written["unit"],
        per=written["per"],
        kind=written["kind"],
        subject=written["subject"],
        place=written["region"],
        is_optional=written["optional"],
    )
