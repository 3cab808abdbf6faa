"""Places as a reader sees them: what a text names, where the paper is at home, what a figure is
about.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from flows.extract.places import find_page_marks
from flows.normalize.places.mentions import metric_region, read_places
from flows.records import (
    Article,
    Dateline,
    Page,
    PageHint,
    PageLayout,
    PagePlaces,
    Passage,
    Segment,
    Span,
)
from flows.sentence import read_named_places
from flows.tables import Reference
from flows.tables.gazetteer import Gazetteer
from tests.factories import page

CASES = Path(__file__).parents[3] / "cases" / "places.csv"


@pytest.fixture(scope="module")
def gazetteer(reference: Reference) -> Gazetteer:
    return reference.gazetteer


def piece(body: str, title: str = "", kicker: str | None = None) -> Article:
    """One article that stands in its page by itself."""
    return Article(
        article_id="a",
        page_id="p",
        ordinal=1,
        kind="article",
        column_name=None,
        kicker=kicker,
        title=_passage(title) if title else None,
        body=_passage(body),
        span=Span(0, len(body)),
    )


def _passage(text: str) -> Passage:
    return Passage(text=text, segments=(Segment(0, 0, len(text)),))


def read(
    *articles: Article, gazetteer: Gazetteer, paper: str | None = None, home: str | None = None
) -> PagePlaces:
    layout = PageLayout(articles=articles, paper=paper)
    at: Page = replace(page(), hint=PageHint(region_code=home))
    return read_places(at, layout, find_page_marks(layout, gazetteer), gazetteer)


def path(places: PagePlaces, code: str | None) -> str:
    return next((d.path for d in places.divisions if d.region_code == code), "")


def cases() -> list[tuple[str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as handle:
        return [(row["text"], row["home"], row["expected"]) for row in csv.DictReader(handle)]


@pytest.mark.parametrize(("text", "home", "expected"), cases())
def test_names_the_places_and_nothing_else(
    text: str, home: str, expected: str, gazetteer: Gazetteer
) -> None:
    found = read_named_places(text, home or None, gazetteer)
    paths = [path(found, mention.region_code) for mention in found.articles[0].mentions]
    assert " ".join(paths) == expected


@pytest.mark.parametrize("text", ["朝阳区", "鼓楼区的早市", "新城区", "城关区"])
def test_what_cannot_be_told_is_an_issue_with_its_candidates(
    text: str, gazetteer: Gazetteer
) -> None:
    (article,) = read_named_places(text, None, gazetteer).articles
    (mention,) = article.mentions
    assert mention.region_code is None
    assert mention.status == "ambiguous"
    assert len(mention.candidates) > 1
    assert [issue.code for issue in article.issues] == ["place_ambiguous"]


def test_a_chain_that_contradicts_itself_is_not_settled(gazetteer: Gazetteer) -> None:
    (article,) = read_named_places("赤峰市奈曼旗", None, gazetteer).articles
    assert [m.status for m in article.mentions] == ["current", "contradictory"]
    assert [issue.code for issue in article.issues] == ["place_contradictory"]


def test_a_former_name_leads_to_what_stands_there_now(gazetteer: Gazetteer) -> None:
    (article,) = read_named_places("重庆市开县的移民", None, gazetteer).articles
    (mention,) = article.mentions
    assert (mention.status, mention.region_code) == ("former", "500154")


def test_a_misprint_is_kept_and_its_likely_original_proposed(gazetteer: Gazetteer) -> None:
    found = read_named_places("东胜区天骄街道安社社区", "150600", gazetteer)
    (article,) = found.articles
    (mention,) = article.mentions
    assert mention.status == "unlisted"
    assert path(found, mention.region_code).endswith("/天骄街道/安社社区")
    assert [(issue.code, "安达社区" in issue.detail) for issue in article.issues] == [
        ("place_variant", True)
    ]


def test_an_unlisted_place_has_the_same_code_wherever_it_is_read(gazetteer: Gazetteer) -> None:
    texts = ("乌拉特中旗哈图社区", "走进乌拉特中旗哈图社区服务大厅")
    codes = {
        read_named_places(text, None, gazetteer).articles[0].mentions[0].region_code
        for text in texts
    }
    assert len(codes) == 1


def test_the_same_word_points_where_the_article_has_been(gazetteer: Gazetteer) -> None:
    found = read_named_places("巴林左旗建起基地。该旗又选派干部，全旗受益。", None, gazetteer)
    assert {mention.region_code for mention in found.articles[0].mentions} == {"150422"}


@pytest.mark.parametrize(
    ("text", "pointing", "expected"),
    [
        ("老支书到河北省尚义县取经。县林草局派来技术员。", "县", "150924"),
        ("老支书到河北省尚义县取经。该县有杏林千亩。", "该县", "130725"),
        ("张皋镇七道沟村栽杏。镇党委书记说。", "镇", "150924107"),
        ("张皋镇七道沟村栽杏。村里人都说好。", "村", "150924107202"),
        ("全市推广兴和县的做法。", "全市", "150900"),
        ("全区推广兴和县的做法。", "全区", "150000"),
        ("他在区委办公室挂职。", "区", None),
    ],
)
def test_what_a_class_word_points_at(
    text: str, pointing: str, expected: str | None, gazetteer: Gazetteer
) -> None:
    (article,) = read_named_places(text, "150924", gazetteer).articles
    found = [m.region_code for m in article.mentions if m.text == pointing]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("庆丰村六组村民王建国说", ["五原县/复兴镇/庆丰村"]),
        ("复兴镇庆丰村、和胜村的干部", ["复兴镇/庆丰村", "复兴镇/和胜村"]),
        ("隆兴昌镇力华园社区的小广场上", ["隆兴昌镇/力华园社区"]),
        ("塔尔湖卫生院的大夫", ["五原县/塔尔湖镇"]),
        ("东街居委会大妈说", []),
    ],
)
def test_local_names_in_a_county_paper(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    found = read_named_places(text, "150821", gazetteer)
    paths = [path(found, mention.region_code) for mention in found.articles[0].mentions]
    assert len(paths) == len(names)
    assert all(got.endswith(name) for got, name in zip(paths, names, strict=True)), paths


HOMES = [
    ("今日安吉", ["县人大常委会调研。", "全县粮食丰收。"], "330523"),
    (
        "凉山日报",
        ["昭觉县三岔河镇三河村的村民搬进新居。", "布拖县种植马铃薯。"],
        "513400",
    ),
    ("平湖日报", ["全市丰收。", "新仓镇的芦笋上市。"], "330482"),
    ("东莞日报", ["虎门镇举办服装交易会。", "石碣镇水南村修缮祠堂。"], "441900"),
    ("石河子日报", ["第八师的棉田里机声隆隆。", "一四三团的蟠桃熟了。"], "659001"),
    (
        "通州时讯",
        ["宋庄镇小堡村的画廊里游人如织。", "全区小学开展课后服务。"],
        "110112",
    ),
    (
        "河西经纬",
        ["张掖市发布数据。", "民乐县种植马铃薯。", "高台县果园丰收。"],
        "620700",
    ),
    (None, ["大营镇种植香菇。", "菜园乡举办运动会。", "张汴乡窑洞变民宿。"], "411203"),
    (None, ["突泉县发放补贴。", "乌海市乌达区捐款。", "镶黄旗推出服务。"], "150000"),
    (
        None,
        [
            "嵩县德亭镇种皂角，全县推广。",
            "嵩县大章镇修路。",
            "嵩县田湖镇建起大棚。",
            "嵩县车村镇迎来游客。",
            "栾川县潭头镇种菊花，全县建厂6家，该县还要再建。",
            "栾川县庙子镇开漂流，全县接待游客。",
            "汝阳县付店镇的杜鹃开了，该县办起节会。",
        ],
        "410300",
    ),
    (
        None,
        [
            "苏尼特左旗洪格尔苏木产驼奶，全旗养驼。",
            "苏尼特左旗达来苏木修棚圈，该旗出资。",
            "苏尼特右旗朱日和镇种草。",
            "苏尼特右旗额仁淖尔苏木打井。",
            "苏尼特右旗桑宝拉格苏木办夜校。",
            "镶黄旗剪羊毛。",
        ],
        "152500",
    ),
    (
        None,
        [
            "全县召开会议。",
            "县里修路，嵩县德亭镇受益。",
            "嵩县大章镇种药。",
            "与栾川县结对。",
            "汝阳县来客参观。",
        ],
        "410325",
    ),
    ("闽南日报", ["村里的蘑菇丰收了。"], "350600"),
    (None, ["庆阳镇修通了道路。"], None),  # some town of the name, and no city
    ("房山报", ["村里的蘑菇丰收了。"], "110111"),
    ("今日顺义", ["村里的蘑菇丰收了。"], "110113"),
    ("甘南日报", ["合作社有12户，开展合作8次。"], "623000"),
    ("恩施日报", ["村里的药材丰收了。"], "422800"),
    (None, ["山货摆上西安市的货架。栾川县种菊花，栾川县建厂3家。"], "410324"),
    ("晨光", ["千里之堤，毁于蚁穴。"], None),
    (None, ["盱眙今年投入资金修渠，全县疏浚河道35条。"], "320830"),
    (None, ["龙游的志愿者上了街。溪口镇的大妈也来了。"], "330825"),
    (None, ["苹果发往盱眙。"], None),
    (None, ["父母在上海打工，盱眙的孩子跟着奶奶过。"], "320830"),
    (None, ["碧流台人民法庭有干警6名。碧流台人民法庭巡回审案。"], "150422"),
    (None, ["城关派出所的民警上门。"], None),
    ("盐阜大众报", ["亭湖区植树，亭湖区修路。"], "320900"),
    (None, ["在宜章县联发水电有限公司做工。梅田镇种茶，全县丰收。"], "431022"),
    (None, ["桃源镇养蚕，宅里桥村也养。"], "320509"),
    (None, ["桃源镇养蚕，丰收社区也养。"], None),
    (None, ["德令哈市的藜麦红了，都兰县的也红了。"], "632802"),
]


@pytest.mark.parametrize(("paper", "bodies", "code"), HOMES)
def test_home_of_a_page(
    paper: str | None, bodies: list[str], code: str | None, gazetteer: Gazetteer
) -> None:
    found = read(*(piece(body) for body in bodies), gazetteer=gazetteer, paper=paper)
    assert found.home_code == code


@pytest.mark.parametrize(
    ("body", "home", "names"),
    [
        ("洪格尔苏木丰收。牧民洪格尔巴图挤奶。洪格尔巴图笑了。", "152523", ["洪格尔苏木"]),
        ("邮递员洪格尔送来报纸。", "152523", []),
        ("车队驶过洪格尔一带。", "152523", ["洪格尔"]),
        ("解决了杨塔、川城、关山3个乡镇的吃水问题。", "622923", ["杨塔", "川城", "关山"]),
        ("岘塬镇在姬川、尤塬两个村建起厂房。", "622923", ["岘塬镇", "姬川", "尤塬"]),
        ("种植、养殖两个村的经验在杨塔、外地等2个乡镇传开。", "622923", []),
        ("佛泉寺村建起“佛泉寺”议事室。", "410325", ["佛泉寺村"]),
        ("佛泉寺村总结出“佛泉寺议事法”。", "410325", ["佛泉寺村"]),
        ("佛泉寺村的桃熟了，佛泉寺人待客热情。", "410325", ["佛泉寺村", "佛泉寺"]),
        ("《佛泉寺往事》写的是佛泉寺村。", "410325", ["佛泉寺村"]),
        ("村支书佛泉说，佛泉寺村要修路。", "410325", ["佛泉寺村"]),
    ],
)
def test_a_bare_name_in_a_persons_or_a_things_name_is_no_place(
    body: str, home: str, names: list[str], gazetteer: Gazetteer
) -> None:
    (found,) = read(piece(body), gazetteer=gazetteer, home=home).articles
    assert [mention.text for mention in found.mentions] == names


def test_spaces_inside_a_name_are_read_over(gazetteer: Gazetteer) -> None:
    body = "近日，隆 兴 昌 镇力华园社区的小广场上，五 原 县的民警开讲。"
    found = read(piece(body, "五 原 县反诈", "复 兴 镇"), gazetteer=gazetteer, paper="五 原 时 讯")
    assert found.home_code == "150821"
    (article,) = found.articles
    assert [(mention.role, mention.text) for mention in article.mentions] == [
        ("kicker", "复 兴 镇"),
        ("title", "五 原 县"),
        ("body", "隆 兴 昌 镇力华园社区"),
        ("body", "五 原 县"),
    ]
    assert all(
        body[m.span.start : m.span.end] == m.text for m in article.mentions if m.role == "body"
    )


def test_the_manifest_decides_the_home(gazetteer: Gazetteer) -> None:
    found = read(piece("全市丰收。"), gazetteer=gazetteer, paper="今日安吉", home="330500")
    assert found.home_code == "330500"


REGIONS = [
    (
        "",
        None,
        "溪龙乡黄杜村的白茶园里很忙。黄杜村种植白茶1.2万亩，该村捐苗。",
        "溪龙乡/黄杜村",
    ),
    (
        "",
        None,
        "溪龙乡黄杜村种茶。后河村也种茶。溪龙乡党委书记说，全乡丰收。",
        "安吉县/溪龙乡",
    ),
    ("", "安吉县", "走进天荒坪镇余村。安吉县出台办法，全县推广。", "湖州市/安吉县"),
    (
        "梅溪镇建起口袋公园",
        None,
        "走进梅溪镇石龙村。今年，梅溪镇投资建园，全镇受益。",
        "安吉县/梅溪镇",
    ),
    ("县人大视察水源地", None, "代表们来到梅溪镇、溪龙乡，察看厂房。", "湖州市/安吉县"),
    ("", None, "梅溪镇石龙村的李强从上海回乡创业。", "梅溪镇/石龙村"),
    ("", None, "本报讯 公路养护完成。", "湖州市/安吉县"),
    (
        "",
        None,
        "“讲到心坎上了！”溪龙乡黄杜村茶农李强说。\n溪龙乡茶山连片。乡党委组建宣讲队。",
        "安吉县/溪龙乡",
    ),
    (
        "",
        "溪龙乡",
        "黄杜村的李强没想到茶叶不出门就卖了。\n乡里推出茶青驿站，由村里派人收茶。",
        "安吉县/溪龙乡",
    ),
    ("", "溪龙乡", "在溪龙乡黄杜村，茶园派上两种用场。\n村民李强看护茶园。", "溪龙乡/黄杜村"),
    ("", None, "溪龙乡黄杜村的李强拧开水龙头。\n黄杜村、后河村等9个村缺水。", "安吉县/溪龙乡"),
    ("", None, "溪龙乡组织党员突击队在黄杜村帮助茶农采茶。", "溪龙乡/黄杜村"),
    ("", None, "梅溪镇的早点铺亮了灯。李强入选“安吉县好人”，县文明办送来奖金。", "安吉县/梅溪镇"),
    ("", None, "公路起点位于安吉县梅溪镇，终点止于湖州市界。", "湖州市/安吉县"),
    ("县法院巡回审判进山村", None, "近日，安吉县人民法院在溪龙乡巡回审理案件。", "湖州市/安吉县"),
]


@pytest.mark.parametrize(("title", "kicker", "body", "expected"), REGIONS)
def test_the_one_place_an_article_is_about(
    title: str, kicker: str | None, body: str, expected: str, gazetteer: Gazetteer
) -> None:
    found = read(piece(body, title, kicker), gazetteer=gazetteer, home="330523")
    assert path(found, found.articles[0].region_code).endswith(expected)


def test_a_wire_item_is_about_no_place(gazetteer: Gazetteer) -> None:
    wire = piece("据新华社兰州10月20日电 记者从年会上获悉，来自甘肃、青海的果蔬走俏。")
    found = read(
        replace(wire, dateline=Dateline(place="兰州", date_text=None)), gazetteer=gazetteer
    )
    (article,) = found.articles
    assert article.region_code is None
    assert [mention.text for mention in article.mentions] == ["甘肃", "青海"]


def test_study_notes_without_a_place_are_about_none(gazetteer: Gazetteer) -> None:
    notes = replace(piece("党小组会一般每月召开1次。"), kind="reference")
    found = read(notes, gazetteer=gazetteer, home="330523")
    assert found.articles[0].region_code is None


FIGURES = [
    ("全县推行。溪龙乡黄杜村种植白茶12亩。", "12亩", "黄杜村"),
    ("溪龙乡黄杜村建成茶园。全县种植白茶12亩。", "12亩", "安吉县"),
    ("**节本账。** 溪龙乡黄杜村先试。\n**集体账。** 每亩提取12元，全县推广。", "12元", "安吉县"),
    ("黄杜村先试。\n算一笔集体账。每亩提取12元，各村推广。", "12元", "安吉县"),
    ("全县推行。“每亩净剩12元。”溪龙乡黄杜村村民李强说。", "12元", "黄杜村"),
    ("全县推行，建成占地12亩的黄杜村茶园。", "12亩", "黄杜村"),
    ("安吉县两地，梅溪镇、溪龙乡分别种植12亩、34亩。", "12亩", "梅溪镇"),
    ("安吉县两地，梅溪镇、溪龙乡分别种植12亩、34亩。", "34亩", "溪龙乡"),
    ("安吉县三个村，石龙村、黄杜村、余村建成茶园12亩。", "12亩", "安吉县"),
    ("安吉县李强早年在上海打工，一干12年。", "12年", "安吉县"),
    ("安吉县人李强，早年在上海打工，一干12年。", "12年", "上海市"),
    ("安吉县茶农从上海引来客商，卖出12斤。", "12斤", "安吉县"),
    ("安吉县建园。浙江省今年新增12万亩。", "12万亩", "浙江省"),
    ("安吉县评出浙江省先锋馆、浙江省先锋站等3家。", "3家", "安吉县"),
    ("安吉县投资12万元，建成占地50亩的黄杜村茶园。", "12万元", "黄杜村"),
    ("安吉县投入12万元硬化黄杜村道路。", "12万元", "黄杜村"),
    ("安吉县增速高于全省12个百分点。", "12个百分点", "安吉县"),
    ("安吉县明细如下。\n| 乡镇 | 面积 |\n| 溪龙乡 | 12 |\n| 合计 | 34 |", "12", "溪龙乡"),
    ("安吉县明细如下。\n| 乡镇 | 面积 |\n| 溪龙乡 | 12 |\n| 合计 | 34 |", "34", "安吉县"),
]


FIGURES_OF_THE_COUNTY = [
    ("安吉县人民医院与梅溪镇卫生院结对，选派12名专家。", "12名", "安吉县"),
    ("安吉县法院在溪龙乡审案。该院今年巡回12次。", "12次", "安吉县"),
    ("溪龙乡卫生院开诊。该院接诊12人。", "12人", "溪龙乡"),
    ("安吉县开通公交，北起溪龙乡、南至梅溪镇，全长12公里。", "12公里", "安吉县"),
    ("全县推行。“每亩净剩12元！”４月１５日，溪龙乡黄杜村村民李强说。", "12元", "黄杜村"),
    ('全县推行。"每亩净剩12元!"4月15日,溪龙乡黄杜村村民李强说。', "12元", "黄杜村"),
    ("溪龙乡黄杜村、后河村等9个村通水。", "9个", "溪龙乡"),
    ("停水影响溪龙乡后河、黄杜村用户12户。", "12户", "溪龙乡"),
    ("全县推行，由村里的专管员收茶，订单12笔。", "12笔", "安吉县"),
]

FIGURES_OF_A_VILLAGE = [
    ("种茶的不止黄杜村。眼下，全乡茶园达50亩，9个村建起茶厂，年产茶12吨。", "12吨", "溪龙乡"),
    ("记者了解到，安吉县已建成食堂63家，覆盖全部村，助餐12万人次。", "12万人次", "安吉县"),
    ("黄杜村茶园占全县总面积的12%。", "12%", "黄杜村"),
    ("今年以来，县医共体推行下沉制度，每月坐诊，已开展12场。", "12场", "安吉县"),
    ("县里补助，黄杜村修路12公里。", "12公里", "黄杜村"),
    ("全县降雨200毫米。县里备足编织袋12条。", "12条", "安吉县"),
]


@pytest.mark.parametrize(("body", "figure", "expected"), FIGURES_OF_A_VILLAGE)
def test_the_place_of_a_figure_in_a_village_story(
    body: str, figure: str, expected: str, gazetteer: Gazetteer
) -> None:
    lead = "溪龙乡黄杜村种茶。\n"
    found = read(piece(lead + body, "黄杜村种茶"), gazetteer=gazetteer, home="330523")
    at = (lead + body).index(figure)
    span = Span(at, at + len(figure))
    code = metric_region(found.articles[0], lead + body, "body", span, gazetteer)
    assert path(found, code).rsplit("/", 1)[-1] == expected


@pytest.mark.parametrize(("body", "figure", "expected"), [*FIGURES, *FIGURES_OF_THE_COUNTY])
def test_the_place_a_figure_is_about(
    body: str, figure: str, expected: str, gazetteer: Gazetteer
) -> None:
    found = read(piece(body, "安吉县全力推行", "安吉县"), gazetteer=gazetteer, home="330523")
    (article,) = found.articles
    at = body.index(figure)
    code = metric_region(article, body, "body", Span(at, at + len(figure)), gazetteer)
    assert path(found, code).rsplit("/", 1)[-1] == expected


def test_every_division_comes_with_all_above_it(gazetteer: Gazetteer) -> None:
    found = read_named_places("东胜区天骄街道安社社区和沈阳", "150600", gazetteer)
    codes = {division.region_code for division in found.divisions}
    assert {division.parent_code for division in found.divisions} <= codes | {None}
    assert [d.is_listed for d in found.divisions if d.name == "安社社区"] == [False]


@pytest.mark.parametrize("unit", ["村", "在镇", "兴安", "全县", "通辽市", "第一", "a", " \n"])
def test_any_long_text_is_read(unit: str, gazetteer: Gazetteer) -> None:
    text = unit * (20_000 // len(unit))
    found = read_named_places(text, "150425", gazetteer)
    assert all(text[m.span.start : m.span.end] == m.text for m in found.articles[0].mentions)
