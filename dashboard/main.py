"""The pages and their addresses: what ``dashboard/app.py`` runs for every reader."""

from __future__ import annotations

import logging

import streamlit as st

from dashboard.frame import current_texts, say_failed
from dashboard.screens import (
    article,
    figures,
    initiatives,
    overview,
    quality,
    runs,
    search,
    sql,
)
from dashboard.settings import PACKAGE

_LOG = logging.getLogger(__name__)
_SHOWN = {
    "overview": overview.show,
    "initiatives": initiatives.show,
    "figures": figures.show,
    "search": search.show,
    "sql": sql.show,
    "quality": quality.show,
    "runs": runs.show,
    "article": article.show,
}


def main() -> None:
    """Run the page that the address names, or go where a link led."""
    texts = current_texts()
    pages = {
        name: st.Page(
            show,
            title=f"{texts(f'nav.{name}')} · {texts('brand')}",
            url_path=name,
            default=name == "overview",
        )
        for name, show in _SHOWN.items()
    }
    st.set_page_config(layout="wide", page_icon=str(PACKAGE / "icon.svg"))
    chosen = st.navigation(list(pages.values()), position="hidden")
    if "goto" in st.session_state:
        name, params = st.session_state.pop("goto")
        if name in pages:
            st.switch_page(pages[name], query_params=params)
    try:
        chosen.run()
    except Exception:
        # A reader can do nothing with a traceback; whoever runs the server finds it in its log.
        _LOG.exception("page %s failed", chosen.url_path)
        say_failed(texts)


main()
