"""Reads a shard: its pages go through the stages together and into Parquet files."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

from flows.cutting import Shard, ShardReport
from flows.errors import JicengError
from flows.load.shard_files import ShardFrames
from flows.load.soundness import keep_sound
from flows.pipeline import read_pages
from flows.plan import PageTask
from flows.records import Page, PageResult
from flows.sources import Refusal, decode_page, read_bytes
from flows.tables import Reference

PAGES_TOGETHER = 16
"""Pages that go through the stages together: more gain no speed and hold more memory."""


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
    """What each page says. One that trips the program must not cost the others of the run.

    Raises SeedError: a table that cannot be read is no page's fault.
    """
    try:
        return [keep_sound(result) for result in read_pages(pages, reference)]
    except JicengError:
        raise
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
