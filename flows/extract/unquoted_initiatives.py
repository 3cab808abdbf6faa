"""Text -> names that stand without quotation marks: 示范服务积分制, 党建+信访品牌."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.records import Span

_VERB = (
    r"(?:推行|推出|实行|施行|试行|启动|探索|首创|创新|建立|建立健全|建立起|完善|出台|打造|构建)了?"
)
# 实行示范服务积分制 | 启动价格补贴联动机制
_PRESENTED = re.compile(
    _VERB + r"(?P<name>(?P<subject>[\u4e00-\u9fff]{2,10}?)(?:积分制|积分管理制|工作法|机制))"
    r"(?![\u4e00-\u9fff]?[、和与及])"
)
# 七项落实机制
_NUMBERED = re.compile(
    r"(?P<name>[二三四五六七八九十][项大][\u4e00-\u9fff]{2,4}(?:机制|行动|工程))"
)
# 15分钟养老服务圈
_CIRCLE = re.compile(r"(?:打造|构建|建设|建成|形成)(?P<name>\d{1,2}分钟[\u4e00-\u9fff]{2,8}圈)")
# 采取党支部+合作社+农户模式 | 形成1+3+N的网格体系
_PART = r"[\u4e00-\u9fffA-Za-z\d]{1,10}"
_LEADS_TO_FORMULA = rf"(?:{_VERB}|采取|采用|按照|运用|通过|实施|形成|依托|坚持|以)了?|的"
_FORMULA = re.compile(
    rf"(?:{_LEADS_TO_FORMULA}|(?<![\u4e00-\u9fff\w+＋])(?=[\dA-Z]))"
    rf"(?P<name>(?:{_PART}[+＋]){{1,6}}{_PART}?)"
    r"(?=(?:的[\u4e00-\u9fff]{0,6})?(?:模式|机制|品牌|体系|工作法|格局|路径|体制))"
)
# 打造共享学习阵地——追光自习室
_BEHIND_DASH = re.compile(
    r"(?:——|--)(?<=(?:阵地|品牌|平台|空间|项目)..)(?P<name>[\u4e00-\u9fff]{3,10})(?=[，。,；;])"
)

_FEWEST_LEFT = 2
"""Characters that a name has beside the words that every office uses of every mechanism."""


def find_unquoted(text: str, generic: re.Pattern[str]) -> Iterator[tuple[Span, str]]:
    """Spans of unquoted names in ``text``, each with the rule that found it.

    ``generic`` are words of which alone no name is made: 工作联系机制.
    """
    # Most texts hold none of the words that such names end in: that is seen at once.
    if "机制" in text or "积分" in text or "工作法" in text:
        for match in _PRESENTED.finditer(text):
            if len(generic.sub("", match["subject"])) >= _FEWEST_LEFT:
                yield Span(*match.span("name")), "unquoted_mechanism"
    if "机制" in text or "行动" in text or "工程" in text:
        for match in _NUMBERED.finditer(text):
            yield Span(*match.span("name")), "unquoted_numbered"
    if "分钟" in text:
        for match in _CIRCLE.finditer(text):
            yield Span(*match.span("name")), "unquoted_circle"
    if "——" in text or "--" in text:
        for match in _BEHIND_DASH.finditer(text):
            yield Span(*match.span("name")), "unquoted_behind_dash"
    if "+" in text or "＋" in text:
        for match in _FORMULA.finditer(text):
            yield Span(*match.span("name")), "unquoted_formula"
