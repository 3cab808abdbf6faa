"""What the first reader would wait for, done while the server starts."""

from __future__ import annotations

import logging
from importlib import import_module

from dashboard.data import fetch, open_current
from dashboard.filters import Filters
from dashboard.frontend import prepare

_LOG = logging.getLogger(__name__)
_QUERIES = ("freshness", "scope", "names", "totals", "facets", "headlines")
"""What the first view asks whatever the warehouse holds."""


def warm_up() -> None:
    """Compress program files, load pages, open the warehouse, ask what a first view asks."""
    try:
        prepare()
        import_module("dashboard.screens.overview")
        opening = open_current()
        if opening.warehouse is None or opening.state != "ready":
            return
        asked = {"filters": Filters().parameter(), "limit": 10}
        for name in _QUERIES:
            fetch(opening.warehouse, name, **asked)
    except Exception:
        # Only speed is lost: a reader who comes meets the same trouble and is told of it.
        _LOG.exception("the server could not be warmed up")
