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

from flows.lang.numeral_values import (
    BARE_DIGITS,
    DIGITS,
    KILO,
    KILO_UNITS,
    LARGE,
    MIXED,
    OF_PAIR,
    PAIRS,
    SCALES,
    Number,
    behind_point,
    bounds,
    chinese_value,
    decimal_number,
    lower_part,
    parted,
    product,
    typed_scale,
    whole,
)
from flows.lang.spaced_numerals import spaced_numeral

Firmness = Literal["exact", "over", "about", "range"]
Script = Literal["arabic", "chinese", "fraction", "half", "code"]

_LONGEST = 24
"""Characters of the longest numeral: what is longer is a licence number, or noise."""

_ONE_HALF = Fraction(1, 2)
_GOES_ON = frozenset("〇零一二两三四五六七八九十百千万亿兆廿卅点分几多余来有半把")

_START = re.compile(r"[0-9〇零一二两三四五六七八九十百千万亿廿卅半几数俩仨]")
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
    (?P<run>(?:[〇零一二三四五六七八九十百千万亿廿卅]|(?<![一二三四五六七八九])两
         |(?<=三)两(?=[个天年日月周人名户次家间件]|小时)|(?<=一)两(?=[百千万亿个天年日周月人名户位次家处间件块元岁度辆台头只项里亩吨米斤公小分])
         |兆(?=[零一二两三四五六七八九十百千]+亿))+
       (?:(?<=十)有[一二三四五六七八九](?![一二三四五六七八九十百千万亿]))?)   # 七十有三
    (?: (?P<decimals>点[零〇一二三四五六七八九]{1,9})      # 一点二亿
        (?P<decimal_scale>(?:[百万亿]|千(?![克瓦伏米卡])){0,3}) )?
    (?:(?P<many>[多几来余])?个(?=[多来]?亿(?:[，,。；;！？!?、”）)\s的了资用]|$|人民币
        |[美欧日港韩澳]元|美金|港币|英镑|卢布)))?      # 两个亿, 十几个亿, but not 两个亿元村
    (?P<inner>[多余几来](?=[千万亿]))?              # 一百多万
    (?P<scale>(?<=[多余几来个])[千万亿]{1,3})?
    (?P<tail>[多余几来]                                           # 两千多, 万把块
      |(?<![\d零一二两三四五六七八九十百千万亿几数][百千万])(?<=[百千万])把)?
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
      | (?<=[一-鿿A-Za-z])\d{1,4}\.\n{1,2}\d{1,4}(?=[^\d\s.,，、|:/-])   # 1.⏎⏎6万余个
      | \d+ (?:\.\d+)? \n{1,2} \d+ (?=[^\d\s.,，、|:/-])      # 2.4⏎⏎6亿元, broken by a column end
      | \d (?:\d|[Oo]|[lI](?=\d))* (?:\.\d+(?!\.))?           # 3OO, 18.6
    )
    (?: \s{0,2} (?:(?P<many>[多几来余])?个(?=[多来]?亿(?:[，,。；;！？!?、”）)\s的了资用]|$|人民币
            |[美欧日港韩澳]元|美金|港币|英镑|卢布)))?
        (?P<inner>[余多几来])? (?P<scale>(?:十|百(?!分|帕|米)|[万亿]
            |千(?![米克瓦伏卡赫帕焦升安])){1,3}) )?
    (?P<second>(?:零?\d{1,4}(?:\.\d+)?[百千万](?![米克瓦伏卡赫帕焦升安])){1,3}  # 1亿2000万
      | 零\d{1,4}(?![\d.百千万亿])
      | (?<=万)\d(?![\d.百千万亿%]))?                                # 4万5
    (?P<whole>(?<=[百千])[万亿])?                                 # 2千5百万
    (?: \s? (?P<tail>[余多来几]) )?
    """,
    re.VERBOSE,
)
_PLAIN = re.compile(r"\d++(?:\.\d++)?+(?![\d\s.,，/OolI个余多几来十百千万亿零kKwW又]|分之)")
"""412户, 18.6亩: digits that nothing behind them belongs to, as most are."""

_TOLD_ON = frozenset("又分")
_OPENS = re.compile(r"(?:^|[（(~～负约近-])\.\Z")


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


# The constructor of a named tuple takes three times as long, and most numerals are plain.
_new = tuple.__new__


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


def _read(text: str, start: int, floor: int) -> Numeral | None:
    first = text[start]
    if first in "0123456789":
        return _read_arabic(text, start, floor)
    follower = text[start + 1 : start + 2]
    if first == "一" and follower.isdigit() and start and _DASH.match(text, start - 1):
        return None
    digit = DIGITS.get(first)
    if follower == "又" and (mixed := MIXED.match(text, start)) is not None:
        return _read_mixed(mixed)
    if first in PAIRS:
        return _single(start, PAIRS[first]) if OF_PAIR.match(text, start) else None
    if follower == " " and (spaced := spaced_numeral(text, start)) is not None:
        return _spaced(text, start, spaced)
    is_alone = follower not in _GOES_ON
    if digit and is_alone and not (follower == "个" and text.startswith("亿", start + 2)):
        return _single(start, digit)
    match = _CHINESE.match(text, start)
    if match is None:
        return None
    if match["half"]:
        return Numeral(start=start, end=match.end(), value=_ONE_HALF, script="half")
    if match["discount"]:
        tenths, hundredths = (DIGITS[char] for char in match["discount"])
        folds = Fraction(tenths * 10 + hundredths, 10)
        return Numeral(start=start, end=match.end(), value=folds, script="chinese")
    if match["one_half"]:
        return _share_of(match, _ONE_HALF)
    if match["denominator"]:
        return _read_fraction(match)
    if text.startswith(" ", match.end()) and (spaced := spaced_numeral(text, start)) is not None:
        return _spaced(text, start, spaced)
    if text.startswith("又", match.end()) and (mixed := MIXED.match(text, start)) is not None:
        return _read_mixed(mixed)
    return _read_chinese(match)


def _read_arabic(text: str, start: int, floor: int) -> Numeral | None:
    plain = _PLAIN.match(text, start)
    is_scanned = start > floor and text[start - 1] in "lI."
    if plain is not None and not is_scanned and plain.end() - start <= _LONGEST:
        value = decimal_number(plain.group())
        of = (start, plain.end(), value, None, "exact", "arabic", False, False, False, 1)
        return _new(Numeral, of)
    match = _ARABIC.match(text, start)
    if match is None:
        return None
    above, _, core, many, inner, scale, second, scaled_again, tail = match.groups()
    if above:
        return _read_share(match)
    if len(core) > _LONGEST:
        return Numeral(start=start, end=match.end(), value=0, script="code")
    if not core.isdigit():
        core = core.translate(BARE_DIGITS)
    if is_scanned:
        start, core = _with_scanned(text, start, core)
    value = decimal_number(core)
    end = match.end()
    times = typed_scale(text, end) or 1
    if times > 1:
        value, end = whole(value * times), end + 1
    if text[end : end + 1] in _TOLD_ON and (part := MIXED.match(text, start)) is not None:
        return _read_mixed(part)
    if scale:
        times = product(scale)
        value = whole(value * times)
    lower = lower_part(second) if second else 0
    if scaled_again and times > SCALES[scaled_again]:
        lower *= SCALES[scaled_again]  # 1亿2千万
    value = whole(value + lower)
    if scaled_again and times <= SCALES[scaled_again]:
        value *= SCALES[scaled_again]
    firmness: Firmness = "exact"
    if many or inner or tail:
        firmness = "about" if "来" in (many, inner, tail) else "over"
    return Numeral(start=start, end=end, value=value, firmness=firmness, scale=times)


def _with_scanned(text: str, start: int, core: str) -> tuple[int, str]:
    """Where digits begin, and they, with the 1 that was scanned as l (l8.6) and a bare point."""
    if text[start - 1] in "lI" and not text[start - 2 : start - 1].isascii():
        return start - 1, "1" + core
    if core.isdigit() and _OPENS.search(text, max(0, start - 4), start):
        return start - 1, "0." + core  # .5公斤
    return start, core


def _read_share(match: re.Match[str]) -> Numeral | None:
    """1/3 -> 33.3 %; None for what is rather a date or a choice (10/12, 24/7)."""
    above, below = int(match["above"]), int(match["below"])
    if not 0 < above < below or (below > 10 and below % 10):
        return Numeral(start=match.start(), end=match.end(), value=0, script="code")
    return _share_of(match, Fraction(above, below))


def _share_of(match: re.Match[str], share: Fraction) -> Numeral:
    """A share, as it is told, in hundredths: 1/3 -> 33.3 %."""
    return Numeral(
        start=match.start(),
        end=match.end(),
        value=whole(share * 100),
        script="fraction",
        is_percent=True,
    )


def _read_fraction(match: re.Match[str]) -> Numeral | None:
    below = chinese_value(match["denominator"])
    above, most = parted(match["numerator"])
    if not below or above is None:
        return None
    least = _share_of(match, Fraction(above, below))
    if most is None:
        return least
    return least._replace(value_max=whole(Fraction(most * 100, below)), firmness="range")


def _read_mixed(match: re.Match[str]) -> Numeral | None:
    """三又二分之一 -> 3.5, 3分之1 -> 33.3 %."""
    below, _ = parted(match["below"])
    above, most = parted(match["above"])
    if not below or above is None or most is not None:
        return None
    integer = parted(match["integer"])[0] if match["integer"] else None
    share = Fraction(above, below)
    if integer is None:
        return _share_of(match, share)
    value = whole(integer + share)
    return Numeral(start=match.start(), end=match.end(), value=value, script="chinese")


def _single(start: int, value: int) -> Numeral:
    return _new(Numeral, (start, start + 1, value, None, "exact", "chinese", False, False, True, 1))


def _read_chinese(match: re.Match[str]) -> Numeral | None:
    run = match["run"].replace("有", "")
    end = match.end()
    if len(run) > _LONGEST:
        return None
    follower = match.string[end : end + 1]
    is_kilo = follower in KILO_UNITS and end == match.end("run") and KILO.match(run)
    if is_kilo or (len(run) > 1 and run[-1] == "两" and run[-2] not in "一三"):  # 五|千克, 三十|两
        run, end = run[:-1], match.end("run") - 1
    low, high = bounds(run, vague=bool(match["vague"]))
    tail = match["tail"]
    if tail and run[-1] not in SCALES and not match["scale"] and not match["decimal_scale"]:
        # 三多, 二来: no numeral goes on so. In 两两来往 it ends before.
        end, tail = min(end, match.start("tail")), None
    if low is None or (not low and not match["decimals"]):
        return None  # 零下, 零距离
    factor = product(match["decimal_scale"] or "") * product(match["scale"] or "")
    value = (low + behind_point((match["decimals"] or "")[1:])) * factor
    firmness: Firmness = "exact"
    if high is not None:
        firmness = "range"
    elif tail == "把" or "来" in (match["many"], match["inner"], tail):
        firmness = "about"
    elif match["vague"] or match["many"] or match["inner"] or tail:
        firmness = "over"
    return Numeral(
        start=match.start(),
        end=end,
        value=whole(value),
        value_max=None if high is None else high * factor,
        firmness=firmness,
        script="chinese",
        is_bare=run[0] in "百千万亿" and not match["vague"],
        is_single=run in DIGITS and factor == 1 and not match["decimals"] and end == match.end(),
        scale=factor if factor > 1 else LARGE.get(run[-1], 1),
    )


def _spaced(text: str, start: int, word: str) -> Numeral | None:
    value = chinese_value(word)
    if not value:
        return None
    end = start
    for char in word:
        end = text.index(char, end) + 1
    scale = LARGE.get(word[-1], 1)
    return Numeral(start=start, end=end, value=value, script="chinese", scale=scale)
