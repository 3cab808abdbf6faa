"""Seed tables -> ThemeTable, InitiativeTable."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from flows.errors import SeedError
from flows.tables.themes import Cue, InitiativeTable, Theme, ThemeTable, ThemeTerm

_THEME_COLUMNS = ("theme", "name_zh", "name_en", "description", "apart_from", "weight")
_ROLES = ("setting", "deed", "genre")


def load_themes(folder: Path) -> ThemeTable:
    """Read themes.csv and theme_terms.csv. Raises SeedError, naming file and row."""
    themes = tuple(
        Theme(
            theme=row["theme"],
            name_zh=row["name_zh"],
            name_en=row["name_en"],
            description=row["description"],
            apart_from=row["apart_from"],
            weight=_number(row["weight"], where),
        )
        for where, row in _rows(folder / "themes.csv", _THEME_COLUMNS)
    )
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
    roles: dict[str, set[str]] = {role: set() for role in _ROLES}
    for where, row in _rows(path, ("theme", "term", "weight", "role")):
        theme, term = row["theme"], row["term"]
        weight = _number(row["weight"], where)
        if not term or (theme and theme not in known) or (bool(theme) != (weight != 0)):
            raise SeedError(f"{where}: needs a term and a known theme with a weight, or neither")
        if row["role"]:
            if row["role"] not in roles:
                raise SeedError(f"{where}: role {row['role']!r} is none of {', '.join(roles)}")
            roles[row["role"]].add(term)
        of_term = votes.setdefault(term, {})
        if theme in of_term:
            raise SeedError(f"{where}: {term} is already a term of {theme or 'no theme'}")
        of_term[theme] = weight
    for term, of_term in votes.items():
        if "" in of_term and len(of_term) > 1:
            raise SeedError(f"{path.name}: {term} both speaks for a theme and for none")
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
    for where, row in _rows(
        folder / "initiative_cues.csv", ("word", "place", "weight", "reach", "example")
    ):
        of_place = cues.get(row["place"])
        if of_place is None or not row["word"] or row["word"] in of_place:
            raise SeedError(f"{where}: needs a new word and a place of {', '.join(cues)}")
        try:
            of_place[row["word"]] = Cue(float(row["weight"]), int(row["reach"]))
        except ValueError:
            raise SeedError(f"{where}: weight and reach must be numbers") from None
    stops = _rows(folder / "initiative_stops.csv", ("name", "match"))
    for where, row in stops:
        if not row["name"] or row["match"] not in ("whole", "part", "generic"):
            raise SeedError(f"{where}: needs a name and match whole, part or generic")
    return InitiativeTable(
        before=tuple(cues["before"].values()),
        before_matcher=_matcher(cues["before"]),
        after=tuple(cues["after"].values()),
        after_matcher=_matcher(cues["after"]),
        ends=cues["end"],
        longest_end=max(map(len, cues["end"]), default=0),
        stop_names=frozenset(row["name"] for _, row in stops if row["match"] == "whole"),
        stop_parts=_any_of(row["name"] for _, row in stops if row["match"] == "part"),
        generic=_any_of(row["name"] for _, row in stops if row["match"] == "generic"),
    )


def _number(weight: str, where: str) -> float:
    try:
        return float(weight)
    except ValueError:
        raise SeedError(f"{where}: weight {weight!r} is no number") from None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of ``words``, the longest first; a pattern of nothing without any."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def _matcher(words: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest, store_patterns=False)


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[str, dict[str, str]]]:
    """Each row with ``file:line`` for messages."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise SeedError(f"{path.name}: column {', '.join(missing)} is missing")
            return [
                (f"{path.name}:{reader.line_num}", {key: row[key] or "" for key in columns})
                for row in reader
            ]
    except OSError as error:
        raise SeedError(f"{path.name}: {error.strerror}") from error
