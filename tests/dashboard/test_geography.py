"""The outlines that the map draws, and the map as markup."""

from __future__ import annotations

import re
from itertools import pairwise

from dashboard.geography import feature, named, parts_of, siblings_of
from dashboard.map import Place, place_map
from dashboard.texts import load_texts


def area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def test_drills_from_the_country_to_counties() -> None:
    assert len(parts_of(None)) >= 31
    assert "赤峰市" in {outline.name for outline in parts_of("150000")}
    counties = parts_of("150400")
    assert "克什克腾旗" in {outline.name for outline in counties}
    assert parts_of("150425") == ()
    assert siblings_of("150425") == counties


def test_no_ring_runs_the_wrong_way_round_and_covers_the_rest_of_the_world() -> None:
    for outline in (*parts_of(None), *parts_of("150000"), *parts_of("440000")):
        assert all(area(rings[0]) < 0 for rings in outline.polygons), outline.name


def test_names_stand_inside_or_near_their_place_and_do_not_crowd() -> None:
    outlines = parts_of("150000")
    assert 5 <= len(named(outlines, {})) <= len(outlines)
    for outline in outlines:
        points = [point for rings in outline.polygons for point in rings[0]]
        assert min(p[0] for p in points) < outline.longitude < max(p[0] for p in points)
    assert feature(outlines[0], initiatives=3)["initiatives"] == 3


def test_what_reports_most_is_named_before_what_is_larger() -> None:
    outlines = parts_of("150000")
    crowded = next(o for o in outlines if o.code not in named(outlines, {}))
    assert crowded.code in named(outlines, {crowded.code: 1})
    assert "150400" in named(outlines, {"150400": 40, "150500": 30, "152200": 3})


def test_places_with_pages_are_links_and_the_others_say_that_they_have_none() -> None:
    counties = parts_of("150400")
    known = {
        "150425": Place(initiatives=4, address="?region=150425&x=1"),
        "150426": Place(initiatives=0, address="?region=150426"),
    }
    drawn = place_map(counties, known, here="150425", title='"图"', texts=load_texts("zh"))
    links = re.findall(r'<a data-go href="([^"]+)"[^>]*aria-label="([^"]+)"', drawn)
    assert links == [
        ("?region=150425&amp;x=1", "克什克腾旗：4条做法"),
        ("?region=150426", "翁牛特旗：0条做法"),
    ]
    assert drawn.count("：无收录</title>") == len(counties) - 2
    assert drawn.count('class="known here"') == 1
    assert 'aria-label="&quot;图&quot;"' in drawn
    points = [float(x) for x in re.findall(r"[ML]([\d.]+) ", drawn)]
    assert min(points) >= 0
    assert max(points) <= 640
