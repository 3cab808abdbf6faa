"""Cuts what is to be read into shards: pages of about one size in text, for one worker at a time.

Apart from the reading, whose modules take a process half a second to import: one that only hands
shards out does without them.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from flows.plan import PageTask
from flows.records import Correction, PageHint
from flows.sources import Refusal

_SMALLEST_SHARE = 8


def _as_made(record: Any) -> tuple[Callable[..., object], tuple[object, ...]]:
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    return _make, (type(record), values)


def _make(kind: type[object], values: Mapping[str, object]) -> object:
    return kind(**values)


# Shards are pickled for the workers, and compiled records cannot be restored field by field: they
# are frozen.
for _kind in (PageHint, Correction):
    copyreg.pickle(_kind, _as_made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Pages to read, and the folder that takes what was read."""

    number: int
    tasks: tuple[PageTask, ...]
    folder: Path

    @property
    def name(self) -> str:
        return f"{self.number:06d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardReport:
    """What a worker sends back: counts, and the files it refused. Rows stay in Parquet."""

    pages: int
    articles: int
    initiatives: int
    metrics: int
    refusals: tuple[Refusal, ...]


def cut_shards(
    tasks: Sequence[PageTask], shard_bytes: int, folder: Path, *, workers: int = 1
) -> Iterator[Shard]:
    """Shards of about ``shard_bytes`` of text each, so that memory follows the shard.

    Towards the end they become smaller, so that the ``workers`` end at about the same time.
    """
    left = sum(task.file.byte_size for task in tasks)
    least = shard_bytes if workers == 1 else shard_bytes // _SMALLEST_SHARE
    gathered: list[PageTask] = []
    size = number = 0
    for task in tasks:
        gathered.append(task)
        size += task.file.byte_size
        if size >= min(shard_bytes, max(left // (2 * workers), least)):
            yield Shard(number=number, tasks=tuple(gathered), folder=folder)
            left -= size
            gathered, size, number = [], 0, number + 1
    if gathered:
        yield Shard(number=number, tasks=tuple(gathered), folder=folder)
