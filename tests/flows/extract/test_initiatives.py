"""What is the name of an actor's own practice, and what only stands in quotation marks."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from flows.extract.initiatives import find_initiatives
from flows.records import InitiativeMention
from flows.reference.themes import load_initiatives
from flows.tables.themes import InitiativeTable
from tests.factories import article, page

CASES = Path(__file__).parents[2] / "cases" / "initiatives.csv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))


CUES = Path(__file__).parents[3] / "seeds" / "reference" / "initiative_cues.csv"
EXAMPLES = [
    row for row in csv.DictReader(CUES.read_text(encoding="utf-8").splitlines()) if row["example"]
]


@pytest.fixture(scope="module")
def table(root: Path) -> InitiativeTable:
    return load_initiatives(root / "seeds" / "reference")


def _find(title: str, body: str, table: InitiativeTable) -> list[InitiativeMention]:
    piece = article(page(f"{title}\n{body}"))
    return find_initiatives(piece, table)


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_names_in_a_sentence(
    row: dict[str, str], table: InitiativeTable, request: pytest.FixtureRequest
) -> None:
    if row["known_failure"]:
        request.applymarker(pytest.mark.xfail(reason=row["known_failure"], strict=True))
    expected = row["names"].split("|") if row["names"] else []
    assert [mention.name for mention in _find("", row["text"], table)] == expected


@pytest.mark.parametrize("row", EXAMPLES, ids=[f"{r['place']} {r['word']}" for r in EXAMPLES])
def test_a_cue_makes_or_unmakes_the_names_of_its_example(
    row: dict[str, str], table: InitiativeTable
) -> None:
    quoted = re.findall("“(.+?)”", row["example"])
    names = [mention.name for mention in _find("", row["example"], table)]
    assert row["word"] in row["example"]
    assert names == (quoted if float(row["weight"]) > 0 else [])


@pytest.mark.parametrize(
    ("title", "body", "role"),
    [
        ("“板凳会”开进农家院", "镇里把“板凳会”开到了村头。", "body"),
        ("某某街道“六个突出”抓防汛", "街道早谋划、早部署。", "title"),
    ],
)
def test_a_name_is_reported_once_and_from_the_body_where_it_can_be(
    title: str, body: str, role: str, table: InitiativeTable
) -> None:
    (mention,) = _find(title, body, table)
    text = title if role == "title" else body
    assert mention.role == role
    assert text[mention.span.start : mention.span.end] == mention.name


@pytest.mark.parametrize(
    "title",
    ["织密乡村“平安网”", "小厕所里的“大民生”", "“金蛋蛋”敲开致富门", "“夕阳红”里的幸福味"],
)
def test_a_figure_of_speech_in_a_headline_is_no_name(title: str, table: InitiativeTable) -> None:
    assert _find(title, "村里的变化看得见。", table) == []


def test_names_in_a_row_share_their_verb_and_their_noun(table: InitiativeTable) -> None:
    body = "全区打造了“红心向党”“夜间法庭”“邻里帮”等特色服务品牌。"
    assert [m.name for m in _find("", body, table)] == ["红心向党", "夜间法庭", "邻里帮"]


@pytest.mark.parametrize(
    "body",
    [
        '县里推行"云管家"服务。',
        '县里推行“云管家"服务。',
        "县里推行‘云管家’服务。",
        "县里推行「云管家」服务。",
        "县里推行“ 云管家 ”服务。",
    ],
)
def test_quotation_marks_as_scanners_leave_them(body: str, table: InitiativeTable) -> None:
    (mention,) = _find("", body, table)
    assert mention.name == "云管家"
    assert body[mention.span.start : mention.span.end] == "云管家"


def test_at_most_eight_names(table: InitiativeTable) -> None:
    body = "".join(f"镇里推行“{c}色管家”服务。" for c in "赤橙黄绿青蓝紫黑白灰")
    assert len(_find("", body, table)) == 8


def test_a_shortened_name_is_not_another_name(table: InitiativeTable) -> None:
    body = "社区办起“楼道会客厅”，大家都爱来“会客厅”坐坐。"
    assert [mention.name for mention in _find("", body, table)] == ["楼道会客厅"]


@pytest.mark.parametrize("text", ["", "“", "”“”“", "“" * 5000, "“云" * 5000, "推行" * 5000])
def test_any_text_is_read(text: str, table: InitiativeTable) -> None:
    assert find_initiatives(article(page(f"标题\n正文{text}")), table) == []
