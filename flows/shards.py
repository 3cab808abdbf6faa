"""A shard: pages of about one size in text, read together by one worker into Parquet files."""

from __future__ import annotations

import copyreg
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from flows.load.shard_files import ShardFrames
from flows.load.soundness import keep_sound
from flows.pipeline import read_pages
from flows.plan import PageTask
from flows.records import Correction, Page, PageHint, PageResult
from flows.sources import Refusal, decode_page, read_bytes
from flows.tables import Reference

PAGES_TOGETHER = 16
"""Pages that go through the stages together: more gain no speed and hold more memory."""

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

    number: int
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


def read_shard(shard: Shard, reference: Reference) -> ShardReport:
    """Read every page of the shard and write its rows. A file that cannot be read is refused."""
    frames = ShardFrames()
    refusals: list[Refusal] = []
    for first in range(0, len(shard.tasks), PAGES_TOGETHER):
        pages: list[Page] = []
        keys: list[str] = []
        for task in shard.tasks[first : first + PAGES_TOGETHER]:
            page = _load(task)
            if isinstance(page, Refusal):
                refusals.append(page)
            else:
                pages.append(page)
                keys.append(task.read_key)
        for read, key in zip(_read(pages, reference), keys, strict=True):
            if isinstance(read, Refusal):
                refusals.append(read)
            else:
                frames.add(read, key)
    frames.write(shard.folder, shard.name)
    return ShardReport(
        number=shard.number,
        pages=frames.count("page"),
        articles=frames.count("article"),
        initiatives=frames.count("initiative"),
        metrics=frames.count("metric"),
        refusals=tuple(refusals),
    )


def _load(task: PageTask) -> Page | Refusal:
    data = read_bytes(task.file)
    page = data if isinstance(data, Refusal) else decode_page(task.file, data)
    if isinstance(page, Refusal) or page.page_id == task.page_id:
        return page
    return Refusal(
        source_path=task.file.source_path,
        reason="unreadable",
        detail="the file changed while the run was reading; run again",
    )


def _read(pages: Sequence[Page], reference: Reference) -> list[PageResult | Refusal]:
    """What each page says. One that trips the program must not cost the others of the run."""
    try:
        return [keep_sound(result) for result in read_pages(pages, reference)]
    except Exception as error:
        if len(pages) == 1:
            return [_failed(pages[0], error)]
    return [read for page in pages for read in _read([page], reference)]


def _failed(page: Page, error: Exception) -> Refusal:
    deepest = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(deepest.filename).name}:{deepest.lineno}"
    return Refusal(
        source_path=page.source_path,
        reason="failed",
        detail=f"the program tripped over it: {type(error).__name__}: {error} ({where})",
        content_hash=page.page_id,
    )
