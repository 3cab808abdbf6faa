"""Each seed page is read as it was when its golden file was last looked through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.tables import Reference
from tests.accuracy.annotations import DOCUMENTS
from tests.accuracy.found import read_result
from tests.golden.__main__ import GOLDEN
from tests.golden.form import changes, golden_text

_SHOWN = 30


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_page_is_read_as_before(path: Path, reference: Reference) -> None:
    result = read_result(path, reference)
    kept = GOLDEN / f"{result.page.page_id}.json"
    assert kept.exists(), "write it with python -m tests.golden"
    lines = changes(kept.read_text(encoding="utf-8"), golden_text(result))
    if lines:
        cut = lines[:_SHOWN]
        more = f"\n… and {len(lines) - len(cut)} more" if len(lines) > len(cut) else ""
        pytest.fail(
            "lost (-) and gained (+):\n"
            + "\n".join(cut)
            + more
            + "\nIf that is meant, renew with python -m tests.golden and commit the files.",
            pytrace=False,
        )


def test_a_figure_has_a_line_of_its_own() -> None:
    for path in GOLDEN.glob("*.json"):
        text = path.read_text(encoding="utf-8")
        articles = json.loads(text)["articles"]
        figures = sum(len(article.get("metrics", ())) for article in articles)
        assert sum('"metric_id"' in line for line in text.splitlines()) == figures


def test_changes_are_what_was_lost_and_gained() -> None:
    assert changes("{\n a\n b\n}\n", "{\n a\n c\n}\n") == ["- b", "+ c"]
    assert changes("{\n a\n}\n", "{\n a\n}\n") == []
