"""What is known of themes and of the names of initiatives, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme as users see it.

    ``apart_from`` names a theme that its scope leaves out: a piece has one of the two, or "".
    ``weight`` is what its words count against those of other themes: more than 1 where few plain
    words tell it (how a place is led), less where its words stand in any piece (crops, roads).
    """

    theme: str
    name_zh: str
    name_en: str
    description: str
    apart_from: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTerm:
    """A word and the themes it speaks for, each with its weight (0.5 faint .. 5 names the theme).

    A term without votes only keeps shorter terms from being read inside it (奶茶 is no 茶).
    """

    term: str
    votes: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTable:
    """``matcher`` finds ``terms`` (same order), leftmost and longest first.

    ``silent`` holds the numbers of the terms without votes, ``settings`` of those that say for
    whom or where something is done (老人, 学校) rather than what, ``deeds`` of those that say what
    a piece is about wherever it opens with them (抽检, 代办), ``genres`` of those that name a kind
    of piece in a column (副刊); ``apart`` each pair of themes of which a piece has only one, both
    ways round; ``weights`` what the words of each theme count.
    """

    themes: tuple[Theme, ...]
    apart: frozenset[tuple[str, str]]
    weights: dict[str, float]
    terms: tuple[ThemeTerm, ...]
    silent: frozenset[int]
    settings: frozenset[int]
    deeds: frozenset[int]
    genres: frozenset[int]
    matcher: AhoCorasick


@dataclass(frozen=True, slots=True)
class Cue:
    """How much a word speaks for (or, negative, against) a name, and from how far away.

    ``reach`` is the most code points that may stand between the word and the quotation mark.
    """

    weight: float
    reach: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeTable:
    """Words that tell the name of a practice from a slogan, a figure of speech or an honour.

    ``before`` and ``after`` are read beside the quotation marks; each matcher finds its words
    leftmost and longest and answers with the cue's index. ``ends`` is looked up by what ends a
    quoted phrase, at most ``longest_end`` code points.
    """

    before: tuple[Cue, ...]
    before_matcher: AhoCorasick
    after: tuple[Cue, ...]
    after_matcher: AhoCorasick
    ends: dict[str, Cue]
    longest_end: int
    stop_names: frozenset[str]
    stop_parts: re.Pattern[str]
    generic: re.Pattern[str]
    """Words that every office uses of every mechanism (联动): of them alone no name is made."""
