"""What a second process gains on this machine at all: independent segmenters, two beside one."""

from __future__ import annotations

import logging
import multiprocessing
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from time import perf_counter

import jieba

from tests.bench.bars import Measure
from tests.bench.made_pages import make_page

PAGES = 60
PASSES = 4
"""Some five seconds: as long as a clock needs to settle at what both cores sustain."""
ROUNDS = 2


def measure_ceiling() -> Measure:
    """Cores share a clock, a cache and memory: two copies of anything are not twice as fast."""
    gains = [2 * _slowest(1) / _slowest(2) for _ in range(ROUNDS)]
    return Measure(
        name="2 independent jieba.cut over 1, the machine's own", value=max(gains), unit=" x"
    )


def _slowest(processes: int) -> float:
    """Wall seconds until each of so many processes has cut the same pages."""
    context = multiprocessing.get_context("spawn")
    start, seconds = context.Barrier(processes), context.SimpleQueue()
    running = [context.Process(target=_cut, args=(start, seconds)) for _ in range(processes)]
    for process in running:
        process.start()
    spent = [seconds.get() for _ in running]
    for process in running:
        process.join()
    return max(spent)


def _cut(start: Barrier, seconds: SimpleQueue[float]) -> None:
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    texts = [make_page(seed) for seed in range(PAGES)]
    start.wait()
    began = perf_counter()
    for _ in range(PASSES):
        for text in texts:
            for _ in jieba.cut(text):
                pass
    seconds.put(perf_counter() - began)
