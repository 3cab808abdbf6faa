"""Entry point: the server with its program files and warehouse at hand.

``streamlit run dashboard/app.py``.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.connections import answer_promptly
from dashboard.frontend import ProgramFiles
from dashboard.warm import warm_up


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[dict[str, object]]:
    answer_promptly()
    threading.Thread(target=warm_up, daemon=True).start()
    yield {}


def _file(request: Request) -> Response:
    # Loaded with the first file that is asked for: the server answers readers sooner.
    from dashboard.files import send

    return send(request)


app = st.App(
    Path(__file__).with_name("main.py"),
    lifespan=_lifespan,
    routes=[Route("/export/{name}.{ending}", _file)],
    middleware=[Middleware(ProgramFiles)],
)
