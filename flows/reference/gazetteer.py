"""Seed tables ``regions.csv``, ``region_*.csv``, ``townships.csv``, ``villages.parquet``
-> Gazetteer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flows.errors import SeedError
from flows.records import Division, Level
from flows.reference.official_names import bare_name, is_people
from flows.reference.place_words import load_place_words, scanner
from flows.reference.seed_table import SeedTable, one_of, several
from flows.reference.villages import Village, VillageFile
from flows.tables.gazetteer import (
    LANDFORMS,
    Gazetteer,
    LocalNames,
    NameUse,
    Sense,
    Townships,
)

PAPER_ENDS = (
    *("报", "日报", "晚报", "晨报", "时报", "周报", "快报", "时讯", "新闻", "通讯", "今报"),
    *("新报", "周刊", "信息", "视窗"),
)
COUNTIES_KEPT = 1024
_TOWNSHIPS, _VILLAGES = "townships.csv", "villages.parquet"


def load_gazetteer(folder: Path) -> Gazetteer:
    """Read the tables under ``folder`` (seeds/reference); SeedError says what is wrong where.

    Townships and villages are not read here but when a page first needs them; that they are there
    is looked at now.
    """
    rows = [*_regions(folder / "regions.csv")]
    upper = _divisions(rows)
    former = _former(folder, upper)
    former_names: dict[str, list[str]] = defaultdict(list)
    for name, became_code in former.items():
        former_names[became_code].append(name)
    names = _names(folder, rows, former)
    for name in (_TOWNSHIPS, _VILLAGES):
        if not (folder / name).is_file():
            raise SeedError(f"{name}: missing")
    children: dict[str, list[str]] = defaultdict(list)
    for division in upper.values():
        if division.parent_code:
            children[division.parent_code].append(division.region_code)

    @cache
    def township_file() -> _TownshipFile:
        return _township_file(folder)

    villages = VillageFile(folder / _VILLAGES)

    @lru_cache(maxsize=COUNTIES_KEPT)
    def local_names(code: str) -> LocalNames:
        below = children.get(code, ()) if upper[code].level == "prefecture" else ()
        found = villages.under(code, *below)
        tables = [
            _local_names(each, township_file(), found.get(each, ())) for each in (code, *below)
        ]
        return _merged(tables) if below else tables[0]

    return Gazetteer(
        upper=upper,
        scanner=scanner(list(names)),
        senses=tuple(tuple(senses) for senses in names.values()),
        former=former,
        former_names={code: tuple(borne) for code, borne in former_names.items()},
        seats=SeedTable(folder / "region_seats.csv", region_code=str, seat_code=str).mapping(),
        papers=_papers(folder, rows),
        words=load_place_words(folder),
        local_names=local_names,
        townships=lambda: township_file().townships,
    )


def load_region_codes(folder: Path) -> frozenset[str]:
    """Codes down to the county. Raises SeedError where regions.csv is missing or malformed."""
    return frozenset(code for (code,) in SeedTable(folder / "regions.csv", region_code=str))


def _regions(path: Path) -> SeedTable:
    return SeedTable(
        path,
        region_code=str,
        name=str,
        level=one_of(Level),
        parent_code=str,
        short_name=str,
        short_use=str,
        contracted=several,
        longitude=_degrees,
        latitude=_degrees,
    )


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


def _divisions(rows: list[list[Any]]) -> dict[str, Division]:
    upper: dict[str, Division] = {}
    for code, name, level, parent, _short, _use, _contracted, longitude, latitude in rows:
        if parent and parent not in upper:
            raise SeedError(f"regions.csv, {code}: parent {parent} does not stand above it")
        upper[code] = Division(
            region_code=code,
            name=name,
            level=level,
            parent_code=parent or None,
            path=f"{upper[parent].path}/{name}" if parent else name,
            longitude=longitude,
            latitude=latitude,
        )
    return upper


def _former(folder: Path, upper: dict[str, Division]) -> dict[str, str]:
    former = {}
    table = SeedTable(folder / "region_changes.csv", name=str, became_code=str)
    for name, code in table:
        if code not in upper:
            raise table.error(f"no region {code}")
        former[name] = code
    return former


def _papers(folder: Path, rows: list[list[Any]]) -> dict[str, str]:
    """Paper -> its home, where the name holds no division's name (闽南日报), or one that is so
    plain a word that it names a division in a paper's name alone (房山报, 今日顺义).
    """
    bearers = Counter(short for _, _, _, _, short, *_ in rows)
    plain = {
        short: code
        for code, _, level, _, short, use, *_ in rows
        if use == "never" and level == "county" and len(short) > 1 and bearers[short] == 1
    }
    called = {short + end: code for short, code in plain.items() for end in PAPER_ENDS}
    called |= {f"今日{short}": code for short, code in plain.items()}
    return called | SeedTable(folder / "region_papers.csv", paper=str, region_code=str).mapping()


def _names(folder: Path, rows: list[list[Any]], former: dict[str, str]) -> dict[str, list[Sense]]:
    """Every name above the township with its readings; traps have none."""
    names: dict[str, list[Sense]] = defaultdict(list)
    known = {row[0] for row in rows}
    for code, name, level, _, short, use, contracted, *_ in rows:
        # A name of two characters (和县, 成县, 东区) stands inside many words: 完成县级, 建成区.
        names[name].append(Sense(code=code, use="full" if len(name) > 2 else "near"))
        if use != "never" and short != name:
            names[short].append(Sense(code=code, use=use))
        for word in contracted:
            is_short = len(word) < 3 and level == "county"
            names[word].append(Sense(code=code, use="near" if is_short else "free"))
    aliases = SeedTable(
        folder / "region_aliases.csv", alias=str, region_code=str, use=one_of(NameUse)
    )
    for alias, code, use in aliases:
        if code not in known:
            raise aliases.error(f"no region {code}")
        names[alias].append(Sense(code=code, use=use))
    for name, code in former.items():
        if name not in names:
            names[name].append(Sense(code=code, use="full" if len(name) > 2 else "near"))
    for word, kind in SeedTable(folder / "region_words.csv", word=str, kind=str):
        if kind in ("near", "word") and word in names:
            senses = names[word]
            names[word] = [s if s.use == "full" else replace(s, use=kind) for s in senses]
        elif kind == "noun" and word in names:
            names[word] = [replace(sense, use="near") for sense in names[word]]
    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class _TownshipFile:
    """``townships.csv`` as read: the townships, those under each
    parent, and the former names of the renamed."""

    townships: Townships
    by_parent: dict[str, tuple[str, ...]]
    former: dict[str, str]


def _township_file(folder: Path) -> _TownshipFile:
    """Names as ``township_changes.csv`` has them now; a former name still leads to its code."""
    names: dict[str, str] = {}
    parents: dict[str, str] = {}
    codes: dict[str, list[str]] = defaultdict(list)
    by_parent: dict[str, list[str]] = defaultdict(list)
    bare = []
    townships = SeedTable(
        folder / _TOWNSHIPS, region_code=str, parent_code=str, name=str, bare_use=str
    )
    for code, parent, name, use in townships:
        names[code] = name
        parents[code] = parent
        codes[name].append(code)
        by_parent[parent].append(code)
        if use == "1":
            bare.append(code)
    former = {}
    changes = SeedTable(folder / "township_changes.csv", region_code=str, name=str, former_name=str)
    for code, name, former_name in changes:
        if code not in names:
            raise changes.error(f"no township {code}")
        former[code] = former_name
        names[code] = name
        codes[name].append(code)
    return _TownshipFile(
        townships=Townships(
            names=names,
            parents=parents,
            codes={name: tuple(found) for name, found in codes.items()},
            plain=frozenset(bare),
        ),
        by_parent={parent: tuple(found) for parent, found in by_parent.items()},
        former=former,
    )


def _local_names(code: str, table: _TownshipFile, villages: Sequence[Village]) -> LocalNames:
    codes: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    stems: dict[str, str] = {}
    bare: list[str] = []
    for township in table.by_parent.get(code, ()):
        name = table.townships.names[township]
        names[township] = name
        stem = bare_name(name)
        known_as = {name, table.former.get(township, name)}
        if name[-1] in "乡镇":
            known_as.add(stem + name[-1])
        for known in sorted(known_as):
            codes[known].append(township)
        if len(stem) > 2 and stem == name:
            stems[name] = township
            bare.append(name)
        elif len(stem) > 1:
            stems[stem] = township
            is_plain = township in table.townships.plain and not is_people(stem)
            if stem != name and is_plain and stem[-1] not in LANDFORMS:
                bare.append(stem)
    for village, name in villages:
        names[village] = name
        codes[name].append(village)
        if name.endswith("屯村"):
            codes[name[:-1]].append(village)
    return LocalNames(
        codes={name: tuple(found) for name, found in codes.items()},
        names=names,
        stems=stems,
        bare=tuple(bare),
        bare_scanner=scanner(bare) if bare else None,
    )


def _merged(tables: list[LocalNames]) -> LocalNames:
    """The names of several counties as one table; a name keeps every code that bears it. A stem
    that two of them have (城关) tells no place of the prefecture.
    """
    codes: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    borne = Counter(stem for table in tables for stem in table.stems)
    stems: dict[str, str] = {}
    for table in tables:
        names.update(table.names)
        stems.update((stem, code) for stem, code in table.stems.items() if borne[stem] == 1)
        for name, found in table.codes.items():
            codes[name] = codes[name] + found if name in codes else found
    bare = tuple(stem for table in tables for stem in table.bare if stem in stems)
    return LocalNames(
        codes=codes,
        names=names,
        stems=stems,
        bare=bare,
        bare_scanner=scanner(bare) if bare else None,
    )
