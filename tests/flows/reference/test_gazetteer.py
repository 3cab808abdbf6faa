"""The region tables hold together, and the example of every row is read as the row says."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from flows.errors import SeedError
from flows.reference.gazetteer import load_gazetteer
from flows.reference.official_names import bare_name, contracted_names, place_name
from flows.sentence import read_named_places
from flows.tables import Reference
from flows.tables.gazetteer import Gazetteer

NOT_DRAWN = {"460323", "659011", "659012"}
"""The shoals of 中沙群岛, and two cities younger than the boundaries."""
FOLDER = Path(__file__).parents[3] / "seeds" / "reference"


def rows(table: str) -> list[dict[str, str]]:
    with (FOLDER / table).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def gazetteer(reference: Reference) -> Gazetteer:
    return reference.gazetteer


def codes(text: str, home: str | None, gazetteer: Gazetteer) -> set[str | None]:
    (article,) = read_named_places(text, home, gazetteer).articles
    return {mention.region_code for mention in article.mentions}


def _province(code: str) -> str:
    return f"{code[:2]}0000"


@pytest.mark.parametrize("row", rows("region_aliases.csv"), ids=lambda row: row["alias"])
def test_an_alias_is_read(row: dict[str, str], gazetteer: Gazetteer) -> None:
    home = row["region_code"] if row["use"] == "near" else None
    found = codes(row["example"], home, gazetteer)
    lines = {above for code in found if code for above in gazetteer.lineage(code)}
    assert row["region_code"] in lines


@pytest.mark.parametrize("row", rows("region_changes.csv"), ids=lambda row: row["name"])
def test_a_former_name_is_read(row: dict[str, str], gazetteer: Gazetteer) -> None:
    assert row["became_code"] in codes(row["example"], row["became_code"], gazetteer)


@pytest.mark.parametrize("row", rows("region_seats.csv"), ids=lambda row: row["seat_code"])
def test_a_seat_is_read(row: dict[str, str], gazetteer: Gazetteer) -> None:
    assert codes(row["example"], row["region_code"], gazetteer) == {row["seat_code"]}


@pytest.mark.parametrize("row", rows("township_changes.csv"), ids=lambda row: row["name"])
def test_a_renamed_township_keeps_its_code(row: dict[str, str], gazetteer: Gazetteer) -> None:
    county = gazetteer.parent(row["region_code"])
    for name in (row["name"], row["former_name"]):
        assert codes(name, county, gazetteer) == {row["region_code"]}


@pytest.mark.parametrize(
    "row",
    [row for row in rows("region_words.csv") if row["kind"] in ("trap", "common")],
    ids=lambda row: row["word"],
)
def test_a_word_that_looks_like_a_place_names_none(
    row: dict[str, str], gazetteer: Gazetteer
) -> None:
    for home in ("150425", "330523"):
        (article,) = read_named_places(row["example"], home, gazetteer).articles
        covered = [m.text for m in article.mentions if m.evidence != "deictic"]
        assert not [text for text in covered if text in row["word"] or row["word"] in text]


def test_every_division_stands_under_one_that_exists(gazetteer: Gazetteer) -> None:
    townships = gazetteer.townships()
    assert set(townships.parents.values()) <= set(gazetteer.upper)
    assert all(d.parent_code in gazetteer.upper for d in gazetteer.upper.values() if d.parent_code)
    assert [gazetteer.division(c).path for c in ("110101", "429004", "441900003", "620201101")] == [
        "北京市/东城区",
        "湖北省/仙桃市",
        "广东省/东莞市/东城街道",
        "甘肃省/嘉峪关市/峪泉镇",
    ]


def test_villages_come_county_by_county(gazetteer: Gazetteer) -> None:
    names = gazetteer.local_names("150425")
    assert gazetteer.division(names.codes["光明村"][0]).path == (
        "内蒙古自治区/赤峰市/克什克腾旗/经棚镇/光明村"
    )
    assert not any(code.startswith("150426") for code in names.names)


@pytest.mark.parametrize("layer", ["county", "prefecture", "province"])
def test_the_map_knows_its_divisions(layer: str, gazetteer: Gazetteer) -> None:
    found = json.loads((FOLDER / f"{layer}_polygons.json").read_text(encoding="utf-8"))
    drawn = {feature["id"]: feature["properties"]["name"] for feature in found["features"]}
    assert all(gazetteer.upper[code].name == name for code, name in drawn.items())
    ordinary = {
        code
        for code, division in gazetteer.upper.items()
        if division.level == layer and code[4] != "7" and not code.startswith("23276")
    }
    assert ordinary - set(drawn) <= NOT_DRAWN


@pytest.mark.parametrize(
    ("printed", "county", "name"),
    [
        ("向阳村民委员会", "", "向阳村"),
        ("光明村委会", "", "光明村"),
        ("七道沟村村民委员会", "", "七道沟村"),
        ("靠山嘎查委会", "", "靠山嘎查"),
        ("麻花板社区居委会", "", "麻花板社区"),
        ("哈萨尔居委会", "", "哈萨尔社区"),
        ("孟家屯村委会", "", "孟家屯村"),
        ("红旗二连居委会", "", "红旗二连"),
        ("东华门街道办事处", "", "东华门街道"),
        ("磴口县农垦纳林套海农场有限责任公司", "磴口县", "纳林套海农场"),
        ("兵团七十二团", "", "七十二团"),
    ],
)
def test_official_names_lose_their_committees(printed: str, county: str, name: str) -> None:
    assert place_name(printed, county) == name


@pytest.mark.parametrize(
    ("name", "bare", "contracted"),
    [
        ("奈曼旗", "奈曼", []),
        ("克什克腾旗", "克什克腾", ["克旗"]),
        ("科尔沁左翼后旗", "", ["科左后旗"]),
        ("东乌珠穆沁旗", "东乌珠穆沁", ["东乌旗"]),
        ("新巴尔虎右旗", "", ["新右旗"]),
        ("莫力达瓦达斡尔族自治旗", "莫力达瓦", ["莫力达瓦旗", "莫旗"]),
        ("鄂温克族自治旗", "鄂温克", ["鄂温克旗", "鄂旗"]),
        ("肃南裕固族自治县", "肃南", ["肃南县"]),
        ("凉山彝族自治州", "凉山", ["凉山州"]),
        ("双江拉祜族佤族布朗族傣族自治县", "双江", ["双江县"]),
        ("浦东新区", "浦东", []),
    ],
)
def test_customary_forms_follow_from_the_official_one(
    name: str, bare: str, contracted: list[str]
) -> None:
    assert (bare_name(name), contracted_names(name, "county")) == (bare, contracted)


def test_a_table_that_is_missing_or_malformed_is_named(tmp_path: Path) -> None:
    for table in FOLDER.glob("region*.csv"):
        shutil.copy(table, tmp_path)
    (tmp_path / "region_aliases.csv").write_text(
        "alias,region_code,use\n呼市,150100\n", encoding="utf-8"
    )
    with pytest.raises(SeedError, match=r"region_aliases\.csv, line 2"):
        load_gazetteer(tmp_path)
    (tmp_path / "regions.csv").unlink()
    with pytest.raises(SeedError, match=r"regions\.csv"):
        load_gazetteer(tmp_path)


@pytest.mark.parametrize("row", rows("region_papers.csv"), ids=lambda row: row["paper"])
def test_a_paper_has_a_home(row: dict[str, str], gazetteer: Gazetteer) -> None:
    assert gazetteer.has(row["region_code"])
    assert row["example"].startswith(row["paper"])
