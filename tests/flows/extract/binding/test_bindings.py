"""When a figure holds, whether it is achieved, and whether it may be added up."""

from __future__ import annotations

import pytest

from flows.extract.metrics import find_metrics
from flows.records import MeasureType, MetricMention, MetricStatus
from flows.tables import Reference


def only(text: str, reference: Reference) -> MetricMention:
    """The last figure of ``text``."""
    return find_metrics(text, "body", reference.units, wording=reference.wording)[-1]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("截至目前，共完成征缴506人。", "截至目前"),
        ("今年以来，累计组织活动86场次。", "今年以来"),
        ("2023年初以来，接待游客3万人次。", "2023年初以来"),
        ("自2018年开始，培训学员460人。", "自2018年开始"),
        ("“十四五”以来，改造老旧小区42个。", "“十四五”以来"),
        ("1—8月，完成投资38.6亿元。", "1—8月"),
        ("去年9月并网以来累计发电3120万千瓦时。", "去年9月并网以来"),
        ("截至2023年9月底，发放贷款1273笔。", "截至2023年9月底"),
        ("近5年来，栽植油茶6.8万亩。", "近5年来"),
        ("9月20日至22日，举办培训班3期。", "9月20日至22日"),
        ("每年接待读者8万人次。", "每年"),
        ("水稻订单率由2019年的27%提高到去年的81%。", "去年"),
        ("9月末，新能源占比由上年同期的58.3%提高到66.9%。", "9月末"),
        ("今年，全产业链产值较2020年增长1.5倍。", "今年"),
        ("前三季度，经济稳中向好。第一产业增加值96.4亿元。", "前三季度"),
        ("每月补贴500元，年底奖励1000元。", "年底"),
        ("达产后年产值可达8亿元。", None),
        ("目前运行良好，２０２４年接待游客６３．５万人次。", "２０２４年"),
        ("2019—2023年，改良盐碱地12.6万亩。", "2019—2023年"),
        ("产值由2017年的8600万元增至3.1亿元，吸纳2600名村民就业。", None),
        ("前三季度，生产总值126亿元。其中，一产32亿元。居民收入26800元。", "前三季度"),
        ("过去一年，成绩突出。会议强调，要新增企业50家。", None),
        ("记者从县统计局获悉，今年前三季度，经济向好。一产增加值32亿元。", "今年前三季度"),
        ("去年，产值8亿元。该厂计划新建冷库50座。", None),
        ("今年以来，村里种上黄瓜。68岁的老张正在采摘。", None),
        ("打造老年餐桌3处。", None),
        ("去冬今春，全县造林3万亩。", "去冬今春"),
        ("流转田地种植冬季瓜菜，吸纳86户入社。", None),
        ("年内再建车间3个。", "年内"),
        ("我市前4月外贸增长27.6%。", "前4月"),
        ("市商务局发布的数据显示，今年1至4月，外贸回稳。边贸额38.5亿元。", "今年1至4月"),
        ("今年变化大。三年前这里空置率达七成。", "三年前"),
        ("一年多来，解决烦心事860件。", "一年多来"),
        ("去年春天，补植苗木300棵。", "去年春天"),
        ("春运自1月26日起至3月5日，共40天。", "自1月26日起至3月5日"),
        ("去年，车位增多。但也要看到，缺口仍有3万个。", None),
        ("每年专项列支。这项传统已延续22年。", None),
        ("今春以来，补植苗木3000棵。", "今春以来"),
        ("加工厂投产后年可消化次果1.2万吨。", None),
        ("盘活后年增收41万元。", None),
        ("到后年，再建冷库50座。", "后年"),
    ],
)
def test_period_that_governs_a_figure(text: str, period: str | None, reference: Reference) -> None:
    assert only(text, reference).period_text == period


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("计划到2025年，全县建成冷库50座。", "planned"),
        ("下一步，村里打算投资260万元建分拣车间。", "planned"),
        ("去年提取11.3万元，今年预计可达15万元。", "planned"),
        ("力争每个村都突破30万元。", "planned"),
        ("该县将新建养老服务中心8个。", "planned"),
        ("旅游总收入将突破50亿元。", "planned"),
        ("项目明年投产，年产值有望超过2亿元。", "planned"),
        ("将居民电子档案21608份录入系统。", "achieved"),
        ("完成年度计划的76.7%。", "achieved"),
        ("平均预期寿命79.2岁。", "achieved"),
        ("安排营养改善计划资金472亿元。", "achieved"),
        ("年度计划投资200亿元，计划总投资5亿元。", "planned"),
        ("计划投资3亿元，已完成投资1.2亿元。", "achieved"),
        ("计划投资3亿元，完成投资1.2亿元。", "achieved"),
        ("力争完成投资3亿元。", "planned"),
        ("全年力争实现销售额12亿元。", "planned"),
        ("会议要求，上半年要完成投资30亿元。", "planned"),
        ("确保全年播种面积16.8万亩。", "planned"),
        ("老人要走2公里才到车站。", "achieved"),
        ("每天要完成50件。", "achieved"),
        ("村里向上争取资金38万元。", "achieved"),
        ("发放宣传单600余份。", "achieved"),
        ("公司拟公开转让水厂15%股权。", "planned"),
        ("今年，蚕棚计划养蚕三批。", "planned"),
        ("厂房盘活后年增收41万元。", "achieved"),
        ("后年再建冷库50座。", "planned"),
    ],
)
def test_status(text: str, status: MetricStatus, reference: Reference) -> None:
    assert only(text, reference).status == status


@pytest.mark.parametrize(
    ("text", "measure_type"),
    [
        ("全县肉牛存栏18.6万头。", "stock"),
        ("现有中小学校78所。", "stock"),
        ("常住人口38.1万人。", "stock"),
        ("下辖12个嘎查。", "stock"),
        ("共有党组织4526个，党员8.9万名。", "stock"),
        ("组建宣讲队12支、巡逻队6支。", "flow"),
        ("截至8月底，化解矛盾209件，其中邻里类67件、婚姻类61件。", "cumulative"),
        ("组建宣讲队12支，党员8.9万名。", "unknown"),
        ("各项存款余额286亿元。", "stock"),
        ("新增床位300张。", "flow"),
        ("上半年，发放助学金312万元。", "flow"),
        ("接待游客46.8万人次。", "flow"),
        ("累计接种疫苗62万剂次。", "cumulative"),
        ("截至目前，改造老旧小区42个。", "cumulative"),
        ("今年以来，组织活动86场次。", "cumulative"),
        ("化解率96.8%。", "rate"),
        ("每公斤1.6元。", "rate"),
        ("亩产1130斤。", "rate"),
        ("收入是三年前的3.2倍。", "rate"),
    ],
)
def test_measure_type(text: str, measure_type: MeasureType, reference: Reference) -> None:
    assert only(text, reference).measure_type == measure_type
