"""Short sentences that open a section in place of a heading: 算一笔集体账。"""

from __future__ import annotations

import re

from flows.records import Span

LEAD_IN = re.compile(
    r"([^，,。；;：:“”\n]{2})[^，,。；;：:“”\n]{0,10}(?:[，,][^，,。；;：:“”\n]{2,12})?[。:：](?=[^\n“\"])"
)
"""算一笔集体账。 每亩提取…: a short sentence that opens a section in place of a heading,
unless it goes on with what it begins with (饭堂不只管吃饭。)."""
BREAKS = re.compile(r"[^\u4e00-\u9fff]")
LOOKS_BACK = re.compile(r"[这那]是|[这那]时|年前|当年|当时|过去|从前|以前|早[先年些]")


def opens_section(text: str, start: int, before: Span) -> bool:
    """Whether the line at ``start`` opens a section, so that it leaves the line ``before`` it."""
    lead_in = LEAD_IN.match(text, start)
    if lead_in is None:
        return False
    return not _goes_on(lead_in.group(), lead_in[1], text[before.start : before.end])


def _goes_on(said: str, opening: str, before: str) -> bool:
    """Whether a short sentence takes up words of the line before (小屋里已坐得满满当当。) or looks
    back from it (搁在十年前,这是不敢想的事。).
    """
    if LOOKS_BACK.search(said) or opening in before:
        return True
    runs = (said[at : at + 3] for at in range(len(said) - 3))
    return any(not BREAKS.search(run) and run in before for run in runs)
