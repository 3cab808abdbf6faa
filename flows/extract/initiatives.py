"""Article -> the names that it presents as its actor's own practice.

A reader takes a quoted phrase for a name when it is the object of a presenting verb (推行“…”), has
a class noun behind it (“…”工作法), ends in one (“板凳会”), has the form of one (“支部+农户”), or
acts in the story; and for a figure of speech when it is what somebody lights up, weaves or becomes
(织密“平安网”). Each of these is a cue with a weight; what reaches the threshold is a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from flows.extract.quotations import SPEECH, Quotation, acts, find_quotations, is_owned
from flows.extract.unquoted_initiatives import find_unquoted
from flows.records import Article, InitiativeMention, PassageRole, Span
from flows.tables.themes import InitiativeTable

_MOST_NAMES = 8
_THRESHOLD = 2.0

# 支部+合作社+农户, 党建＋养老, 1+1+N
_FORMULA = re.compile(r"[\w·—-]+(?:\s?[+＋]\s?[\w·—-]+)+")
# 六个统一, 四步走, 五位一体, 三管齐下, 双指数, 四送
_FRAMEWORK = re.compile(
    r"[二三四五六七八九十两双][零个步项化字色级联到进同清亮查送访心问定单长员位管带创争包帮促统业][^+]{1,4}"
    r"|双[\u4e00-\u9fff]{2}|[三四五六七八九][送访查问帮]"
)
# 一户一策, 一村（格）一警, 双语双讲, 四通四到
_PAIRED = re.compile(r"([一二三四五六七八九双两])[^一双、+]{1,4}\1[^一双、+]{1,2}")
# 河长吹哨、部门报到 | 户分类、村收集、镇转运: halves of one length
_PARALLEL = re.compile(
    r"(?:[^、]{3}、){1,3}[^、]{3}|(?:[^、]{4}、){1,3}[^、]{4}|(?:[^、]{5}、)+[^、]{5}"
)
# 一核四带百强, 三区五园: counts of what a plan is made of
_COUNTS = re.compile(r"(?:[一二三四五六七八九十百千万多两双][\u4e00-\u9fff]{1,2}){2,}")
# 互访互学互评, 1对1、1对多: how something is done
_MANNER = re.compile(r"(?:互[\u4e00-\u9fff]、?){2,}|(?:[1一多]对[1一多]、?)+")
# 非遗文化我传承 巾帼巧手绘新篇: the motto of one occasion
_MOTTO = re.compile(r"[^\s，,+]{5,}[\s，,][^\s，,+]{5,}")
_FORM_WEIGHT = {"formula": 2.0, "framework": 1.2, "paired": 1.2, "parallel": 0.7, "plain": 0.0}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_DIGITS = re.compile(r"\d{3,6}")
# 打造“山水相依、产城相融”的“共富联合体”: a list before a name tells what it is like
_OF_A_NAME = ("的“", '的"')

_ACTS = 0.8
_OWNED = 0.8
_IN_TITLE_TOO = 0.8
_REPEATED = 0.6
# 开设“融入课堂”“老乡茶座”“技能夜校”: one name vouches for its neighbours.
_IN_A_ROW = 0.7
# Headlines play with words; a numbered framework in one is meant as it stands (“六个突出”).
_HEADLINE = -1.0
_NUMBERED_HEADLINE = 1.0
# “领航”, “点单”: two characters are seldom a name unless a class noun follows at once.
_TWO_CHARACTERS = -1.0
_MANY_CHARACTERS = 16
# Class nouns from here on name a lasting practice (行动); below it also one occasion (活动).
_LASTING = 2.0
_OUTWEIGHS_A_FIGURE = 1.0


class _Candidate(NamedTuple):
    """``key`` is the name as names are compared."""

    role: PassageRole
    name: str
    key: str
    span: Span
    score: float
    rule_id: str
    row: int


def find_initiatives(article: Article, table: InitiativeTable) -> list[InitiativeMention]:
    """Names of programmes, models, brands and mechanisms, each once, at most eight, in text order.

    Spans index the title or body that the mention names and hold the name without its quotation
    marks. A name in both is reported from the body. ``rule_id`` names the cue that weighed most.
    """
    title = article.title.text if article.title else ""
    in_title = _strongest(_weighed(title, "title", table))
    body = _weighed(article.body.text, "body", table)
    times: defaultdict[str, int] = defaultdict(int)
    for candidate in body:
        times[candidate.key] += 1
    named = [
        (found.score + _REPEATED * (times[key] > 1) + _IN_TITLE_TOO * (key in in_title), found)
        for key, found in _strongest(body).items()
    ]
    in_body = {found.key for _, found in named}
    named += [(found.score, found) for key, found in in_title.items() if key not in in_body]
    rows = {(found.role, found.row) for score, found in named if score >= _THRESHOLD}
    named = [
        (score, found)
        for score, found in named
        if score + _IN_A_ROW * ((found.role, found.row) in rows) >= _THRESHOLD
    ]
    named += [(_THRESHOLD, found) for found in _unquoted(article.body.text, table)]
    named.sort(key=lambda item: -item[0])
    whole = [found for _, found in named if not any(_shortens(found, other) for _, other in named)]
    return [
        InitiativeMention(role=found.role, name=found.name, span=found.span, rule_id=found.rule_id)
        for found in sorted(
            whole[:_MOST_NAMES], key=lambda found: (found.role != "title", found.span.start)
        )
    ]


def _key(name: str) -> str:
    return name.replace(" ", "").replace("＋", "+")


def _strongest(candidates: list[_Candidate]) -> dict[str, _Candidate]:
    """The best occurrence of each name, the first among equals."""
    best: dict[str, _Candidate] = {}
    for candidate in candidates:
        held = best.get(candidate.key)
        if held is None or candidate.score > held.score:
            best[candidate.key] = candidate
    return best


def _shortens(candidate: _Candidate, other: _Candidate) -> bool:
    """会客厅 of 楼道会客厅, 价格联动机制 of 价格补贴联动机制; of two equal names the second."""
    name, longer = candidate.key, other.key
    if candidate is other or len(name) > len(longer):
        return False
    if name == longer:
        return candidate.span.start > other.span.start
    if candidate.rule_id.startswith("unquoted"):
        return set(name) <= set(longer)
    # 文明积分, itself introduced, is not short for 文明积分超市, where its points are spent.
    return name in longer and "+" not in longer and candidate.score <= other.score


def _weighed(text: str, role: PassageRole, table: InitiativeTable) -> list[_Candidate]:
    weighed = (_weigh(quotation, text, role, table) for quotation in find_quotations(text, table))
    return [candidate for candidate in weighed if candidate is not None]


def _weigh(
    quotation: Quotation, text: str, role: PassageRole, table: InitiativeTable
) -> _Candidate | None:
    """All that speaks for and against a quoted phrase; None where it cannot be a name at all."""
    name, before, after = quotation.name, quotation.before.weight, quotation.after.weight
    end = _end(name, table)
    form, key = _form(name), _key(name)
    if after <= 0 and "、" in name and text.startswith(_OF_A_NAME, quotation.span.end + 1):
        return None
    if role == "title" and form == "framework" and quotation.before == SPEECH:
        before = 0.0  # 县委组织部:“三个一线”
    # “最亮的房子是学堂” is a sentence; 开展“我是小河长” presents one as a name.
    if after <= 0 and (before < 0 or (before == 0 and "是" in name)):
        return None
    if not _can_name(name, key, form, after, end, table):
        return None
    reasons = {
        "presented": before,
        "classed": after,
        "ends_in_class": 0.0 if end < 0 and after >= _OUTWEIGHS_A_FIGURE else end,
        form: _FORM_WEIGHT[form],
    }
    weak = after <= 0 or (after < _LASTING and before <= 0) or quotation.is_linked
    if len(name) == 2 and weak:
        reasons["short"] = _TWO_CHARACTERS
    if role == "title":
        reasons["headline"] = _NUMBERED_HEADLINE if form == "framework" else _HEADLINE
    elif is_owned(text, quotation):
        reasons["owned"] = _OWNED
    if end > 0 and after == 0 and before >= 0 and acts(text, quotation):
        reasons["acts"] = _ACTS
    return _Candidate(
        role=role,
        name=name,
        key=key,
        span=quotation.span,
        score=sum(reasons.values()),
        rule_id=max(reasons, key=reasons.__getitem__),
        row=quotation.row,
    )


def _can_name(
    name: str, key: str, form: str, after: float, end: float, table: InitiativeTable
) -> bool:
    if len(name) < 2 or key in table.stop_names or _MANNER.fullmatch(name):
        return False
    if after < _LASTING and _MOTTO.fullmatch(name):
        return False
    if form != "formula":
        many = len(name) > _MANY_CHARACTERS and end <= 0
        # “品茗、听民谣” tells what is done, “村提、镇审、县批” how.
        if form != "parallel" and after <= 0 and (many or "、" in name):
            return False
        numbered = after >= 2 and _DIGITS.fullmatch(name) is not None
        if not _CHINESE.search(name) and not numbered:
            return False
    return table.stop_parts.search(name) is None


def _form(name: str) -> str:
    if "+" in name or "＋" in name:
        return "formula" if _FORMULA.fullmatch(name) else "plain"
    if _FRAMEWORK.fullmatch(name):
        return "framework"
    if "、" in name:
        return "parallel" if _PARALLEL.fullmatch(name) else "plain"
    if _PAIRED.fullmatch(name):
        return "paired"
    return "parallel" if _COUNTS.fullmatch(name) else "plain"


def _end(name: str, table: InitiativeTable) -> float:
    """Weight of the longest listed word that ends the name; for a name it must be longer."""
    for length in range(min(table.longest_end, len(name)), 0, -1):
        cue = table.ends.get(name[-length:])
        if cue is not None and (length < len(name) or cue.weight < 0):
            return cue.weight
    return 0.0


def _unquoted(text: str, table: InitiativeTable) -> list[_Candidate]:
    return [
        _Candidate(
            role="body",
            name=text[span.start : span.end],
            key=_key(text[span.start : span.end]),
            span=span,
            score=_THRESHOLD,
            rule_id=rule_id,
            row=span.start,
        )
        for span, rule_id in find_unquoted(text, table.generic)
        if text[span.start : span.end] not in table.stop_names
    ]
