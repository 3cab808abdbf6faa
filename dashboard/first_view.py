"""The overview inside the page itself, to be read while the interface is still being loaded.

Its links are ordinary ones: each leads to a page that opens in the same way.
"""

from __future__ import annotations

import logging
import re
from functools import cache, lru_cache
from html import escape
from urllib.parse import parse_qsl

from dashboard.data import open_current
from dashboard.facets import facet_lists
from dashboard.frame import masthead, view_of
from dashboard.screens.overview import parts
from dashboard.settings import PACKAGE
from dashboard.store import Version

_LOG = logging.getLogger(__name__)
_ROOT = '<div id="root"></div>'
_PROGRAM = re.compile(r'<script type="module"[^>]* src="([^"]+)"></script>')
_START = """
{
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    const script = document.createElement("script");
    script.type = "module";
    script.crossOrigin = "";
    script.src = "@program";
    document.head.append(script);
  };
  // A tab in the background draws no frames.
  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, 300);
}
"""
"""The program is run once the first view has been drawn: it keeps the browser busy for a while."""
_LEAVE = """
{
  const root = document.getElementById("root"), first = document.getElementById("first");
  const parts = [".strip", ".facet", ".map path", ".bars", ".files"].filter(
    (part) => first.querySelector(part)
  );
  let late = null;
  const leave = () => {
    watch.disconnect();
    clearTimeout(late);
    const main = root.querySelector('[data-testid="stMain"]');
    requestAnimationFrame(() => {
      if (main) main.scrollTop = first.scrollTop;
      first.remove();
    });
  };
  const watch = new MutationObserver(() => {
    if (root.querySelector(".notice") || parts.every((part) => root.querySelector(part))) leave();
    // What has been loaded meanwhile may lack a part.
    else if (!late && root.querySelector(".strip")) late = setTimeout(leave, 3000);
  });
  watch.observe(root, { childList: true, subtree: true });
}
"""


def with_first_view(page: str, query: str) -> str:
    """Streamlit's page with the overview in it; as it was where there is none to show."""
    drawn = first_view(query)
    program = _PROGRAM.search(page)
    if not drawn or program is None:
        return page
    # Fetched early, but not compiled: that would keep the first view from being drawn.
    early = f'<link rel="preload" as="script" crossorigin href="{program[1]}">'
    start = f"<script>{_START.replace('@program', program[1])}</script>"
    return page.replace(program[0], early).replace(_ROOT, f"{_ROOT}{drawn}{start}")


def first_view(query: str) -> str:
    """The overview under the parameters of an address; '' where there is nothing to show."""
    opening = open_current()
    if opening.warehouse is None or opening.state != "ready":
        return ""
    try:
        return _drawn(opening.warehouse.version, query)
    except Exception:
        # The interface that follows meets the same trouble, and tells the reader.
        _LOG.exception("no first view of %s", query)
        return ""


@lru_cache(maxsize=64)
def _drawn(version: Version, query: str) -> str:
    opening = open_current()
    if opening.warehouse is None or opening.warehouse.version != version:
        return ""
    view = view_of("overview", dict(parse_qsl(query)), opening.warehouse)
    texts, drawn = view.texts, parts(view)
    columns = "".join(
        f"<div>{''.join(map(_block, blocks))}</div>"
        for blocks in (
            (drawn.places, drawn.map, drawn.bars),
            (drawn.themes, drawn.headlines, drawn.latest),
        )
    )
    asked = view.filters.words or texts("facet.words.hint")
    return (
        f"{_layout()}"
        f'<div id="first" lang="{texts.language}"><aside class="jc">'
        f'<div class="asked">{escape(texts("facet.words"))}<i>{escape(asked)}</i></div>'
        f"{facet_lists(view)}</aside>"
        f"<main>{_block(masthead('overview', texts, view.params, opening))}{_block(drawn.top)}"
        f'<div class="two">{columns}</div></main></div><script>{_LEAVE}</script>'
    )


def _block(markup: str) -> str:
    return f'<div class="jc">{markup}</div>'


@cache
def _layout() -> str:
    return f"<style>{(PACKAGE / 'first_view.css').read_text(encoding='utf-8')}</style>"
