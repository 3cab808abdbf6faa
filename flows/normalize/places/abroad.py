"""Whose ground a piece is on: the paper's home, or the county elsewhere that it reports from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.normalize.places.ground import Ground
from flows.normalize.places.place_use import GOES_THERE
from flows.records import PlaceMention

FURTHEST_LEAD = 8
DEEP = frozenset({"township", "village"})


def ground_of(known: Sequence[PlaceMention], body: str, ground: Ground) -> Ground:
    """``ground``, with the county of another home where all that the piece names lies elsewhere,
    and it names a town or village there with its county: 崇信县黄花乡黄花塬村的超市里; who only
    goes there (赴, 到) is at home.
    """
    if ground.home is None or any(ground.is_home_ground(m.region_code or "") for m in known):
        return ground
    bases = {mention.region_code for mention in known}
    for mention in known:
        code = mention.region_code or ""
        is_chain = mention.evidence == "chain" or ground.gazetteer.base(code) in bases
        is_whole = is_chain and ground.level(code) in DEEP
        start = mention.span.start
        lead = body[max(start - FURTHEST_LEAD, 0) : start] if mention.role == "body" else ""
        if is_whole and not (GOES_THERE.search(lead) and lead[-1:] != "在"):
            return replace(ground, home=ground.gazetteer.base(code))
    return ground
