"""Headlines: which line of a stack is the title, which is kicker.

A stack is the run of heading lines above a byline or a body:

* 大沁他拉镇舍力虎村 / 沙窝子里种出“致富瓜”: a place of its own is the kicker, and so is an office
* 治安镇:120名网格员… / 八仙筒镇 水面“两用”添收入: so is a place before a colon or a space
* 村集体的钱袋子怎样鼓起来? / ——访韩立新: the line after a dash is a subtitle, kept as kicker; it
  explains the line above it, which is the title
* 引题 / 主题 / 副题: the largest heading level is the title, then a line in bold; without either
  the line that does not open with a place, a purpose (推进…, 坚持…) or run on over commas
* two lines of one length with no mark between them are one title, and so are two of which the
  first cannot end: 一条“小黄鱼”游出的 / 百亿产业
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from flows.extract.layout.blocks import Block
from flows.tables.layout import Layout

_PLACE = re.compile(
    r"(?!走[进近]|建设|打造|助力|推进|情系|服务|聚焦|加快|奋进|全[市县区旗省盟州镇乡]|[我本各][市县区旗镇乡村])"
    r"[\u4e00-\u9fff·]{1,16}(?:自治[区州县旗]|[省市州盟县旗区镇乡村]|苏木|街道|嘎查|社区|办事处|农场|林场|牧场"
    r"|兵团|地区|管委会|连队)"
)
_PLACE_COLON = re.compile(rf"(?:{_PLACE.pattern})\s*[:：]\s*")
_PLACE_SPACE = re.compile(rf"(?:{_PLACE.pattern})[ \u3000]+")
_BARE_NAME = re.compile(r"([\u4e00-\u9fff]{2,4})(\s*[:：]\s*|[ \u3000]+)(?=\S)")
_COUNTIES = "市县区旗州盟"
_TOWNS = "镇乡村"
_AUTONOMOUS = r"{}[\u4e00-\u9fff]{{1,9}}自治[县旗州]"
"""张家川：… is a place on a page that has 张家川回族自治县."""

_DASH = re.compile(r"\s*(?:——+|—|――+|--+|－－+|──+)\s*\S")
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十]+[章节条部])[、.．]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]"
)
_SPEAKER = re.compile(
    r"(?:[问答QA]|[\u4e00-\u9fff]{0,6}(?:记者|主持人|嘉宾)|[\u4e00-\u9fff]{0,12}(?:记者调查|问|[部报社]答|答复|回复)|(?:读者|网友|市民|居民|村民)[^：:]{0,6}"
    r"|[\u4e00-\u9fff]{2,4}(?:书记|主任|局长))[:：]"
)
_END = re.compile(r"[。；;，,、：:]$|\d[.．]$|[。！？…][”’]$")
_ACTOR = re.compile(
    r"(?![我全本各][省市州盟县旗区镇乡村])(?![让为把给助在向以从用当做建走看])"
    r"(?:[\u4e00-\u9fff]{2,10}(?:[省市州盟县旗镇乡村局委]|(?<![小园景片校])区)"
    r"|[\u4e00-\u9fff]{1,10}(?:街道|社区|苏木|嘎查|妇联|公司))"
)
_PURPOSE = re.compile(r"坚持|推进|推动|深化|聚焦|围绕|加快|以|为|着力|践行|落实|贯彻|持续")
_SEQUEL = re.compile(
    r"[同环]比|较[去上]年|比[去上]年|增[长速幅]|其中"
    r"|(?:总|共|累计|涉及|计划)?(?:投资|金额|总额|产值|资金)[^，,。\d]{0,4}\d[\d.]*[万亿余]*元$"
)
"""同比增长19.7%, 总投资112亿元: the second line says more of what the first counts."""
_WHOSE = re.compile(r"[^，,。；;：:！？\d]{2,16}(?<![说道问答曰写示绍出诉])[：:]")
_WORDS = re.compile("“[^“”。]{4,30}”")
_SPREAD = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){1,5}")
_LESSON = re.compile(
    r"^(?:什么是|何谓|何为|什么叫)|(?:名词解释|知识问答|小知识|小贴士|小常识|知识点|应知应会|学习要点)$"
)
_CONTINUES = re.compile(r"[的了得着们等及、，。；：,;:”’）)％%]|.{1,3}。")
_NEVER_LAST = re.compile(r"的$|、$|多举措$|”(?:到|和|与|及|让|把|为|向|给|在)$|(?<![礼出转谦])让$")
_WITH_SUBTITLE = 3
_LONGEST_HEAD = 20
_LONGEST_TITLE = 46
_LONGEST_COLUMN = 8
_CUT_TEXT = 40
_SHORTEST_HALF = 5
_CUT_EVENT = 28
_PAUSE = re.compile("[，,]")
_RUNS_ON = re.compile(r"[，,、；;]$|\d[.．]$")
_ITEM_NUMBER = re.compile(r"(?:\d{1,2}[.．、](?!\d)|[①-⑳]|[（(]\d{1,2}[）)])\s*")
NAMES_APART = re.compile(r"[ \u3000、]+")
_NOT_SAID = re.compile(r"[“”\"\s]")
_TELLS_WHEN = re.compile(
    r"(?:\d{4} ?年|\d{1,2} ?月|近[日年期]|日前|[今去]年|连日来|眼下|目前|截[至止]|[记笔]者"
    r"|据(?:了解|悉|介绍))"
)


@dataclass(slots=True, kw_only=True)
class Headline:
    """``title`` is one block, or two that make one line, or none where a brief has only a kicker.

    ``kicker`` is text as printed.
    """

    title: tuple[Block, ...]
    kicker: str | None

    @property
    def level(self) -> int:
        """Markdown level of the title, 0 without one."""
        return self.title[0].level if self.title else 0


def is_heading_shape(text: str) -> bool:
    """Whether a line could be a headline: short, no full stop, no list number, no speaker."""
    if not 2 <= len(text) <= _LONGEST_TITLE or "。" in text or _SPEAKER.match(text):
        return False
    if text.startswith(("|", "(", "（")) and text.endswith(("|", ")", "）")):
        return False
    if text.count("，") + text.count(",") > 2 or text[0] in "，。、；：,;:”）)!?！？":
        return False
    return not _END.search(text) or bool(_PLACE_COLON.fullmatch(text))


def begins_text(text: str) -> bool:
    """Whether a line without its full stop is the first of a paragraph that the column end cut.

    近年来，双河县把修路作为头等大事，先后实施县道…: no headline is as long and has a comma.
    """
    if _PAUSE.search(text) is None:
        return False
    return len(text) >= _CUT_TEXT or (len(text) >= _CUT_EVENT and bool(_TELLS_WHEN.match(text)))


def is_quoted_sentence(text: str) -> bool:
    """“这笔账，村民算得清。”: the only headline that has a full stop."""
    closed = text.endswith(("。”", '。"', "！”", "？”"))
    return len(text) <= _LONGEST_TITLE and text[:1] in '“"' and closed and text.count("。") <= 1


def ends_open(text: str) -> bool:
    """Whether a line runs on: ，、；： at its end. No headline does, but for a place (武川县:)."""
    return bool(_RUNS_ON.search(text)) or (
        text.endswith(("：", ":")) and not _PLACE_COLON.fullmatch(text)
    )


def defines_term(title: str, layout: Layout) -> bool:
    """什么是“三会一课”？, 党史知识问答, 农事提醒：……: the title of a lesson, not of a report."""
    name, colon, _ = title.replace("：", ":").partition(":")
    is_named = bool(colon) and len(name) <= _LONGEST_COLUMN
    return bool(_LESSON.search(title)) or (is_named and layout.column_kind(name) == "reference")


def continues_sentence(text: str) -> bool:
    """Whether a line can only go on the one above it: 的700亩草场…; 、打谷机; 军。"""
    return bool(_CONTINUES.match(text))


def is_numbered(text: str) -> bool:
    """一、…; (一)…; 1. …: a section of an article, or an item."""
    return bool(_NUMBERED.match(text))


def strip_number(text: str) -> int:
    """Length of a leading item number, with the space behind it; 0 where there is no more."""
    match = _ITEM_NUMBER.match(text)
    return match.end() if match and match.end() < len(text) else 0


def is_section_head(text: str, below: str) -> bool:
    """Whether a short line amid an article heads a section, and is no sentence cut in two.

    ``below`` is the text under it: 牧民吉雅图家 / 的700亩草场 is one sentence.
    """
    return len(text) <= _LONGEST_HEAD and not continues_sentence(below)


def is_subtitle(text: str) -> bool:
    """——访突泉县六户镇党委书记韩立新."""
    return len(text) <= _LONGEST_TITLE and bool(_DASH.match(text))


def is_place(text: str, layout: Layout) -> bool:
    """九原区; 武川县:; 大沁他拉镇舍力虎村; 蕲春."""
    closed = text.strip(" :：")
    if _SPREAD.fullmatch(closed):
        closed = closed.replace(" ", "").replace("\u3000", "")
    if layout.is_no_place(closed):
        return False
    return closed in layout.short_places or (len(closed) <= 18 and bool(_PLACE.fullmatch(closed)))


def says_whose(line: str, headline: str) -> bool:
    """驻村队长杨帆： / “村里的事，就是我的事”: whose words the headline below are."""
    return bool(_WHOSE.fullmatch(line) and _WORDS.fullmatch(headline))


def has_halves(text: str) -> bool:
    """Whether a line has two halves, as headlines have: 修好“民心渠” 种粮更有底."""
    halves = text.split()
    return len(halves) == 2 and all(len(half) >= _SHORTEST_HALF for half in halves)


def opens_with_place(text: str, layout: Layout) -> bool:
    """Whether a line has a place before a colon: 蕲春：……, 城关镇：……."""
    name, colon, rest = text.replace("：", ":").partition(":")
    return bool(colon and rest) and is_place(name, layout)


def names_actor(text: str, layout: Layout) -> bool:
    """Whether a label or line is a kicker: 武川县:, 县医保局, 饶峰镇 云雾山镇."""
    closed = text.strip(" \u3000:：")
    if is_place(closed, layout) or layout.is_office(closed.replace(" ", "")):
        return True
    words = NAMES_APART.split(closed)
    return len(words) > 1 and all(
        layout.is_office(word) or is_place(word, layout) for word in words
    )


def read_headline(stack: Sequence[Block], page_text: str, layout: Layout) -> Headline:
    """Title and kicker of a ``stack`` of heading blocks, top to bottom; not empty.

    ``page_text`` tells short names of places: 民乐：… is a place if the page has 民乐县.
    """
    subtitles = [block for block in stack if is_subtitle(block.text)]
    lines = [block for block in stack if not is_subtitle(block.text)]
    if not lines:
        lines, subtitles = list(stack), []
    places = [block for block in lines[:-1] if names_actor(block.text, layout)]
    lines = [block for block in lines if block not in places]
    above = _line_above(stack, subtitles)
    title = _main_lines(lines)
    if above is not None and above in lines and len({block.level for block in lines}) == 1:
        title = (above,)
    kickers = [block.text for block in stack if block in places]
    named = _bare("".join(block.text for block in title))
    kickers += [block.text for block in lines if block not in title and _bare(block.text) != named]
    kickers += [block.text for block in subtitles]
    if not places:
        size = kicker_length(title[0].text, page_text, layout)
        if size:
            kickers.insert(0, title[0].text[:size].strip(" \u3000"))
            title = (title[0].cut(size), *title[1:])
    return Headline(title=title, kicker=" ".join(kickers) or None)


def _bare(text: str) -> str:
    """A headline without quotation marks and spaces, as an agency repeats it below the paper's."""
    return _NOT_SAID.sub("", text)


