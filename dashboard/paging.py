"""Pages of a long list, by links."""

from __future__ import annotations

from html import escape

from dashboard.frame import View
from dashboard.links import link


def page_number(view: View, count: int, size: int) -> tuple[int, int]:
    """The page that the URL asks for, kept within what there is, and how many there are."""
    pages = max(-(-count // size), 1)
    asked = view.params.get("p", "")
    page = int(asked) if asked.isdecimal() and len(asked) < 9 else 1
    return min(max(page, 1), pages), pages


def pager(view: View, page: int, pages: int, **extras: object) -> str:
    """Links to the page before and after; nothing where there is one page."""
    texts = view.texts
    if pages < 2:
        return ""
    parts = []
    if page > 1:
        parts.append(
            link(view.href(view.page, p=page - 1, **extras), escape(texts("pager.previous")))
        )
    parts.append(f"<span>{escape(texts('pager.at', page=page, pages=pages))}</span>")
    if page < pages:
        parts.append(link(view.href(view.page, p=page + 1, **extras), escape(texts("pager.next"))))
    return f'<nav class="chips" aria-label="{escape(texts("pager.label"))}">{"".join(parts)}</nav>'
