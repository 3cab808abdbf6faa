"""How reports open."""

from __future__ import annotations

import pytest

from flows.extract.layout.datelines import opens_report, read_opening
from flows.tables import Reference


@pytest.mark.parametrize(
    ("text", "place", "date", "names"),
    [
        ("本报讯（记者 张立新）近日，", None, None, "张立新"),
        ("本 报 讯(通讯员 张立新 王海)近日,", None, None, "张立新 王海"),
        ("本报讯 记者张立新报道：近日，", None, None, "张立新"),
        ("本报讯 记者 张立新 近日，", None, None, "张立新"),
        ("本报讯近日，", None, None, ""),
        ("本报9月20日讯 (通讯员 陈国庆)", None, "9月20日", "陈国庆"),
        ("本报兴安11月3日电 近日，", "兴安", "11月3日", ""),
        ("张掖讯（记者 马俊 通讯员 雒静）10月21日，", "张掖", None, "马俊 雒静"),
        ("高台讯（记者 雒静）", "高台", None, "雒静"),
        ("据新华社兰州10月20日电 记者20日从会上获悉，", "兰州", "10月20日", ""),
        ("新华社北京10月3日电（记者 张立新）", "北京", "10月3日", "张立新"),
        ("融媒讯（记者 张立新）", None, None, "张立新"),
        ("通讯员 温小莲报道：夜幕降临，", None, None, "温小莲"),
        ("晨报讯 近日，", None, None, ""),
        ("10月3日讯（记者 张立新）", None, "10月3日", "张立新"),
        ("（记者 张立新 文/图）走进", None, None, "张立新 张立新"),
        ("云岭网讯 特约记者张立新、通讯员王海波报道：近日，", None, None, "张立新 王海波"),
        ("江岸网(江岸日报网)讯（通讯员王海波）近日，", None, None, "王海波"),
        ("江岸日报社·江岸网讯（记者 张立新 审核 王海波）近日，", None, None, "张立新"),
        ("绿野新闻网6月21日讯(绿野新闻网记者 张立新)", None, "6月21日", "张立新"),
        ("绿野新闻网21日讯(绿野新闻网记者 张立新)", None, None, "张立新"),
        ("（清江广播电视台全媒体记者 张立新 报道）近日，", None, None, "张立新"),
        ("（清江融媒体中心记者张立新）近日，", None, None, "张立新"),
        ("本报讯 通讯员张立新 近日，", None, None, "张立新"),
        ("蕲春讯 记者张立新 通讯员王海波 近日，", "蕲春", None, "张立新 王海波"),
        ("红岸时刻永州7月27日讯（通讯员张立新）", "永州", "7月27日", "张立新"),
        ("【江岸融媒讯】（记者 张立新）近日，", None, None, "张立新"),
        ("通讯员 张立新 报道 近日，", None, None, "张立新"),
        ("本报今日讯（记者 张立新）", None, None, "张立新"),
        ("江岸网9月27日10时05分讯（记者 张立新）", None, "9月27日", "张立新"),
        ("阳光讯（记者 张立新）", None, None, "张立新"),
        ("江岸在线讯（记者 张立新）", None, None, "张立新"),
        ("县融媒体中心讯（记者 张立新）", None, None, "张立新"),
        ("江岸网记者张立新8月9日报道：近日，", None, None, "张立新"),
    ],
)
def test_opening(
    text: str, place: str | None, date: str | None, names: str, reference: Reference
) -> None:
    opening = read_opening(text, reference.layout, {})
    assert opening is not None and opens_report(text)
    dateline = opening.dateline
    assert (dateline.place if dateline else None) == place
    assert (dateline.date_text if dateline else None) == date
    assert " ".join(credit.name for credit in opening.credits) == names


@pytest.mark.parametrize(
    "text",
    [
        "电",
        "通讯公司捐款500万元。",
        "电视机前坐满了人。",
        "近日，县里开了会。",
        "（一）把教室搬到牧点。",
        "互联网讯息多，老人看不过来。",
        "村里通了网，农家网店一天发讯 200条。",
    ],
)
def test_no_opening(text: str, reference: Reference) -> None:
    assert read_opening(text, reference.layout, {}) is None
    assert not opens_report(text)
