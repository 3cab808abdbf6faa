"""One interface to map shards to reports: in this process or on a pool of processes."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Protocol

from flows import preloaded
from flows.cutting import Shard, ShardReport
from flows.errors import ExecutorError, JicengError
from flows.reference import load_reference
from flows.tables import Reference

_ATTEMPTS = 3
_QUEUED_PER_WORKER = 2
_READING = "flows.shards"
"""Imported where pages are read, and not by a process that hands them out."""


class Executor(Protocol):
    """Maps shards to reports, in any order, each shard reported once."""

    def map_shards(self, shards: Iterable[Shard]) -> Iterator[ShardReport]:
        """Raises ExecutorError when workers are lost again and again, SeedError where the tables
        cannot be read."""
        ...


class InProcess:
    """Reads one shard after the other, here."""

    def __init__(self, seeds: Path) -> None:
        self._seeds = seeds

    def map_shards(self, shards: Iterable[Shard]) -> Iterator[ShardReport]:
        from flows.shards import read_shard

        reference = load_reference(self._seeds)
        for shard in shards:
            yield read_shard(shard, reference)


class ProcessPool:
    """Processes that load the reference tables once each; a lost worker's shards are read again."""

    def __init__(self, seeds: Path, workers: int) -> None:
        self._seeds = seeds
        self._workers = workers

    def map_shards(self, shards: Iterable[Shard]) -> Iterator[ShardReport]:
        waiting = iter(shards)
        lost: list[Shard] = []
        for attempt in range(_ATTEMPTS):
            with self._pool() as pool:
                flying: dict[Future[ShardReport], Shard] = {}
                try:
                    yield from self._drive(pool, flying, lost, waiting)
                    return
                except BrokenProcessPool:
                    lost = [*flying.values(), *lost]
                    if attempt + 1 == _ATTEMPTS:
                        raise ExecutorError(
                            f"workers ended unexpectedly {_ATTEMPTS} times; out of memory?"
                        ) from None

    def _drive(
        self,
        pool: ProcessPoolExecutor,
        flying: dict[Future[ShardReport], Shard],
        lost: list[Shard],
        waiting: Iterator[Shard],
    ) -> Iterator[ShardReport]:
        """Keep the pool busy; ``flying`` and ``lost`` tell the caller what is not yet reported."""
        while True:
            while len(flying) < self._workers * _QUEUED_PER_WORKER:
                shard = lost.pop() if lost else next(waiting, None)
                if shard is None:
                    break
                try:
                    flying[pool.submit(_read_in_worker, shard)] = shard
                except BrokenProcessPool:
                    lost.append(shard)
                    raise
            if not flying:
                return
            done, _ = wait(flying, return_when=FIRST_COMPLETED)
            for future in done:
                report = future.result()
                del flying[future]
                yield report

    def _pool(self) -> ProcessPoolExecutor:
        os.environ[preloaded.VARIABLE] = str(self._seeds)
        return ProcessPoolExecutor(
            self._workers,
            mp_context=_context(),
            initializer=_load_in_worker,
            initargs=(self._seeds,),
        )


def _context() -> BaseContext:
    """How workers are started: forked from a process that holds the tables, where there is fork.

    Forked from here they would inherit the locks of threads that are running here.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preloaded.__name__, _READING, __name__])
    return context


_worker_reference: list[Reference | JicengError] = []
"""The tables of this worker, or what is wrong with them."""


def _load_in_worker(seeds: Path) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _worker_reference[:] = [preloaded.load_once(seeds)]
    except JicengError as error:
        # Raised here it would end worker after worker; the first shard hands it to the parent.
        _worker_reference[:] = [error]
    # A DuckDB connection that outlives the interpreter is reported on the user's terminal.
    atexit.register(_worker_reference.clear)


def _end_with_parent() -> None:
    """A worker of a killed run would wait for work for ever, and go on writing until then."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_in_worker(shard: Shard) -> ShardReport:
    from flows.shards import read_shard

    reference = _worker_reference[0]
    if isinstance(reference, JicengError):
        raise reference
    return read_shard(shard, reference)
