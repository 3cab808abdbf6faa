"""Lines of a page -> blocks: printed column lines are set together again.

A page comes in one of two shapes. Most put a paragraph on a line, often with a blank line between.
Some keep every printed column line (12 to 30 characters) as a line of text; there the lines of a
run are rejoined by their width and by the two-space indent that opens a Chinese paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from flows.extract.layout.blocks import Block, Line, ends_sentence
from flows.extract.layout.credits import read_credit
from flows.extract.layout.datelines import opens_report
from flows.extract.layout.furniture import read_furniture
from flows.extract.layout.headings import is_subtitle
from flows.extract.layout.lookahead import starts_event
from flows.extract.layout.notices import names_notice
from flows.records import AuthorRole
from flows.tables.layout import Layout

_BREAKS_SENTENCE = re.compile(r"[。，；、,]")
_STOPPING = frozenset("0123456789０１２３４５６７８９.．余多万亿千百")
_NUMBER_STOPS = re.compile(
    r"[\u4e00-\u9fff，,、“（(](?P<digits>\d{1,5})(?:[.．]\d{0,2})?(?P<scale>[余多万亿千百]{0,3})$"
)
_NUMBER_GOES_ON = re.compile(
    r"(?P<digits>\d{1,5})(?![\d\s]|[、.．)）](?!\d)|月\d)|[余多万亿千百%％]"
    r"|[个名户人次元亩吨公斤米项条家所处座场期块辆台只头度倍成岁年天月日件]"
)
_NO_QUANTITY = re.compile(r"(?:19|20)\d\d|1[12]\d|1\d{4}|9\d{4}")
"""A year or a hotline, in which a headline may end."""
_SHORTEST_CUT = 6
_LONGEST_CUT = 6
_SIGNED = re.compile(r"[。！？”][ \u3000]?(?P<names>[（(][^（）()，。]{2,30}[）)])$")
_OPENERS = frozenset("【〖—")
_CREDIT_ENDS = ("摄", "供图", "摄影", "报道", "供稿", ")", "）")
_WIDEST = 60
_FEWEST = 8
_MOST_LINES = 3000
_NARROWEST = 6
"""Characters a line, on average, of the narrowest page whose thousands of lines are lines."""


def rejoin_lines(
    lines: Sequence[Line], layout: Layout, known: Mapping[str, AuthorRole]
) -> list[Block]:
    """The blocks of a page in order, a paragraph, headline or byline each.

    Thousands of lines of a word each are one block, without headlines: they are print from top to
    bottom, or noise.
    """
    if _is_upright(lines):
        return [_merge([line.block for line in lines])]
    width = _column_width(lines)
    if width is None and (width := _column_width(lines, gap=1)) is not None:
        lines = _close_set(lines)
    if width is None:
        blocks = [line.block for line in lines]
    else:
        blocks = _Rejoiner(lines, width, layout, known).run()
    return _join_numbers(blocks)


def _close_set(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with a blank one less between any two: one stood below every column line."""
    return [
        replace(line, block=replace(line.block, gap=max(line.block.gap - 1, 0))) for line in lines
    ]


