"""Numerals in every script: where they stand, what they are worth, how firm they are."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.lang.numeral_values import chinese_value
from flows.lang.numerals import find_numerals

NUMERALS = [
    # (text, numeral as printed, value, upper bound, firmness)
    ("共1286户", "1286", 1286, None, "exact"),
    ("共1,286户", "1,286", 1286, None, "exact"),
    ("共1，286户", "1，286", 1286, None, "exact"),
    ("共23 400亩", "23 400", 23400, None, "exact"),
    ("长18.6公里", "18.6", Fraction(93, 5), None, "exact"),
    ("投入2.4亿元", "2.4亿", 240_000_000, None, "exact"),
    ("投入1.2万亿元", "1.2万亿", 1_200_000_000_000, None, "exact"),
    ("投入1亿2000万元", "1亿2000万", 120_000_000, None, "exact"),
    ("牲畜6.5余万头", "6.5余万", 65_000, None, "over"),
    ("资金130万余元", "130万余", 1_300_000, None, "over"),
    ("鱼苗40多万尾", "40多万", 400_000, None, "over"),
    ("农户3OO余户", "3OO余", 300, None, "over"),
    ("清沟l8.6公里", "l8.6", Fraction(93, 5), None, "exact"),
    ("资金2.4\n\n6亿元", "2.4\n\n6亿", 246_000_000, None, "exact"),
    ("发电3120万千瓦时", "3120万", 31_200_000, None, "exact"),
    ("在册三百六十五户", "三百六十五", 365, None, "exact"),
    ("有一万零八百亩", "一万零八百", 10_800, None, "exact"),
    ("卖了一万三千八", "一万三千八", 13_800, None, "exact"),
    ("每月三百六", "三百六", 360, None, "exact"),
    ("送出两万一千多份", "两万一千多", 21_000, None, "over"),
    ("一百多万元", "一百多万", 1_000_000, None, "over"),
    ("一点二亿元", "一点二亿", 120_000_000, None, "exact"),
    ("三亿五千万元", "三亿五千万", 350_000_000, None, "exact"),
    ("今年七十有三", "七十有三", 73, None, "exact"),
    ("搬迁一 百 五 十 户", "一 百 五 十", 150, None, "exact"),
    ("种了三千 八百亩", "三千 八百", 3800, None, "exact"),
    ("装机一百千瓦", "一百", 100, None, "exact"),
    ("功率三十五千瓦", "三十五", 35, None, "exact"),
    ("功率三点五千瓦", "三点五", Fraction(7, 2), None, "exact"),
    ("添肥一万五千克", "一万五千", 15_000, None, "exact"),
    ("药材三十两", "三十", 30, None, "exact"),
    ("白银两万两", "两万", 20_000, None, "exact"),
    ("融资两个亿。", "两个亿", 200_000_000, None, "exact"),
    ("贷了5个多亿，", "5个多亿", 500_000_000, None, "over"),
    ("同胞四万万，", "四万万", 400_000_000, None, "exact"),
    ("总产值五兆六十二亿元", "五兆六十二亿", 5_006_200_000_000, None, "exact"),
    ("花了1亿2千3百万元", "1亿2千3百万", 123_000_000, None, "exact"),
    ("用了一又三分之二天", "一又三分之二", Fraction(5, 3), None, "exact"),
    ("占百分之七八十", "百分之七八十", 70, 80, "range"),
    ("挣了一两千元", "一两千", 1000, 2000, "range"),
    ("日薪0.3k元", "0.3k", 300, None, "exact"),
    (".25公斤", ".25", Fraction(1, 4), None, "exact"),
    (".3.5", "3.5", Fraction(7, 2), None, "exact"),
    ("建成5个亿元村", "5", 5, None, "exact"),
    ("用上十几个", "十几", 10, None, "over"),
    ("几十名党员", "几十", 10, None, "over"),
    ("数百家企业", "数百", 100, None, "over"),
    ("二十来岁", "二十来", 20, None, "about"),
    ("七八罐", "七八", 7, 8, "range"),
    ("五六十峰", "五六十", 50, 60, "range"),
    ("三五百斤", "三五百", 300, 500, "range"),
    ("一千二三百斤", "一千二三百", 1200, 1300, "range"),
    ("十七八岁", "十七八", 17, 18, "range"),
    ("五千克", "五", 5, None, "exact"),
    ("五分之一", "五分之一", 20, None, "exact"),
    ("百分之八十五", "百分之八十五", 85, None, "exact"),
    ("百分之三点五", "百分之三点五", Fraction(7, 2), None, "exact"),
    ("占1/3", "1/3", Fraction(100, 3), None, "exact"),
    ("半亩豆角", "半", Fraction(1, 2), None, "exact"),
]


@pytest.mark.parametrize(("text", "printed", "value", "value_max", "firmness"), NUMERALS)
def test_a_numeral_is_read(
    text: str, printed: str, value: int | Fraction, value_max: int | None, firmness: str
) -> None:
    numeral = next(find_numerals(text))
    assert text[numeral.start : numeral.end] == printed
    assert (numeral.value, numeral.value_max, numeral.firmness) == (value, value_max, firmness)


@pytest.mark.parametrize(
    "text", ["二〇二三年", "一九八四年", "五四", "六一", "八一", "零下", "24/7"]
)
def test_digits_told_one_by_one_are_no_numeral(text: str) -> None:
    assert list(find_numerals(text)) == []


def _spoken(number: int) -> str:
    """The full Chinese numeral of a number below ten thousand: 1005 -> 一千零五."""
    digits = "零一二三四五六七八九"
    said, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            said += ("零" if gap else "") + digits[digit] + name
            gap = False
        else:
            gap = bool(said)
    return said


@given(st.integers(min_value=1, max_value=9999))
def test_every_spoken_number_comes_back(number: int) -> None:
    assert chinese_value(_spoken(number)) == number


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9999))
def test_scales_of_ten_thousand_add_up(high: int, low: int) -> None:
    joint = "零" if low < 1000 else ""
    assert chinese_value(f"{_spoken(high)}万{joint}{_spoken(low)}") == high * 10_000 + low


@pytest.mark.parametrize("text", ["学生两两来往", "两两几句", "两两多聊"])
def test_by_twos_and_threes_comes_to_an_end(text: str) -> None:
    assert all(numeral.start < numeral.end for numeral in islice(find_numerals(text), len(text)))


@given(
    st.text(alphabet="0123456789,，. 万亿千百十一二两三四五半几数多余来点分之零O\nl户", max_size=40)
)
def test_any_string_is_safe_and_numerals_do_not_overlap(text: str) -> None:
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end
