"""Numerals of Chinese text, in any script, with their exact values and how firm they are.

Arabic (1,286 · 1 286 · 6.5余万 · 3OO), Chinese (三百六十五 · 一万三千八 · 三五百 · 十几), fractions
(五分之一, 百分之八十五) and 半. Nothing here knows units: whether a numeral counts anything is
decided by whoever looks at what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

Number = int | Fraction
"""An exact number; a whole one is an int."""

Firmness = Literal["exact", "over", "about", "range"]
Script = Literal["arabic", "chinese", "fraction", "half", "code"]

_DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_SCALE = _SMALL | _LARGE
_TENS = {"廿": "二十", "卅": "三十"}

_LONGEST = 24
"""Characters of the longest numeral: what is longer is a licence number, or noise."""

_ONE_HALF = Fraction(1, 2)
_GOES_ON = frozenset("〇零一二两三四五六七八九十百千万亿廿卅点分几多余来有半")

_START = re.compile(r"[0-9〇零一二两三四五六七八九十百千万亿廿卅半几数]")
_NOT_A_NUMERAL = re.compile(r".[〇零一二两三四五六七八九十百千万亿廿卅]*", re.DOTALL)
_DASH = re.compile(r"\d一\d", re.ASCII)
"""3一5年: a dash read as 一."""

_CHINESE = re.compile(
    r"""
    (?: (?P<denominator>[一二两三四五六七八九十百千万]{1,9}) 分之
        (?P<numerator>[零一二两三四五六七八九十百千]{1,9}(?:点[零〇一二三四五六七八九]{1,9})?
          |\d{1,3}(?:[,，]\d{3})+(?!\d)|\d{1,9}(?:\.\d{1,9})?) )
  | (?P<discount>[一二三四五六七八九]{2}(?=折))        # 八五折
  | (?P<one_half>一半)
  | (?P<vague>[几数](?=[十百千万亿]))?              # 几十, 数百
    (?P<run>(?:[〇零一二三四五六七八九十百千万亿廿卅]|(?<![一二三四五六七八九])两)+
       (?:(?<=十)有[一二三四五六七八九](?![一二三四五六七八九十百千万亿]))?)   # 七十有三
    (?: (?P<decimals>点[零〇一二三四五六七八九]{1,9})      # 一点二亿
        (?P<decimal_scale>[百千万亿]{0,3}) )?
    (?P<inner>[多余几来](?=[千万亿]))?              # 一百多万
    (?P<scale>(?<=[多余几来])[千万亿]{1,3})?
    (?P<tail>[多余几来])?                           # 十几, 两千多
  | (?P<half>半)
    """,
    re.VERBOSE,
)

_ARABIC = re.compile(
    r"""
    (?P<above>\d{1,2})/(?P<below>[1-9]\d?)(?![\d/.])          # 1/3
  | (?P<core>
        \d{1,3} (?:[,，]\d{3})+ (?![\d]) (?:\.\d+)?          # 1,286
      | \d{1,3} (?:\ \d{3})+ (?![\d]) (?:\.\d+)?              # 23 400
      | \d+ (?:\.\d+)? \n{1,2} \d+ (?=[^\d\s.,，、|:/-])      # 2.4⏎⏎6亿元, broken by a column end
      | \d (?:\d|[Oo]|[lI](?=\d))* (?:\.\d+(?!\.))?           # 3OO, 18.6
    )
    (?: \s{0,2} (?P<inner>[余多几来])? (?P<scale>(?:十|百(?!分|帕|米)|[万亿]
            |千(?![米克瓦伏卡赫帕焦升安])){1,3}) )?
    (?P<second>零?\d{1,4}(?:\.\d+)?[百千万](?![米克瓦伏卡赫帕焦升安])      # 1亿2000万
      | 零\d{1,4}(?![\d.百千万亿])
      | (?<=万)\d(?![\d.百千万亿%]))?                                # 4万5
    (?P<whole>(?<=[百千])[万亿])?                                 # 2千5百万
    (?: \s? (?P<tail>[余多来几]) )?
    """,
    re.VERBOSE,
)
_KILO = re.compile(r"[一二两三四五六七八九]千[克瓦伏米卡]")
_PAIR = re.compile(r"(?<![一二两三四五六七八九零〇])([一二两三四五六七八九])"
                   r"([二两三四五六七八九])(?![一二两三四五六七八九零〇])")  # fmt: skip


class Numeral(NamedTuple):
    """A numeral at ``start`` to ``end`` of the text. ``value_max`` is set for 三四百 and the like.

    ``is_percent`` marks a fraction told in hundredths (五分之一 -> 20). ``is_bare`` marks a scale
    word without a digit (万吨, 百人). ``is_single`` marks one Chinese digit below ten. ``scale`` is
    the 万 or 亿 that the value holds, 1 without.
    """

    start: int
    end: int
    value: Number
    value_max: Number | None = None
    firmness: Firmness = "exact"
    script: Script = "arabic"
    is_percent: bool = False
    is_bare: bool = False
    is_single: bool = False
    scale: int = 1


def find_numerals(text: str) -> Iterator[Numeral]:
    """Numerals of folded ``text``, in order, not overlapping."""
    at = 0
    while (start := _START.search(text, at)) is not None:
        numeral = _read(text, start.start(), at)
        if numeral is None:
            at = _NOT_A_NUMERAL.match(text, start.start()).end()  # type: ignore[union-attr]
        else:
            at = numeral.end
            if numeral.script != "code":
                yield numeral


def chinese_value(word: str) -> int | None:
    """Value of a Chinese numeral: 一万三千八 -> 13800; None if it is none (二〇二三)."""
    for short, full in _TENS.items():
        word = word.replace(short, full)
    if len(word) == 1 and word in _DIGITS:
        return _DIGITS[word]
    total = section = 0
    digit: int | None = None
    last_scale = 10
    zero = False
    for char in word:
        if char in _DIGITS:
            if digit is not None and not (digit == 0 and zero):
                return None
            digit = _DIGITS[char]
            zero = zero or digit == 0
        elif char in _SMALL:
            if digit == 0 and not zero:
                return None
            section += (digit or 1) * _SMALL[char]
            digit, last_scale, zero = None, _SMALL[char], False
        else:
            section += digit or 0
            if char == "亿":
                total = (total + section or 1) * _LARGE[char]
            else:
                total += (section or 1) * _LARGE[char]
            section, digit, last_scale, zero = 0, None, _LARGE[char], False
    if digit:
        section += digit if zero or last_scale == 10 else digit * (last_scale // 10)
    return total + section


def _read(text: str, start: int, floor: int) -> Numeral | None:
    first = text[start]
    if first in "0123456789":
        return _read_arabic(text, start, floor)
    if _DASH.match(text, start - 1 if start else 0):
        return None
    digit = _DIGITS.get(first)
    if digit and text[start + 1 : start + 2] not in _GOES_ON:
        return Numeral(start=start, end=start + 1, value=digit, script="chinese", is_single=True)
    match = _CHINESE.match(text, start)
    if match is None:
        return None
    if match["half"]:
        return Numeral(start=start, end=match.end(), value=_ONE_HALF, script="half")
    if match["discount"]:
        tenths, hundredths = (_DIGITS[char] for char in match["discount"])
        return Numeral(
            start=start,
            end=match.end(),
            value=Fraction(tenths * 10 + hundredths, 10),
            script="chinese",
        )
    if match["one_half"]:
        return Numeral(start=start, end=match.end(), value=50, script="fraction", is_percent=True)
    if match["denominator"]:
        return _read_fraction(match)
    return _read_chinese(match)


def _read_arabic(text: str, start: int, floor: int) -> Numeral | None:
    match = _ARABIC.match(text, start)
    if match is None:
        return None
    if match["above"]:
        return _read_share(match)
    if match.end("core") - start > _LONGEST:
        return Numeral(start=start, end=match.end(), value=0, script="code")
    core = match["core"].replace("\n", "")
    for mark in (",", "，", " "):
        core = core.replace(mark, "")
    core = core.replace("O", "0").replace("o", "0").replace("l", "1").replace("I", "1")
    if start > floor and text[start - 1] in "lI" and not text[start - 2 : start - 1].isascii():
        start, core = start - 1, "1" + core  # l8.6, read so by the scanner
    value = _exact(core)
    end = match.end()
    if match["scale"]:
        value = _whole(value * _product(match["scale"]))
    if match["second"]:
        value = _whole(value + _second(match["second"]))
    if match["whole"]:
        value *= _SCALE[match["whole"]]
    inner, tail = match["inner"], match["tail"]
    firmness: Firmness = "exact"
    if inner or tail:
        firmness = "about" if "来" in (inner, tail) else "over"
    return Numeral(
        start=start, end=end, value=value, firmness=firmness, scale=_product(match["scale"] or "")
    )


def _read_share(match: re.Match[str]) -> Numeral | None:
    """1/3 -> 33.3 %; None for what is rather a date or a choice (10/12, 24/7)."""
    above, below = int(match["above"]), int(match["below"])
    if not 0 < above < below or (below > 10 and below % 10):
        return Numeral(start=match.start(), end=match.end(), value=0, script="code")
    return Numeral(
        start=match.start(),
        end=match.end(),
        value=_whole(Fraction(above * 100, below)),
        script="fraction",
        is_percent=True,
    )


def _exact(digits: str) -> Number:
    """A decimal as an exact number: 12 -> 12, 12.6 -> 63/5."""
    whole, point, decimals = digits.partition(".")
    if not point or not decimals.strip("0"):
        return int(whole)
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _second(word: str) -> Number:
    """The lower part of a number told in two: 2000万, 零6百, 零600, and the 5 of 4万5."""
    digits = word.lstrip("零")
    scale = _SCALE.get(word[-1])
    if scale is not None:
        return _exact(digits[:-1]) * scale
    return _exact(digits) * (1000 if digits == word else 1)


def _whole(value: Number) -> Number:
    return value.numerator if value.denominator == 1 else value


def _product(scales: str) -> int:
    """万 10 000, 万亿 10**12, 百万 10**6."""
    value = 1
    for scale in scales:
        value *= _SCALE[scale]
    return value


def _read_fraction(match: re.Match[str]) -> Numeral | None:
    below = chinese_value(match["denominator"])
    above = _decimal(match["numerator"])
    if not below or above is None:
        return None
    return Numeral(
        start=match.start(),
        end=match.end(),
        value=_whole(Fraction(above * 100, below)),
        script="fraction",
        is_percent=True,
    )


def _decimal(word: str) -> Number | None:
    if word[0] in "0123456789":
        return _exact(word.replace(",", "").replace("，", ""))
    whole, _, decimals = word.partition("点")
    value = chinese_value(whole)
    if value is None:
        return None
    return value + _after_point(decimals)


def _after_point(decimals: str) -> Number:
    if not decimals:
        return 0
    digits = "".join(str(_DIGITS[char]) for char in decimals)
    return Fraction(int(digits), 10 ** len(digits))


def _read_chinese(match: re.Match[str]) -> Numeral | None:
    run = match["run"].replace("有", "")
    end = match.end()
    if len(run) > _LONGEST:
        return None
    if _KILO.match(match.string, match.start()):  # 五千克: five kilograms
        run, end = run[0], match.start() + 1
    low, high = _bounds(run, vague=bool(match["vague"]))
    tail = match["tail"]
    if tail and run[-1] not in _SCALE and not match["scale"] and not match["decimal_scale"]:
        end, tail = end - 1, None  # 三多, 二来: no numeral goes on so
    if low is None or (not low and not match["decimals"]):
        return None  # 零下, 零距离
    factor = _product(match["decimal_scale"] or "") * _product(match["scale"] or "")
    value = (low + _after_point((match["decimals"] or "")[1:])) * factor
    firmness: Firmness = "exact"
    if high is not None:
        firmness = "range"
    elif "来" in (match["inner"], tail):
        firmness = "about"
    elif match["vague"] or match["inner"] or tail:
        firmness = "over"
    return Numeral(
        start=match.start(),
        end=end,
        value=_whole(value),
        value_max=None if high is None else high * factor,
        firmness=firmness,
        script="chinese",
        is_bare=run[0] in "百千万亿" and not match["vague"],
        is_single=len(run) == 1 and run in _DIGITS and not match["decimals"] and end == match.end(),
        scale=factor if factor > 1 else _LARGE.get(run[-1], 1),
    )


def _bounds(run: str, *, vague: bool) -> tuple[int | None, int | None]:
    """三四百 -> 300, 400; 几十 (its 十) -> 10; 二〇二三 -> None."""
    if vague:
        return chinese_value("一" + run), None
    pair = _PAIR.search(run)
    if pair is None:
        return chinese_value(run), None
    first, second = _DIGITS[pair[1]], _DIGITS[pair[2]]
    if second - first != 1 and (first, second) != (3, 5):
        return None, None
    low = chinese_value(run[: pair.start(2)] + run[pair.end(2) :])
    high = chinese_value(run[: pair.start(1)] + run[pair.end(1) :])
    return low, high
