"""Credits in the forms that papers print them."""

from __future__ import annotations

import pytest

from flows.extract.credits import read_credit
from flows.tables import Reference


def roles(text: str, reference: Reference, *, is_caption: bool = False) -> str | None:
    line = read_credit(text, reference.layout, {"白翠英": "correspondent", "韩玉柱": "reporter"})
    if line is None:
        return None
    credits = line.caption_credits if is_caption else line.credits
    return " ".join(f"{credit.name}-{credit.role[0]}" for credit in credits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报记者 张立新 通讯员 王海", "张立新-r 王海-c"),
        ("记者梁小琳 通讯员乔大童", "梁小琳-r 乔大童-c"),
        ("本报融媒体记者 图古斯毕力格 实习生 马超", "图古斯毕力格-r 马超-i"),
        ("全媒体记者 张立新、李小四", "张立新-r 李小四-r"),
        ("县融媒体中心记者 张立新", "张立新-r"),
        ("张立新 本报记者 李小四", "张立新-c 李小四-r"),
        ("见习记者 张立新", "张立新-i"),
        ("记者张立新、李小四、通讯员王海报道", "张立新-r 李小四-r 王海-c"),
        ("记者 张立新 发自西安", "张立新-r"),
        ("记者 张立新 长沙报道", "张立新-r"),
        ("本报记者 张立新 李小四 安吉报道", "张立新-r 李小四-r"),
        ("本报记者李小四郑州报道", "李小四-r"),
        ("记者 张立新 李小四报道", "张立新-r 李小四-r"),
        ("记者 欧阳金华报道", "欧阳金华-r"),
        ("城北小学小记者 张立新(证号1507122)", "张立新-c"),
        ("城北小学403班小记者 张立新(证号17422) 指导老师 王海", "张立新-c"),
        ("记者 张立新 审校 王海", "张立新-r"),
        ("半岛全媒体记者 王丽平", "王丽平-r"),
        ("红网时刻新闻记者 王晓明 通讯员 李伟", "王晓明-r 李伟-c"),
        ("南方日报记者 张宇 南方+记者 林杰 通讯员 惠宣", "张宇-r 林杰-r 惠宣-c"),
        ("川观新闻记者 李四 四川农村日报全媒体记者 王五", "李四-r 王五-r"),
        ("潮新闻客户端 记者 沈佳 通讯员 王丽", "沈佳-r 王丽-c"),
        ("通讯员王海记者李小四", "王海-c 李小四-r"),
        ("张立新 记者 李小四", "张立新-c 李小四-r"),
        ("文/本报记者 张立新 图/受访者提供", "张立新-r"),
        ("特约摄影 张 立新摄", "张立新-p"),
        ("□", None),
        # Pictures
        ("本报记者 张立新 摄", "张立新-p"),
        ("本报记者 张立新 实习生 王海 摄", "张立新-p 王海-p"),
        ("张立新/摄", "张立新-p"),
        ("张立新摄", "张立新-p"),
        ("摄影 张立新", "张立新-p"),
        ("摄影/张立新 王海", "张立新-p 王海-p"),
        ("张立新 供图", "张立新-p"),
        ("县文化馆供图", "县文化馆-s"),
        ("图片由县文化馆提供", "县文化馆-s"),
        # Text and pictures
        ("本报记者 张立新 文/图", "张立新-r 张立新-p"),
        ("文/图 本报记者 张立新", "张立新-r 张立新-p"),
        ("文、图/张立新", "张立新-c 张立新-p"),
        ("文/张立新 图/王海", "张立新-c 王海-p"),
        ("文/本报记者 张立新 图/通讯员 王海", "张立新-r 王海-p"),
        ("本报记者 张立新 李小四/文 王海/图", "张立新-r 李小四-r 王海-p"),
        ("撰文/张立新 摄影/王海", "张立新-c 王海-p"),
        ("记者 张立新 李小四 摄影 王海", "张立新-r 李小四-r 王海-p"),
        ("本报记者 高敏 通讯员 曾刚 摄影报道", "高敏-r 曾刚-c"),
        # Sources
        ("来源：学习强国", "学习强国-s"),
        ("据《额尔古纳微讯》", "额尔古纳微讯-s"),
        ("据新华社电", "新华社-s"),
        ("10月2日《人民日报》", "人民日报-s"),
        ("县委宣传部 供稿", "县委宣传部-s"),
        ("供稿：县委宣传部", "县委宣传部-s"),
        ("苏木融媒体工作站", "苏木融媒体工作站-s"),
        ("县妇联 张立新", "张立新-c"),
        # Names alone, and names that OCR spread
        ("张蕊 王鹏", "张蕊-c 王鹏-c"),
        ("韩玉柱 白翠英", "韩玉柱-r 白翠英-c"),
        ("张 凯 乔美丽", "张凯-c 乔美丽-c"),
        ("任 志 强 李 明", "任志强-c 李明-c"),
        ("刘 浩然", "刘浩然-c"),
        ("李东升赵玉凤", "李东升-c 赵玉凤-c"),
        ("哈斯毕力格", "哈斯毕力格-c"),
        ("通 讯 员 闫丽丽", "闫丽丽-c"),
        ("赛力克·木拉提 刘 洋", "赛力克·木拉提-c 刘洋-c"),
        ("张立新（作者系县委书记）", "张立新-c"),
        # Nobody
        ("资料图片", ""),
        ("本报综合报道", ""),
        ("综合", ""),
        ("作者系某县委书记", ""),
        # No credit at all
        ("表中数据由县农经站提供，不含飞地。", None),
        ("数据由镇上提供。", None),
        ("记者从会上获悉，今年种植马铃薯30万亩。", None),
        ("“饭都会有的”", None),
    ],
)
def test_credit(text: str, expected: str | None, reference: Reference) -> None:
    assert roles(text, reference) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报记者 哈森 文/图", "哈森-r"),
        ("通讯员 那仁满都拉 摄影报道", "那仁满都拉-c"),
        ("张立新 文/图", "张立新-p"),
        ("张立新 摄影报道", "张立新-p"),
        ("本报记者 张立新 摄", "张立新-p"),
    ],
)
def test_credit_under_a_picture(text: str, expected: str, reference: Reference) -> None:
    assert roles(text, reference, is_caption=True) == expected
