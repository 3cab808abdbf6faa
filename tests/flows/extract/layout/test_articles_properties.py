"""Whatever the page: no exception, spans that slice back, pieces that do not lose text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.extract.layout.articles import split_page
from flows.lang.fold import unify
from flows.records import Page, PageLayout
from flows.tables import Reference

LINES = st.sampled_from(
    [
        "# 沙窝子里种出“致富瓜”",
        "## 治安镇:120名网格员",
        "武川县:",
        "——七道沟村栽树记",
        "□本报记者 张立新 通讯员 王海",
        "■王海 摄",
        "(张蕊 王鹏)",
        "本报讯(记者 张立新)近日,建成车间140平方米。",
        "本报兴安11月3日电 近日,完成验收。",
        "【一句话新闻】",
        "◎每周一学",
        "简 讯",
        "●近日,发放补贴60.1万元。(县融媒体中心)",
        "▲图为村民晾晒辣椒。 白青 摄",
        "2.县城成立11支服务队。（马洁）",
        "一、把事列清楚",
        "**药方一:掺沙。** 每亩掺沙15方。",
        "灌溉渠318",
        "公里,清淤沟2.4",
        "(下转第三版)",
        "编者按:本报今起开设专栏。",
        "遗失声明",
        "| 乡镇 | 户 |",
        "责任编辑:韩雪 校对:童海",
        "2024年9月24日 星期二 第2版",
        "![](p.jpg)",
        "　　眼下正是采摘季，一台机器",
        "",
        "",
        "\u3000",
        "“",
        "****",
        "【】",
        "（",
    ]
)
PAGES = st.one_of(
    st.lists(LINES, max_size=30).map("\n".join),
    st.text(
        alphabet="甲村1０.。，、：:；“”（）()【】#*_|>![]<●□◎\n\u3000 图摄记者讯电文/", max_size=300
    ),
    st.text(max_size=200),
)


_QUOTES = str.maketrans("“”「」‘’『』", "\"\"\"\"''''")


def _alike(text: str) -> str:
    """What a body reads, and what the page prints: the same characters, whatever their form."""
    return unify(text).translate(_QUOTES)


def read(text: str, reference: Reference) -> PageLayout:
    page = Page(
        page_id="p",
        file_name="p",
        source_path="p",
        byte_size=0,
        encoding="utf-8",
        text=text,
    )
    return split_page(page, reference.layout)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_any_page(reference: Reference, text: str) -> None:
    layout = read(text, reference)
    ids = [article.article_id for article in layout.articles]
    assert len(ids) == len(set(ids))
    for ordinal, article in enumerate(layout.articles, start=1):
        assert article.ordinal == ordinal
        assert article.body.text and 0 <= article.span.start < article.span.end <= len(text)
        for passage in filter(None, (article.body, article.title)):
            for segment in passage.segments:
                found = passage.text[segment.start : segment.start + segment.length]
                printed = text[segment.page_start : segment.page_start + segment.length]
                assert _alike(found) == _alike(printed)
        whole = article.body.page_span(0, len(article.body.text))
        assert whole.start == article.span.start
    for span in layout.furniture:
        assert 0 <= span.start < span.end <= len(text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=20).map("\n\n".join))
def test_reading_twice_is_the_same(reference: Reference, text: str) -> None:
    assert read(text, reference) == read(text, reference)


def test_a_wall_of_bullets_is_one_list(reference: Reference) -> None:
    layout = read("◆向阳村12户\n" * 1500, reference)
    assert len(layout.articles) <= 1000
    assert layout.articles[-1].body.text.count("向阳村") > 500