def with_kicker(headline: Headline | None, kicker: str) -> Headline:
    """``headline`` with what a label above it says; a brief may have nothing else."""
    if headline is None:
        return Headline(title=(), kicker=kicker)
    return replace(headline, kicker=" ".join(filter(None, (kicker, headline.kicker))))


def with_subtitle(headline: Headline, subtitle: str) -> Headline:
    """``headline`` with a line that explains it, which is kept behind its kicker."""
    return replace(headline, kicker=" ".join(filter(None, (headline.kicker, subtitle))))


def _line_above(stack: Sequence[Block], subtitles: Sequence[Block]) -> Block | None:
    """The line that the first subtitle explains."""
    index = stack.index(subtitles[0]) if subtitles else 0
    return stack[index - 1] if index else None


def kicker_length(title: str, page_text: str, layout: Layout) -> int:
    """Length of the place that opens ``title`` as its kicker, with its mark; 0 if there is none."""
    for pattern in (_PLACE_COLON, _PLACE_SPACE):
        match = pattern.match(title)
        if match is None or len(title) - match.end() < 4:
            continue
        if not layout.is_no_place(match.group().rstrip(" \u3000:：")):
            return match.end()
    match = _BARE_NAME.match(title)
    if match is not None and len(title) - match.end() >= 4:
        name = match.group(1)
        suffixes = _COUNTIES if match.group(2).isspace() else _COUNTIES + _TOWNS
        if layout.is_no_place(name):
            return 0
        if any(name + end in page_text for end in suffixes):
            return match.end()
        if name in layout.short_places and re.search(_AUTONOMOUS.format(name), page_text):
            return match.end()
    return 0


