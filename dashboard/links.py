"""Links that carry the whole view, and the router that follows them without a page load.

Every link is an ordinary ``<a href>``: it can be copied, opened in another tab and read by a
screen reader. The router only spares a plain click the reload.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from dashboard.filters import Filters
from dashboard.texts import Language, Texts

OVERVIEW = "overview"

_ROUTER_JS = """
export default function ({ data, setTriggerValue }) {
  const follow = (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest && event.target.closest("a[data-go]");
    if (!link) return;
    event.preventDefault();
    setTriggerValue("go", link.getAttribute("href"));
  };
  document.addEventListener("click", follow);
  document.documentElement.lang = data.lang;
  const name = () => {
    for (const [part, words] of Object.entries(data.parts)) {
      const found = document.querySelector(part);
      if (!found) continue;
      if (found.matches("a")) found.firstChild.nodeValue = words;
      else found.setAttribute("aria-label", words);
    }
  };
  const named = new MutationObserver(name);
  named.observe(document.body, { childList: true, subtree: true });
  name();
  let timer = null;
  const settle = (tries) => {
    const pane = document.querySelector(`[data-pane="${CSS.escape(data.settle)}"]`);
    if (!pane) {
      if (tries) timer = setTimeout(settle, 150, tries - 1);
      return;
    }
    const here = pane.querySelector(".here") || pane.querySelector(".start");
    if (!here) return;
    const down = here.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += down - pane.clientHeight / 3;
  };
  if (data.settle) settle(100);
  return () => {
    document.removeEventListener("click", follow);
    named.disconnect();
    if (timer) clearTimeout(timer);
  };
}
"""


def href(page: str, filters: Filters, language: Language, /, **extras: object) -> str:
    """The address of a view, relative to the app. Extras that are None or empty are left out."""
    params = filters.params()
    params.update({key: str(value) for key, value in extras.items() if value not in (None, "")})
    if language != "zh":
        params["lang"] = language
    path = "." if page == OVERVIEW else page
    return f"{path}?{urlencode(params)}" if params else f"{path}?"


def link(address: str, label_html: str, **attributes: str) -> str:
    """An anchor that the router follows. ``label_html`` is markup, already escaped."""
    extra = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
    )
    return f'<a data-go href="{escape(address)}" target="_self"{extra}>{label_html}</a>'


def split_href(address: str) -> tuple[str, dict[str, str]]:
    """Page and parameters of an address made by ``href``."""
    parts = urlsplit(address)
    page = parts.path.strip("./")
    return page or OVERVIEW, dict(parse_qsl(parts.query))


def set_params(params: Mapping[str, str]) -> None:
    """Make the URL carry exactly these parameters."""
    if dict(st.query_params) != dict(params):
        st.query_params.from_dict(dict(params))


def _followed() -> None:
    target = st.session_state["router"].get("go")
    if not target:
        return
    page, params = split_href(target)
    if page == st.session_state.get("page"):
        set_params(params)
    else:
        st.session_state["goto"] = (page, params)


_NAMED = {
    "nav.skip": 'a[data-testid="stSkipToContent"]',
    "nav.filters": '[data-testid="stSidebar"]',
    "nav.filters.hide": '[data-testid="stSidebarCollapseButton"] button',
    "nav.filters.show": 'button[data-testid="stExpandSidebarButton"]',
}
"""Parts that Streamlit names in English, by what the reader is to be told that they are."""


def mount_router(texts: Texts, settle: str) -> None:
    """Follow clicks on ``a[data-go]``. ``settle`` names the pane that is to be scrolled to its mark
    once it stands there."""
    parts = {part: texts(key) for key, part in _NAMED.items()}
    router = st.components.v2.component("jiceng.router", html="<span></span>", js=_ROUTER_JS)
    told = {"lang": texts.language, "settle": settle, "parts": parts}
    router(key="router", data=told, on_go_change=_followed)


_PICTURE_JS = """
export default function ({ data, parentElement }) {
  const held = parentElement.querySelector(".held");
  if (!held || held.shown === data.markup) return;
  held.innerHTML = held.shown = data.markup;
}
"""


def show_drawing(markup: str, key: str) -> None:
    """Put up markup that holds SVG, which ``st.html`` takes out. Stored text in it is escaped."""
    picture = st.components.v2.component(
        "jiceng.drawing",
        html='<div class="jc held"></div>',
        js=_PICTURE_JS,
        isolate_styles=False,
    )
    picture(key=key, data={"markup": markup})
