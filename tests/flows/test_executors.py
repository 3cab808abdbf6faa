"""Equal tables from any number of workers, any order of files, and with a worker lost."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from flows.__main__ import main
from flows.settings import PROJECT
from tests.bench.made_pages import write_pages
from tests.flows.real_run import content, failures, finish, start

pytestmark = pytest.mark.slow

PAGES = 24
SMALL_SHARDS = {"SMALL_RUN_BYTES": "0", "SHARD_BYTES": "30000"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_pages(folder, PAGES)
    return folder


@pytest.fixture(scope="module")
def expected(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one process reads, all pages in one shard."""
    warehouse = tmp_path_factory.mktemp("one") / "w.duckdb"
    finish(start(warehouse, pages, WORKERS="1"))
    assert failures(warehouse) == []
    return content(warehouse)


@pytest.mark.parametrize("workers", ["1", "2", "4"])
def test_any_number_of_workers_writes_the_same(
    pages: Path, expected: dict[str, str], tmp_path: Path, workers: str
) -> None:
    warehouse = tmp_path / "w.duckdb"
    assert finish(start(warehouse, pages, WORKERS=workers, **SMALL_SHARDS)) == ""
    assert content(warehouse) == expected


def test_any_order_of_files_and_of_runs_writes_the_same(
    pages: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    warehouse = tmp_path / "w.duckdb"
    files = sorted(pages.rglob("*.txt"))
    random.Random(7).shuffle(files)
    finish(start(warehouse, *files[:9], WORKERS="1"))
    finish(start(warehouse, *files[9:], WORKERS="1"))
    assert content(warehouse) == expected


def test_a_corpus_that_grew_and_shrank_is_as_if_read_at_once(
    pages: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    warehouse = tmp_path / "w.duckdb"
    extra = pages / "extra.txt"
    changed = sorted(pages.rglob("*.txt"))[0]
    text = changed.read_text(encoding="utf-8")
    try:
        extra.write_text("临时版面\n本报讯 新建公厕12座。\n", encoding="utf-8")
        changed.write_text(text.replace("。", "，", 3), encoding="utf-8")
        finish(start(warehouse, pages, WORKERS="1"))
    finally:
        extra.unlink()
        changed.write_text(text, encoding="utf-8")
    finish(start(warehouse, pages, WORKERS="1"))
    assert content(warehouse) == expected


def _await_workers(process: subprocess.Popen[str], warehouse: Path) -> list[psutil.Process]:
    """The workers of a run, once they have written something."""
    shards = warehouse.parent / "staging" / "w"
    while process.poll() is None:
        # Workers are children of the process that they are forked from.
        parent = psutil.Process(process.pid)
        workers = [each for child in parent.children() for each in child.children()]
        if workers and list(shards.rglob("page/*.parquet")):
            return workers
        time.sleep(0.005)
    raise AssertionError("the run ended before it had a worker to lose")


def test_a_worker_killed_midway_costs_nothing_but_time(
    pages: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    warehouse = tmp_path / "w.duckdb"
    process = start(warehouse, pages, WORKERS="2", SMALL_RUN_BYTES="0", SHARD_BYTES="1")
    _await_workers(process, warehouse)[0].kill()
    finish(process)
    assert content(warehouse) == expected


def test_workers_end_with_a_run_that_is_killed(pages: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    process = start(warehouse, pages, WORKERS="2", SMALL_RUN_BYTES="0", SHARD_BYTES="1")
    _await_workers(process, warehouse)
    started = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    _, left = psutil.wait_procs(started, timeout=20)
    assert not left


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """Address of a Dask scheduler with two workers, each a process of its own."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    note = tmp_path / "scheduler.json"
    with_note = ["--scheduler-file", str(note), "--no-dashboard"]
    worker = ["distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", *with_note]
    commands = [["distributed.cli.dask_scheduler", "--port", "0", *with_note], worker, worker]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=PROJECT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]
    try:
        while not note.exists():
            assert processes[0].poll() is None, "the scheduler ended"
            time.sleep(0.05)
        yield str(json.loads(note.read_text())["address"])
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            # A worker whose scheduler is gone may wait for it for minutes.
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def test_a_dask_cluster_writes_the_same(
    pages: Path, expected: dict[str, str], tmp_path: Path, scheduler: str
) -> None:
    warehouse = tmp_path / "out" / "w.duckdb"
    finish(start(warehouse, pages, SCHEDULER=scheduler, **SMALL_SHARDS))
    assert content(warehouse) == expected


def test_a_scheduler_that_does_not_answer_is_one_line(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    nobody = ["--scheduler", "tcp://127.0.0.1:9", "--without-prefect"]
    assert main(["run", str(pages), "--warehouse", str(tmp_path / "w.duckdb"), *nobody]) == 1
    assert "Dask scheduler tcp://127.0.0.1:9: " in capsys.readouterr().err


def test_a_bad_table_is_one_line_from_any_number_of_workers(pages: Path, tmp_path: Path) -> None:
    seeds = shutil.copytree(PROJECT / "seeds", tmp_path / "seeds")
    with (seeds / "reference" / "units.csv").open("a", encoding="utf-8") as units:
        units.write("bad row\n")
    for workers in ("1", "2"):
        process = start(
            tmp_path / "w.duckdb", pages, WORKERS=workers, SEEDS=str(seeds), **SMALL_SHARDS
        )
        _, complaints = process.communicate(timeout=300)
        assert process.returncode == 1
        (line,) = complaints.splitlines()
        assert line.startswith("jiceng: units.csv, line ")


def test_a_dask_worker_tells_the_program_that_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not the files, which may have been edited since it was started."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    from flows import dask_executor

    seeds = PROJECT / "seeds" / "reference"
    before = dask_executor._versions_on_worker(seeds)
    monkeypatch.setattr(dask_executor, "code_version", lambda package: "edited")
    assert dask_executor._versions_on_worker(seeds) == before
