"""What the so many that a figure tells do, or what is done so often: 40余人|就近就业."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.binding.behind import trim_after
from flows.extract.binding.clauses import Item
from flows.extract.binding.passed import behind_bracket, behind_quote
from flows.extract.binding.phrases import CLOSED, on_over

_LIGHT = frozenset([*"就可能也都已均共才又再还便将要会", "全部", "陆续", "逐步", "先后", "相继"])
_DEEDS = frozenset(["免费", "到场"])
"""前两小时|免费, 10分钟内|到场: with a verb behind them they only say how."""
HELD_ALONE = frozenset("会课戏")
"""前后开了17次|会: elsewhere it is another word."""
_FRAMING = frozenset(["filler", "place", "number", "time", "period"])
_PLANS = frozenset(["计划", "预计", "将", "拟", "有望", "力争", "准备", "打算"])
"""还有17户|计划在年底前陆续|搬迁: what tells how sure and when opens no deed."""


def _behind_frame(items: Sequence[Item], start: int) -> int:
    """31人|在他这里|做工, 17户|在本月18日前|搬迁: where what only tells the place or day ends."""
    place = start + 1
    if place < len(items) and items[place].role == "open":
        place = behind_quote(items, place, len(items))
    place = on_over(items, place, _FRAMING)
    return place if place > start + 1 else start


def verb_phrase(items: Sequence[Item], at: int) -> range:
    """What follows the figure up to the next mark or figure: 40余人|就近就业."""
    place = at + 1
    while place < len(items) and items[place].text in _PLANS:
        place += 1
    if place < len(items) and items[place].text in "在于":
        place = _behind_frame(items, place)
    at = place - 1
    ceiling = min(len(items), at + 1 + 6)
    while place < ceiling and items[place].role not in CLOSED and items[place].role != "and":
        if items[place].role == "open":
            ceiling = max(ceiling, behind_quote(items, place, len(items)))  # 建设“四个之家”
        place += 1
    if place == at + 2 and items[at + 1].text in _DEEDS:
        return range(at + 1, place)
    while place > at + 1 and items[place - 1].role in ("reach", "adverb", "boundary"):
        place -= 1
    start = min(place, behind_bracket(items, at + 1))
    while (
        start < place and items[start].role in ("reach", "adverb") and items[start].text in _LIGHT
    ):
        start += 1
    return trim_after(items, range(start, place))


def deed_after(items: Sequence[Item], at: int) -> str:
    """The one word behind that closes the clause, '' without it: 组织两次|义诊，."""
    if at + 2 >= len(items) or items[at + 2].role not in ("mark", "close"):
        return ""
    deed = items[at + 1]
    is_deed = deed.role in ("verb", "weak") and len(deed.text) > 1
    return deed.text if is_deed or deed.text in HELD_ALONE else ""
