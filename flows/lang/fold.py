"""OCR folding, one character to one, so that offsets stay valid.

Digits, Latin letters and signs in full width become ASCII (１２．６％ -> 12.6%). ， and 、 stay: a
clause break must never become a thousands mark. NFKC is never used, for it changes length.
"""

from __future__ import annotations

_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_KEEP = "，；：！？（）"
_SPACES = dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F), 0x20)
_SIGNS = {ord("﹪"): "%", ord("﹣"): "-", ord("−"): "-", ord("〜"): "~", ord("∼"): "~"}
_TABLE: dict[int, int | str] = {
    **{code: char for code, char in _FULL.items() if chr(code) not in _KEEP},
    **_SPACES,
    **_SIGNS,
}


def fold(text: str) -> str:
    """``text`` with full-width digits, letters and signs in ASCII; same length, same offsets."""
    return text.translate(_TABLE)
