"""How to cite an article, or one figure in it: GB/T 7714 and plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_PRECISION_LENGTH = {"year": 4, "month": 7, "day": 10}
_SAID = ("masthead", "manifest")
"""Evidence of a date that the page or its list gives as the day of publication."""
_INFERRED = "（据内文推定）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a citation needs of a newspaper article; ``authors`` in the order of the credits.

    ``evidence`` is what the date was read from, as ``page.published_evidence`` has it.
    """

    authors: Sequence[str]
    title: str
    paper: str | None
    published_on: date | None
    precision: str | None
    evidence: str | None

    @property
    def is_inferred(self) -> bool:
        """Whether the date is worked out from what the text says of days and years."""
        return self.published_on is not None and self.evidence not in _SAID


def gbt7714(source: Source) -> str:
    """GB/T 7714-2015, newspaper: 佟丽娜, 王海峰. 沙窝子里种出“致富瓜”[N]. 奈曼报, 2024-09-24."""
    authors = ", ".join(source.authors[:3]) + (", 等" if len(source.authors) > 3 else "")
    title = f"{source.title or '[无题]'}[N]"
    where = f"{source.paper or '[报名不详]'}, {_iso(source) or '[日期不详]'}"
    return ". ".join(part for part in (authors, title, where) if part) + "."


def plain(source: Source) -> str:
    """佟丽娜、王海峰：《沙窝子里种出“致富瓜”》，《奈曼报》2024年9月24日."""
    authors = "、".join(source.authors[:3]) + ("等" if len(source.authors) > 3 else "")
    lead = f"{authors}：" if authors else ""
    paper = f"《{source.paper}》" if source.paper else "报名不详，"
    return f"{lead}《{source.title or '无题'}》，{paper}{_chinese(source) or '日期不详'}。"


def figure(source: Source, subject: str, text: str, sentence: str) -> str:
    """One figure with the sentence it stands in: 货车7辆（“…地头停着7辆…”），见…"""
    quote = " ".join(sentence.split())
    return f"{subject}{text}（原文：“{quote}”），见{plain(source)}"


def _iso(source: Source) -> str:
    if source.published_on is None:
        return ""
    on = source.published_on.isoformat()[: _PRECISION_LENGTH.get(source.precision or "day", 10)]
    return on + _INFERRED if source.is_inferred else on


def _chinese(source: Source) -> str:
    on = source.published_on
    if on is None:
        return ""
    words = f"{on.year}年"
    if source.precision != "year":
        words += f"{on.month}月"
    if source.precision not in ("year", "month"):
        words += f"{on.day}日"
    return words + _INFERRED if source.is_inferred else words
