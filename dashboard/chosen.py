"""Articles that a reader has set aside (``pick`` in the URL), to compare or to brief on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from html import escape
from typing import Any

from dashboard.briefing import Briefing, Entry, to_html
from dashboard.citation import Source, gbt7714
from dashboard.data import one
from dashboard.downloads import NothingToDraw, file_links, write_picture
from dashboard.facets import theme_names
from dashboard.formatting import BEIJING, called, cut, day, listed, number, place
from dashboard.frame import View, heading, html
from dashboard.links import link
from dashboard.screens.overview import draw_themes
from dashboard.screens.places import draw_bars
from dashboard.store import query_text
from dashboard.trail import chosen_words

LIMIT = 30
_FIGURES_SHOWN = 12
BRIEFING = ("docx", "html")


def picked(view: View) -> tuple[str, ...]:
    """The ids of the articles set aside, in the order of choosing."""
    asked = view.params.get("pick", "").split(",")
    return tuple(dict.fromkeys(item for item in asked if item))[:LIMIT]


def pick_link(view: View, article_id: str, **extras: object) -> str:
    """A link that sets an article aside, or puts it back."""
    texts, chosen = view.texts, picked(view)
    is_in = article_id in chosen
    after = [item for item in chosen if item != article_id] if is_in else [*chosen, article_id]
    address = view.href(view.page, **{**extras, "pick": ",".join(after)})
    state = {"aria_pressed": "true"} if is_in else {}
    return link(address, escape(texts("pick.out" if is_in else "pick.in")), class_="pick", **state)


def bar(view: View) -> str:
    """How many are set aside, with links to compare them, clear them, or take a briefing."""
    texts, chosen = view.texts, picked(view)
    links = ""
    if chosen:
        links = (
            f"<b>{escape(texts('pick.count', count=len(chosen)))}</b>"
            + link(view.href("initiatives", show="compare"), escape(texts("pick.compare")))
            + link(view.href("initiatives", pick=""), escape(texts("pick.clear")))
        )
    files = file_links(view, "briefing", BRIEFING, texts("briefing.help"))
    return f'<div class="chips">{links}{files}</div>'


def write_briefing(view: View, ending: str) -> bytes:
    """The briefing as Word or as one HTML page."""
    briefing = make_briefing(view)
    if ending == "html":
        return to_html(briefing)
    # Loaded with the first Word file that is asked for: no view waits for it.
    from dashboard.briefing_word import to_docx

    return to_docx(briefing)


def make_briefing(view: View) -> Briefing:
    """The briefing of what is set aside; of the first of the list where nothing is."""
    texts, warehouse, filters = view.texts, view.warehouse, view.filters.parameter()
    ids = list(picked(view))
    if not ids:
        asked = {"filters": filters, "sort": "newest", "limit": LIMIT, "offset": 0}
        ids = warehouse.frame(query_text("initiatives"), asked)["article_id"].to_list()
    names = theme_names(warehouse, texts)
    totals = one(warehouse.frame(query_text("totals"), {"filters": filters}))
    return Briefing(
        title=texts("briefing.title"),
        scope="；".join(chosen_words(view)) or texts("region.all"),
        made_on=day(datetime.now(BEIJING).date(), "day", texts),
        summary=texts(
            "briefing.summary",
            chosen=len(ids),
            **{
                name: number(totals[name], texts)
                for name in ("initiatives", "articles", "counties", "figures")
            },
        ),
        pictures=_pictures(view) if totals["initiatives"] else [],
        entries=[_entry(row, names, view) for row in _rows(view, ids)],
        words={name: texts(f"briefing.{name}") for name in ("entries", "sources", "caution")},
    )


def _rows(view: View, ids: Sequence[str]) -> list[dict[str, Any]]:
    frame = view.warehouse.frame(query_text("chosen"), {"articles": list(ids)})
    return list(frame.iter_rows(named=True))


def _entry(row: dict[str, Any], names: dict[str, str], view: View) -> Entry:
    return Entry(
        title=called(row["title"], row["lead"], view.texts),
        names=row["names"],
        place=place(row["path"], view.texts, levels=5),
        themes=listed((names.get(theme, theme) for theme in row["themes"]), view.texts),
        lead=cut(row["lead"], 240),
        figures=[
            (subject, " ".join(text.split()))
            for subject, text in zip(row["subjects"], row["texts"], strict=True)
        ][:_FIGURES_SHOWN],
        citation=gbt7714(_source(row)),
    )


def _source(row: dict[str, Any]) -> Source:
    return Source(
        authors=row["authors"],
        title=row["title"],
        paper=row["paper"],
        published_on=row["published_on"],
        precision=row["published_precision"],
        evidence=row["published_evidence"],
    )


def _pictures(view: View) -> list[tuple[str, bytes]]:
    drawn = [("overview.places", draw_bars)]
    if not view.filters.themes:
        # The themes are told beside one another, those that were not chosen too.
        drawn.append(("overview.themes", draw_themes))
    pictures = []
    for caption, draw in drawn:
        # Initiatives of no known place leave no bars to draw.
        with suppress(NothingToDraw):
            pictures.append((view.texts(caption), write_picture(view, draw, "png")))
    return pictures


def comparison(view: View) -> None:
    """The articles set aside, side by side: a column an article, a row a question."""
    texts = view.texts
    rows = _rows(view, picked(view))
    title = heading(texts("compare.title"), texts("compare.note"))
    if not rows:
        html(f'{title}<p class="faint">{escape(texts("compare.none"))}</p>')
        return
    names = theme_names(view.warehouse, texts)
    entries = [_entry(row, names, view) for row in rows]
    heads = "".join(
        "<th>"
        + link(view.href("article", article=row["article_id"]), escape(entry.title))
        + f"<div>{pick_link(view, row['article_id'], show='compare')}</div></th>"
        for row, entry in zip(rows, entries, strict=True)
    )
    answers = {
        "figure.place": [escape(entry.place) for entry in entries],
        "facet.themes": [escape(entry.themes) for entry in entries],
        "mark.initiative": [escape(listed(entry.names, texts)) or "—" for entry in entries],
        "mark.figure": [
            "<br>".join(f"{escape(s)} <b>{escape(t)}</b>" for s, t in entry.figures) or "—"
            for entry in entries
        ],
        "compare.lead": [escape(entry.lead) for entry in entries],
        "figure.article": [escape(entry.citation) for entry in entries],
    }
    body = "".join(
        f"<tr><th scope='row'>{escape(texts(key))}</th>"
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + "</tr>"
        for key, cells in answers.items()
    )
    html(
        f'{title}<div class="scroll-x"><table class="t compare">'
        f"<thead><tr><th></th>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
