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

from dashboard.frontend import ProgramFiles
from dashboard.warm import warm_up


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[dict[str, object]]:
    threading.Thread(target=warm_up, daemon=True).start()
    yield {}


app = st.App(
    Path(__file__).with_name("main.py"),
    lifespan=_lifespan,
    middleware=[Middleware(ProgramFiles)],
)