def _main_lines(lines: Sequence[Block]) -> tuple[Block, ...]:
    if len(lines) == 1:
        return (lines[0],)
    if len(lines) == 2 and says_whose(lines[0].text, lines[1].text):
        return (lines[1],)
    for first, second in pairwise(lines):
        if _runs_on(first.text):
            return (first, second)
    levels = {block.level for block in lines}
    if len(levels) > 1:
        top = min(levels - {0})
        lines = [block for block in lines if block.level == top]
        if len(lines) == 1:
            return (lines[0],)
    bold = [block for block in lines if block.bold]
    if len(bold) == 1:
        return (bold[0],)
    if len(lines) == 2 and (
        _is_couplet(lines[0].text, lines[1].text) or _is_broken(lines[0], lines[1])
    ):
        return tuple(lines)
    weights = [_weight(block.text) for block in lines]
    if len(lines) == _WITH_SUBTITLE:
        weights[1] += 1.2  # 引题, 主题, 副题
    return (lines[weights.index(max(weights))],)


def _weight(text: str) -> float:
    """How much a line reads like the main title of its stack."""
    weight = -len(text) / 30
    weight -= 2 if _ACTOR.match(text) else 0
    weight -= 1 if _PURPOSE.match(text) else 0
    weight -= 3 if _SEQUEL.match(text) else 0
    weight -= 1 if re.search(r"[，,]", text) else 0
    weight += 1 if re.search(r"[“”]", text) else 0
    return weight


def _runs_on(text: str) -> bool:
    """Whether a line cannot end a headline: 从“看天吃饭”到, 一条“小黄鱼”游出的, “一老一小."""
    return bool(_NEVER_LAST.search(text)) or any(
        text.count(opening) > text.count(closing) for opening, closing in ("“”", "《》", "（）")
    )


def _is_broken(first: Block, second: Block) -> bool:
    """One Markdown headline over two lines, with no blank line between."""
    return first.level == second.level > 0 and second.gap == 0


def _is_couplet(first: str, second: str) -> bool:
    """Two halves of one headline: one length, no comma in either."""
    return (
        len(re.sub(r"[“”\" ]", "", first)) == len(re.sub(r"[“”\" ]", "", second))
        and 5 <= len(first) <= 18
        and not re.search(r"[，,：:]", first + second)
    )
