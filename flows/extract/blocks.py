"""Page text -> blocks, the paragraphs and lines that a reader sees.

A page comes in one of two shapes. Most put a paragraph on a line, often with a blank line between.
Some keep every printed column line (12 to 30 characters) as a line of text; there the lines of a
run are rejoined by width and by the two-space indent that opens a Chinese paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.lang.wrap import slice_spans
from flows.records import Span

_LINE = re.compile(r"[^\n]+")
_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(?=\S)")
# Emphasis, tags and pictures are no text. 证号1523****0042 keeps its asterisks.
_MARKUP = re.compile(
    r"(?<!\*)\*\*(?!\*)|</?[A-Za-z][^<>\n]{0,60}>|!\[[^\]\n]{0,80}\]\([^)\n]{0,200}\)"
)
_QUOTE = re.compile(r"(?:>[ \t\u3000]?)+")
_RULE_STARTS = frozenset("-*_=·.—")
_RULE = re.compile(r"[-*_=·.—\s]{3,}$")
_ENDS_SENTENCE = re.compile(r"[。！？!?…；;：:][”’」』）)\"]*$|[。！？!?…]”?$")
_BREAKS_SENTENCE = re.compile(r"[。，；,]")
_SPACE = " \t\r\u3000\u00a0\ufeff\u200b"
_WRAPPED_AT_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading or line. ``spans`` are the page ranges that make up ``text``.

    ``gap`` counts blank lines before it; a picture counts as two. ``level`` is its Markdown
    heading level, 0 if none; ``bold`` a line in emphasis from end to end; ``is_below_picture``
    stands right below a picture link.
    """

    text: str
    spans: tuple[Span, ...]
    gap: int
    level: int = 0
    bold: bool = False
    is_below_picture: bool = False

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    @property
    def is_table(self) -> bool:
        return self.text.startswith("|")

    def cut(self, start: int, end: int | None = None) -> Block:
        """The block's characters ``start`` to ``end``, white space at both ends left out."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip(_SPACE))
        text = text.strip(_SPACE)
        return Block(
            text=text,
            spans=slice_spans(self.spans, start, start + len(text)),
            gap=self.gap,
            level=self.level,
            bold=self.bold,
            is_below_picture=self.is_below_picture,
        )


@dataclass(frozen=True, slots=True)
class _Line:
    block: Block
    indented: bool


def read_blocks(
    text: str, opens_block: Callable[[str], bool], stands_alone: Callable[[str], bool]
) -> list[Block]:
    """The blocks of a page in order.

    ``opens_block`` knows lines that never continue another, ``stands_alone`` those that also are
    never continued: bylines, names of columns.
    """
    lines = _read_lines(text)
    width = _wrap_width(lines)
    if width is None:
        return [line.block for line in lines]
    return _rejoin(lines, width, opens_block, stands_alone)


def ends_sentence(text: str) -> bool:
    """Whether a paragraph that ends so is complete; 3.6公里 and 灌溉、 are not."""
    return bool(_ENDS_SENTENCE.search(text[-4:]))


def is_complete(text: str) -> bool:
    """Whether the last paragraph of a piece ends it; a table row and a bracket do."""
    return ends_sentence(text) or text[-1:] in "|）)》"


def _read_lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    last_end = 0
    pictures = 0
    is_below_picture = False
    for match in _LINE.finditer(text):
        raw = match.group()
        body = raw.strip(_SPACE)
        if not body:
            continue
        start = match.start() + raw.index(body[0])
        gap = max(text.count("\n", last_end, start) - 1, 0)
        spans, level, bold = _strip_markup(body, start)
        if not any(text[span.start : span.end].strip(_SPACE) for span in spans) or (
            body[0] in _RULE_STARTS and _RULE.match(body)
        ):
            pictures += 2
            is_below_picture = "![" in body
            continue
        block = Block(
            text="".join(text[span.start : span.end] for span in spans),
            spans=spans,
            gap=gap + pictures,
            level=level,
            bold=bold,
            is_below_picture=is_below_picture,
        )
        is_below_picture = False
        lines.append(_Line(block, indented=start - match.start() >= 1))
        last_end, pictures = match.end(), 0
    return lines


def _strip_markup(body: str, start: int) -> tuple[tuple[Span, ...], int, bool]:
    """Page ranges of ``body`` without Markdown and tags, its heading level, whether all bold."""
    level = 0
    first = 0
    if body[0] == ">" and (quote := _QUOTE.match(body)):
        first = quote.end()
    if body[first : first + 1] == "#" and (heading := _HEADING.match(body, first)):
        level, first = len(heading.group(1)), heading.end()
    if level and body.endswith("#"):
        body = body.rstrip("# ")
    if len(body) > 2 and body[first : first + 1] == body[-1] == "*" and body.count("*") == 2:
        return (Span(start + first + 1, start + len(body) - 1),), level, False
    if "*" not in body and "<" not in body and "![" not in body:
        return (Span(start + first, start + len(body)),), level, False
    bold = body.startswith("**", first) and body.endswith("**") and body.count("**") == 2
    spans: list[Span] = []
    for match in _MARKUP.finditer(body, first):
        if match.start() > first:
            spans.append(Span(start + first, start + match.start()))
        first = match.end()
    if first < len(body):
        spans.append(Span(start + first, start + len(body)))
    return tuple(spans), level, bold


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """Usual length of a printed column line; None for a page with a paragraph on a line.

    Column lines are of one length, and most of them stop in mid-sentence.
    """
    texts = [
        line.block.text
        for line, following in pairwise(lines)
        if not (following.block.gap or line.block.level or line.block.is_table)
    ]
    if len(texts) < 8:
        return None
    width = sorted(map(len, texts))[len(texts) * 2 // 3]
    full = [text for text in texts if 0.8 * width <= len(text) <= 1.15 * width + 1]
    unfinished = sum(not ends_sentence(text) for text in full)
    is_wrapped = 2 * len(full) >= len(texts) and 2 * unfinished >= len(full)
    return width if is_wrapped and 8 <= width <= _WRAPPED_AT_MOST else None


def _rejoin(
    lines: Sequence[_Line],
    width: int,
    opens_block: Callable[[str], bool],
    stands_alone: Callable[[str], bool],
) -> list[Block]:
    """Lines of a wrapped page set together again, a paragraph a block."""
    indents = sum(line.indented for line in lines) >= 3
    blocks: list[Block] = []
    open_lines: list[Block] = []
    was_indented = False
    for line in lines:
        if not (
            open_lines
            and _continues(open_lines, line, width, indents, was_indented)
            and not opens_block(line.block.text)
            and not stands_alone(line.block.text)
            and not stands_alone(open_lines[-1].text)
        ):
            if open_lines:
                blocks.append(_merge(open_lines))
            open_lines = []
            was_indented = line.indented
        open_lines.append(line.block)
    if open_lines:
        blocks.append(_merge(open_lines))
    return blocks


def _continues(
    open_lines: Sequence[Block], line: _Line, width: int, indents: bool, was_indented: bool
) -> bool:
    """Whether ``line`` goes on the paragraph of ``open_lines``."""
    last = open_lines[-1]
    if line.block.gap or line.block.level or last.level or line.block.is_table or last.is_table:
        return False
    if indents and line.indented:
        return False
    is_full = len(last.text) >= 0.8 * width
    if indents and was_indented and not ends_sentence(last.text):
        return True
    is_prose = any(_BREAKS_SENTENCE.search(block.text) for block in open_lines)
    if is_full and ends_sentence(last.text) and len(line.block.text) < 0.8 * width:
        return bool(_BREAKS_SENTENCE.search(line.block.text))
    if is_full:
        return is_prose or len(open_lines) > 1 or bool(_BREAKS_SENTENCE.search(line.block.text))
    return is_prose and not ends_sentence(last.text)


def _merge(blocks: Sequence[Block]) -> Block:
    if len(blocks) == 1:
        return blocks[0]
    return Block(
        text="".join(block.text for block in blocks),
        spans=tuple(span for block in blocks for span in block.spans),
        gap=blocks[0].gap,
        bold=all(block.bold for block in blocks),
    )
