"""Ratios and changes: told by what they are of and by the word of the change (化肥用量减少30%)."""

from __future__ import annotations

from flows.extract.binding.actors import is_actor
from flows.extract.binding.behind import read_after
from flows.extract.binding.clauses import Item, phrase_text
from flows.extract.binding.deed_behind import verb_phrase
from flows.extract.binding.elliptic import DIMENSIONS, last_named, measured
from flows.extract.binding.heard import Asked, Heard
from flows.extract.binding.lead import Lead
from flows.extract.binding.phrases import BY, CLOSED, back_over, trim
from flows.records import Quantity

RATIOS = frozenset(["%", "‰", "倍", "番", "百分点"])
_SHIFTS = frozenset(["提前", "推迟", "延后", "延长"])
_EQUALS = ("为", "是", "达", "达到", "相当于", "差不多")
_GIVES = frozenset(["给予", "予以", "进行", "给"])
_FAR = 10
"""Items before the clause among which the word that makes it equal may stand."""


def told_by_change(asked: Asked, lead: Lead, noun: str) -> str | None:
    """The share, ratio or change that the words before the figure tell; None without one."""
    text, items, at, quantity, heard, _ = asked
    is_ratio = quantity.unit in RATIOS
    if lead.share and noun:
        heard.changed = True
        share = heard.level + noun if lead.clause else noun
        heard.share = share + phrase_text(text, items, lead.change).removesuffix("了")
        return heard.share
    if is_ratio and (lead.clause or _equals_part(items, lead.noun, quantity)):
        part = read_after(items, at, compound=False, event=False, relative=False)
        if part and quantity.rule_id in ("tenths", "fraction"):
            return heard.note(phrase_text(text, items, part), quantity, noun=True)
        if any(items[place].text in BY for place in lead.noun):
            return _paid_by_share(text, items, at) or _ratio_of(text, items, lead.noun, heard)
        says = lead.clause and items[lead.noun.start].role == "weak" and items[at - 1].text == "有"
        if says and heard.kind == "percent" and is_actor(heard.subject):
            return heard.subject  # 八成受访者觉得干净了，觉得路好走|的也有82%
        return _ratio_of(text, items, lead.noun, heard)
    if not is_change(lead):
        return None
    change = items[lead.change.start].text
    if quantity.kind == "duration" and change in _SHIFTS and not noun:
        later = phrase_text(text, items, verb_phrase(items, at))
        return later or phrase_text(text, items, lead.change)  # 要提前两天|订
    if quantity.kind == "length" and change in DIMENSIONS:
        return measured(text, items, at, heard) + change  # 大坝长9米、|高8米
    return changed_by(asked, lead, noun) if is_ratio else None


def _paid_by_share(text: str, items: list[Item], at: int) -> str:
    """按投资额的10%给予|补助: what is paid; '' where nothing is."""
    deed = verb_phrase(items, at)
    if deed and items[deed[0]].text in _GIVES:
        deed = deed[1:]
    return phrase_text(text, items, deed)


def is_change(lead: Lead) -> bool:
    """Whether the figure says by how much something changed, not from or to what."""
    return bool(lead.change) and not lead.becomes and not lead.origin


def _equals_part(items: list[Item], noun: range, quantity: Quantity) -> bool:
    """Whether the fraction is of what something equals: 耕地面积仅为全国平均水平|1/4."""
    before = max(0, back_over(items, noun.start, ("filler",)) - 1)
    is_part = bool(noun) and quantity.rule_id == "fraction"
    return is_part and before > 0 and items[before].text.endswith(_EQUALS)


def _is_equal(item: Item) -> bool:
    """为, 达到; 跌至不足往年的|十分之一."""
    return item.role == "becomes" or item.text.rstrip("了").endswith(_EQUALS)


def _ratio_of(text: str, items: list[Item], clause: range, heard: Heard) -> str:
    """为年初预算的|102%, 完成年度任务的|84%: of what the sentence has named before."""
    start = clause.start
    while start > 0 and items[start - 1].role not in CLOSED and clause.start - start < _FAR:
        start -= 1
    whole = range(start, clause.stop)
    equals = next((at for at in whole if _is_equal(items[at])), None)
    if equals is not None:
        before = trim(items, range(start, equals))
        told = "" if before else last_named(text, items, start)  # 黄酮含量，是普通木耳的8倍
        return phrase_text(text, items, before) or told or heard.level
    bare = phrase_text(text, items, trim(items, clause))
    if heard.level and items[clause.start].text == "完成":
        return f"{heard.level}完成{bare}"
    return bare or heard.level or phrase_text(text, items, clause)


def changed_by(asked: Asked, lead: Lead, noun: str) -> str:
    """化肥用量减少; the noun of an earlier figure where the clause has none: 同比增长."""
    text, items, _, quantity, heard, _ = asked
    change = phrase_text(text, items, lead.change).removesuffix("了")
    heard.changed = True
    if lead.verb and lead.verb.stop == lead.change.start and len(items[lead.verb[-1]].text) > 1:
        measured_by = range(lead.noun.start if lead.noun else lead.verb.start, lead.verb.stop)
        named = phrase_text(text, items, trim(items, measured_by))
        heard.level = heard.note(named, quantity, noun=True)  # 跨境电商出口|增长31%
        return named + change
    if quantity.unit == "百分点" and heard.share and not noun:
        return heard.share + change  # 占总人口的21%，比上年提高2个百分点
    if noun and not lead.verb:
        heard.level = heard.note(noun, quantity, noun=True)
    return heard.level + change
