"""The interface's program files, served from memory."""

from __future__ import annotations

import re

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from dashboard.frontend import ProgramFiles

BROWSER = TestClient(ProgramFiles(PlainTextResponse("Streamlit")))


def test_a_page_names_the_files_that_it_will_need() -> None:
    page = BROWSER.get("/").text
    assert '<div id="root">' in page
    for part in ("Html", "BidiComponent"):
        assert re.search(rf'modulepreload" crossorigin href="./static/js/{part}\.', page)
    assert "ArrowVegaLiteChart" not in page
    assert 'as="font"' not in page
    assert "ArrowVegaLiteChart" in BROWSER.get("/figures").text


@pytest.mark.parametrize("accepted", ["gzip, deflate", "identity"])
def test_named_files_are_there_for_every_browser(accepted: str) -> None:
    page = BROWSER.get("/figures").text
    names = re.findall(r'modulepreload" crossorigin href="\./(static/js/[^"]+)"', page)
    assert len(names) == len(set(names))
    for name in names[-3:]:
        got = BROWSER.get(f"/{name}", headers={"Accept-Encoding": accepted})
        assert got.status_code == 200
        assert "javascript" in got.headers["content-type"]
        assert ("content-encoding" in got.headers) == (accepted != "identity")
        assert "immutable" in got.headers["cache-control"]
        assert got.content


@pytest.mark.parametrize("path", ["/_stcore/health", "/static/js/none.js", "/static/../app.py"])
def test_everything_else_is_left_to_streamlit(path: str) -> None:
    assert BROWSER.get(path).text == "Streamlit"


def test_only_reading_is_answered() -> None:
    assert BROWSER.post("/").text == "Streamlit"
