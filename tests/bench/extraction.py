"""Reading page text, one process, warm: beside ``jieba.cut``, by stage, and on hostile text."""

from __future__ import annotations

import gc
import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import jieba

from flows import pipeline
from flows.records import Page
from flows.shards import PAGES_TOGETHER
from flows.tables import Reference
from tests.bench import hostile
from tests.bench.bars import Measure
from tests.bench.made_pages import make_page
from tests.bench.peers import measure_peers

ROOT = Path(__file__).parent.parent.parent
MADE_PAGES = 60
ROUNDS = 7
PEER_TEXTS = 5
STAGE_PACKAGES = ("flows.extract", "flows.normalize")


def page_of(text: str, name: str = "page.txt") -> Page:
    """``text`` as the sources would hand it over."""
    content = text.encode()
    return Page(
        page_id=hashlib.sha256(content).hexdigest()[:16],
        file_name=name,
        source_path=name,
        byte_size=len(content),
        encoding="utf-8",
        text=text,
    )


def bench_texts() -> list[str]:
    """The seed pages and as many made ones as give a steady figure."""
    seeds = sorted((ROOT / "seeds" / "documents").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in seeds] + [
        make_page(seed) for seed in range(MADE_PAGES)
    ]


def measure_extraction(reference: Reference) -> list[Measure]:
    """Throughput beside the segmenter's, the stages' shares, and the worst hostile text."""
    texts = bench_texts()
    read = reader(texts, reference)
    measures, a_character = measure_reading(texts, read)
    measures += _stage_shares(read)
    measures += measure_peers(texts[:PEER_TEXTS], a_character)
    measures += _hostile(reference, a_character)
    return measures


def measure_reading(texts: Sequence[str], read: Callable[[], None]) -> tuple[list[Measure], float]:
    """Reading beside ``jieba.cut`` on the same text, and the seconds that a character takes."""
    characters = sum(map(len, texts))
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()

    def cut() -> None:
        for text in texts:
            for _ in jieba.cut(text):
                pass

    cut_seconds, read_seconds = _alternate(cut, read)
    ratio = cut_seconds / read_seconds
    return [
        Measure(name="jieba.cut", value=characters / cut_seconds / 1e6, unit=" M chars/s"),
        Measure(name="extraction", value=characters / read_seconds / 1e6, unit=" M chars/s"),
        Measure(name="ms a page", value=read_seconds / len(texts) * 1e3, unit=" ms"),
        Measure(name="extraction / jieba.cut", value=ratio, unit=" x", at_least=1.0),
    ], read_seconds / characters


def reader(texts: Sequence[str], reference: Reference) -> Callable[[], None]:
    """Reads the texts as a worker would."""
    pages = [page_of(text, f"page_{number}.txt") for number, text in enumerate(texts)]

    def read() -> None:
        for first in range(0, len(pages), PAGES_TOGETHER):
            pipeline.read_pages(pages[first : first + PAGES_TOGETHER], reference)

    return read


def _alternate(first: Callable[[], None], second: Callable[[], None]) -> tuple[float, float]:
    """Median seconds of each, taken in turns so that a slow spell hits both."""
    first()
    second()
    pairs = [(_seconds(first), _seconds(second)) for _ in range(ROUNDS)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds: what else the machine does meanwhile does not count."""
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


def _stage_shares(read: Callable[[], None]) -> list[Measure]:
    with _timed_stages() as seconds:
        total = _seconds(read)
    shares = [
        Measure(name=f"  {name}", value=spent / total * 100, unit=" %")
        for name, spent in seconds.most_common()
    ]
    rest = 100 - sum(share.value for share in shares)
    return [*shares, Measure(name="  pipeline itself", value=rest, unit=" %")]


@contextmanager
def _timed_stages() -> Iterator[Counter[str]]:
    """Every stage function that the pipeline calls, wrapped in a stop watch for a while."""
    seconds: Counter[str] = Counter()
    stages = {
        name: stage
        for name, stage in vars(pipeline).items()
        if callable(stage) and str(getattr(stage, "__module__", "")).startswith(STAGE_PACKAGES)
    }

    def timed(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            start = process_time()
            try:
                return stage(*args, **options)
            finally:
                seconds[name] += process_time() - start

        return run

    for name, stage in stages.items():
        setattr(pipeline, name, timed(name, stage))
    try:
        yield seconds
    finally:
        for name, stage in stages.items():
            setattr(pipeline, name, stage)


def _hostile(reference: Reference, average: float) -> list[Measure]:
    """Time per character of each hostile text over the average page's."""
    measures = []
    worst = 0.0
    for name, text in hostile.texts(hostile.ONE_MEGABYTE):
        page = page_of(text, f"{name}.txt")
        spent = _seconds(lambda page=page: pipeline.read_page(page, reference))  # type: ignore[misc]
        ratio = spent / len(text) / average
        measures.append(Measure(name=f"  1 MB of {name}", value=ratio, unit=" x"))
        worst = max(worst, ratio)
    measures.sort(key=lambda measure: -measure.value)
    barred = Measure(name="worst text / average", value=worst, unit=" x", at_most=5.0)
    return [*measures[:8], barred]
