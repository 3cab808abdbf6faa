"""The briefing as a Word file."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from dashboard.briefing import Briefing

_SERIF = "SimSun"


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
