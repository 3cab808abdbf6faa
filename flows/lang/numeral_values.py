"""What numerals are worth, exactly: Chinese digits and scales, decimals."""

from __future__ import annotations

from fractions import Fraction

Number = int | Fraction
"""An exact number; a whole one is an int."""

DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
SCALES = SMALL | LARGE
TENS = {"廿": "二十", "卅": "三十"}


def chinese_value(word: str) -> int | None:
    """Value of a Chinese numeral: 一万三千八 -> 13800; None if it is none (二〇二三)."""
    for short, full in TENS.items():
        word = word.replace(short, full)
    if len(word) == 1 and word in DIGITS:
        return DIGITS[word]
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
