"""The pieces of a page as they grow: which is open, which waits behind a picture."""

from __future__ import annotations

import re

from flows.extract.layout.blocks import Block
from flows.extract.layout.columns import Columns
from flows.extract.layout.credits import CreditLine
from flows.extract.layout.datelines import read_opening
from flows.extract.layout.drafts import Draft, Origin
from flows.extract.layout.headings import Headline, with_kicker, with_subtitle
from flows.extract.layout.lookahead import CAPTION_AT_MOST, Lookahead, shows_picture, starts_event
from flows.extract.layout.tails import Trimmed

_MOST = 1000
"""Pieces of the fullest page, many times over."""

_LABEL = 24
_NUMBERED_PICTURE = re.compile(r"(?:组?图)?[（(]?[①-⑨一二三四五\d][）)]?[:：]|图[①-⑨]")
_GOES_ON = re.compile(r"据(?:悉|了解|介绍)|近年来|目前|今年以来|截至|该[村镇县乡区市社]|其中|同时")
_SCENE = re.compile(r"[上下左右题]?图为[^，。,；]+。?")
_PICTURE_NUMBERS = frozenset("①②③④⑤⑥⑦⑧⑨⑩")


class Pieces:
    """``drafts`` in reading order; text goes to ``open``.

    ``resumable`` is the article that a caption or note interrupted; ``pending`` are credits and
    ``kicker`` a place or office in brackets, printed above the headline that they belong to.
    """

    def __init__(self, look: Lookahead) -> None:
        self._look = look
        self.columns = Columns(look.layout)
        self.open: Draft | None = None
        self.resumable: Draft | None = None
        self.pending: list[CreditLine] = []
        self.kicker: str | None = None
        self.drafts: list[Draft] = []

    @property
    def is_awaited(self) -> bool:
        """A column, a kicker or a byline above waits for its piece."""
        return bool(self.pending) or self.kicker is not None or not self.columns.is_used

    @property
    def text_origin(self) -> Origin:
        """What text without a headline is here."""
        return "item" if self.columns.kind == "brief" else "article"

    @property
    def are_too_many(self) -> bool:
        """Whether further bullets go on the open piece: a wall of them is one list."""
        return len(self.drafts) >= _MOST

    def start(self, origin: Origin, headline: Headline | None = None) -> Draft:
        """Begin a piece in the column that is open."""
        if self.kicker is not None:
            headline, self.kicker = with_kicker(headline, self.kicker), None
        draft = Draft(origin=origin, headline=headline)
        draft.credits, self.pending = self.pending, []
        self.columns.enter(draft)
        self.open = draft
        self.resumable = None
        self.drafts.append(draft)
        return draft

    def close(self) -> None:
        if self.open is not None:
            self.open.is_closed = True

    def jump(self) -> None:
        """(下转第三版) or (上接第一版) on a line of its own."""
        if self.open is not None and not self.open.is_empty:
            self.open.is_closed = True
        elif self.open is None:
            self.start("article").is_continued = True

    def open_column(self, name: str, *, is_scoped: bool, level: int = 0) -> None:
        self.columns.open(name, is_scoped=is_scoped, level=level)
        self.close()
        self.resumable = None
        if self.columns.kind == "reference":
            self.start("reference")

    def open_label(self, index: int) -> None:
        """A label on its own line: a section of the open article, a kicker or a column."""
        part = self._look.parts[index]
        if self.open is not None and self._heads_section(index, self.open):
            self.open.is_sectioned = True
            self.open.add_head(part.block)
        elif part.is_kicker:
            self.open_kicker(part.name)
        else:
            self.open_column(part.name, is_scoped=part.is_scoped)

    def _heads_section(self, index: int, current: Draft) -> bool:
        """【7:30 早高峰】, 【村民说】: no column's name, amid an article, above a text of its own.

        Nobody signs that text, for then it would be a piece.
        """
        look, part, below = self._look, self._look.parts[index], self._look.at(index + 1)
        if current.origin != "article" or current.is_closed or below is None:
            return False
        if below.kind != "text" or look.layout.column_kind(part.name):
            return False
        is_first = current.is_empty and bool(current.credits) and current.headline is not None
        if is_first or current.is_sectioned or part.name[:1].isdigit():
            return True
        is_piece = part.is_scoped or part.is_kicker or current.is_empty
        return not (is_piece or look.is_report(index + 1) or look.ends_credited(index + 1))

    def add_subtitle(self, text: str) -> bool:
        """——访… below the byline of the open piece; False if it has text already."""
        if self.open is None or not self.open.is_empty or self.open.headline is None:
            return False
        self.open.headline = with_subtitle(self.open.headline, text)
        return True

    def open_kicker(self, name: str) -> None:
        """【树林召镇】 says whom the next piece is about."""
        self.kicker = name
        self.close()
        self.resumable = None

    def extend(self, draft: Draft, block: Block) -> None:
        """Add a paragraph of a notice or a lesson, which goes on behind its closing credits."""
        trimmed = self._look.trim(block)
        draft.add(trimmed.block)
        draft.credits.extend(trimmed.credits)

    def fill(self, draft: Draft, trimmed: Trimmed) -> None:
        """Add a paragraph and its closing credits; the first decides whether it is a caption."""
        block = trimmed.block
        if draft.is_empty:
            draft.is_continued |= trimmed.is_continued
            opening = read_opening(block.text, self._look.layout, self._look.known)
            draft.opening = opening or draft.opening
            is_bare = draft.opening is None and not draft.credits
            shows = trimmed.is_picture or shows_picture(block.text)
            if draft.origin == "article" and is_bare and shows:
                draft.origin = "caption" if len(block.text) <= CAPTION_AT_MOST else "article"
            if draft.origin == "caption" and block.text[:1] in _PICTURE_NUMBERS:
                block = block.cut(1)
        draft.add(block)
        draft.credits.extend(trimmed.credits)
        if trimmed.credits or trimmed.has_jump:
            draft.is_closed = True

    # Captions

    def is_caption(self, current: Draft, trimmed: Trimmed) -> bool:
        """A paragraph with a photo credit, or 图为…, amid or behind the text of ``current``."""
        text = trimmed.block.text
        if len(text) > CAPTION_AT_MOST:
            return False
        if current.is_empty:
            return bool(current.credits) and trimmed.is_picture and current.origin == "article"
        if current.is_unfinished and not starts_event(text):
            return False
        if _GOES_ON.match(text) and len(current.paragraphs) == 1 and not current.is_named:
            return False  # 据悉，… 邓志宏 摄 is the rest of a picture's words.
        if trimmed.credits:
            reports = any(line.is_photo_report for line in trimmed.credits)
            if trimmed.is_picture or (reports and starts_event(text)):
                return True
        return shows_picture(text)

    def is_label(self, current: Draft, trimmed: Trimmed) -> bool:
        """图①：村民在兑换物品。 or 图为兑换现场: too little for a caption of its own."""
        text = trimmed.block.text
        if current.origin != "article" or len(text) > _LABEL or trimmed.credits or "月" in text:
            return False
        if current.is_empty:
            return current.headline is not None and bool(_SCENE.fullmatch(text))
        return bool(_NUMBERED_PICTURE.match(text) or _SCENE.fullmatch(text))

    def add_caption(self, current: Draft, trimmed: Trimmed) -> None:
        """A caption below ``current``, which goes on behind it if it was not closed."""
        resumable = self.resumable
        if current.is_unfinished or not current.is_closed:
            resumable = current
        shared = current.headline if current.origin == "caption" else None
        self.fill(self.start("caption", shared), trimmed)
        self.resumable = resumable

    def takes_picture(self, current: Draft, trimmed: Trimmed) -> bool:
        """Whether a picture's words with a bullet belong to the piece that is open."""
        if current.origin == "article":
            return True
        if current.origin != "caption" or not current.is_marked:
            return False
        is_waiting = self.resumable is not None and self.resumable.is_empty
        return is_waiting or (current.headline is not None and trimmed.is_photo)

    def add_picture(self, current: Draft, trimmed: Trimmed, index: int) -> None:
        """Words of a picture with a bullet, the part at ``index``: ▲妇女们在剥栗苞。

        They are text of a photo story that is signed above, a caption under the headline of signed
        pictures, else a caption amid or behind an article; one that has no text yet awaits it.
        """
        if current.tells_in_pictures and self._look.is_pictures_only(index):
            current.is_photo = True
            if current.is_empty:
                self.fill(current, trimmed)
            else:
                current.add_head(trimmed.block)
            return
        if self._is_mere_label(current, trimmed):
            current.add_head(trimmed.block)
            return
        is_unsigned = current.origin == "article" and not current.credits
        if current.is_empty and is_unsigned and self._look.are_signed_pictures(index):
            current.origin = "caption"
            current.is_marked = True
            self.fill(current, trimmed)
            return
        waiting = current if current.origin == "article" else self.resumable
        is_waiting = waiting is not None and waiting.is_empty
        self.add_caption(current, trimmed)
        if self.open is None:
            return
        self.open.is_marked = is_waiting or current.origin == "caption"
        if is_waiting:
            self.open.is_closed = True
            self.resumable = waiting

    def _is_mere_label(self, current: Draft, trimmed: Trimmed) -> bool:
        """▲黄胜勇在喂猪。 amid his story, whose writer took the picture: no event of its own."""
        text = trimmed.block.text
        is_told = current.origin == "article" and current.is_pictured and not current.is_empty
        return is_told and len(text) <= _LABEL and not trimmed.credits and not starts_event(text)

    def splits_caption(self, current: Draft) -> bool:
        """A photo credit below an article's last paragraph makes that paragraph a caption."""
        if current.is_empty or current.origin != "article":
            return False
        return current.last_length <= CAPTION_AT_MOST and (
            not current.is_credited or len(current.paragraphs) >= 2
        )

    def split_caption(self, current: Draft, credit: CreditLine) -> None:
        if len(current.paragraphs) <= 2 and not current.is_credited:
            above = self.drafts[-2] if len(self.drafts) >= 2 else None
            if current.headline is None and above is not None and above.origin == "caption":
                current.headline = above.headline  # Two pictures under one headline.
            current.origin = "caption"
            current.credits.append(credit)
            current.is_closed = True
            return
        pictured = [current.paragraphs.pop()]
        while len(current.paragraphs) > 1 and self._is_scene_apart(
            pictured[0], current.paragraphs[-1]
        ):
            pictured.insert(0, current.paragraphs.pop())
        for paragraph in pictured:
            draft = self.start("caption")
            draft.paragraphs.append(paragraph)
            draft.credits.append(credit)
            draft.is_closed = True
        self.resumable = current

    def _is_scene_apart(self, *paragraphs: list[Block]) -> bool:
        """Two dated scenes, each set apart from the text: pictures of one photographer."""
        return all(
            paragraph[0].gap > self._look.usual_gap
            and len(paragraph) == 1
            and len(paragraph[0].text) <= CAPTION_AT_MOST
            and starts_event(paragraph[0].text)
            for paragraph in paragraphs
        )

    def credit_pictures(self, current: Draft, credit: CreditLine) -> None:
        """本组图片由本报记者 张立新 摄: every caption above that has no credit of its own.

        Without captions above the pictures are those of ``current``.
        """
        if current.origin != "caption":
            current.credits.append(credit)
        for draft in reversed(self.drafts):
            if draft.origin != "caption" or draft.credits:
                break
            draft.credits.append(credit)
            draft.is_closed = True

    def return_headline(self, draft: Draft) -> None:
        """标题 / 图为… / 本报讯…: the headline was the report's, not the picture's."""
        above = [one for one in self.drafts if one is not draft][-2:]
        if not above or above[-1].origin != "caption" or above[-1].headline is None:
            return
        if len(above) == 2 and above[0].headline is above[1].headline:
            return
        draft.headline, above[-1].headline = above[-1].headline, None
