"""Texts that no paper prints are read to the end; what is found in them stands where it says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from flows.pipeline import read_page
from flows.tables import Reference
from tests.bench import hostile
from tests.factories import page

LENGTH = 20_000
TEXTS = dict(hostile.texts(LENGTH))


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read(name: str, reference: Reference) -> None:
    text = TEXTS[name]
    result = read_page(page(text), reference)
    spans = [found.article.span for found in result.articles]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(before.start <= after.start for before, after in pairwise(spans))
    for found in result.articles:
        for metric in found.metrics:
            assert text[metric.char_start : metric.char_end].strip()
            assert metric.value_max is None or metric.value_max >= metric.value
