"""The place named right behind a figure that the figure describes, builds or serves."""

from __future__ import annotations

import re

from flows.normalize.places.body_mentions import BodyMentions
from flows.normalize.places.listed_places import is_listed
from flows.normalize.places.place_use import is_whole_of
from flows.records import Span

LIVES = re.compile(r"(?:多)?的[^。；;“”]{2,24}(?:家住|居住|住|生活)在?$")
"""81岁的杜樟花腿脚不便,住在仁岸村: whose age it is."""
LEAVES = re.compile(r"[\u4e00-\u9fff]{1,6}[从自]$")
"""26吨柠檬从石羊镇装车."""
BUILT = re.compile(
    r"[,，]?[^。；;，,]{0,4}(?:建成|新建|修建|建设|改建|扩建|改造|打造|硬化|整修|修缮|铺设|升级)[^。；;，,]{0,20}"
)
SERVES = re.compile(r"[^。；;，,]{0,6}?(?:参与|用于|投入|支持|帮助|助力|投向)")
"""企业投入1000万元参与刘湾村建设."""
FOR_IT = re.compile(r"[，,](?:把|将|为|给|帮|帮助)")
"""街道筹资45万元,把社区一处旧房改成食堂."""
SPENT = re.compile(r"[，,](?:[先又还再]?在)?")
SPENT_ON = re.compile(
    r"[^，,。；;、\d]{0,6}?(?:[建修铺架挖打]|改造|改建|扩建|开[办设辟]|办[起了]|种[植下]|栽[种下]|添置|安装|硬化)"
)
"""乡里投资60万元,|在贺尔村|建起车间, 利用资金80万元,|寺尔村|建成冷库: where money is spent."""
FUNDS = re.compile(
    r"(?:投资|出资|拨款|投入|筹[资集措]|安排|争取|整合|利用|借[着助]|依托|资金)[^，,。；;：:]{0,8}$"
)
ARRIVES = re.compile(r"(?:的地方|处|路)?(?:[，,](?:便|就|才)?(?:是|[来走]?到|到达)|[来赶]到)了?")
"""出县城往西北走30多公里,就到了杨千河乡."""
OF_IT = re.compile(
    r"(?:开外|以?外|远)?(?:、[^，,。；;、]{2,12})?(?:的?(?:高山|高原|山[梁坡顶]|大山|深山|高寒山区)[上里中]?)?的"
)
"""海拔830余米|高山上的大梨村."""
SET_OUT = re.compile(r"[^。；;！？“”\n]{0,24}—{1,2}(?:在|走进|来到)")
"""229户分红24万元——在盐池镇阿尔通盖村的大会上,…: a dash leads to where that was."""
FURTHEST_BUILT = 30
FURTHEST_FUNDS = 20


def attribute_of(mentions: BodyMentions, text: str, span: Span, line_end: int) -> str | None:
    """Code of the place right behind that the figure describes or builds, or of who it describes:
    占地3.3万平方米的哈巴其拉村养殖小区, 投资618万元,建成…的哈巴其拉村养殖小区, 52岁的曹阳红.
    """
    if text.startswith("的", span.end):
        _, theirs = mentions.met(span.end, span.end + 2)
        if theirs is not None:
            return theirs
    following = mentions.between(span.end, min(span.end + FURTHEST_BUILT, line_end))
    if not following:
        return None
    if is_whole_of(following[0], text):
        return None  # 投入15万元,打造全镇首个…
    if len(following) > 1 and is_listed(following[0], following[1], text):
        return None  # 流转土地6000亩,建成花玲村、上邓村2个产业园
    gap = text[span.end : following[0].span.start]
    is_age = text[span.end - 1] == "岁"
    patterns = (OF_IT, BUILT, LEAVES, SERVES, FOR_IT, *((LIVES,) if is_age else ()))
    is_of_it = any(pattern.fullmatch(gap) for pattern in patterns) or (
        text[span.end - 1] == "里" and ARRIVES.fullmatch(gap) is not None
    )
    is_of_it = is_of_it or ("—" in gap and SET_OUT.fullmatch(gap) is not None)
    if not is_of_it and text[span.end - 1] == "元" and len(following) == 1:
        is_of_it = (
            SPENT.fullmatch(gap) is not None
            and SPENT_ON.match(text, following[0].span.end) is not None
            and FUNDS.search(text, max(span.start - FURTHEST_FUNDS, 0), span.start) is not None
        )
    return following[0].region_code if is_of_it else None
