"""People who are counted where they come to, wherever they come from."""

from __future__ import annotations

import re

from flows.normalize.places.body_mentions import BodyMentions
from flows.normalize.places.point import Point
from flows.records import Span

PEOPLE = frozenset("人名位")
ATTENDANTS = re.compile(r"(?:代表|[来嘉]宾|游客|观众)[^，,。；;！？\n]{0,12}$")
"""全乡各村代表和游客共计|2000余人|参加开幕式: of the event, wherever they are from."""
ATTEND = re.compile(r"[^，,。；;！？\n]{0,12}(?:参[加与会]|出席|观[看礼]|到场|见证|[欢齐相]聚)")
COME_TO = re.compile(
    r"[^\d。；;！？\n]{0,40}?(?:来到|走进|深入|(?<![受得达搬迁])[到赴]|前往|进驻)[^，,。；;、！？\d\n]{0,8}"
)
ONE_OF = re.compile(r"[、和及等]")
FURTHEST_HOST = 50
FURTHEST_LEAD = 40


def host_of_guests(
    mentions: BodyMentions, span: Span, line_end: int, found: str | None, point: Point
) -> str | None:
    """Code of the place that the people counted at ``span`` come to, from the article's own or
    one above it: 县医院组织16名医生深入义安村义诊. ``found`` is where they would be of else.
    """
    text = point.text
    if text[span.end - 1] not in PEOPLE or not (found is None or point.is_above(found)):
        return None
    lead = max(span.start - FURTHEST_LEAD, 0)
    if found and ATTEND.match(text, span.end) and ATTENDANTS.search(text, lead, span.start):
        return point.own
    following = mentions.between(span.end, min(span.end + FURTHEST_HOST, line_end))
    if not following or not point.is_own(following[0].region_code):
        return None
    host = following[0]
    comes = COME_TO.fullmatch(text, span.end, host.span.start)
    return host.region_code if comes and not ONE_OF.match(text, host.span.end) else None
