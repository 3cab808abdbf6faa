"""Warehouses to look at, and the dashboard's pages run headless on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.settings import settings
from tests.dashboard.made_corpus import make, make_empty

PAGES = ("overview", "initiatives", "figures", "search", "sql", "quality", "runs", "article")
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of about 2,000 figures."""
    path = tmp_path_factory.mktemp("made") / "jiceng.duckdb"
    make(path, 2000)
    return path


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with every table and no row."""
    path = tmp_path_factory.mktemp("empty") / "jiceng.duckdb"
    make_empty(path)
    return path


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Run one page on a warehouse file: ``open_page(path, "overview", region="150400")``."""

    def run(warehouse: Path, page: str, **params: str) -> AppTest:
        monkeypatch.setenv("JICENG_WAREHOUSE", str(warehouse))
        settings.cache_clear()
        app = AppTest.from_string(
            f"from dashboard.screens import {page}\n{page}.show()", default_timeout=30
        )
        for name, value in params.items():
            app.query_params[name] = value
        return app.run()

    yield run
    settings.cache_clear()
