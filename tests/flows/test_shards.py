"""Every page in one shard, none of more text than asked for, the last ones small."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from flows.cutting import Shard, cut_shards
from flows.plan import PageTask
from flows.sources import SourceFile


def task(number: int, byte_size: int) -> PageTask:
    name = f"{number}.txt"
    file = SourceFile(source_path=name, location=name, byte_size=byte_size)
    return PageTask(file=file, page_id=name, read_key="")


def text_in(shard: Shard) -> int:
    return sum(each.file.byte_size for each in shard.tasks)


@given(
    sizes=st.lists(st.integers(0, 900), max_size=60),
    shard_bytes=st.integers(1, 3000),
    workers=st.integers(1, 4),
)
def test_every_page_is_in_one_shard_and_none_holds_more_than_asked_for(
    sizes: list[int], shard_bytes: int, workers: int
) -> None:
    tasks = [task(number, size) for number, size in enumerate(sizes)]
    shards = list(cut_shards(tasks, shard_bytes, Path(), workers=workers))
    assert [each for shard in shards for each in shard.tasks] == tasks
    assert [shard.number for shard in shards] == list(range(len(shards)))
    for shard in shards:
        assert text_in(shard) - shard.tasks[-1].file.byte_size < shard_bytes


def test_the_last_shards_are_small_so_that_workers_end_together() -> None:
    tasks = [task(number, 1000) for number in range(1000)]
    sizes = [text_in(each) for each in cut_shards(tasks, 50_000, Path(), workers=2)]
    assert sizes[:10] == [50_000] * 10
    assert sizes[-1] <= 7_000
    assert [text_in(each) for each in cut_shards(tasks, 50_000, Path())] == [50_000] * 20
