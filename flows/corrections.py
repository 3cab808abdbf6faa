"""``seeds/corrections.yml`` -> corrections, each checked for its shape; pages check the rest."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

import yaml

from flows.errors import SeedError
from flows.records import Approx, Correction, FieldValue, MeasureType, MetricKind, MetricStatus

_Fields = Mapping[str, Callable[[Any], FieldValue]]
_COMMON = frozenset({"id", "file", "expect", "reason", "reviewer", "decided_on"})
_FIGURE_KEYS = _COMMON | {"quote", "text", "set", "withdraw", "add"}
_ARTICLE_KEYS = _COMMON | {"article", "set"}
_NEEDED = ("value", "unit", "kind", "subject")
"""What an added figure cannot do without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One mapping of the file and where it stands."""

    values: Mapping[Any, Any]
    where: str

    def fail(self, complaint: str) -> SeedError:
        return SeedError(f"{self.where}: {complaint}")


def load_corrections(seeds: Path) -> tuple[Correction, ...]:
    """The corrections of ``seeds/corrections.yml``, in order; none where there is no file.

    Raises SeedError, naming the line, for what is no correction: an unknown or missing key, a field
    that cannot have the value, an identifier used twice.
    """
    path = seeds / "corrections.yml"
    if not path.exists():
        return ()
    themes = _themes(seeds / "reference" / "themes.csv")
    corrections = tuple(_read(entry, themes) for entry in _entries(path))
    seen: set[str] = set()
    for correction in corrections:
        if correction.correction_id in seen:
            raise SeedError(f"{path.name}: {correction.correction_id} is there twice")
        seen.add(correction.correction_id)
    return corrections


def _entries(path: Path) -> Iterator[_Entry]:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError(f"{path.name}: cannot be read ({error})") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise SeedError(f"{path.name}{line}: {getattr(error, 'problem', error)}") from None
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise SeedError(f"{path.name}, line 1: a list of corrections is needed")
    for node in root.value:
        where = f"{path.name}, line {node.start_mark.line + 1}"
        if not isinstance(node, yaml.MappingNode):
            raise SeedError(f"{where}: a correction is keys and values")
        constructor = yaml.SafeLoader("")
        try:
            yield _Entry(values=constructor.construct_mapping(node, deep=True), where=where)
        except (yaml.YAMLError, ValueError, TypeError) as error:
            raise SeedError(f"{where}: {error}") from None
        finally:
            constructor.dispose()


def _read(entry: _Entry, themes: frozenset[str]) -> Correction:
    is_article = "article" in entry.values
    is_addition = "add" in entry.values
    known = _ARTICLE_KEYS if is_article else _FIGURE_KEYS
    if unknown := set(entry.values) - known:
        raise entry.fail(f"unknown key {sorted(map(str, unknown))[0]}")
    if is_article:
        quote, text = _words(entry, "article"), None
        fields: _Fields = {"place": _place, "themes": _theme_list(themes)}
        guards: _Fields = {**fields, "theme": _one_of(tuple(sorted(themes)))}
    else:
        quote, text = _words(entry, "quote"), _words(entry, "text")
        _once(entry, quote, text)
        fields = guards = _FIGURE_FIELDS
    if is_addition:
        guards = {"title": _text, "place": _place, "theme": _one_of(tuple(sorted(themes)))}
    return Correction(
        correction_id=_words(entry, "id"),
        file=_words(entry, "file").lstrip("/"),
        target="article" if is_article else "figure",
        quote=quote,
        text=text,
        expect=_fields(entry, "expect", guards),
        fields=_added(entry) if is_addition else _changes(entry, fields, quote),
        reason=_words(entry, "reason"),
        reviewer=_words(entry, "reviewer"),
        decided_on=_day(entry),
        is_addition=is_addition,
    )


def _added(entry: _Entry) -> tuple[tuple[str, FieldValue], ...]:
    if {"set", "withdraw"} & set(entry.values):
        raise entry.fail("add stands alone, without set or withdraw")
    fields = _fields(entry, "add", _ADDED_FIELDS)
    given = {name for name, _ in fields}
    if missing := [name for name in _NEEDED if name not in given]:
        raise entry.fail(f"add: {missing[0]} is missing")
    return fields


def _changes(
    entry: _Entry, fields: _Fields, quote: str
) -> tuple[tuple[str, FieldValue], ...] | None:
    withdraw = entry.values.get("withdraw", False)
    if not isinstance(withdraw, bool):
        raise entry.fail("withdraw is true or left out")
    if withdraw == ("set" in entry.values):
        raise entry.fail("set says what is right, withdraw is true, or add says what was missed")
    if withdraw:
        return None
    changes = _fields(entry, "set", fields)
    for name, value in changes:
        if name == "text":
            _once(entry, quote, str(value))
    return changes


def _fields(entry: _Entry, key: str, fields: _Fields) -> tuple[tuple[str, FieldValue], ...]:
    given = entry.values.get(key)
    if not isinstance(given, dict) or not given:
        raise entry.fail(f"{key} names at least one field with its value")
    read = []
    for name, value in given.items():
        if name not in fields:
            raise entry.fail(f"{key}: {name} is none of {', '.join(fields)}")
        try:
            read.append((name, fields[name](value)))
        except (ValueError, TypeError) as problem:
            raise entry.fail(f"{key}: {name} {problem}, not {value!r}") from None
    return tuple(read)


def _words(entry: _Entry, key: str) -> str:
    value = entry.values.get(key)
    if not isinstance(value, str) or not value.strip():
        raise entry.fail(f"{key} is missing, or is no text (put digits in quotation marks)")
    return value


def _once(entry: _Entry, quote: str, text: str) -> None:
    if quote.count(text) != 1:
        raise entry.fail(f"quote must hold {text!r} once")


def _day(entry: _Entry) -> date:
    value = entry.values.get("decided_on")
    if type(value) is not date:
        raise entry.fail("decided_on is a day like 2024-05-01")
    return value


def _text(value: Any) -> FieldValue:
    if not isinstance(value, str):
        raise ValueError("is text")
    return value


def _text_or_nothing(value: Any) -> FieldValue:
    return None if value is None else _text(value)


def _place(value: Any) -> FieldValue:
    if value is not None and not (isinstance(value, str) and value[:6].isdecimal()):
        raise ValueError("is a code in quotation marks, or null")
    return None if value is None else str(value)


def _day_or_nothing(value: Any) -> FieldValue:
    if value is not None and type(value) is not date:
        raise ValueError("is a day like 2024-05-01, or null")
    return value


def _number(value: Any) -> FieldValue:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("is a number")
    return float(value)


def _number_or_nothing(value: Any) -> FieldValue:
    return None if value is None else _number(value)


def _one_of(values: tuple[str, ...]) -> Callable[[Any], FieldValue]:
    def read(value: Any) -> FieldValue:
        if value not in values:
            raise ValueError(f"is one of {', '.join(values)}")
        return str(value)

    return read


def _theme_list(themes: frozenset[str]) -> Callable[[Any], FieldValue]:
    def read(value: Any) -> FieldValue:
        is_list = isinstance(value, list) and 0 < len(value) <= 4 and len(set(value)) == len(value)
        if not is_list or not set(value) <= themes:
            raise ValueError("is a list of one to four theme codes, the primary first")
        return tuple(value)

    return read


def _themes(path: Path) -> frozenset[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return frozenset(row["theme"] for row in csv.DictReader(file))
    except (OSError, KeyError) as error:
        raise SeedError(f"{path.name}: cannot be read ({error})") from None


_FIGURE_FIELDS: _Fields = {
    "text": _text,
    "value": _number,
    "value_max": _number_or_nothing,
    "approx": _one_of(get_args(Approx)),
    "unit": _text,
    "per": _text_or_nothing,
    "kind": _one_of(get_args(MetricKind)),
    "subject": _text,
    "place": _place,
    "period_text": _text_or_nothing,
    "period_start": _day_or_nothing,
    "period_end": _day_or_nothing,
    "status": _one_of(get_args(MetricStatus)),
}
_ADDED_FIELDS: _Fields = {
    **{name: read for name, read in _FIGURE_FIELDS.items() if name != "text"},
    "measure_type": _one_of(get_args(MeasureType)),
}
