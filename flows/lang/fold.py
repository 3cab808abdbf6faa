"""OCR folding, one character to one, so that offsets stay valid.

Digits, Latin letters and signs in full width become ASCII (１２．６％ -> 12.6%). ， and 、 stay: a
clause break must never become a thousands mark. NFKC is never used on a text, for it changes
its length. ``unify`` settles which character a glyph is, ``fold`` makes signs and digits alike too.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import cycle

_KEEP = "，；：！？（）"
_FULL = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u202f", " ")
_SIGNS = {"﹪": "%", "﹣": "-", "−": "-", "〜": "~", "∼": "~"}
# Characters whose shape a PDF stores under another code, which no reader can tell from the usual.
_LOOK_ALIKES = {
    chr(code): plain
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFAE0))
    if (plain := unicodedata.normalize("NFKC", chr(code))) != chr(code) and len(plain) == 1
} | dict(
    zip(
        "⺠⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "民见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
_TRADITIONAL = dict(
    zip(
        "萬億畝戶戸個箇頭噸條項種隻棟臺輛間餘約場處歲張雙塊擔層屆幾兩數點負對倆幣鎊歐錢鐘週時頃頓顆頁冊組輪盤",
        "万亿亩户户个个头吨条项种只栋台辆间余约场处岁张双块担层届几两数点负对俩币镑欧钱钟周时顷顿颗页册组轮盘",
        strict=True,
    )
)
"""What counts and measures, in the characters of older print."""
_UNIFIED = _LOOK_ALIKES | _TRADITIONAL
_CORNERS = str.maketrans("「」『』", "“”‘’")
_FOLDED = (
    {char: to for char, to in _FULL.items() if char not in _KEEP} | _SPACES | _SIGNS | _UNIFIED
)
_UNIFIABLE = re.compile("[" + "".join(_UNIFIED) + "]")
# Few characters of a page need folding: finding them is ten times faster than translating all.
_FOLDABLE = re.compile("[" + "".join(map(re.escape, _FOLDED)) + "]")

_MIDDLE_POINT = re.compile(r"[·•・](?<=\d.)(?=\d{1,4} ?[%℃万亿余多个名户元亩平方公米吨斤里立岁倍])")
"""12·6万亩: a decimal point set too high; but “3·15”, 9·18事变."""

_PLAIN = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億圆", "一二二三三四五六六七八九十百千万亿元"
)
_CAPITALS = re.compile(
    r"[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]"
    r"(?:[零拾佰仟萬万億亿壹贰貳叁參肆伍陆陸柒捌玖]+圆?|(?<=[\d一二两三四五六七八九][佰仟])"
    r"|(?<=[十百千零]壹)|(?=分之)|(?<=壹)(?=[十百千又])|(?<=分之.)|(?=[元圆角分]整)|(?=[点點][一二三四五六七八九])"
    r"|(?<=拾)(?=[一二三四五六七八九][萬万][零一二三四五六七八九]))"
)
"""The numerals of receipts: 壹仟贰佰圆 -> 一千二百元. One alone is a name, or a word (收拾), but
not in 9佰, 壹百, 五分之壹 and 伍角整."""

_ANY = re.compile("[" + "".join(map(re.escape, _FOLDED)) + "·•・壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]")
"""What any of the three above begins with: most lines hold nothing of it."""


def unify(text: str) -> str:
    """``text`` with look-alikes and older forms as usual characters; same length, same offsets.

    ⼈⺠ (radicals of a PDF's font) -> 人民; 畝, 戶, 餘 -> 亩, 户, 余.
    """
    return _UNIFIABLE.sub(lambda match: _UNIFIED[match[0]], text)


def read_prose(text: str) -> str:
    """Unified ``text`` with every pair of quotation marks as “”: 「小院议事」, "小院议事"."""
    if "「" in text or "『" in text:
        text = text.translate(_CORNERS)
    if '"' in text:
        text = "\n".join(map(_pair_quotes, text.split("\n")))
    return text


def _pair_quotes(paragraph: str) -> str:
    """Straight marks open and close by turns, unless one of them was lost."""
    parts = paragraph.split('"')
    if len(parts) % 2 == 0:
        return paragraph
    return "".join(f"{part}{mark}" for part, mark in zip(parts, cycle("“”"), strict=False))[:-1]


def fold(text: str) -> str:
    """``text`` with full-width digits, letters and signs in ASCII; same length, same offsets."""
    if _ANY.search(text) is None:
        return text
    folded = _MIDDLE_POINT.sub(".", _FOLDABLE.sub(lambda match: _FOLDED[match[0]], text))
    return _CAPITALS.sub(lambda match: match[0].translate(_PLAIN), folded)
