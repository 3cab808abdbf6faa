"""sql."""

from __future__ import annotations

from dashboard.frame import open_view


def show() -> None:
    """Draw the page."""
    open_view("sql")
