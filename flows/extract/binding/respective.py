"""Lists that give several figures to several subjects: 分别为20%、30%和50%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.binding.clauses import Item
from flows.extract.binding.phrases import BY, CARRYING, REACH, back_over, noun_before, trim

_RESPECTIVELY = frozenset(["分别", "依次为", "依次是"])
_OVER = frozenset(["高于", "低于", "快于", "慢于", "好于", "优于", "高出", "低出"])
_OPENS_LIST = re.compile("|".join(sorted(_RESPECTIVELY | _OVER)))
_OPENING = frozenset(
    ["than", "reach", "boundary", "adverb", "period", "time", "place", "filler", "space", "de"]
)
_OBJECTS = frozenset(["noun", "weak", "head"])
_TAKES = frozenset(["verb", "transfer"])
_JOINING = frozenset(["and", "space"])
_BY = BY | {"依照"}


def may_list(sentence: str) -> bool:
    """Whether any word of ``sentence`` could open a list for ``distribute``."""
    return _OPENS_LIST.search(sentence) is not None


def is_listed(items: Sequence[Item], at: int) -> bool:
    """Whether only a joining mark stands between the figure at ``at`` and the one before it."""
    place = at - 1
    while place >= 0 and (items[place].role in _JOINING or items[place].text in "，,"):
        place -= 1
    return place >= 0 and at - place > 1 and items[place].role == "figure"


def distribute(
    text: str, items: Sequence[Item], at: int, noun: str, recent: Sequence[str]
) -> list[str]:
    """Subjects of the figures of a list that opens at ``at``; [] where no list opens.

    A、B分别增长x和y gives A增长 and B增长; without A and B the figures before lend theirs. What a
    list is compared with works alike: 增速分别高于全国、全省1.6个和0.9个百分点.
    """
    floor = max(-1, at - 2 * REACH)
    over = _find(items, at, floor, _OVER)
    mark = _find(items, at if over is None else over, floor, _RESPECTIVELY)
    count = _figures(items, at)
    if over is not None:
        return _compared(text, items, over, mark, at, noun, count)
    if mark is None or count < 2:
        return []
    if (given := _given_to_all(items, mark, at)) is not None:
        return [items[given].text] * count
    carried = "".join(
        item.text for item in items[mark + 1 : at] if item.role in ("change", "measure", "noun")
    )
    named = _conjuncts(items, mark, floor)
    if len(named) == count:
        return [name + carried for name in named]
    if len(named) == 1 and items[mark - 1].role == "measure":
        return [named[0] + carried] * count  # 每天工资|分别为80元和100元
    if len(recent) >= count:
        return [name + carried for name in recent[-count:]]
    return []


def _given_to_all(items: Sequence[Item], mark: int, at: int) -> int | None:
    """两个会场分别收到|简历|117份和92份: where the object stands of the verb that all share."""
    if at - mark < len("分别收到") - 1 or items[at - 1].role not in _OBJECTS:
        return None
    return at - 1 if items[at - 2].role in _TAKES else None


def _find(items: Sequence[Item], at: int, floor: int, words: frozenset[str]) -> int | None:
    for place in range(at - 1, floor, -1):
        if items[place].role in ("mark", "figure"):
            return None
        if items[place].text in words or items[place].text[:2] in words:
            return place
    return None


def _figures(items: Sequence[Item], at: int) -> int:
    """Length of the list of figures that opens at ``at``."""
    count = 1
    place = at + 1
    while place < len(items) and count < 12:
        if items[place].role == "figure":
            if not is_listed(items, place):
                break
            count += 1
        elif items[place].role not in _JOINING and items[place].text not in "，,":
            break
        place += 1
    return count


def _conjuncts(items: Sequence[Item], end: int, floor: int) -> list[str]:
    """Names joined before ``end``, the measure of the last one given to all: 一产、二产|增加值."""
    start = end
    while start - 1 > floor and items[start - 1].role not in ("mark", "figure", "boundary"):
        start -= 1
    while start < end and items[start].role in _OPENING:
        start += 1
    while start < end and items[end - 1].role in _OPENING:
        end -= 1
    by = next((place for place in range(start + 1, end) if items[place].text in _BY), start)
    measure = "".join(item.text for item in items[start:by]).strip()
    phrase = range(by + (by > start), end)
    parts: list[list[Item]] = [[]]
    for item in (items[place] for place in phrase):
        if item.role == "and":
            parts.append([])
        else:
            parts[-1].append(item)
    names = ["".join(item.text for item in part).strip() for part in parts if part]
    if measure:
        return [name + measure for name in names]  # 资助标准按照本科、专科
    last = parts[-1][-1] if parts[-1] else None
    if len(parts) > 1 and len(parts[-1]) > 1 and all(len(part) == 1 for part in parts[:-1]):
        shared = "".join(item.text for item in parts[-1][1:])
        first = parts[-1][0].text
        names = [*(name + _ending(name, first) + shared for name in names[:-1]), names[-1]]
    elif last is not None and last.role == "measure":
        names = [
            name if part and part[-1].role == "measure" else name + last.text
            for name, part in zip(names, (part for part in parts if part), strict=True)
        ]
    return names


def _ending(name: str, first: str) -> str:
    """What the last conjunct's first word adds to a shorter one: 第二, 第三|产业."""
    return first[len(name) :] if name[:1] == first[:1] else ""


def _compared(
    text: str,
    items: Sequence[Item],
    over: int,
    mark: int | None,
    at: int,
    noun: str,
    count: int,
) -> list[str]:
    """增速 + 高于 + 全国, 全省: one subject for each that is compared with."""
    end = back_over(items, over if mark is None else mark, CARRYING)
    head = trim(items, noun_before(items, end))
    named = text[items[head[0]].start : items[head[-1]].end] if head else noun
    objects = [
        part.strip()
        for part in "".join(
            "\n" if item.role == "and" else item.text for item in items[over + 1 : at]
        ).split("\n")
    ]
    objects = [part for part in objects if part]
    if not objects:
        return []
    if len(objects) != count:
        objects = ["、".join(objects)] * count
    return ["".join((named + items[over].text + part).split()) for part in objects]
