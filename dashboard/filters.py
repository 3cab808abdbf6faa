"""What the reader has chosen, as a frozen record that the URL carries whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

PIECES = ("article", "brief", "photo_caption", "reference")
MEASURES = (
    "count",
    "money",
    "area",
    "length",
    "mass",
    "volume",
    "percent",
    "duration",
    "age",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Empty fields choose nothing away. ``low`` and ``high`` are in the base unit ``unit``.

    ``since`` and ``until`` are inclusive days of publication; ``words`` must all stand in the
    title or the body; ``run`` is the one that read the page.
    """

    region: str | None = None
    themes: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    measure: str | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    run: str | None = None

    @property
    def is_empty(self) -> bool:
        return self == Filters()

    def parameter(self) -> dict[str, object]:
        """The struct that the queries take as ``$filters``."""
        return {
            field.name: list(value) if isinstance(value, tuple) else value
            for field in fields(self)
            for value in [getattr(self, field.name)]
        }

    @staticmethod
    def names() -> frozenset[str]:
        """The URL parameters that filters own."""
        return frozenset(field.name for field in fields(Filters))

    def toggled(self, field: str, value: str) -> Filters:
        """With ``value`` added to a field of many values, or taken out where it is chosen."""
        chosen = getattr(self, field)
        kept = tuple(item for item in chosen if item != value)
        return changed(self, field, kept if len(kept) < len(chosen) else (*chosen, value))

    def params(self) -> dict[str, str]:
        """As URL parameters; empty fields are left out."""
        found: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                value = ",".join(value)
            elif isinstance(value, float):
                value = f"{value:.12g}"
            if value not in (None, ""):
                found[field.name] = str(value)
        return found


def changed(filters: Filters, field: str, value: Any) -> Filters:
    """A copy with one field set. A measure's unit and size go when the measure changes."""
    if field == "measure":
        return replace(filters, measure=value, unit=None, low=None, high=None)
    return replace(filters, **{field: value})


def from_params(params: Mapping[str, str]) -> Filters:
    """The filters that a URL carries. What cannot be read is ignored: old links must open."""
    measure = params.get("measure")
    return Filters(
        region=_code(params.get("region")),
        themes=_many(params.get("themes")),
        pieces=tuple(piece for piece in _many(params.get("pieces")) if piece in PIECES),
        papers=_many(params.get("papers")),
        measure=measure if measure in MEASURES else None,
        unit=params.get("unit") or None,
        low=_number(params.get("low")),
        high=_number(params.get("high")),
        since=_day(params.get("since")),
        until=_day(params.get("until")),
        words=" ".join(params.get("words", "").split())[:60],
        run=_code(params.get("run")),
    )


def _many(text: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in (text or "").split(",") if item))


def _code(text: str | None) -> str | None:
    return text if text and text.replace("-", "").isalnum() and len(text) <= 40 else None


def _number(text: str | None) -> float | None:
    try:
        value = float(text) if text else None
    except ValueError:
        return None
    return value if value is not None and abs(value) < 1e18 else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
