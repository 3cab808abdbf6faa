"""Ratios and changes: told by what they are of and by the word of the change (化肥用量减少30%)."""

from __future__ import annotations

from flows.extract.clauses import Item, phrase_text
from flows.extract.heard import Heard
from flows.extract.lead import Lead
from flows.extract.phrases import CLOSED, trim
from flows.records import Quantity

_EQUALS = ("为", "是", "达", "达到", "相当于", "差不多")


_FAR = 10
"""Items before the clause among which the word that makes it equal may stand."""


def equals_part(items: list[Item], noun: range, quantity: Quantity) -> bool:
    """Whether the fraction is of what something equals: 耕地面积仅为全国平均水平|1/4."""
    before = noun.start - 1
    while before > 0 and items[before].role == "filler":
        before -= 1
    is_part = bool(noun) and quantity.rule_id == "fraction"
    return is_part and before > 0 and items[before].text.endswith(_EQUALS)


def ratio_of(text: str, items: list[Item], clause: range, heard: Heard) -> str:
    """为年初预算的|102%, 完成年度任务的|84%: of what the sentence has named before."""
    start = clause.start
    while start > 0 and items[start - 1].role not in CLOSED and clause.start - start < _FAR:
        start -= 1
    whole = range(start, clause.stop)
    equals = next((at for at in whole if items[at].text.rstrip("了").endswith(_EQUALS)), None)
    if equals is not None:
        before = trim(items, range(start, equals))
        return phrase_text(text, items, before) or heard.level
    bare = phrase_text(text, items, trim(items, clause))
    if heard.level and items[clause.start].text == "完成":
        return f"{heard.level}完成{bare}"
    return bare or heard.level


def changed_by(
    text: str, items: list[Item], lead: Lead, noun: str, quantity: Quantity, heard: Heard
) -> str:
    """化肥用量减少; the noun of an earlier figure where the clause has none: 同比增长."""
    change = phrase_text(text, items, lead.change).removesuffix("了")
    heard.changed = True
    if quantity.unit == "百分点" and heard.share and not noun:
        return heard.share + change  # 占总人口的21%，比上年提高2个百分点
    if noun and not lead.verb:
        heard.level = heard.note(noun, quantity, noun=True)
    return heard.level + change
