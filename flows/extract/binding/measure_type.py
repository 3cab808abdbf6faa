"""Stock, flow, cumulative total or rate: what of the figures may be added up over time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.binding.clauses import Item
from flows.extract.binding.ratios import RATIOS
from flows.records import MeasureType, Quantity
from flows.tables.wording import Wording

_SINCE = re.compile(r"截[至止]|以来|至今|年来|月来")


def usual_type(quantity: Quantity) -> MeasureType | None:
    """What a figure is by its unit alone: ratios, prices and yields are rates, ages tell nothing;
    None where its clause decides.
    """
    if quantity.per is not None or quantity.kind == "percent" or quantity.unit in RATIOS:
        return "rate"
    return "unknown" if quantity.kind in ("age", "duration") else None


def read_measure_type(
    clause: Sequence[Item],
    subject: str,
    period_text: str | None,
    wording: Wording,
) -> MeasureType:
    """Type of a figure in its ``clause`` where its unit decides nothing.

    The first word of the clause that tells decides (存栏: stock, 新增: flow), a 累计 anywhere makes
    it cumulative. A clause whose verb acts (发放, 改造) tells a flow, and one told since a date or
    up to one (截至目前) is cumulative.
    """
    found: MeasureType = "unknown"
    told = "".join([item.text for item in clause]) + subject
    for match in wording.measure_pattern.finditer(told):
        if wording.measure_words[match.group()] == "cumulative":
            return "cumulative"
        if found == "unknown":
            found = wording.measure_words[match.group()]
    if found == "unknown" and any(item.role in ("verb", "transfer") for item in clause):
        found = "flow"
    if found == "flow" and period_text is not None and _SINCE.search(period_text):
        return "cumulative"
    return found
