"""The map of a place's parts, and the parts as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import polars as pl

from dashboard import charts
from dashboard.bars import Bar, bars
from dashboard.charts import Drawing, Palette
from dashboard.data import fetch, one
from dashboard.downloads import PICTURE, TABLE, Table, file_links
from dashboard.facets import scope_of
from dashboard.filters import changed
from dashboard.frame import View
from dashboard.geography import Outline, feature, named, parts_of, siblings_of
from dashboard.map import Place, place_map

_MOST_PLACES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mapped:
    """Outlines, initiatives by the code of each that pages speak of, and the reader's county."""

    outlines: tuple[Outline, ...]
    counts: dict[str, int]
    here: str | None


def table(view: View) -> Table:
    """Every part of the place, those of which no page speaks too."""
    return Table(rows=_parts(view), described_by=("region", "region_summary"))


def _parts(view: View) -> pl.DataFrame:
    return fetch(view.warehouse, "places", filters=view.filters.parameter(), scope=scope_of(view))


def _shown(view: View) -> pl.DataFrame:
    return _parts(view).filter(pl.col("initiatives") > 0).head(_MOST_PLACES)


def _mapped(view: View) -> _Mapped:
    """The parts of the place; below a county, which has no outlines, the county and its like."""
    scope = scope_of(view)
    outlines, county, frame = parts_of(scope), None, _parts(view)
    if not outlines and scope is not None:
        lineage = fetch(view.warehouse, "lineage", region=scope).filter(pl.col("level") == "county")
        county = lineage["region_code"][0] if lineage.height else None
        outlines = siblings_of(county) if county else ()
        if outlines:
            filters = changed(view.filters, "region", None).parameter()
            frame = fetch(view.warehouse, "places", filters=filters, scope=outlines[0].parent)
    told = frame.filter("has_source").select("region_code", "initiatives")
    return _Mapped(outlines=outlines, counts=dict(told.iter_rows()), here=county)


def map_markup(view: View) -> str:
    """The map with links to its files; '' where there are no outlines."""
    mapped = _mapped(view)
    if not mapped.outlines:
        return ""
    texts = view.texts
    known = {
        code: Place(
            initiatives=initiatives,
            address=view.filtered(changed(view.filters, "region", code)),
        )
        for code, initiatives in mapped.counts.items()
    }
    title = texts("map.alt", count=len(mapped.outlines), known=len(known))
    drawn = place_map(mapped.outlines, known, here=mapped.here, title=title, texts=texts)
    return drawn + file_links(view, "map", PICTURE)


def bars_markup(view: View) -> str:
    """The places that report most, and what is told of the place as a whole."""
    texts, shown = view.texts, _shown(view)
    if shown.is_empty():
        return f'<p class="faint">{escape(texts("overview.places.none"))}</p>'
    found = [
        Bar(
            label=name,
            value=initiatives,
            address=view.filtered(changed(view.filters, "region", code)),
        )
        for code, name, initiatives in shown.select(
            "region_code", "name", "initiatives"
        ).iter_rows()
    ]
    drawn = bars([*found, *_unplaced(view)], title=texts("overview.places"), texts=texts)
    return drawn + file_links(view, "places", (*TABLE, *PICTURE))


def _unplaced(view: View) -> Sequence[Bar]:
    """What is told of the place as a whole, so that the bars come to its total."""
    scope = scope_of(view)
    if view.filters.region is None and scope is not None:
        return ()
    total = one(fetch(view.warehouse, "totals", filters=view.filters.parameter()))["initiatives"]
    rest = total - int(_parts(view)["initiatives"].sum())
    name = "overview.places.whole" if scope else "overview.places.unknown"
    return (Bar(label=view.texts(name), value=rest, address=None),) if rest else ()


def draw_bars(view: View, palette: Palette) -> Drawing:
    """The bars as a picture."""
    rows = _shown(view).select("name", "initiatives")
    return charts.bars(rows, label="name", value="initiatives", palette=palette)


def draw_map(view: View, palette: Palette) -> Drawing:
    """The map as a picture."""
    mapped = _mapped(view)
    labelled = named(mapped.outlines, mapped.counts)
    features = [
        feature(
            outline,
            initiatives=mapped.counts.get(outline.code, 0),
            is_known=outline.code in mapped.counts,
            label=outline.name if outline.code in labelled else "",
            is_here=outline.code == mapped.here,
        )
        for outline in mapped.outlines
    ]
    return charts.place_map(features, language=view.texts.language, palette=palette)
