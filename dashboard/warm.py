"""What the first reader would wait for, done while the server starts."""

from __future__ import annotations

import logging
from importlib import import_module

from dashboard.frontend import READY, prepare

_LOG = logging.getLogger(__name__)


def warm_up() -> None:
    """Compress program files, load pages, open the warehouse, draw what a first view shows."""
    try:
        prepare()
        import_module("dashboard.first_view").first_view("")
        READY.set()
    except Exception:
        # Only speed is lost: a reader who comes meets the same trouble and is told of it.
        _LOG.exception("the server could not be warmed up")
