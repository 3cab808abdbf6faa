"""PageResult -> JSON that a reviewer reads in a diff: one figure, place or issue a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from difflib import unified_diff
from typing import Any

from flows.records import ArticleResult, PageResult, Passage, Span

_CONTEXT_LINES = 0


def golden_text(result: PageResult) -> str:
    """All that was read, in reading order. What is empty is left out, and so is the page itself."""
    page: dict[str, Any] = {
        "file_name": result.page.file_name,
        "paper": result.paper,
        "paper_region_code": result.paper_region_code,
        "published": _plain(result.published),
        "divisions": [f"{each.region_code} {each.path}" for each in result.divisions],
        "issues": [_plain(each) for each in result.issues],
        "articles": [_article(each) for each in result.articles],
    }
    return "\n".join(_lines(page, "")) + "\n"


def changes(old: str, new: str) -> list[str]:
    """Lines lost (-) and gained (+) since ``old``."""
    diff = list(unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=_CONTEXT_LINES))
    return [f"{line[0]} {line[1:].strip()}" for line in diff[2:] if not line.startswith("@@")]


def _article(read: ArticleResult) -> dict[str, Any]:
    """The piece as printed, then what was read from it."""
    printed = read.article
    return {
        "ordinal": printed.ordinal,
        "kind": printed.kind,
        "column_name": printed.column_name,
        "kicker": printed.kicker,
        "title": _passage(printed.title),
        "credits": [_plain(each) for each in printed.credits],
        "dateline": _plain(printed.dateline),
        "dateline_on": _plain(read.dateline_on),
        "is_editorial": printed.is_editorial or None,
        "region_code": read.region_code,
        "theme": read.theme,
        "is_initiative": read.is_initiative,
        "span": _plain(printed.span),
        "body": _passage(printed.body),
        "themes": [_inner(each) for each in read.themes],
        "initiatives": [_inner(each) for each in read.initiatives],
        "metrics": [_inner(each) for each in read.metrics],
        "regions": [_inner(each) for each in read.regions],
        "place_mentions": [_inner(each) for each in read.place_mentions],
    }


def _passage(passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    segments = [[each.start, each.page_start, each.length] for each in passage.segments]
    return {"segments": segments, "paragraphs": passage.text.split("\n")}


def _inner(record: object) -> dict[str, Any]:
    """A record that stands within its article."""
    return {name: each for name, each in _plain(record).items() if name != "article_id"}


def _plain(value: object) -> Any:
    """Records as objects without their empty fields."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, date):
        return value.isoformat()
    names = getattr(value, "_fields", None)
    if names is None and is_dataclass(value):
        names = [each.name for each in fields(value)]
    if names is not None:
        named = {name: _plain(getattr(value, name)) for name in names}
        return {name: each for name, each in named.items() if each not in (None, [])}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _lines(value: dict[str, Any], indent: str) -> Iterator[str]:
    """An object with a line a field, and a line an item of a list of records."""
    yield "{"
    kept = [(name, each) for name, each in value.items() if each not in (None, [])]
    for index, (name, each) in enumerate(kept):
        comma = "," if index < len(kept) - 1 else ""
        head = f"{indent} {json.dumps(name)}: "
        if name == "articles":
            yield f"{head}["
            yield from _articles(each, f"{indent}  ")
            yield f"{indent} ]{comma}"
        elif isinstance(each, dict) and "paragraphs" in each:
            yield f'{head}{{"segments": {json.dumps(each["segments"])}, "paragraphs": ['
            yield from _items(each["paragraphs"], f"{indent}  ")
            yield f"{indent} ]}}{comma}"
        elif isinstance(each, list) and isinstance(each[0], dict | str):
            yield f"{head}["
            yield from _items(each, f"{indent}  ")
            yield f"{indent} ]{comma}"
        else:
            yield f"{head}{json.dumps(each, ensure_ascii=False)}{comma}"
    yield f"{indent}}}"


def _articles(articles: Sequence[dict[str, Any]], indent: str) -> Iterator[str]:
    for index, article in enumerate(articles):
        *lines, last = _lines(article, indent)
        lines[0] = f"{indent}{lines[0]}"
        yield from lines
        yield last + ("," if index < len(articles) - 1 else "")


def _items(items: Sequence[object], indent: str) -> Iterator[str]:
    for index, item in enumerate(items):
        comma = "," if index < len(items) - 1 else ""
        yield f"{indent}{json.dumps(item, ensure_ascii=False)}{comma}"
