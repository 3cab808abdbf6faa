"""A briefing (简报) of the chosen initiatives: what, where, which figures, cited. Word and HTML."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

_SERIF = "SimSun"


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
h2 { border-top: 2px solid; padding-top: .3em; } h3 { margin-bottom: 0; } em { color: #7a5b12; }
.meta { color: #666; font-size: .9em; } img { max-width: 100%; }
table { border-collapse: collapse; } td { border: 1px solid #ccc; padding: .1em .6em; }
"""


def to_docx(briefing: Briefing) -> bytes:
    """A Word file with headings, pictures, a table of figures an entry, and numbered sources."""
    document = Document()
    _set_fonts(document)
    words = briefing.words
    document.add_heading(_plain(briefing.title), level=0)
    document.add_paragraph(_plain(f"{briefing.scope}    {briefing.made_on}"))
    document.add_paragraph(_plain(briefing.summary))
    for caption, data in briefing.pictures:
        document.add_picture(io.BytesIO(data), width=Cm(15))
        document.add_paragraph(_plain(caption))
    document.add_heading(words["entries"], level=1)
    for index, entry in enumerate(briefing.entries, start=1):
        document.add_heading(_plain(f"{index}. {entry.title}"), level=2)
        about = " | ".join(part for part in (entry.place, entry.themes, *entry.names) if part)
        document.add_paragraph(_plain(about))
        document.add_paragraph(_plain(f"{entry.lead}[{index}]"))
        if entry.figures:
            table = document.add_table(rows=0, cols=2, style="Table Grid")
            for subject, text in entry.figures:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = _plain(subject), _plain(text)
    document.add_heading(words["sources"], level=1)
    for index, entry in enumerate(briefing.entries, start=1):
        document.add_paragraph(_plain(f"[{index}] {entry.citation}"))
    document.add_paragraph(words["caution"])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_fonts(document: WordFile) -> None:
    """Word asks for the East Asian font apart; without it Chinese falls back to another face."""
    for name, size in (("Normal", 11), ("Title", 20), ("Heading 1", 15), ("Heading 2", 12.5)):
        style = document.styles[name]
        style.font.name = _SERIF
        style.font.size = Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _SERIF)


def _plain(text: str) -> str:
    """Without control characters, which a Word file may not hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")
