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

# Words that every office uses of every mechanism; a name has something left without them.
_GENERIC = re.compile(
    r"动态|长效|联动|联系|协调|工作|管理|管护|管养|养护|监督|监管|监测|考核|激励|约束|评价|评估|反馈|信息|共享|"
    r"保障|服务|责任|运行|协作|合作|培养|培训|帮扶|预警|会商|研判|调度|督查|督导|督办|推进|落实|"
    r"常态化|常态|制度化|规范化|科学|完善|健全|有效|良好|相关|各项|一系列|多元|利益|联结|分配|分享|"
    r"投入|资金|市场|竞争|准入|退出|容错|纠错|奖惩|奖励|惩戒|防控|防范|排查|化解|调解|纠纷|矛盾|"
    r"党建|精细化|精细|人员|分类|分级|教育|引导|宣传|学习|沟通|对接|交流|协同|统筹|组织|领导|指挥|应急|处置|响应|快速|发现|问题|"
    r"整改|巡查|巡护|巡逻|公开|公示|参与|治理|体制|政策|支持|扶持|选拔|任用|用人|选人|部门|上下|"
    r"年轻|青年|优秀|干部|人才|企业|群众|居民|村民|农户|产业|项目|社会|力量|基层|社区|农村|乡村|日常|"
    r"定期|多方|全程|闭环|全流程|全链条|跟踪|管控|风险|隐患|安全|质量|绩效|评议|考评|培育|救助|关爱|走访|"
    r"回访|联防|联治|联调|共建|共治|共管|共驻|诉求|受理|办理|转办|交办|执法|司法|衔接|招商|引进|融资|补偿|"
    r"相应|一套|内容|了|的|等|和|与|及|其|该|以|为|新|大"
)
_FEWEST_LEFT = 2


def find_unquoted(text: str) -> Iterator[tuple[Span, str]]:
    """Spans of unquoted names in ``text``, each with the rule that found it."""
    # Most texts hold none of the words that such names end in: that is seen at once.
    if "机制" in text or "积分" in text or "工作法" in text:
        for match in _PRESENTED.finditer(text):
            if len(_GENERIC.sub("", match["subject"])) >= _FEWEST_LEFT:
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
