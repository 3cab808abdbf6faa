"""When two readings of the same thing agree: spans, words, numbers, places, subjects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from flows.records import Span

_UNSEEN = re.compile(r"[\s“”\"'‘’]+")
"""Spaces and quotation marks: what printing adds to a name."""
_COMMITTEES = (
    ("村民委员会", "村"),
    ("嘎查委员会", "嘎查"),
    ("居民委员会", "社区"),
    ("村委员会", "村"),
    ("村委会", "村"),
    ("居委会", "社区"),
    ("办事处", "街道"),
    ("委员会", "村"),
)
"""What a committee is called, and the kind of place that it runs."""
_PLACE_ENDINGS = ("村", "社区", "嘎查", "街道", "镇", "乡", "苏木")
_CLOSE_ENOUGH = 0.005
"""三分之一 is written 33.33."""
_SAME_SUBJECT = 0.6


class Spanned(Protocol):
    """Anything that stands somewhere in a page."""

    @property
    def span(self) -> Span: ...


Found = TypeVar("Found", bound=Spanned)


def overlap(one: Span, other: Span) -> float:
    """Shared characters as a share of all that either covers: 1 for the same span, 0 apart."""
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    covered = one.end - one.start + other.end - other.start - shared
    return shared / covered if covered else 0.0


def best_match(span: Span, candidates: Iterable[Found]) -> Found | None:
    """The candidate that covers ``span`` best, the first of several; None where none touches it."""
    touching = [candidate for candidate in candidates if overlap(span, candidate.span)]
    return max(touching, key=lambda candidate: overlap(span, candidate.span), default=None)


def plain(text: str | None) -> str:
    """Words without the spaces and quotation marks of print."""
    return _UNSEEN.sub("", text or "")


def plain_place(name: str | None) -> str:
    """A place by its own name: 向阳村民委员会 and 向阳村 are one."""
    name = plain(name)
    for committee, ending in _COMMITTEES:
        stem = name.removesuffix(committee)
        if stem != name:
            return stem if stem.endswith(_PLACE_ENDINGS) else stem + ending
    return name


def plain_path(path: Iterable[str]) -> tuple[str, ...]:
    """Each name of a path by itself."""
    return tuple(plain_place(name) for name in path)


def is_one_of(answers: str | None, found: str | None) -> bool:
    """Whether ``found`` is among ``answers``, equally good ones joined by |: 户|年."""
    return plain(found) in {plain(answer) for answer in (answers or "").split("|")}


def is_near(written: float | None, found: float | None) -> bool:
    """Equal as far as the annotation writes it out."""
    if written is None or found is None:
        return written is found
    return abs(written - found) <= max(_CLOSE_ENOUGH, abs(written) * 1e-9)


def is_same_subject(written: str, found: str | None) -> bool:
    """户数 is 总户数, 宣传单 is 发放宣传单: one holds the other, or most is shared."""
    written, found = plain(written), plain(found)
    if not written or not found:
        return not written
    shorter, longer = sorted((written, found), key=len)
    if shorter in longer:
        return len(shorter) >= 2 or len(longer) <= 2
    return SequenceMatcher(None, written, found).ratio() >= _SAME_SUBJECT
