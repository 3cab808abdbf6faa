"""What is known of themes and of the names of initiatives, compiled once."""

from __future__ import annotations

from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme as users see it."""

    theme: str
    name_zh: str
    name_en: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTerm:
    """A word and the themes it speaks for, each with its weight (0.5 faint .. 5 names the theme).

    A term without votes only keeps shorter terms from being read inside it (奶茶 is no 茶).
    """

    term: str
    votes: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTable:
    """``matcher`` finds ``terms`` (same order), leftmost and longest first."""

    themes: tuple[Theme, ...]
    terms: tuple[ThemeTerm, ...]
    matcher: AhoCorasick


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeTable:
    """(stub)"""
