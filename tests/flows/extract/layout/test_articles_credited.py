"""Wherever a paper prints who wrote a piece, the piece and its writers are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from flows.extract.layout.articles import split_page
from flows.records import Page
from flows.tables import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    kicker: str
    title: str
    credit: str
    body: tuple[str, ...]
    people: tuple[str, ...]

    @property
    def heads(self) -> list[str]:
        return [self.kicker, self.title] if self.kicker else [self.title]


PIECES = (
    Piece(
        kicker="治安镇",
        title="百名网格员织密“平安网”",
        credit="记者 张立新 通讯员 王海",
        body=("连日来，网格员挨家登记用电情况。", "截至8月底，化解纠纷209件。"),
        people=("张立新", "王海"),
    ),
    Piece(
        kicker="",
        title="茶园里来了“机器采茶工”",
        credit="通讯员 图古斯毕力格",
        body=("“一天能采600公斤。”村民说。", "今年改造茶园420亩。"),
        people=("图古斯毕力格",),
    ),
    Piece(
        kicker="高台县骆驼城镇",
        title="戈壁果园有了云管家",
        credit="记者 李娜 实习生 白丹",
        body=("近日，果农把手机对准叶片拍照。", "全镇建成智慧果园22个。"),
        people=("李娜", "白丹"),
    ),
)
STYLES: dict[str, Callable[[Piece], list[str]]] = {
    "byline": lambda p: [*p.heads, p.credit, *p.body],
    "marked byline": lambda p: [*p.heads, f"■{p.credit}", *p.body],
    "byline in brackets": lambda p: [*p.heads, f"（{p.credit}）", *p.body],
    "byline after 文": lambda p: [*p.heads, f"文/{p.credit}", *p.body],
    "byline behind the headline": lambda p: [*p.heads[:-1], f"{p.title} □{p.credit}", *p.body],
    "Markdown": lambda p: [*(f"## {head}" for head in p.heads), f"□{p.credit}", *p.body],
    "bold": lambda p: [*(f"**{head}**" for head in p.heads), p.credit, *p.body],
    "opening": lambda p: [*p.heads, f"本报讯（{p.credit}）{p.body[0]}", *p.body[1:]],
    "dated opening": lambda p: [*p.heads, f"本报9月2日讯（{p.credit}）{p.body[0]}", *p.body[1:]],
    "reported": lambda p: [*p.heads, f"本报讯 {p.credit}报道：{p.body[0]}", *p.body[1:]],
    "closing brackets": lambda p: [*p.heads, *p.body[:-1], f"{p.body[-1]}（{p.credit}）"],
    "closing brackets below": lambda p: [*p.heads, *p.body, f"（{p.credit}）"],
    "closing line": lambda p: [*p.heads, *p.body, p.credit],
}


@pytest.mark.parametrize("separator", ["\n", "\n\n"], ids=["tight", "spaced"])
@pytest.mark.parametrize("style", STYLES)
def test_credit_is_found(style: str, separator: str, reference: Reference) -> None:
    text = separator.join(line for piece in PIECES for line in STYLES[style](piece))
    page = Page(
        page_id="p",
        file_name="p",
        source_path="p",
        byte_size=0,
        encoding="utf-8",
        text=text,
    )
    articles = split_page(page, reference.layout).articles
    assert [a.title.text if a.title else "" for a in articles] == [p.title for p in PIECES]
    assert [a.kicker or "" for a in articles] == [p.kicker for p in PIECES]
    assert [tuple(c.name for c in a.credits) for a in articles] == [p.people for p in PIECES]
    assert {a.kind for a in articles} == {"article"}
