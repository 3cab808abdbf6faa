"""A run killed at any moment, and readers that look on while runs publish."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.settings import PROJECT
from tests.factories import DEFAULT_TEXT
from tests.flows.conftest import Desk
from tests.flows.real_run import content, failures, finish, start

pytestmark = pytest.mark.slow

MOMENTS = 24
PUBLISHES = 20
PAGES = 24
VERSIONS = ("amended", "old", "new", "old")
"""One page in 24 differs between ``old`` and ``amended``, which derives only what it touches; all
of them between ``old`` and ``new``.
"""


def _fill(folder: Path, version: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    others = "old" if version == "amended" else version
    for number in range(PAGES):
        mark = others if number else version
        (folder / f"{number}.txt").write_text(
            f"{DEFAULT_TEXT}\n第{number}版 {mark}\n", encoding="utf-8"
        )


def test_killed_at_any_moment_the_published_file_is_the_old_or_the_new_one(
    tmp_path: Path,
) -> None:
    pages, warehouse = tmp_path / "pages", tmp_path / "out" / "w.duckdb"
    known = {}
    for version in ("new", "amended", "old"):
        _fill(pages, version)
        began = time.monotonic()
        finish(start(warehouse, pages, program=MADE_RUN))
        whole_run = time.monotonic() - began
        known[version] = content(warehouse)
    assert len({str(each) for each in known.values()}) == len(known)

    seen = set()
    for moment in range(MOMENTS):
        before, version = VERSIONS[moment % 4 - 1], VERSIONS[moment % 4]
        _fill(pages, version)
        process = start(warehouse, pages, program=MADE_RUN)
        time.sleep(whole_run * 1.05 * moment / MOMENTS)
        process.kill()
        process.communicate()
        assert content(warehouse) in (known[before], known[version]), f"a mixture at {moment}"
        assert failures(warehouse) == []
        seen.add(content(warehouse) == known[version])
        finish(start(warehouse, pages, program=MADE_RUN))
        assert content(warehouse) == known[version]
        assert not (warehouse.parent / "staging" / "w").exists()
    assert False in seen, "no kill came before the publishing: the moments test nothing"


MADE = """
import flows.executors, flows.shards
from flows.__main__ import main
from tests.flows.conftest import one_by_one, read_made_page

flows.shards.read_pages = one_by_one(read_made_page)
flows.executors.load_reference = lambda folder: None
raise SystemExit(main())
"""
"""A run whose reading takes no time: so more of the kills meet the staging and publishing."""
MADE_RUN = ("-c", MADE)


READER = """
import json, sys
from pathlib import Path
import duckdb
from warehouse.connection import open_reader

warehouse, stop = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
loops, errors, seen = 0, [], set()
while not stop.exists():
    try:
        with open_reader(warehouse) as connection:
            marks = connection.execute(
                "select distinct regexp_extract(text, 'version (.*)', 1) from page"
            ).fetchall()
            counts = connection.execute(
                "select (select count(*) from page), (select count(*) from metric),"
                " (select count(*) from article), (select last(articles order by run_id) from run)"
            ).fetchone()
    except duckdb.Error as error:
        errors.append(str(error))
        continue
    if len(marks) != 1 or len(set(counts)) != 1:
        errors.append(f"mixture: {marks} {counts}")
    seen.add(marks[0][0])
    loops += 1
print(json.dumps({"loops": loops, "errors": errors, "seen": len(seen)}))
"""


def test_a_reader_notices_nothing_of_twenty_publishes(
    desk: Desk, jiceng: Callable[..., int], tmp_path: Path
) -> None:
    stop = tmp_path / "stop"

    def publish(version: int) -> None:
        for name in "abc":
            desk.write(name, f"{DEFAULT_TEXT}\n{name}\nversion {version}")
        assert jiceng("run", desk.pages) == 0

    publish(0)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(desk.warehouse), str(stop)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "ready\n"
    for version in range(1, PUBLISHES + 1):
        publish(version)
    stop.touch()
    report = json.loads(reader.communicate(timeout=60)[0])
    assert report["errors"] == []
    assert report["loops"] > PUBLISHES
    assert report["seen"] > 1


def test_a_reader_that_stays_keeps_its_version(desk: Desk, jiceng: Callable[..., int]) -> None:
    """A shell that was open before the run goes on, and sees the news when it opens again."""
    desk.write("a")
    assert jiceng("run", desk.pages) == 0
    shell = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, duckdb\n"
            f"connection = duckdb.connect({str(desk.warehouse)!r}, read_only=True)\n"
            "for _ in sys.stdin:\n"
            "    print(connection.execute('select count(*) from page').fetchone()[0], flush=True)",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert shell.stdin is not None
    assert shell.stdout is not None

    def ask() -> int:
        print("ask", file=shell.stdin, flush=True)
        return int(shell.stdout.readline())

    assert ask() == 1
    desk.write("b")
    assert jiceng("run", desk.pages) == 0
    assert ask() == 1
    shell.communicate()
    assert len(content(desk.warehouse)) > 0
    assert content(desk.warehouse)["page"].startswith("2 rows")
