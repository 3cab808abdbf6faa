"""Article -> the names that it presents as its actor's own practice.

A reader takes a quoted phrase for a name when it is the object of a presenting verb (推行“…”), has
a class noun behind it (“…”工作法), ends in one (“板凳会”), has the form of one (“支部+农户”), or
acts in the story; and for a figure of speech when it is what somebody lights up, weaves or becomes
(织密“平安网”). Each of these is a cue with a weight; what reaches the threshold is a name.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from flows.extract.unquoted_initiatives import find_unquoted
from flows.records import Article, InitiativeMention, PassageRole, Span
from flows.tables.themes import Cue, InitiativeTable

_MOST_NAMES = 8
_THRESHOLD = 2.0

# “出户入园”, ‘一窗综办’, "板凳会”: marks of one pair may differ after scanning. Speech is left out
# by its stops and commas.
_QUOTED = re.compile(r"[“‘\"「『]([^“”‘’\"「」『』\n，。！？；：,;:!?]{2,40})[”’\"」』]")
_JOINED = re.compile(r"[、和与及]?\Z")
_CLAUSE_END = re.compile(r"[，。；：！？,;:!?\n|*]")
_PHRASE_END = re.compile(r"[，。；：！？,;:!?\n|*、“‘\"「『”’」』（(《]")
_BEFORE_LENGTH = 26
_AFTER_LENGTH = 14
_SPOKEN = re.compile(r"(?:[:：]|说|[说问喊答讲叹]道|喊着|念叨|感叹|常说|就是一句)\s*\Z")
# 健康街道“暖冬敲门队”, 平阳县“数字乡贤”平台: whose it is stands right before it.
_OWNER = re.compile(r"(?:[县市区镇乡村旗盟州局院校部委办处站社厂厅]|街道|苏木|嘎查|公司)的?\Z")
_LINK = re.compile(r"(?:等|的|这一|这个|、)*")

# 支部+合作社+农户, 党建＋养老, 1+1+N
_FORMULA = re.compile(r"[\w·—-]+(?:\s?[+＋]\s?[\w·—-]+)+\Z")
_ASCII_ONLY = re.compile(r"[\x00-\x7f＋]+\Z")
# 六个统一, 四步走, 五位一体, 三管齐下, 双指数, 七字诀
_FRAMEWORK = re.compile(
    r"[二三四五六七八九十两双][个步项化字色级联到进同清亮查送访心问定单长员位管带创争包帮促][^+]{1,4}\Z"
    r"|双[\u4e00-\u9fff]{2}\Z"
)
# 一户一策, 一园一档, 双语双讲
_PAIRED = re.compile(r"([一双])[^一双、+]{1,2}\1[^一双、+]{1,2}\Z")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")

_FORM_WEIGHT = {"formula": 1.5, "framework": 1.0, "paired": 1.0}
_ACTS = 0.8
_IN_TITLE_TOO = 0.8
_REPEATED = 0.6
_TITLE_ONLY = -1.0
_FRAMEWORK_HEADLINE = 1.0
_TWO_CHARACTERS = -1.0
_OWNED = 0.6
_MANY_CHARACTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    role: PassageRole
    name: str
    span: Span
    score: float
    rule_id: str


def find_initiatives(article: Article, table: InitiativeTable) -> list[InitiativeMention]:
    """Names of programmes, models, brands and mechanisms, each once, at most eight, in text order.

    Spans index the title or body that the mention names and hold the name without its quotation
    marks. A name in both is reported from the body. ``rule_id`` names the cue that weighed most.
    """
    title = article.title.text if article.title else ""
    in_title = _strongest(_quoted(title, "title", table))
    body = _quoted(article.body.text, "body", table)
    times = Counter(_key(candidate.name) for candidate in body)
    in_body = _strongest(body)
    named = [
        (
            candidate.score + _REPEATED * (times[key] > 1) + _IN_TITLE_TOO * (key in in_title),
            candidate,
        )
        for key, candidate in in_body.items()
    ]
    named += [(found.score, found) for key, found in in_title.items() if key not in in_body]
    named = [item for item in named if item[0] >= _THRESHOLD]
    named += [(_THRESHOLD, found) for found in _unquoted(article.body.text, table)]
    named.sort(key=lambda item: (-item[0], -len(item[1].name)))
    kept: list[_Candidate] = []
    for _, candidate in named:
        if not any(_shortens(candidate, other) for _, other in named):
            kept.append(candidate)
    kept = sorted(kept[:_MOST_NAMES], key=lambda found: (found.role != "title", found.span.start))
    return [
        InitiativeMention(role=found.role, name=found.name, span=found.span, rule_id=found.rule_id)
        for found in kept
    ]


def _strongest(candidates: list[_Candidate]) -> dict[str, _Candidate]:
    """The best occurrence of each name, the first among equals."""
    best: dict[str, _Candidate] = {}
    for candidate in candidates:
        held = best.get(_key(candidate.name))
        if held is None or candidate.score > held.score:
            best[_key(candidate.name)] = candidate
    return best


def _shortens(candidate: _Candidate, other: _Candidate) -> bool:
    """会客厅 of 楼道会客厅, 价格联动机制 of 价格补贴联动机制; of two equal names the second."""
    if candidate is other:
        return False
    name, longer = _key(candidate.name), _key(other.name)
    if name == longer:
        return candidate.span.start > other.span.start
    unquoted = candidate.rule_id.startswith("unquoted")
    return (name in longer and "+" not in longer) or (
        unquoted and len(name) < len(longer) and set(name) <= set(longer)
    )


def _unquoted(text: str, table: InitiativeTable) -> list[_Candidate]:
    return [
        _Candidate(
            role="body",
            name=text[span.start : span.end],
            span=span,
            score=_THRESHOLD,
            rule_id=rule_id,
        )
        for span, rule_id in find_unquoted(text)
        if text[span.start : span.end] not in table.stop_names
    ]


def _key(name: str) -> str:
    return name.replace(" ", "").replace("＋", "+")


def _quoted(text: str, role: PassageRole, table: InitiativeTable) -> list[_Candidate]:
    """Every quoted phrase that may be a name, with what stands around it weighed.

    Phrases that follow each other (实行“中午连”“周末延”) share the verb before and the noun after.
    """
    found = list(_QUOTED.finditer(text))
    candidates = []
    index = 0
    while index < len(found):
        last = index
        while last + 1 < len(found) and _JOINED.match(
            text[found[last].end() : found[last + 1].start()]
        ):
            last += 1
        before = _before(text, found[index].start(), table)
        after = _after(text, found[last].end(), table)
        for match in found[index : last + 1]:
            candidate = _weigh(match, text, role, before, after, table)
            if candidate is not None:
                candidates.append(candidate)
        index = last + 1
    return candidates


def _before(text: str, start: int, table: InitiativeTable) -> tuple[float, str]:
    """Weight and word of the last cue before the quotation mark, within its clause."""
    context = text[max(0, start - _BEFORE_LENGTH) : start]
    ends = [match.end() for match in _CLAUSE_END.finditer(context)]
    clause = context[ends[-1] :] if ends else context
    if _SPOKEN.search(context):
        return -3.0, "spoken"
    weight, word = 0.0, ""
    for match in table.before_pattern.finditer(clause):
        cue: Cue = table.before[match.group()]
        if len(clause) - match.end() <= cue.reach:
            weight, word = cue.weight, match.group()
    return weight, word


def _after(text: str, end: int, table: InitiativeTable) -> tuple[float, str]:
    """Weight and word of the class noun that the phrase modifies."""
    context = text[end : end + _AFTER_LENGTH]
    stop = _PHRASE_END.search(context)
    phrase = context[: stop.start()] if stop else context
    link = _LINK.match(phrase)
    offset = link.end() if link else 0
    for match in table.after_pattern.finditer(phrase, offset):
        cue: Cue = table.after[match.group()]
        if match.start() - offset <= cue.reach:
            return cue.weight, match.group()
    return 0.0, ""


def _weigh(
    match: re.Match[str],
    text: str,
    role: PassageRole,
    before: tuple[float, str],
    after: tuple[float, str],
    table: InitiativeTable,
) -> _Candidate | None:
    name = match.group(1).strip(" 　、")
    start = match.start(1) + match.group(1).index(name) if name else match.start(1)
    if len(name) < 2 or _key(name) in table.stop_names or table.stop_parts.search(name):
        return None
    form = _form(name)
    if not _CHINESE.search(name) and form != "formula":
        return None
    end_weight = _end(name, table)
    reasons = {
        "presented": before[0],
        "classed": after[0],
        "ends_in_class": end_weight,
        "form": _FORM_WEIGHT.get(form, 0.0),
    }
    if after[0] >= 1 and end_weight < 0:
        reasons["ends_in_class"] = 0.0
    if len(name) == 2:
        reasons["short"] = _TWO_CHARACTERS
    if (
        role == "body" and _OWNER.search(text[max(0, match.start() - 4) : match.start()])
    ) or _opens(text, match.start()):
        reasons["owned"] = _OWNED
    if end_weight > 0 and after[0] == 0 and before[0] >= 0 and _acts(text, match.end()):
        reasons["acts"] = _ACTS
    if role == "title":
        headline = form == "framework"
        reasons["headline"] = _FRAMEWORK_HEADLINE if headline else _TITLE_ONLY
    if len(name) > _MANY_CHARACTERS and form != "formula" and after[0] <= 0 and end_weight <= 0:
        return None
    rule_id = max(reasons, key=lambda reason: reasons[reason])
    return _Candidate(
        role=role,
        name=name,
        span=Span(start, start + len(name)),
        score=sum(reasons.values()),
        rule_id=f"{rule_id}_{form}" if rule_id == "form" else rule_id,
    )


def _form(name: str) -> str:
    if _FORMULA.match(name):
        return "formula"
    if _FRAMEWORK.match(name):
        return "framework"
    return "paired" if _PAIRED.match(name) else ""


def _end(name: str, table: InitiativeTable) -> float:
    """Weight of the longest listed word that the name ends in (and is longer than)."""
    for length in range(min(table.longest_end, len(name)), 0, -1):
        cue = table.ends.get(name[-length:])
        if cue is not None and (length < len(name) or cue.weight < 0):
            return cue.weight
    return 0.0


def _opens(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in "\n。，；,;"


def _acts(text: str, end: int) -> bool:
    """Whether the phrase goes straight on into a predicate: “水上法庭”驶入洱海."""
    return end < len(text) and bool(_CHINESE.match(text, end)) and text[end] not in "的和与及是等"
