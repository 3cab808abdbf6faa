"""Page text -> lines, each a block with its place on the page and without markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.lang.wrap import slice_spans
from flows.records import Span

_LINE = re.compile(r"[^\n]+")
_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(?=\S)")
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Emphasis, tags, pictures, escapes, marks of formulas and what has no width are no text.
# 证号1523****0042 keeps its asterisks.
_MARKUP = re.compile(
    r"(?<!\*)\*\*(?!\*)|</?[A-Za-z][^<>\n]{0,60}>|<!--[^\n]{0,80}?-->"
    r"|!\[[^\]\n]{0,80}\]\([^)\n]{0,200}\)|\\(?=[!-/:-@\[-`{-~]|$)|&(?:nbsp|e[mn]sp|#160);"
    r"|\$ ?(?=\d[\d\s.,%\\~+-]{0,20}\$)|(?<=[\d%]) {0,2}\$"  # 增长$ 12.6\% $
    rf"|[{_UNSEEN}]+"
)
_MAY_HOLD_MARKUP = re.compile(rf"[!*<&$\\{_UNSEEN}]")
_QUOTE = re.compile(r"(?:>[ \t\u3000]?)+")
_MARKUP_STARTS = frozenset("#>-*_=·.—")
_RULE = re.compile(r"[-*_=·.—\s]{3,}$")
_STOPS = frozenset("。！？!?…；;：:")
_CLOSING = '”’」』）)"'
_SPACE = " \t\r\u3000\u00a0" + _UNSEEN


@dataclass(slots=True, kw_only=True)
class Block:
    """A paragraph, heading or line. ``spans`` are the page ranges that make up ``text``.

    ``gap`` counts blank lines before it; a picture counts as two. ``level`` is its Markdown
    heading level, 0 if none; ``bold`` a line in emphasis from end to end, ``bold_to`` where the
    emphasis ends that opens a line; ``is_below_picture`` stands right below a picture link;
    ``is_row`` a row of a list that no marks draw.
    """

    text: str
    spans: tuple[Span, ...]
    gap: int
    level: int = 0
    bold: bool = False
    bold_to: int = 0
    is_below_picture: bool = False
    is_row: bool = False

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    @property
    def is_table(self) -> bool:
        return self.is_row or self.text[:1] == "|"

    def cut(self, start: int, end: int | None = None) -> Block:
        """The block's characters ``start`` to ``end``, white space at both ends left out."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip(_SPACE))
        text = text.strip(_SPACE)
        spans = slice_spans(self.spans, start, start + len(text))
        bold_to = max(self.bold_to - start, 0)
        return replace(self, text=text, spans=spans, is_row=False, bold_to=bold_to)


@dataclass(slots=True)
class Line:
    """A line of the page; ``indented`` as a paragraph's first line is."""

    block: Block
    indented: bool


def ends_sentence(text: str) -> bool:
    """Whether a paragraph that ends so is complete; 3.6公里 and 灌溉、 are not."""
    return text[-4:].rstrip(_CLOSING)[-1:] in _STOPS


def is_complete(text: str) -> bool:
    """Whether the last paragraph of a piece ends it; a table row and a bracket do."""
    return ends_sentence(text) or text[-1:] in "|）)》"


def read_lines(text: str) -> list[Line]:
    """The lines of a page that are not blank, without markup; picture links and rules are gaps."""
    lines: list[Line] = []
    last_end = 0
    pictures = 0
    is_below_picture = False
    may_be_marked = _MAY_HOLD_MARKUP.search(text) is not None  # Few pages are.
    for match in _LINE.finditer(text):
        raw = match.group()
        body = raw.strip(_SPACE)
        if not body:
            continue
        start = match.start() + raw.index(body[0])
        gap = max(text.count("\n", last_end, start) - 1, 0)
        spans: tuple[Span, ...] = (Span(start, start + len(body)),)
        level, bold, bold_to = 0, False, 0
        if body[0] in _MARKUP_STARTS or (may_be_marked and _MAY_HOLD_MARKUP.search(body)):
            is_picture = "![" in body
            spans, level, bold, bold_to = _strip_markup(body, start)
            is_rule = _RULE.match(body)
            marked = "".join(text[span.start : span.end] for span in spans)
            body = marked.strip(_SPACE)
            if len(body) < len(marked):
                first = len(marked) - len(marked.lstrip(_SPACE))
                spans = slice_spans(spans, first, first + len(body))
            if is_rule or not body:
                pictures += 2
                is_below_picture = is_picture
                continue
        block = Block(
            text=body,
            spans=spans,
            gap=gap + pictures,
            level=level,
            bold=bold,
            bold_to=bold_to,
            is_below_picture=is_below_picture,
        )
        is_below_picture = False
        lead = raw[: start - match.start()]
        lines.append(Line(block, indented=len(lead) >= 2 or "\u3000" in lead))
        last_end, pictures = match.end(), 0
    return lines


def _strip_markup(body: str, start: int) -> tuple[tuple[Span, ...], int, bool, int]:
    """Page ranges of ``body`` without Markdown and tags, its heading level, whether all of it is
    bold, and where the bold characters end that open it.
    """
    level = 0
    first = 0
    if body[0] == ">" and (quote := _QUOTE.match(body)):
        first = quote.end()
    if body[first : first + 1] == "#" and (heading := _HEADING.match(body, first)):
        level, first = len(heading.group(1)), heading.end()
    if level and body.endswith("#"):
        body = body.rstrip("# ")
    if len(body) > 2 and body[first : first + 1] == body[-1] == "*" and body.count("*") == 2:
        return (Span(start + first + 1, start + len(body) - 1),), level, False, 0
    if _MAY_HOLD_MARKUP.search(body) is None:
        return (Span(start + first, start + len(body)),), level, False, 0
    opens_bold = body.startswith("**", first)
    bold = opens_bold and body.endswith("**") and body.count("**") == 2
    bold_to = body.find("**", first + 2) - first - 2 if opens_bold and not bold else 0
    spans: list[Span] = []
    for match in _MARKUP.finditer(body, first):
        if match.start() > first:
            spans.append(Span(start + first, start + match.start()))
        first = match.end()
    if first < len(body):
        spans.append(Span(start + first, start + len(body)))
    return tuple(spans), level, bold, max(bold_to, 0)
