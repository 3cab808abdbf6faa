"""The field's other readers over the same text, where they are installed; none is a dependency."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from time import process_time
from typing import Any

from tests.bench.bars import Measure


def measure_peers(texts: Sequence[str], our_seconds_a_character: float) -> list[Measure]:
    """Characters a second of each peer, and how many times that we read."""
    characters = sum(map(len, texts))
    measures = []
    for name, prepare, at_least in PEERS:
        try:
            read = prepare()
            read(texts[0])
        except (ImportError, OSError):
            continue
        start = process_time()
        for text in texts:
            read(text)
        a_character = (process_time() - start) / characters
        measures.append(Measure(name=name, value=1e-6 / a_character, unit=" M chars/s"))
        measures.append(
            Measure(
                name=f"extraction / {name}",
                value=a_character / our_seconds_a_character,
                unit=" x",
                at_least=at_least,
            )
        )
    return measures


def _recognizers_by_page() -> Callable[[str], object]:
    """Number, percentage, currency and dimension, as a user of all four would run them."""
    culture = import_module("recognizers_text").Culture.Chinese
    number = import_module("recognizers_number")
    with_unit = import_module("recognizers_number_with_unit")
    models: list[Callable[[str, str], Any]] = [
        number.recognize_number,
        number.recognize_percentage,
        with_unit.recognize_currency,
        with_unit.recognize_dimension,
    ]
    return lambda text: [model(text, culture) for model in models]


def _recognizers_by_line() -> Callable[[str], object]:
    """The same as its documentation runs it: one utterance a call."""
    recognize = _recognizers_by_page()
    return lambda text: [recognize(line) for line in text.splitlines() if line]


def _jionlp_places() -> Callable[[str], object]:
    recognize: Callable[[str], object] = import_module("jionlp").recognize_location
    return recognize


def _cpca() -> Callable[[str], object]:
    transform = import_module("cpca").transform
    return lambda text: transform([line for line in text.splitlines() if line])


PEERS: tuple[tuple[str, Callable[[], Callable[[str], object]], float | None], ...] = (
    ("Recognizers-Text, four models, a page a call", _recognizers_by_page, 30.0),
    ("Recognizers-Text, four models, a line a call", _recognizers_by_line, 30.0),
    ("JioNLP, places", _jionlp_places, None),
    ("cpca, places", _cpca, None),
)
