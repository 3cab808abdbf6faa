"""What a figure counts whose own clause has a verb, a pronoun or nothing to name it."""

from __future__ import annotations

import pytest

from flows.extract.metrics import find_metrics
from flows.tables import Reference


def subject_of(text: str, figure: str, reference: Reference) -> str:
    found = find_metrics(text, "body", reference.units, wording=reference.wording)
    return next(metric.subject for metric in found if metric.quantity.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("往年苹果下山全靠驴车，一趟只能拉六筐。", "六筐", "苹果"),
        ("塘里的小龙虾爬满地笼，天没亮就捞了200多斤。", "200多斤", "小龙虾"),
        ("走进坪上村，一垄垄黄精长势喜人，人们正忙着除草。“我家今年种了6.5亩。”", "6.5亩", "黄精"),
        ("花椒红了。“今年雨水足，我家摘了300斤。”", "300斤", "花椒"),
        ("小两口在直播间卖蜂蜜，开播当晚成交460单。", "460单", "蜂蜜成交"),
        ("村民们清早摘桃，到收摊时每户要收二十筐。", "二十筐", "桃"),
        ("湖边每天产鸭蛋150公斤。“养了8000只鸭子，已经卖掉4000多只了。”", "4000多只", "鸭子"),
        ("剪毛机响个不停，羊毛一片片落下。一个人一天剪20来只就累得直不起腰。", "20来只", "羊毛"),
        ("早些年煤气用不完，一天白白烧掉几十万立方米。", "几十万立方米", "煤气"),
        ("山脚下的“云上咖啡”单日最高卖出860杯。", "860杯", "云上咖啡"),
        ("柑橘今年大丰收，果商说，还有10车装不完。", "10车", "柑橘"),
        ("公司推出的“月光灯”能折叠，上市半年卖出22万盏。", "22万盏", "月光灯"),
        ("一只灯笼要糊七层纸，手快的一天能做五六只。", "五六只", "灯笼"),
        ("他从小跟着爷爷编竹篮，如今一天能编两只。", "两只", "竹篮"),
        ("山坡上的油茶开了花，老唐家今年种了30亩。", "30亩", "油茶"),
        ("黄桂花把自家晒的柿饼摆到路边，逢周末一天能卖400元。", "400元", "柿饼销售收入"),
    ],
)
def test_goods_of_an_earlier_clause(
    text: str, figure: str, subject: str, reference: Reference
) -> None:
    assert subject_of(text, figure, reference) == subject


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("村里兴起“院坝故事会”，大半年已开36场。", "36场", "院坝故事会"),
        ("街道办起“银龄学堂”，请老教师上门，已开课24节。", "24节", "银龄学堂"),
        ("该项敬老活动由乡贤发起，已持续开展7年。", "7年", "敬老活动"),
        ("为了一条沟渠，两个组前后开了17次会。", "17次", "会"),
        ("县里为环卫工发放保温杯，首批惠及420人。", "420人", "环卫工"),
        ("志愿者上门为独居老人理发，今年已服务1800人次。", "1800人次", "独居老人"),
        ("看林场的人叫钟文贵。他看了三十一年。", "三十一年", "看林场"),
        ("父亲教他箍木桶，这一箍就是二十年。", "二十年", "箍木桶"),
        ("老鲁守护青龙山林场已有26年。", "26年", "守护青龙山林场"),
        ("我从事这个行业三十多年了。", "三十多年", "从事行业"),
        ("尤老师坚守在桐木小学14年。", "14年", "坚守"),
    ],
)
def test_what_is_held_and_who_is_served(
    text: str, figure: str, subject: str, reference: Reference
) -> None:
    assert subject_of(text, figure, reference) == subject


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("人情往来名目多，一年光送礼就要花掉8000元。", "8000元", "送礼"),
        ("装上光伏板以后，光电费一项，一年就省下6000元。", "6000元", "电费"),
        ("厂里收鲜果，去年光收购青梅就付给农户210万元。", "210万元", "收购青梅"),
        ("光去年一年就卖了30万元。", "30万元", "销售收入"),
        ("仅用三天就卖出6000斤。", "6000斤", "卖出"),
    ],
)
def test_what_is_singled_out(text: str, figure: str, subject: str, reference: Reference) -> None:
    assert subject_of(text, figure, reference) == subject


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("护林员钟文贵每天上山。他今年58岁。", "58岁", "钟文贵"),
        ("等在渡口的是摆渡人覃桂生。她说，52岁的他从不误点。", "52岁", "覃桂生"),
        ("船工韦朝阳把帐篷支在坡上。46岁的他已经转场三次。", "46岁", "韦朝阳"),
        ("巡河员老谭又出了门。他今年60岁。", "60岁", "老谭"),
        ("守塔人覃桂生今天又上了山。12岁时因为一场病误了学。", "12岁", "覃桂生"),
        ("巴图孟克是红柳嘎查人，今年40岁。", "40岁", "巴图孟克"),
        ("修伞的韦师傅头发花白。快七十岁的他还天天出摊。", "七十岁", "韦师傅"),
        ("剃头匠覃桂兰如今已是83岁高龄。", "83岁", "覃桂兰"),
        ("他今年62岁，还在田里忙活。", "62岁", "他"),
    ],
)
def test_who_a_pronoun_is(text: str, figure: str, subject: str, reference: Reference) -> None:
    assert subject_of(text, figure, reference) == subject


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("他说，自己每天要送200来件，中午能歇一会儿。", "200来件", "送"),
        ("今年开园以来，网店已卖出1300多单。", "1300多单", "卖出"),
        ("直播架支在桃园里，合作社卖出黑木耳1.2万单。", "1.2万单", "黑木耳"),
        ("县里为返乡青年提供摊位，带动136人就业。", "136人", "就业"),
        ("镇上有了分拣中心，20个工人一天分3万斤。", "3万斤", "分"),
        ("村干部带着大伙修路，去年修了3公里。", "3公里", "修"),
        ("“一个人养是爱好，一群人养是产业。”老钟说，要是能养到300峰，日子就好了。", "300峰", "养"),
        ("林场把碳汇“打包”上市，去年卖出了160万元。", "160万元", "销售收入"),
        ("他原本开过早餐店，头一年赔了5万元。", "5万元", "赔"),
        ("30户人家种起樱桃树，少则两三亩，多则上十亩。", "两三亩", "樱桃树"),
        ("每箱补贴300元，三户人家一共养了400多头牛。", "400多头", "牛"),
        ("雨水匀，果子甜，前几天测糖，达到14.5度。", "14.5度", "测糖"),
    ],
)
def test_what_a_clause_names_stays(
    text: str, figure: str, subject: str, reference: Reference
) -> None:
    assert subject_of(text, figure, reference) == subject


def test_what_is_far_behind_is_not_recalled(reference: Reference) -> None:
    text = "柚子熟了。" + "天气一天比一天凉，路上的人也渐渐少了下来。" * 12 + "一趟只能拉两筐。"
    assert subject_of(text, "两筐", reference) == "拉"
