"""The map as markup: a shape a place, each a link that mouse, keyboard and screen reader follow."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from dashboard.formatting import number
from dashboard.geography import Outline, named
from dashboard.links import link
from dashboard.texts import Texts

_WIDTH, _HEIGHT = 640.0, 400.0
_MARGIN = 6.0
_PHONE_LETTER = 22
"""Names are larger against the map where it is small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is known of one place of the map. ``address`` is where a click leads."""

    initiatives: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """An outline drawn in the map's own units, and where its name may stand."""

    code: str
    name: str
    path: str
    x: float
    y: float


def place_map(
    outlines: tuple[Outline, ...],
    known: Mapping[str, Place],
    *,
    here: str | None,
    title: str,
    texts: Texts,
) -> str:
    """Shapes shaded by their initiatives; one of which no page speaks is blank and no link.

    ``here`` is the code of the place that the reader is in, drawn with a stronger line.
    """
    shapes = _drawn(outlines)
    counts = {code: place.initiatives for code, place in known.items()}
    labelled, on_a_phone = named(outlines, counts), named(outlines, counts, _PHONE_LETTER)
    most = max((place.initiatives for place in known.values()), default=0)
    drawn = "".join(
        _shape(shape, known.get(shape.code), most, shape.code == here, texts) for shape in shapes
    )
    names = "".join(
        f'<text{"" if shape.code in on_a_phone else " class=desk"} x="{shape.x:.0f}"'
        f' y="{shape.y:.0f}">{escape(shape.name)}</text>'
        for shape in shapes
        if shape.code in labelled
    )
    return (
        f'<svg class="map" viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}" role="group"'
        f' aria-label="{escape(title)}">{drawn}<g aria-hidden="true">{names}</g></svg>'
        f"{_legend(most, texts)}"
    )


def _shape(shape: _Shape, place: Place | None, most: int, is_here: bool, texts: Texts) -> str:
    here = " here" if is_here else ""
    if place is None:
        said = f"{shape.name}：{texts('map.no_pages')}"
        return f'<path class="none{here}" d="{shape.path}"><title>{escape(said)}</title></path>'
    count = number(place.initiatives, texts)
    said = f"{shape.name}：{count}{texts('totals.initiatives')}"
    if texts.language == "en":
        said = f"{shape.name}: {count} {texts('totals.initiatives')}"
    # Most places have few and some have many: the root tells the few apart.
    share = 100 * math.sqrt(place.initiatives / most) if most else 0
    path = (
        f'<path class="known{here}" style="--share:{share:.0f}%" d="{shape.path}">'
        f"<title>{escape(said)}</title></path>"
    )
    return link(place.address, path, aria_label=said)


def _legend(most: int, texts: Texts) -> str:
    return (
        f'<div class="maplegend"><span>{escape(texts("totals.initiatives"))}</span>'
        f'<span>0</span><i class="scale"></i><span>{number(most, texts)}</span>'
        f'<i class="blank"></i><span>{escape(texts("map.no_pages"))}</span></div>'
    )


@lru_cache(maxsize=64)
def _drawn(outlines: tuple[Outline, ...]) -> tuple[_Shape, ...]:
    """The outlines in the map's units, Mercator, fitted into its frame."""
    flat = [
        [[_mercator(point) for point in ring] for rings in outline.polygons for ring in rings]
        for outline in outlines
    ]
    xs = [x for rings in flat for ring in rings for x, _ in ring]
    ys = [y for rings in flat for ring in rings for _, y in ring]
    left, top = min(xs), max(ys)
    wide, tall = (max(xs) - left) or 1.0, (top - min(ys)) or 1.0
    scale = min((_WIDTH - 2 * _MARGIN) / wide, (_HEIGHT - 2 * _MARGIN) / tall)
    right = (_WIDTH - wide * scale) / 2
    down = (_HEIGHT - tall * scale) / 2

    def put(x: float, y: float) -> tuple[float, float]:
        return round(right + (x - left) * scale, 1), round(down + (top - y) * scale, 1)

    shapes = []
    for outline, rings in zip(outlines, flat, strict=True):
        x, y = put(*_mercator([outline.longitude, outline.latitude]))
        shapes.append(
            _Shape(
                code=outline.code,
                name=outline.name,
                path="".join(_path([put(*point) for point in ring]) for ring in rings),
                x=x,
                y=y + 4,
            )
        )
    return tuple(shapes)


def _mercator(point: Sequence[float]) -> tuple[float, float]:
    longitude, latitude = point
    return longitude, math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def _path(points: Sequence[tuple[float, float]]) -> str:
    """A closed path; points that fall onto the one before are left out."""
    kept = [points[0]]
    for point in points[1:]:
        if point != kept[-1]:
            kept.append(point)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z"
