"""A briefing (简报) of the chosen initiatives: what, where, which figures, cited. As HTML."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One initiative of the briefing. ``figures`` are pairs of measure and amount, as printed."""

    title: str
    names: Sequence[str]
    place: str
    themes: str
    lead: str
    figures: Sequence[tuple[str, str]]
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """``pictures`` are PNG files with their captions; ``words`` the fixed strings, by their key."""

    title: str
    scope: str
    made_on: str
    summary: str
    pictures: Sequence[tuple[str, bytes]]
    entries: Sequence[Entry]
    words: dict[str, str]


def to_html(briefing: Briefing) -> bytes:
    """One file that stands alone: pictures inside, nothing fetched, every text escaped."""
    pictures = "".join(
        f'<figure><img alt="{escape(caption)}" src="data:image/png;base64,'
        f'{base64.b64encode(data).decode("ascii")}"><figcaption>{escape(caption)}</figcaption>'
        "</figure>"
        for caption, data in briefing.pictures
    )
    entries = "".join(_entry_html(index, e) for index, e in enumerate(briefing.entries, start=1))
    notes = "".join(f"<li>{escape(entry.citation)}</li>" for entry in briefing.entries)
    words = briefing.words
    return (
        '<!doctype html><html lang="zh"><head><meta charset="utf-8">'
        f"<title>{escape(briefing.title)}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(briefing.title)}</h1>"
        f'<p class="meta">{escape(briefing.scope)} | {escape(briefing.made_on)}</p>'
        f"<p>{escape(briefing.summary)}</p>{pictures}"
        f"<h2>{escape(words['entries'])}</h2>{entries}"
        f"<h2>{escape(words['sources'])}</h2><ol>{notes}</ol>"
        f'<p class="meta">{escape(words["caution"])}</p></body></html>'
    ).encode()


def _entry_html(index: int, entry: Entry) -> str:
    names = "、".join(entry.names)
    name = f" <em>{escape(names)}</em>" if names else ""
    rows = "".join(
        f"<tr><td>{escape(subject)}</td><td>{escape(text)}</td></tr>"
        for subject, text in entry.figures
    )
    table = f"<table>{rows}</table>" if rows else ""
    return (
        f"<section><h3>{index}. {escape(entry.title)}{name}</h3>"
        f'<p class="meta">{escape(entry.place)} | {escape(entry.themes)}</p>'
        f"<p>{escape(entry.lead)}<sup>[{index}]</sup></p>{table}</section>"
    )


_STYLE = """
body { font-family: 'Songti SC', SimSun, 'Noto Serif CJK SC', serif; max-width: 46em;
  margin: 2em auto; padding: 0 1em; line-height: 1.75; color: #22252a; }
h1 { text-align: center; border-bottom: 3px double; padding-bottom: .3em; }
h2 { border-top: 2px solid; padding-top: .3em; } h3 { margin-bottom: 0; }
em { color: #7a5b12; font-style: normal; }
.meta { color: #666; font-size: .9em; } img { max-width: 100%; }
table { border-collapse: collapse; } td { border: 1px solid #ccc; padding: .1em .6em; }
"""
