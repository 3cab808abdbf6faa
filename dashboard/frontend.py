"""The interface's program files, served from memory and compressed.

A browser that opens the dashboard for the first time asks for about a hundred files of Streamlit's,
some only once it meets the part that needs them. Here each is compressed once, and the page says at
its head which ones it will need. The style sheet of this interface stands in the page too.
"""

from __future__ import annotations

import asyncio
import gzip
import mimetypes
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.settings import PACKAGE

_FILES = Path(streamlit.__file__).parent / "static"
_NEEDED = ("Html", "BidiComponent", "TextInput")
"""Parts of the interface that nearly every page shows, by the names of their files."""
_DRAWN = ("ArrowVegaLiteChart",)
"""Parts that the figures' charts need too."""
_COMPRESSED = frozenset({".js", ".css", ".html", ".json", ".svg"})
_IMPORT = re.compile(r'(?:from|import)\s*"\./([\w.-]+\.js)"')
_FONT = re.compile(r'<link\s[^>]*\bas="font"[^>]*>')
"""Streamlit asks for a Latin font ahead of everything; this interface has other fonts."""
_ROOT = '<div id="root">'
_OVERVIEW = "/overview"
"""A page by name, though its address is that of the whole."""
_STRAY = re.compile(r"/([a-z]+\.(?:csv|xlsx|docx|html|png|svg))")
"""A file asked for without the folder that it is in."""
_PATIENCE = 1.0
"""Seconds that a page waits for its first view."""
READY = threading.Event()
"""Set once the overview can be drawn without a reader's waiting for its code."""
_PAGE = re.compile(r"/[a-z]*")
"""An address of a page, of one that is not there too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A file as it is sent: to a browser that takes gzip, and to any other."""

    plain: bytes
    packed: bytes | None
    mime: str
    caching: str

    def answer(self, accepted: str) -> Response:
        headers = {"Cache-Control": self.caching, "Vary": "Accept-Encoding"}
        if self.packed is not None and "gzip" in accepted:
            headers["Content-Encoding"] = "gzip"
            return Response(self.packed, media_type=self.mime, headers=headers)
        return Response(self.plain, media_type=self.mime, headers=headers)


class ProgramFiles:
    """ASGI middleware: answers for files and page heads, and leaves the rest to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        place = _moved(scope["path"]) if _is_asked(scope) else None
        if place is not None:
            query = scope["query_string"].decode("latin-1")
            moved = RedirectResponse(f"{place}?{query}" if query else place)
            await moved(scope, receive, send)
            return
        kept = _kept(scope["path"]) if _is_asked(scope) else None
        if kept is None:
            await self._app(scope, receive, send)
            return
        if scope["path"] == "/" and READY.is_set():
            drawing = asyncio.to_thread(_with_first_view, scope["query_string"].decode("latin-1"))
            # Where the numbers take longer, the interface is loaded meanwhile, and shows them.
            with suppress(TimeoutError):
                kept = await asyncio.wait_for(asyncio.shield(drawing), _PATIENCE)
        accepted = Headers(scope=scope).get("accept-encoding", "")
        await kept.answer(accepted)(scope, receive, send)


def _is_asked(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] == "GET"


def _moved(path: str) -> str | None:
    """Where to look instead, relative to the app; None where the address is as it should be."""
    if path == _OVERVIEW:
        return "."
    stray = _STRAY.fullmatch(path)
    return f"export/{stray[1]}" if stray and not (_FILES / stray[1]).exists() else None


@cache
def _files() -> dict[str, Path]:
    """Every program file by the path under which a browser asks for it."""
    folder = _FILES / "static"
    return {
        f"/static/{path.relative_to(folder).as_posix()}": path
        for path in folder.rglob("*")
        if path.is_file()
    }


def _kept(path: str) -> _Kept | None:
    if _PAGE.fullmatch(path):
        return _head(_NEEDED + _DRAWN if path == "/figures" else _NEEDED)
    return _file(path) if path in _files() else None


@cache
def _file(path: str) -> _Kept:
    file = _files()[path]
    # Their names carry a hash of what they hold.
    return _keep(file.read_bytes(), file.suffix, "public, immutable, max-age=31536000")


@cache
def _head(parts: tuple[str, ...]) -> _Kept:
    """Streamlit's page, with the files named that it would find out about later."""
    page = _FONT.sub("", (_FILES / "index.html").read_text(encoding="utf-8"))
    links = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in _needed(parts)
        if name not in page
    )
    for old, new in (
        ("</head>", f"{links}</head>"),
        # Behind the head, where Streamlit's own rules stand, of which some are to be overruled.
        (_ROOT, f"{_style()}{_ROOT}"),
        ('<html lang="en">', '<html lang="zh">'),
        ("<title>Streamlit</title>", "<title>基层</title>"),
    ):
        page = page.replace(old, new)
    return _keep(page.encode(), ".html", "no-cache")


def _style() -> str:
    return f"<style>{(PACKAGE / 'style.css').read_text(encoding='utf-8')}</style>"


def _with_first_view(query: str) -> _Kept:
    """The page with what it will show already in it."""
    # It knows every part of the interface, which has been loaded once READY is set.
    from dashboard.first_view import with_first_view

    head = _head(_NEEDED)
    plain = with_first_view(head.plain.decode(), query).encode()
    return _Kept(plain=plain, packed=gzip.compress(plain, 1), mime=head.mime, caching=head.caching)


def _keep(plain: bytes, suffix: str, caching: str) -> _Kept:
    mime = mimetypes.types_map.get(suffix, "application/octet-stream")
    packed = gzip.compress(plain, 6, mtime=0) if suffix in _COMPRESSED else None
    return _Kept(plain=plain, packed=packed, mime=mime, caching=caching)


def _needed(parts: tuple[str, ...]) -> Iterator[str]:
    """File names of the parts, and of all that they import."""
    scripts = {path.name: path for path in _files().values() if path.suffix == ".js"}
    waiting = [name for name in sorted(scripts) if name.split(".")[0] in parts]
    seen = set(waiting)
    while waiting:
        name = waiting.pop()
        yield name
        for found in _IMPORT.findall(scripts[name].read_text(encoding="utf-8")):
            if found in scripts and found not in seen:
                seen.add(found)
                waiting.append(found)


def prepare() -> None:
    """Read and compress what every first view asks for."""
    for parts in (_NEEDED, _NEEDED + _DRAWN):
        _head(parts)
    for name in _needed(_NEEDED + _DRAWN):
        _file(f"/static/js/{name}")
    page = (_FILES / "index.html").read_text(encoding="utf-8")
    for path in re.findall(r"\./(static/[\w./-]+)", page):
        if f"/{path}" in _files():
            _file(f"/{path}")