def _join_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those set together between which a column end cut a number: 筹资37 + 万元."""
    joined: list[Block] = []
    for block in blocks:
        if joined and joined[-1].text[-1] in _STOPPING and _is_cut_number(joined[-1], block):
            joined[-1] = _merge([joined[-1], block])
        else:
            joined.append(block)
    return joined


def _is_cut_number(above: Block, below: Block) -> bool:
    if above.level or below.level or above.is_table or below.is_table or above.bold:
        return False
    head = _NUMBER_GOES_ON.match(below.text)
    tail = _NUMBER_STOPS.search(above.text)
    if head is None or tail is None or len(above.text) < _SHORTEST_CUT:
        return False
    if head["digits"]:
        size = len(tail["digits"]) + len(head["digits"])
        return not tail["scale"] and size <= _LONGEST_CUT and not _NO_QUANTITY.match(tail["digits"])
    return not _NO_QUANTITY.fullmatch(tail["digits"]) or below.text[0] == "年"


def _is_upright(lines: Sequence[Line]) -> bool:
    if len(lines) <= _MOST_LINES:
        return False
    return sum(len(line.block.text) for line in lines) < _NARROWEST * len(lines)


def _column_width(lines: Sequence[Line], gap: int = 0) -> int | None:
    """Usual length of a printed column line; None for a page with a paragraph on a line.

    Column lines are of one length, ``gap`` blank lines apart, and most stop in mid-sentence.
    """
    texts = [
        line.block.text
        for line, following in pairwise(lines)
        if not (following.block.gap > gap or line.block.level or line.block.is_table)
    ]
    if len(texts) < _FEWEST:
        return None
    width = sorted(map(len, texts))[len(texts) * 2 // 3]
    full = [text for text in texts if 0.8 * width <= len(text) <= 1.15 * width + 1]
    unfinished = sum(not ends_sentence(text) for text in full)
    is_wrapped = 2 * len(full) >= len(texts) and 2 * unfinished >= len(full)
    return width if is_wrapped and 8 <= width <= _WIDEST else None


class _Rejoiner:
    """Sets the lines of one wrapped page together."""

    def __init__(
        self, lines: Sequence[Line], width: int, layout: Layout, known: Mapping[str, AuthorRole]
    ) -> None:
        self._lines = lines
        self._width = width
        self._layout = layout
        self._known = known
        self._has_indents = sum(line.indented for line in lines) >= 3
        self._open: list[Block] = []
        self._is_indented = False

    def run(self) -> list[Block]:
        blocks: list[Block] = []
        for index, line in enumerate(self._lines):
            below = self._lines[index + 1].block if index + 1 < len(self._lines) else None
            if self._open and not self._continues(line, below):
                blocks.append(_merge(self._open))
                self._open = []
            if not self._open:
                self._is_indented = line.indented
            self._open.append(line.block)
        if self._open:
            blocks.append(_merge(self._open))
        return blocks

    def _continues(self, line: Line, below: Block | None) -> bool:
        """Whether ``line`` goes on the open block. The first rule that fits decides."""
        last, block = self._open[-1], line.block
        if block.gap or block.level or last.level or block.is_table or last.is_table:
            return False
        if block.bold != last.bold or self._is_signed(last.text):
            return False
        if _is_in_bracket(last.text) and not line.indented:
            return True
        if (self._has_indents and line.indented) or self._opens_block(block.text):
            return self._goes_on(last, block) and not line.indented
        if len(self._open) == 1 and is_subtitle(last.text):
            return False
        has_ended = ends_sentence(last.text) or last.text[-1] in "）)"
        if has_ended and block.text.startswith("图为"):
            return False
        if ends_sentence(last.text) and self._heads_report(block, below):
            return False
        is_full = len(last.text) >= 0.8 * self._width
        if self._stands_alone(last):
            return is_full and len(self._open) == 1 and self._is_credit(last.text + block.text)
        if self._stands_alone(block) or self._is_wide(last) or self._is_wide(block):
            return False
        is_prose = len(self._open) > 1 or bool(_BREAKS_SENTENCE.search(last.text))
        is_item = self._open[0].text[0] in self._layout.marks
        if not is_prose and not is_item and starts_event(block.text):
            return False
        if not is_full and last.text.endswith(_CREDIT_ENDS):
            return False
        if self._has_indents and self._is_indented and not ends_sentence(last.text):
            return True
        if is_full and ends_sentence(last.text) and len(block.text) < 0.8 * self._width:
            return bool(_BREAKS_SENTENCE.search(block.text))
        if is_full:
            runs_on = len(block.text) >= 0.8 * self._width
            return is_prose or is_item or runs_on or bool(_BREAKS_SENTENCE.search(block.text))
        return is_prose and not ends_sentence(last.text)

    def _is_signed(self, text: str) -> bool:
        """…增收2000元。（赵敏 孙殿勇）: names in brackets end a piece, whatever stands below."""
        signed = _SIGNED.search(text)
        return signed is not None and self._is_credit(signed["names"])

    def _heads_report(self, block: Block, below: Block | None) -> bool:
        """A line without a comma above a byline or a report's opening: a headline."""
        if below is None or _BREAKS_SENTENCE.search(block.text):
            return False
        return opens_report(below.text) or self._is_credit(below.text)

    def _is_wide(self, block: Block) -> bool:
        """A headline runs across columns; a line that is wider than one has no comma in it."""
        is_wider = len(block.text) > 1.15 * self._width + 1
        return is_wider and not _BREAKS_SENTENCE.search(block.text)

    def _opens_block(self, text: str) -> bool:
        return text[0] in self._layout.marks or text[0] in _OPENERS or opens_report(text)

    def _goes_on(self, last: Block, block: Block) -> bool:
        """又多了一个身份 / ——家庭医生…: a dash or dot amid a sentence, no subtitle or bullet."""
        if block.text[0] in "·・":
            return not ends_sentence(last.text)
        if block.text[0] != "—":
            return False
        is_prose = len(self._open) > 1 or bool(_BREAKS_SENTENCE.search(last.text))
        return last.text[-1] == "—" or (is_prose and not ends_sentence(last.text))

    def _stands_alone(self, block: Block) -> bool:
        """A byline, a column's name, page furniture: neither continues nor is continued."""
        return (
            self._is_credit(block.text)
            or self._layout.is_column(block.text)
            or names_notice(block.text, self._layout)
            or read_furniture(block, self._layout) is not None
        )

    def _is_credit(self, text: str) -> bool:
        if text[0] in "（(" and text[-1] in "）)":
            return read_credit(text[1:-1], self._layout, self._known) is not None
        credit = read_credit(text.strip("□■●▲◆◇口☐◻ "), self._layout, self._known)
        return credit is not None and credit.has_role


def _is_in_bracket(text: str) -> bool:
    """Whether a line breaks off inside brackets: （记者　沈依　通讯员　方."""
    opened = max(text.rfind("（"), text.rfind("("))
    return opened > max(text.rfind("）"), text.rfind(")"))


def _merge(blocks: Sequence[Block]) -> Block:
    if len(blocks) == 1:
        return blocks[0]
    return Block(
        text="".join(block.text for block in blocks),
        spans=tuple(span for block in blocks for span in block.spans),
        gap=blocks[0].gap,
        bold=all(block.bold for block in blocks),
    )
