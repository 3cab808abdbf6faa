"""OCR folding, one character to one, so that offsets stay valid.

Digits, Latin letters and signs in full width become ASCII (１２．６％ -> 12.6%). ， and 、 stay: a
clause break must never become a thousands mark. NFKC is never used, for it changes length.
"""

from __future__ import annotations

_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_KEEP = "，；：！？（）"
_TABLE = {code: char for code, char in _FULL.items() if chr(code) not in _KEEP} | {0x3000: 0x20}


def fold(text: str) -> str:
    """``text`` with full-width digits, letters and signs in ASCII; same length, same offsets."""
    return text.translate(_TABLE)
