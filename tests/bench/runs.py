"""Whole runs of the real command: seconds a page, the load's share, memory, workers, a re-run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil

from tests.bench.bars import Measure
from tests.bench.ceiling import measure_ceiling
from tests.bench.made_pages import write_pages

SAMPLE_SECONDS = 0.25
CHANGED_PAGES = 10
ENOUGH_FOR_TWO = 3_000
"""Pages that keep two processes busy for so long that starting them no longer counts."""
ROUNDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedRun:
    """Wall seconds of a run, of them the reading and the commit; most memory of all processes."""

    pages: int
    seconds: float
    reading: float
    commit: float
    peak_bytes: int
    file_bytes: int

    @property
    def work_per_page(self) -> float:
        """Seconds of reading and load; starting up costs the same however many pages there are."""
        return (self.reading + self.commit) / self.pages


def measure_runs(sizes: list[int], say: Callable[[str], None]) -> list[Measure]:
    """Runs of each size from nothing, then one worker beside two, then a run with nothing to do."""
    measures: list[Measure] = []
    runs: list[TimedRun] = []
    with tempfile.TemporaryDirectory(prefix="jiceng_bench_") as place:
        for size in sizes:
            folder = Path(place) / str(size)
            write_pages(folder, size)
            run = _run(folder, Path(place) / f"{size}.duckdb", size, workers=_cores())
            say(f"  {size:,} pages: {run.seconds:.1f} s")
            runs.append(run)
            measures += _of_one_run(run)
        largest = runs[-1]
        folder = Path(place) / str(largest.pages)
        again = _run(folder, Path(place) / f"{largest.pages}.duckdb", largest.pages, _cores())
        say(f"  {largest.pages:,} pages unchanged: {again.seconds:.1f} s")
        measures += _compare(runs, again)
        measures.append(_refresh(folder, Path(place) / f"{largest.pages}.duckdb", largest, say))
        if _cores() > 1:
            measures += _workers(Path(place), say)
    return measures


def _refresh(
    folder: Path, warehouse: Path, largest: TimedRun, say: Callable[[str], None]
) -> Measure:
    """The run after a few pages have changed."""
    for path in sorted(folder.rglob("*.txt"))[:CHANGED_PAGES]:
        path.write_text(path.read_text(encoding="utf-8") + "\n新建公厕3座。\n", encoding="utf-8")
    run = _run(folder, warehouse, largest.pages, _cores())
    say(f"  {CHANGED_PAGES} pages of {largest.pages:,} changed: {run.seconds:.1f} s")
    return Measure(
        name=f"{CHANGED_PAGES} pages changed",
        value=run.seconds / largest.seconds * 100,
        unit=" % of the run",
        # Start-up and the copy of the file weigh more beside a short run.
        at_most=5 if largest.pages >= 20_000 else None,
    )


def _of_one_run(run: TimedRun) -> list[Measure]:
    label = f"{run.pages:,} pages"
    return [
        Measure(name=f"{label}: whole run", value=run.seconds, unit=" s"),
        Measure(name=f"{label}: a page", value=run.seconds / run.pages * 1e3, unit=" ms"),
        Measure(name=f"{label}: reading", value=run.reading, unit=" s"),
        Measure(name=f"{label}: load", value=run.commit, unit=" s"),
        Measure(name=f"{label}: peak memory", value=run.peak_bytes / 1e9, unit=" GB"),
        Measure(name=f"{label}: file, a page", value=run.file_bytes / run.pages / 1e3, unit=" kB"),
    ]


def _compare(runs: list[TimedRun], again: TimedRun) -> list[Measure]:
    """The bars are for 20,000 pages; a shorter benchmark is held to them at its largest run."""
    largest = runs[-1]
    measures = [
        Measure(
            name="load share",
            value=largest.commit / largest.seconds * 100,
            unit=" %",
            at_most=15,
        ),
        Measure(name="peak memory", value=largest.peak_bytes / 1e9, unit=" GB", at_most=1.5),
        Measure(
            name="unchanged re-run",
            value=again.seconds / largest.seconds * 100,
            unit=" % of the run",
            # Start-up alone is more than 3 % of a short run.
            at_most=3 if largest.pages >= 20_000 else None,
        ),
    ]
    if len(runs) > 1:
        before = runs[-2]
        growth = largest.work_per_page / before.work_per_page
        measures.append(
            Measure(
                name=f"cost of a page, {before.pages:,} -> {largest.pages:,}",
                value=growth,
                unit=" x",
                at_most=1.10,
            )
        )
    return measures


def _workers(place: Path, say: Callable[[str], None]) -> list[Measure]:
    """The reading with one process beside two, on the same pages, the better of two rounds each."""
    folder = place / str(ENOUGH_FOR_TWO)
    if not folder.exists():
        write_pages(folder, ENOUGH_FOR_TWO)
    readings: dict[int, list[float]] = {1: [], 2: []}
    for number in range(ROUNDS):
        for workers, seconds in readings.items():
            warehouse = place / f"{workers}_{number}.duckdb"
            run = _run(folder, warehouse, ENOUGH_FOR_TWO, workers, "--without-prefect")
            seconds.append(run.reading)
    one, two = min(readings[1]), min(readings[2])
    say(f"  1 process: {one:.1f} s of reading; 2: {two:.1f} s")
    return [
        measure_ceiling(),
        Measure(name="2 processes over 1", value=one / two, unit=" x", at_least=1.8),
    ]


def _run(folder: Path, warehouse: Path, pages: int, workers: int, *more: str) -> TimedRun:
    steps = warehouse.with_suffix(".json")
    command = [sys.executable, "-m", "tests.bench.timed_run", str(steps), "run", str(folder)]
    command += ["--warehouse", str(warehouse), "--workers", str(workers), *more]
    start = perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        peak = _watch(process)
        seconds = perf_counter() - start
        if process.returncode != 0:
            output.seek(0)
            raise RuntimeError(f"{' '.join(command)}:\n{output.read().decode()[-2000:]}")
    spent = json.loads(steps.read_text(encoding="utf-8"))
    return TimedRun(
        pages=pages,
        seconds=seconds,
        reading=spent["read_pages"],
        commit=spent["commit"],
        peak_bytes=peak,
        file_bytes=warehouse.stat().st_size,
    )


def _watch(process: subprocess.Popen[bytes]) -> int:
    """Wait for the process; the most memory that it and its children held at one time."""
    root = psutil.Process(process.pid)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(root))
        try:
            process.wait(SAMPLE_SECONDS)
        except subprocess.TimeoutExpired:
            continue
    return peak


def _memory(root: psutil.Process) -> int:
    total = 0
    try:
        processes = [root, *root.children(recursive=True)]
    except psutil.Error:
        return 0
    for process in processes:
        try:
            # Proportional: pages of memory that processes share are counted once.
            total += process.memory_full_info().pss
        except psutil.Error:
            continue
    return total


def _cores() -> int:
    return len(os.sched_getaffinity(0))
