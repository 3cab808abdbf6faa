"""Seed tables -> ThemeTable, InitiativeTable."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

from ahocorasick_rs import AhoCorasick, MatchKind

from flows.errors import SeedError
from flows.reference.seed_table import SeedTable, filled, one_of
from flows.tables.alternation import any_of
from flows.tables.themes import Cue, InitiativeTable, Theme, ThemeTable, ThemeTerm

Role = Literal["setting", "deed", "genre"]


def load_themes(folder: Path) -> ThemeTable:
    """Read themes.csv and theme_terms.csv. Raises SeedError, naming file and row."""
    themes = SeedTable(
        folder / "themes.csv",
        theme=str,
        name_zh=str,
        name_en=str,
        description=str,
        apart_from=str,
        weight=_number,
    ).records(Theme)
    known = {theme.theme for theme in themes}
    pairs = {(theme.theme, theme.apart_from) for theme in themes if theme.apart_from}
    unknown = {named for _, named in pairs} - known
    if unknown:
        raise SeedError(f"themes.csv: no theme {', '.join(sorted(unknown))}")
    terms, roles = _read_terms(folder / "theme_terms.csv", known)
    return ThemeTable(
        themes=themes,
        weights={theme.theme: theme.weight for theme in themes},
        apart=frozenset(pairs | {(other, theme) for theme, other in pairs}),
        terms=terms,
        silent=frozenset(number for number, term in enumerate(terms) if not term.votes),
        settings=roles["setting"],
        deeds=roles["deed"],
        genres=roles["genre"],
        matcher=_matcher(term.term for term in terms),
    )


def _read_terms(
    path: Path, known: set[str]
) -> tuple[tuple[ThemeTerm, ...], dict[str, frozenset[int]]]:
    """All terms, and of each role the numbers of its terms."""
    votes: dict[str, dict[str, float]] = {}
    roles: dict[str, set[str]] = {role: set() for role in get_args(Role)}
    table = SeedTable(path, theme=str, term=filled, weight=_number, role=one_of(Literal["", Role]))
    for theme, term, weight, role in table:
        if (theme and theme not in known) or bool(theme) != (weight != 0):
            raise table.error("needs a known theme with a weight, or neither")
        if role:
            roles[role].add(term)
        of_term = votes.setdefault(term, {})
        if theme in of_term:
            raise table.error(f"{term} is already a term of {theme or 'no theme'}")
        of_term[theme] = weight
        if "" in of_term and len(of_term) > 1:
            raise table.error(f"{term} both speaks for a theme and for none")
    terms = tuple(
        ThemeTerm(term=term, votes=tuple((t, w) for t, w in sorted(of_term.items()) if t))
        for term, of_term in votes.items()
    )
    return terms, {
        role: frozenset(number for number, term in enumerate(terms) if term.term in of_role)
        for role, of_role in roles.items()
    }


def load_initiatives(folder: Path) -> InitiativeTable:
    """Read initiative_cues.csv and initiative_stops.csv. Raises SeedError, naming file and row."""
    cues: dict[str, dict[str, Cue]] = {"before": {}, "after": {}, "end": {}}
    table = SeedTable(
        folder / "initiative_cues.csv",
        key=2,
        word=str,
        place=one_of(Literal["before", "after", "end"]),
        weight=_number,
        reach=int,
    )
    for word, place, weight, reach in table:
        cues[place][word] = Cue(weight, reach)
    stops = [
        *SeedTable(
            folder / "initiative_stops.csv",
            name=filled,
            match=one_of(Literal["whole", "part", "generic"]),
        )
    ]
    return InitiativeTable(
        before=tuple(cues["before"].values()),
        before_matcher=_matcher(cues["before"]),
        after=tuple(cues["after"].values()),
        after_matcher=_matcher(cues["after"]),
        ends=cues["end"],
        longest_end=max(map(len, cues["end"]), default=0),
        stop_names=frozenset(name for name, match in stops if match == "whole"),
        stop_parts=any_of(name for name, match in stops if match == "part"),
        generic=any_of(name for name, match in stops if match == "generic"),
    )


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is no number") from None


def _matcher(words: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest, store_patterns=False)
