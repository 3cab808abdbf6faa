"""The same steps as a Prefect flow: on a server, in process, and without one that starts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from prefect.client.orchestration import get_client
from prefect.testing.utilities import prefect_test_harness

from flows import orchestrate
from flows.__main__ import main
from flows.errors import NoServerError, WarehouseError
from flows.settings import PROJECT
from tests.flows.conftest import Desk

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server() -> Iterator[None]:
    """A Prefect server with a database of its own."""
    with prefect_test_harness(server_startup_timeout=120):
        yield


def run(desk: Desk, *arguments: str) -> int:
    return main(["run", str(desk.pages), "--warehouse", str(desk.warehouse), *arguments])


def pages(desk: Desk) -> int:
    with duckdb.connect(str(desk.warehouse), read_only=True) as connection:
        return len(connection.execute("select page_id from page").fetchall())


@pytest.mark.usefixtures("server")
def test_a_run_is_one_flow_run_of_two_tasks(desk: Desk) -> None:
    desk.write("a")
    desk.write("b")
    assert run(desk) == 0
    assert pages(desk) == 2
    with get_client(sync_client=True) as client:
        (flow_run,) = client.read_flow_runs()
        tasks = {task.name.rsplit("-", 1)[0] for task in client.read_task_runs()}
    assert flow_run.state is not None
    assert flow_run.state.is_completed()
    assert flow_run.parameters == {"sources": [str(desk.pages)], "pages": 2}
    assert tasks == {"read pages", "publish"}


@pytest.mark.usefixtures("server")
def test_a_failed_gate_is_a_failed_flow_and_one_clear_message(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in "abcde":
        desk.write(name)
    assert run(desk) == 0
    (desk.pages / "a.txt").unlink()
    (desk.pages / "b.txt").unlink()
    capsys.readouterr()
    assert run(desk) == 1
    shown = capsys.readouterr()
    assert "jiceng: checks failed, nothing was published" in shown.err
    assert "Traceback" not in shown.err + shown.out
    assert pages(desk) == 5


@pytest.mark.usefixtures("server")
def test_a_scheduled_run_is_the_same_run(desk: Desk) -> None:
    desk.write("a")
    orchestrate.scheduled(sources=[str(desk.pages)], warehouse=str(desk.warehouse))
    assert pages(desk) == 1
    with duckdb.connect(str(desk.warehouse), read_only=True) as connection:
        assert connection.execute("select trigger from run").fetchall() == [("schedule",)]


def test_a_run_goes_on_where_no_server_starts(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*, services: bool) -> None:
        raise NoServerError("no loopback here")

    monkeypatch.setattr(orchestrate, "_api", fail)
    desk.write("a")
    assert run(desk) == 0
    assert "no loopback here; the run goes on unrecorded" in capsys.readouterr().err
    assert pages(desk) == 1


def test_by_hand_nothing_is_shown_but_the_run(desk: Desk, tmp_path: Path) -> None:
    page = desk.write("a")
    command = [sys.executable, "-m", "flows", "run", str(page), "--warehouse", str(desk.warehouse)]
    environment = {name: value for name, value in os.environ.items() if "PREFECT" not in name}
    ended = subprocess.run(
        command,
        env=environment | {"JICENG_CACHE": str(tmp_path / "cache")},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ended.returncode == 0
    assert ended.stderr == ""
    assert "pages new" in ended.stdout
    assert (tmp_path / "cache" / "prefect" / "prefect.db").exists()


@pytest.mark.usefixtures("server")
def test_a_scheduled_run_that_fails_says_why_in_one_line(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("a")
    desk.warehouse.parent.mkdir()
    desk.warehouse.write_text("my notes")
    with pytest.raises(WarehouseError):
        orchestrate.scheduled(sources=[str(desk.pages)], warehouse=str(desk.warehouse))
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("jiceng: ")]
    (line,) = told
    assert "not a warehouse of this program" in line


def test_a_schedule_keeps_urls_and_takes_paths_from_the_root(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[str] = []
    monkeypatch.setattr(
        orchestrate, "serve_schedule", lambda sources, warehouse, cron: served.extend(sources)
    )
    monkeypatch.chdir(desk.pages)
    sources = ["s3://bucket/pages", "2024", "file:///pages"]
    assert main(["schedule", "--cron", "0 6 * * *", *sources]) == 0
    assert served == ["s3://bucket/pages", str(desk.pages / "2024"), "file:///pages"]
