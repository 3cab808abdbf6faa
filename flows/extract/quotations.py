"""Text -> what stands in quotation marks, with the words around it that tell names from speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.lang.sentences import up_to_last
from flows.records import Span
from flows.tables.themes import Cue, InitiativeTable

# “出户入园”, ‘一窗综办’, "板凳会”: marks of one pair may differ after scanning. Speech is left out
# by its stops. A comma or a quoted word may stand only between marks that open and close
# (“家风润万家，廉洁伴我行”, “村‘两委’+网格员”).
_INSIDE = r"[^“”‘’\"「」『』\n，。！？；：,;:!?]"
_QUOTED = re.compile(
    rf"[“‘\"「『](?:({_INSIDE}{{2,40}})[”’\"」』]"
    rf"|(?<=[“‘「])({_INSIDE}{{2,12}}[，,]{_INSIDE}{{2,12}})[”’」]"
    rf"|(?<=“)({_INSIDE}{{0,16}}‘{_INSIDE}{{1,6}}’{_INSIDE}{{1,16}}(?:‘{_INSIDE}{{1,6}}’{_INSIDE}{{1,9}})?)”)"
)
_OPENS = re.compile(r"[“‘\"「『]")
_JOINED = re.compile(r"[、和与及]?")
_TO_CLAUSE = up_to_last(r"[，。；：！？,;:!?\n|*]")
_PHRASE_END = re.compile(r"[，。；：！？,;:!?\n|*、（(《]")
# Nor does a class noun belong to the phrase where it goes on to a verb: “照单全收”并付诸行动.
_PHRASE_ENDS = frozenset("，。；：！？,;:!?\n|*、（(《并而将已让被把也还都又才")
_BEFORE_LENGTH = 26
_AFTER_LENGTH = 30
_SPOKEN = (":", "：", "说", "说道", "问道", "喊道", "答道", "讲道", "叹道", "喊着", "念叨", "感叹")
_LINK = re.compile(r"(?:等\d*个?|的|这一|这个|、|20\d\d年度?|第[一二三四五六七八九十\d]+届)*")
_OWNER = re.compile(
    r"(?:[县市区镇乡村旗盟州局院校部委办处站社厂厅会联馆所]|街道|团委|苏木|嘎查|公司)的?\Z|[里们]的\Z|[\n。，；,;]\Z|\A\Z"
)
# 民事直说“一二三”工作法, 他们是“放学路上”志愿队的队员, 擦亮“渔家乐”品牌: no speech, likeness or
# figure before a class noun.
_TELLS_NOTHING = re.compile(r"(?:[说是为]|(?:擦亮|唱响|打出)了?)\Z")
_NAMES_A_CLASS = 2.0
_SILENT = Cue(0.0, 0)
SPEECH = Cue(-3.0, 0)
"""What stands before words that somebody says."""


class Quotation(NamedTuple):
    """A quoted phrase. ``span`` leaves out the marks, ``outer`` holds them.

    ``before`` and ``after`` are the cues of the words around it, weight 0 where there are none;
    ``is_linked`` says that 的 stands before the noun. ``row`` is the offset at which the row of
    phrases that this one stands in begins.
    """

    name: str
    span: Span
    outer: Span
    before: Cue
    after: Cue
    is_linked: bool
    row: int


def find_quotations(text: str, table: InitiativeTable) -> Iterator[Quotation]:
    """Every quoted phrase of 2 to 40 characters, in text order; titles in 《》 are left alone.

    Phrases in a row (实行“中午连”“周末延”模式) share the verb before and the noun after.
    """
    found = list(_QUOTED.finditer(text))
    index = 0
    while index < len(found):
        last = index
        while (
            last + 1 < len(found)
            and found[last + 1].start() - found[last].end() <= 1
            and _JOINED.fullmatch(text, found[last].end(), found[last + 1].start())
        ):
            last += 1
        start, end = found[index].start(), found[last].end()
        context = text[max(0, start - _BEFORE_LENGTH) : start]
        if context.rfind("《") <= context.rfind("》"):
            after, is_linked = _after(text[end : end + _AFTER_LENGTH], table)
            before = _before(context, table)
            if after.weight >= _NAMES_A_CLASS and _TELLS_NOTHING.search(context):
                before = _SILENT
            for match in found[index : last + 1]:
                quoted = match[1] or match[2] or match[3]
                name = quoted.strip(" \u3000、")
                inner = match.start() + 1 + quoted.index(name)
                yield Quotation(
                    name=name,
                    span=Span(inner, inner + len(name)),
                    outer=Span(*match.span()),
                    before=before,
                    after=after,
                    is_linked=is_linked,
                    row=start,
                )
        index = last + 1


def is_owned(text: str, quotation: Quotation) -> bool:
    """Whether the phrase opens its clause or its owner stands right before it.

    健康街道“暖冬敲门队” and 平阳县“数字乡贤”平台 are owned, 美味的“晚餐” is not.
    """
    start = quotation.outer.start
    return _OWNER.search(text[max(0, start - 4) : start]) is not None


def acts(text: str, quotation: Quotation) -> bool:
    """Whether the phrase goes straight on into a predicate: “水上法庭”驶入洱海."""
    following = text[quotation.outer.end : quotation.outer.end + 1]
    return "\u4e00" <= following <= "\u9fff" and following not in "的和与及是等"


def _before(context: str, table: InitiativeTable) -> Cue:
    """The last cue of the clause that leads up to the quotation mark."""
    if context.rstrip().endswith(_SPOKEN):
        return SPEECH
    head = _TO_CLAUSE.match(context)
    clause = _QUOTED.sub("", context[head.end() :] if head else context)
    found = _SILENT
    if not clause:
        return found
    for index, _, end in table.before_matcher.find_matches_as_indexes(clause):
        if len(clause) - end <= table.before[index].reach:
            found = table.before[index]
    return found


def _after(context: str, table: InitiativeTable) -> tuple[Cue, bool]:
    """The cue of the class noun that the phrase modifies, and whether 的 links them."""
    if context[:1] in _PHRASE_ENDS:
        return _SILENT, False
    phrase = _QUOTED.sub("", context) if _OPENS.search(context) else context
    stop = _PHRASE_END.search(phrase)
    phrase = phrase[: stop.start()] if stop else phrase
    if not phrase:
        return _SILENT, False
    link = _LINK.match(phrase)
    offset = link.end() if link else 0
    for index, start, _ in table.after_matcher.find_matches_as_indexes(phrase):
        cue = table.after[index]
        if start == 0 or 0 <= start - offset <= cue.reach:
            return cue, "的" in phrase[:offset]
    return _SILENT, False
