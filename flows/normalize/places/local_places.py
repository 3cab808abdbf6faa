"""Townships and villages: names before a class word looked up in the counties in play.

Lookups go from the division right before the name (chain), over the counties the article names,
to the paper's home. What no table has is left to ``unlisted_places``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.normalize.places.ground import Ground, LocalFound, Names, Window
from flows.normalize.places.unlisted_places import (
    ESTATES,
    free_unlisted_place,
    holder_in_row,
    is_in_bureau,
    regiment,
    unlisted_place,
)
from flows.records import PlaceMark

REGIMENT_NUMERALS = str.maketrans("0123456789〇", "零一二三四五六七八九零")
TENS = re.compile(r"(?<!\d)(\d)(\d)(?=团)")
"""51团 is 五十一团, 150团 一五零团."""
SPELLINGS = (("街", "街道"), ("居委会", "社区"), ("自然村", "村"), ("行政村", "村"), ("场部", "场"))
BEFORE_COMMUNITY = frozenset({"村", "屯", "嘎查"})
RESPELT = frozenset("街团会村部")
"""What a name that the tables spell otherwise ends with."""


def read_local(
    mark: PlaceMark, text: str, above: str | None, floor: int, ground: Ground
) -> LocalFound | None:
    """The place that a local mark names, or None where it names none.

    ``above`` is the division whose name ends at ``floor``, if one does; names do not reach before
    ``floor``.
    """
    words = ground.gazetteer.words
    start = max(mark.span.start, floor)
    stem_end = mark.span.end - len(mark.word)
    if start >= stem_end:
        return None
    is_chained = above is not None and start == floor
    if mark.word in ESTATES and text.startswith("社区", mark.span.end):
        return None  # 临海农场|社区 has a mark of its own
    if mark.word in BEFORE_COMMUNITY and text.startswith("社区", mark.span.end):
        tables = ((above, ground.table(above)),) if above and is_chained else ground.tables()
        if _listed(text[start : mark.span.end + 2], start, tables, ground, "chain") is not None:
            return None  # 东新村社区 has a mark of its own
    if mark.word == "社区" and text.endswith(tuple(ESTATES), start, stem_end):
        community = _of_estate(mark, text, start, ground)
        if community is not None:
            return community
    window = Window(_official(text[start : mark.span.end]), start, mark, text)
    if is_chained and above is not None:
        found = _listed(window.name, start, ((above, ground.table(above)),), ground, "chain")
        found = found or unlisted_place(window, above, ground)
        if found is not None:
            return found
    found = _known(window, ground)
    if found is not None and not _is_near_and_whole(found, start, ground):
        in_row = holder_in_row(mark, text, ground) is not None
        found = (free_unlisted_place(window, ground) if in_row else None) or found
    if found is None or found.code is None:
        again = _named_again(window, ground)
        if again is not None:
            return again
    if mark.word in ESTATES and is_in_bureau(ground):
        county = ground.parent(ground.towns[0])
        if found is None or found.code is None or county not in ground.lineage(found.code):
            return free_unlisted_place(window, ground)
    if found is not None:
        printed = text[found.start : mark.span.end]
        if printed in words.common or not _is_clear(found, printed, mark, text, ground):
            return None
        return found
    return _restyled(window, ground) or free_unlisted_place(window, ground)


def _of_estate(mark: PlaceMark, text: str, start: int, ground: Ground) -> LocalFound | None:
    """临海农场社区: the community that bears the name of a farm of the tables, beside it."""
    stem_end = mark.span.end - len(mark.word)
    farm = _listed(text[start:stem_end], start, ground.tables(), ground, "article")
    county = ground.parent(farm.code) if farm is not None and farm.code is not None else None
    if farm is None or county is None:
        return None
    name = text[farm.start : mark.span.end]
    return unlisted_place(Window(name, farm.start, mark, text), county, ground)


def _known(window: Window, ground: Ground) -> LocalFound | None:
    """The place of that name under what is in play, or the only one of the country where nothing is
    or it is a regiment.
    """
    found = _listed(window.name, window.start, ground.tables(), ground, "article")
    # Regiments are listed by the counties they lie in; their papers' homes are the corps' cities.
    is_regiment = window.mark.word.startswith("团")
    if is_regiment or (not ground.counties and ground.home is None):
        found = found or _anywhere(window, ground)
    if is_regiment:
        found = found or regiment(window, ground)
    return found


def _is_near_and_whole(found: LocalFound, start: int, ground: Ground) -> bool:
    """Whether a name of a row was found as it stands, or in a county that the article names: in
    扎木钦嘎查、铁力哈达嘎查 the second is not 哈达嘎查 of another county.
    """
    if found.code is None:
        return False
    return found.start == start or ground.gazetteer.base(found.code) in ground.counties


def _named_again(window: Window, ground: Ground) -> LocalFound | None:
    """An unlisted place that the article has named before: 帮助荷扎村建起茶园."""
    for code in (*ground.villages, *ground.towns):
        if code in ground.unlisted:
            name = ground.division(code).name
            if len(name) > 2 and window.name.endswith(name):
                at = window.start + len(window.name) - len(name)
                return LocalFound(start=at, code=code, status="unlisted", evidence="article")
    return None


def _restyled(window: Window, ground: Ground) -> LocalFound | None:
    """A township whose class word has changed (新营乡, now 新营镇): kept as printed."""
    gazetteer, mark = ground.gazetteer, window.mark
    if gazetteer.words.level_of[mark.word] != "township":
        return None
    stems = [gazetteer.stems(scope) for scope in ground.scopes()]
    for end in window.ends():
        for of_scope in stems:
            code = of_scope.get(end.stem)
            if code is not None and is_bounded_at(mark, end.start, window.text, ground):
                return unlisted_place(end, gazetteer.townships().parents[code], ground)
    return None


def is_bounded_at(mark: PlaceMark, start: int, text: str, ground: Ground) -> bool:
    """Whether a name that begins at ``start`` has a break or a preposition before it."""
    before = text[max(start - 3, 0) : start]
    return (
        start == 0
        or before[-1:] in "的了团"
        or (mark.is_bounded and start == mark.span.start)
        or ground.gazetteer.words.lead_words.search(before) is not None
    )


def _is_clear(found: LocalFound, printed: str, mark: PlaceMark, text: str, ground: Ground) -> bool:
    """Whether the name is surely one: not a verb before 村 (下村入户), nor a common word
    (推动振兴镇域).
    """
    words = ground.gazetteer.words
    is_bounded = is_bounded_at(mark, found.start, text, ground)
    if len(printed) == 2:
        is_known = found.code in ground.villages or found.code in ground.towns
        return is_known or (
            is_bounded and words.governed_after.match(text, mark.span.end) is not None
        )
    is_word = printed[:-1] in words.plain_words and found.code not in ground.villages
    if is_word and len(printed) == len("渔业村") and not is_bounded:
        return False  # 聚居的纯|渔业村
    if ground.home is not None and found.evidence in ("article", "home"):
        level = ground.level(ground.home)
        # A prefecture has thousands of villages, some called like common words: 点亮小渔村.
        if level == "county" or (level == "prefecture" and found.evidence == "article"):
            return True
    return is_bounded or found.code in ground.gazetteer.townships().plain or len(printed) > 3


def read_across(mark: PlaceMark, text: str, floor: int, ground: Ground) -> LocalFound | None:
    """A listed name that swallows a shorter one before it: 鄂温克民族苏木, where 鄂温克 is a
    banner too.
    """
    start = max(mark.span.start, floor)
    window = _official(text[start : mark.span.end])
    return _listed(window, start, ground.tables(), ground, "article")


def _official(name: str) -> str:
    """The class word and the numerals of the tables: 东街居委会 -> 东街社区, 150团 -> 一五零团."""
    if name[-1:] not in RESPELT:
        return name
    if name[-1] == "团":
        return TENS.sub(r"\1十\2", name).replace("十0", "十").translate(REGIMENT_NUMERALS)
    for spelling, official in SPELLINGS:
        if name.endswith(spelling):
            return name.removesuffix(spelling) + official
    return name


def _listed(
    window: str,
    start: int,
    tables: Sequence[tuple[str, Names]],
    ground: Ground,
    evidence: str,
) -> LocalFound | None:
    """The longest ending of ``window`` that is a name under one of the scopes of ``tables``,
    nearest scope first.
    """
    classes = ground.gazetteer.words.level_of
    for offset in range(len(window) - 1):
        name = window[offset:]
        if name in classes:
            break  # 林场, by itself a place of some counties
        for scope, names in tables:
            codes = codes_under(scope, name, ground) if name in names else ()
            if codes:
                why = "home" if scope == ground.home and evidence != "chain" else evidence
                return _one_of(codes, *_choose(codes, ground, why), start + offset)
    if window.endswith(("族乡", "族村")):  # 胡集回族乡, listed without its people as 胡集乡
        for plain in (window[: -1 - length] + window[-1] for length in (2, 3, 4)):
            found = _listed(plain, start, tables, ground, evidence) if len(plain) > 2 else None
            if found is not None:
                return found
    return None


def codes_under(scope: str, name: str, ground: Ground) -> tuple[str, ...]:
    """Codes of the listed places below ``scope`` that bear ``name``."""
    gazetteer = ground.gazetteer
    if scope in ground.unlisted:
        return ()
    if gazetteer.holds_townships(scope):
        return gazetteer.local_names(scope).codes.get(name, ())
    level = gazetteer.level(scope)
    if level == "province":
        codes = gazetteer.townships().codes.get(name, ())
        return tuple(code for code in codes if scope in gazetteer.lineage(code))
    codes = gazetteer.local_names(gazetteer.base(scope)).codes.get(name, ())
    town = scope if level == "township" else gazetteer.parent(scope)
    return tuple(code for code in codes if town in gazetteer.lineage(code) and code != scope)


def _choose(codes: tuple[str, ...], ground: Ground, evidence: str) -> tuple[str | None, str]:
    """One of several bearers of a name: the township before its villages, else under the last
    town.
    """
    if len(codes) == 1:
        return codes[0], evidence
    townships = [code for code in codes if ground.level(code) == "township"]
    if len(townships) == 1:
        return townships[0], evidence
    for code in ground.villages:
        if code in codes:
            return code, "article"
    for above in (*ground.towns, *ground.counties):
        below = [code for code in codes if above in ground.lineage(code)]
        if len(below) == 1:
            return below[0], "article"
    return None, ""


def _anywhere(window: Window, ground: Ground) -> LocalFound | None:
    """A township that only one county of the country has."""
    townships = ground.gazetteer.townships()
    for end in window.ends():
        codes = townships.codes.get(end.name, ())
        if codes:
            unique, why = (codes[0], "unique") if len(codes) == 1 else (None, "")
            return _one_of(codes, unique, why, end.start)
    return None


def _one_of(codes: tuple[str, ...], code: str | None, evidence: str, start: int) -> LocalFound:
    """A listed name that ``codes`` bear, of which ``code`` is meant; None where that is open."""
    if code is None:
        return LocalFound(
            start=start, code=None, status="ambiguous", evidence=evidence, candidates=codes
        )
    return LocalFound(start=start, code=code, status="current", evidence=evidence)
