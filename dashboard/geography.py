"""Outlines of provinces, prefectures and counties, from the polygon files under seeds/reference."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from dashboard.settings import REFERENCE

_FILES = ("province_polygons.json", "prefecture_polygons.json", "county_polygons.json")

Ring = list[list[float]]
_COSINE = 0.72
"""How much shorter a degree of longitude is than one of latitude, at 44 degrees north."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outline:
    """One division's shape: its outer and inner rings, polygon by polygon. ``longitude`` and
    ``latitude`` are where its name may stand; ``size`` is in square degrees."""

    code: str
    name: str
    parent: str
    polygons: Sequence[Sequence[Ring]]
    longitude: float
    latitude: float
    size: float


@cache
def _layers() -> tuple[dict[str, list[dict[str, Any]]], dict[str, str]]:
    """Features by the code of what holds them ('' holds the provinces), and each one's holder."""
    held: dict[str, list[dict[str, Any]]] = {}
    holder: dict[str, str] = {}
    for name in _FILES:
        path = REFERENCE / name
        if not path.exists():
            continue
        for found in json.loads(path.read_text(encoding="utf-8"))["features"]:
            properties = found["properties"]
            parent = properties["parent"] or ""
            if parent or name == _FILES[0]:
                held.setdefault(parent, []).append(found)
                holder[properties["code"]] = parent
    return held, holder


def _outline(feature: dict[str, Any]) -> Outline:
    geometry, properties = feature["geometry"], feature["properties"]
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    wound = [
        [_wound(ring, clockwise=index == 0) for index, ring in enumerate(rings)]
        for rings in polygons
    ]
    longitude, latitude = _middle(max((rings[0] for rings in wound), key=lambda r: abs(_area(r))))
    return Outline(
        code=properties["code"],
        name=properties["name"],
        parent=properties["parent"] or "",
        polygons=wound,
        longitude=longitude,
        latitude=latitude,
        size=sum(abs(_area(rings[0])) for rings in wound),
    )


def _area(ring: Ring) -> float:
    """Signed area in square degrees; positive where the ring runs against the clock."""
    pairs = pairwise(ring)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _wound(ring: Ring, clockwise: bool) -> Ring:
    """The ring wound as the map needs it: the other way round it means the rest of the world."""
    return ring if (_area(ring) < 0) == clockwise else ring[::-1]


def _middle(ring: Ring) -> tuple[float, float]:
    """The ring's centre of area."""
    area = _area(ring)
    if not area:
        return ring[0][0], ring[0][1]
    x = y = 0.0
    for a, b in pairwise(ring):
        cross = a[0] * b[1] - b[0] * a[1]
        x += (a[0] + b[0]) * cross
        y += (a[1] + b[1]) * cross
    return x / (6 * area), y / (6 * area)


@cache
def parts_of(code: str | None) -> tuple[Outline, ...]:
    """The outlines right below a division; of the provinces for None. Empty below a county."""
    held, _ = _layers()
    return tuple(_outline(found) for found in held.get(code or "", []))


def siblings_of(code: str) -> tuple[Outline, ...]:
    """The outlines among which the division's own stands; empty where it has none."""
    _, holder = _layers()
    return parts_of(holder[code] or None) if code in holder else ()


def named(outlines: Sequence[Outline], counts: Mapping[str, int], letter: float = 16) -> set[str]:
    """Codes of the outlines whose names fit side by side on a map of 640 by 400.

    Places that report more are named first, then larger ones. ``letter`` is the room that a
    character of a name needs.
    """
    if not outlines:
        return set()
    corners = [point for outline in outlines for rings in outline.polygons for point in rings[0]]
    across = [point[0] * _COSINE for point in corners]
    up = [point[1] for point in corners]
    scale = min(640 / (max(across) - min(across) or 1), 400 / (max(up) - min(up) or 1))
    taken: list[tuple[float, float, float]] = []
    chosen = set()
    for outline in sorted(outlines, key=lambda found: (-counts.get(found.code, 0), -found.size)):
        x, y = outline.longitude * _COSINE * scale, outline.latitude * scale
        half = len(outline.name) * letter / 2
        if all(abs(x - a) > half + b or abs(y - c) > letter for a, b, c in taken):
            taken.append((x, half, y))
            chosen.add(outline.code)
    return chosen


def feature(outline: Outline, **values: object) -> dict[str, Any]:
    """The outline as a GeoJSON feature that carries these values beside its shape."""
    return {
        "type": "Feature",
        "geometry": {"type": "MultiPolygon", "coordinates": outline.polygons},
        "region_code": outline.code,
        "name": outline.name,
        "longitude": outline.longitude,
        "latitude": outline.latitude,
        **values,
    }
