"""Names as OCR spreads them: 高 志 敏, 刘 浩然, 张 凯 乔美丽 -> 高志敏, 刘浩然, 张凯 and 乔美丽."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.tables.layout import Layout

SENTENCE_MARK = re.compile(r"[。！？!?；;…“”]")
CLOSING_BRACKETS = "）)"
IN_NO_CREDIT = re.compile(
    r"[^\u3400-\u9fff\ue000-\uf8ff·•‧・．.A-Za-z\s、，,:：|｜&＆/<>]"  # 60岁的, 党建+
)
"""What stands in no name, no role word and not between them: most headlines hold it. The paper
before 记者, which is left out, may: 南方+记者."""
LONGEST_CREDIT = 90
_LONGEST_PERSON = 7
NAME = re.compile(r"(?!在|.*[由的了是把被])[\u3400-\u9fff\ue000-\uf8ff·•‧・．.A-Za-z]{2,24}$")
_NEVER_IN_NAMES = frozenset("她他你我们看说去这让很从给获诉吗呢吧啊过着讯")
_DOT = re.compile(r"[•‧・．.]")
_MOST_SPREAD = 18
_LONGEST_WITH_SURNAME = 4
# □ 张立新（作者系县委书记）: the post is no name.
_POST = re.compile(r"[（(]\s*(?:作者)?(?:系|单位|为)[^（）()]{2,40}[）)]\s*$")
_CLASS = re.compile(
    r"[（(](?:证号|编号)[^（）()]{1,16}[）)]|(?<=[小中学校级园])[\d一二三四五六七八九十（）()]{1,6}班"
    r"|(?<![一-龥])[一二三四五六七八九高初]\s?[（(]\s?\d{1,2}\s?[）)]\s?班"
)
"""A young reporter's class and card: 城北小学403班小记者 张立新（证号17422）."""
_RESIDENT = re.compile(
    r"[\u4e00-\u9fff]{2,12}[村居市]民[ \u3000]+(?=[\u4e00-\u9fff]{2,3}(?:[ \u3000]|$))"
)
"""口述：上关村村民 张凤山."""
_SPACED_WEN = re.compile(
    r"(?<![一-龥])(?:[文图][ \u3000]+(?![文图摄供])[一-龥]|(?![文图摄])[一-龥][ \u3000]+[文图])"
    r"(?![一-龥/、：:])"
)


def close_names(parts: Sequence[str], layout: Layout) -> list[str]:
    """Names made of ``parts``, the words of a credit that stand apart.

    A run of single characters is cut where surnames stand; one character before two others, or
    behind two, is the rest of their name. Dots in names become ·.
    """
    names: list[str] = []
    run: list[str] = []
    for part in parts:
        if len(part) == 1:
            run.append(part)
        elif len(part) == 2 and len(run) == 1 and layout.has_surname(run[0]):
            names.append(run.pop() + part)
        else:
            _close_run(run, names, layout)
            run = []
            names.extend(_part_pair(part, layout))
    _close_run(run, names, layout)
    return [_DOT.sub("·", name) for name in names]


def without_place(names: list[str], layout: Layout) -> list[str]:
    """Names before 报道 without the place they report from: 李明 长沙|报道, 李明长沙|报道."""
    last = names[-1]
    if last in layout.short_places and len(names) > 1:
        return names[:-1]
    for size in (2, 3):
        own = last[:-size]
        if len(own) in (2, 3) and last[-size:] in layout.short_places:
            return [*names[:-1], own] if layout.surname_score(own) == 2 else names
    return names


def _part_pair(part: str, layout: Layout) -> Sequence[str]:
    """李东升赵玉凤, two names that a line end ran together; 哈斯毕力格 and 文化馆 stay whole.

    县残联周艳霞 is an office and a name.
    """
    for size in (3, 2):
        office, name = part[:-size], part[-size:]
        is_both = len(office) > 2 and layout.surname_score(name) == 2 and layout.is_office(office)
        if is_both and not layout.is_organisation(part):
            return office, name
    if not 5 <= len(part) <= 6 or layout.is_organisation(part):
        return (part,)
    for size in (3, 2):
        first, second = part[:size], part[size:]
        if len(part) == 2 * size == 6 and layout.has_surname(first) and layout.has_surname(second):
            return first, second
        if (
            len(second) in (2, 3)
            and layout.surname_score(first) == layout.surname_score(second) == 2
        ):
            return first, second
    return (part,)


def _close_run(run: Sequence[str], names: list[str], layout: Layout) -> None:
    if len(run) == 1 and names and len(names[-1]) == 2:
        names[-1] += run[0]
    elif len(run) > _MOST_SPREAD:
        names.extend(run)
    elif run:
        names.extend(_cut("".join(run), layout))


def _cut(spread: str, layout: Layout) -> list[str]:
    """``spread`` cut into names of two or three characters that begin with surnames if they can."""
    best: list[tuple[int, list[str]] | None] = [(0, [])] + [None] * len(spread)
    for end in range(2, len(spread) + 1):
        for size in (3, 2):
            before = best[end - size] if end >= size else None
            if before is None:
                continue
            name = spread[end - size : end]
            score = before[0] + layout.surname_score(name)
            held = best[end]
            if held is None or score > held[0]:
                best[end] = (score, [*before[1], name])
    whole = best[len(spread)]
    return whole[1] if whole else [spread]


def is_name(name: str, layout: Layout) -> bool:
    """A person's name has at most seven characters, or dots in it; an office's may be longer.

    掏出手机给|记者|看一张老照片 is a line of text: nobody's name has 给 or 看 in it.
    """
    if not NAME.match(name):
        return False
    if not _NEVER_IN_NAMES.isdisjoint(name):
        return layout.is_organisation(name)
    return len(name) <= _LONGEST_PERSON or "·" in name or layout.is_organisation(name)


def is_no_sentence(text: str) -> bool:
    """Whether ``text`` can be a credit by its length and its marks; most lines of a text cannot."""
    if text[-1:] in CLOSING_BRACKETS:
        return True  # （作者系…。）, which is left out, may hold a sentence.
    return len(text) <= LONGEST_CREDIT and SENTENCE_MARK.search(text) is None


def without_post(text: str) -> str:
    """张立新（作者系县委书记） -> 张立新, 城北小学403班 -> 城北小学; 文\\图 -> 文/图."""
    if "）" in text or ")" in text:
        text = _POST.sub("", text)
    if "号" in text or "班" in text:
        text = _CLASS.sub(" ", text)
    if "民 " in text or "民\u3000" in text:
        text = _RESIDENT.sub("", text)
    return text.replace("\\", "/").strip(" \t\u3000")


def without_gap(text: str, layout: Layout) -> str:
    """青河县 融媒体中心, 公路养护 中心: an office in which OCR set a space; not 马林 县妇联."""
    words = text.split()
    if len(words) != 2 or layout.is_office(words[0]) or layout.role_pattern.search(text):
        return text
    is_person = layout.has_surname(words[0]) and not layout.is_organisation(words[0])
    office = "".join(words)
    if is_person and len(words[0]) <= _LONGEST_WITH_SURNAME:
        return text
    return office if layout.is_organisation(office) else text


def close_short_names(text: str) -> str:
    """文 雅 -> 文雅, 黄 文 -> 黄文: a role word that is half of a spaced name of two characters."""
    return _SPACED_WEN.sub(lambda name: "".join(name.group().split()), text)
