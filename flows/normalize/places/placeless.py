"""Pieces that are about no place, or about the paper's own whatever they name: talk, knowledge,
notices, a visit elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.normalize.places.ground import Ground
from flows.normalize.places.listed_places import shared
from flows.records import Article, PlaceMention

LOCAL_OFFICE = re.compile(r"[县市区旗州盟](?!场)")
"""县农业农村局, 安丘市自来水公司: who signs advice or a notice that names no place."""
DEFINES = re.compile(r"是指|指的是|[:：][即指]|什么是|[常知]识")
"""草畜平衡:是指…, 防汛小常识: knowledge is about no place, whoever supplies it."""
VOID = "作废"
"""What closes each item of a notice of losses."""
EXHORTS = re.compile(r"[莫别勿]|切[莫勿忌]|谨防|警惕|[少多]一[点些分]")
"""莫让“作秀”冷了民心: talk, whatever it tells of."""
NEWS = re.compile(
    r"[0-9０-９]|本报|近日|日前|连日|今[年天日晨]|昨[天日]|去年|前年|近年|眼下|目前|当前|截至|记者|通讯员|获悉|据[了悉介]"
    r"|[县市区旗盟州乡镇村][里委城]|[该全我本][县市区旗盟州乡镇村]|街道|社区|村民|党[委支]"
)
"""What ties a piece to a day or a place; talk without any of it is about no place."""


def is_visit(
    weights: Mapping[str, float],
    article: Article,
    known: Sequence[PlaceMention],
    ground: Ground,
) -> bool:
    """Whether a piece of the paper's own names but places elsewhere, none of them in its headline
    or first: 乌丹第六小学…，还与北京市的学校交流.
    """
    if ground.home is None or not known or any(map(ground.is_home_ground, weights)):
        return False
    first = min(mention.span.start for mention in known)
    return all(m.role == "body" for m in known) and article.body.text.find("。", 0, first) >= 0


def is_knowledge(article: Article, body: str) -> bool:
    """Whether a piece that names no place near is about none: it defines, or nobody signs it."""
    title = article.headline or article.column_name or ""
    if VOID in body:
        return False
    is_signed = any(LOCAL_OFFICE.search(credit.name) for credit in article.credits)
    return not is_signed or DEFINES.search(title) is not None or DEFINES.search(body) is not None


def of_notice(near: Sequence[str], body: str, ground: Ground) -> str | None:
    """What holds all the places of a notice; home too, where one of the losses it lists tells no
    place.
    """
    codes = [code for code in near if ground.home in ground.lineage(code)] or [*near]
    if body.count(VOID) > len(codes) and ground.home is not None:
        codes.append(ground.home)
    about: str | None = codes[0]
    for code in codes[1:]:
        about = shared(code, about, ground.gazetteer)
    return about


def is_talk(article: Article, body: str) -> bool:
    """Whether nothing ties the piece to a day or a body: 读书如种田,误了节气就误了收成."""
    if article.kind != "article" or article.dateline is not None:
        return False
    title = article.headline
    return EXHORTS.match(title) is not None or NEWS.search(body) is None
