"""What numerals are worth, exactly: Chinese digits and scales, decimals."""

from __future__ import annotations

import re
from fractions import Fraction

Number = int | Fraction
"""An exact number; a whole one is an int."""

DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
PAIRS = {"俩": 2, "仨": 3}
SCALES = SMALL | LARGE
TENS = {"廿": "二十", "卅": "三十"}

_PAIR = re.compile(r"(?<![一二两三四五六七八九零〇])([一二两三四五六七八九])"
                   r"([二两三四五六七八九])(?![一二两三四五六七八九零〇])")  # fmt: skip
_AMOUNT = r"[零一二两三四五六七八九十百千万亿]{1,12}|\d{1,9}(?:\.\d{1,9})?"
MIXED = re.compile(
    rf"(?:(?P<integer>{_AMOUNT})又)?(?P<below>{_AMOUNT})分之(?P<above>{_AMOUNT})(?![\d点])"
)
"""三又二分之一, 3分之1."""

BARE_DIGITS = str.maketrans("OolI", "0011", "\n,， ")
"""What stands in a number beside digits and a point: marks, a line end, letters for digits."""

OF_PAIR = re.compile(
    r"(?<![们他她它我你咱夫妇父兄妻子女弟妹母婆媳孙徒友人口娘爷爹哥姐叔侄家老这那儿姥]).(?![人口眼手腿十百千万亿])[一-鿿]"
)
"""The 俩 of 俩孩子 and 俩月; 夫妻俩, 他俩 and 俩口子 tell who is meant."""

_TYPED = {"k": 1000, "K": 1000, "w": 10_000, "W": 10_000}
_TYPED_SCALE = re.compile(
    r"[kKw](?=元|块|个百分点|左右|上下|[~～—–-]{1,2}\d{1,4}[kKw]|[，,。；;、！？!?]|$)|W(?=元|块)"
)
"""15k左右, 10k~15k元; 4K高清 and 30W灯泡 are none."""

KILO_UNITS = frozenset("克瓦伏米卡")
KILO = re.compile(r"(?:[一二两三四五六七八九]|.*[十百][一二两三四五六七八九]?|.*[千万亿])千\Z")
"""五千克, 三十五千瓦: the 千 is the unit's; not that of 一万五千克."""

_PART = re.compile(r"零?(\d+(?:\.\d+)?)([百千万])")


def typed_scale(text: str, at: int) -> int:
    """What a letter at ``at`` multiplies the number before it by: 15k元, 30w; 0 without one."""
    return _TYPED[text[at]] if _TYPED_SCALE.match(text, at) is not None else 0


def chinese_value(word: str) -> int | None:
    """Value of a Chinese numeral: 一万三千八 -> 13800; None if it is none (二〇二三)."""
    for short, full in TENS.items():
        word = word.replace(short, full)
    if len(word) == 1 and word in DIGITS:
        return DIGITS[word]
    if "兆" in word:  # 五兆六十二亿
        high, _, low = word.partition("兆")
        return (chinese_value(high) or 1) * 10**12 + (chinese_value(low) or 0)
    total = section = 0
    digit: int | None = None
    last_scale = 10
    zero = False
    for char in word:
        if char in DIGITS:
            if digit is not None and not (digit == 0 and zero):
                return None
            digit = DIGITS[char]
            zero = zero or digit == 0
        elif char in SMALL:
            if digit == 0 and not zero:
                return None
            section += (digit or 1) * SMALL[char]
            digit, last_scale, zero = None, SMALL[char], False
        else:
            section += digit or 0
            if char == "亿":
                total = (total + section or 1) * LARGE[char]
            elif total and not section:  # 四万万
                total *= LARGE[char]
            else:
                total += (section or 1) * LARGE[char]
            section, digit, last_scale, zero = 0, None, LARGE[char], False
    if digit:
        section += digit if zero or last_scale == 10 else digit * (last_scale // 10)
    return total + section


def decimal_number(digits: str) -> Number:
    """A decimal as an exact number: 12 -> 12, 12.6 -> 63/5."""
    integer, point, decimals = digits.partition(".")
    if not point or not decimals.strip("0"):
        return int(integer)
    return Fraction(int(integer + decimals), 10 ** len(decimals))


def whole(value: Number) -> Number:
    """``value`` as an int where it is one."""
    return value.numerator if value.denominator == 1 else value


def product(scales: str) -> int:
    """万 10 000, 万亿 10**12, 百万 10**6."""
    value = 1
    for scale in scales:
        value *= SCALES[scale]
    return value


def behind_point(decimals: str) -> Number:
    """Value of Chinese digits behind 点: 二五 -> 1/4."""
    if not decimals:
        return 0
    digits = "".join(str(DIGITS[char]) for char in decimals)
    return Fraction(int(digits), 10 ** len(digits))


def bounds(run: str, *, vague: bool) -> tuple[int | None, int | None]:
    """三四百 -> 300, 400; 几十 (its 十) -> 10; 二〇二三 -> None."""
    if vague:
        return chinese_value("一" + run), None
    pair = _PAIR.search(run)
    if pair is None:
        return chinese_value(run), None
    first, second = DIGITS[pair[1]], DIGITS[pair[2]]
    if second - first != 1 and (first, second) not in ((3, 5), (3, 2)):
        return None, None
    low = chinese_value(run[: pair.start(2)] + run[pair.end(2) :])
    high = chinese_value(run[: pair.start(1)] + run[pair.end(1) :])
    if low is not None and high is not None and high < low:
        return high, low  # 三两天
    return low, high


def lower_part(word: str) -> Number:
    """The lower part of a number: 2000万, 零6百, 4千6百, 零600, and the 5 of 4万5."""
    if word[-1] in SCALES:
        return sum(decimal_number(of[1]) * SCALES[of[2]] for of in _PART.finditer(word))
    digits = word.lstrip("零")
    return decimal_number(digits) * (1000 if digits == word else 1)


def parted(word: str) -> tuple[Number | None, Number | None]:
    """The value and, of 七八十, what it is at most."""
    if word[0] in "0123456789":
        return decimal_number(word.replace(",", "").replace("，", "")), None
    integer, _, decimals = word.partition("点")
    value, most = bounds(integer, vague=False)
    if value is None:
        return None, None
    return value + behind_point(decimals), most
