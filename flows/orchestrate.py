"""The only Prefect: whole batches as a flow of two tasks; in process, on a server, on a schedule.

Without ``PREFECT_API_URL`` a Prefect server lives in a thread of this process for as long as the
run, its records under the cache folder: it cannot outlive a run that is killed.
"""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows.batch import (
    Outcome,
    Prepared,
    Progress,
    commit,
    leave_as_is,
    prepare,
    read_pages,
    run_steps,
)
from flows.cutting import ShardReport
from flows.errors import JicengError, NoServerError, OrchestrationError
from flows.load.lock import locked
from flows.settings import read_settings
from flows.summary import Display

if TYPE_CHECKING:
    from uvicorn import Server

_START_SECONDS = 120.0
_POLL_SECONDS = 0.02


def run_as_flow(prepared: Prepared, progress: Progress, accept_drop: bool) -> Outcome:
    """Read and commit as one flow run whose tasks are the two steps.

    A Prefect server that was asked for and does not answer is an error; where the in-process one
    cannot start, the run goes on without being recorded.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(_api(services=False))
        except NoServerError as error:
            print(f"jiceng: {error}; the run goes on unrecorded", file=sys.stderr)
            return run_steps(prepared, progress, accept_drop)
        return _run_flow(prepared, progress, accept_drop)


def serve_schedule(sources: list[str], warehouse: Path, cron: str) -> None:
    """Run by ``cron`` (minute hour day month weekday) until interrupted."""
    with _api(services=True):
        scheduled.serve(
            name="jiceng",
            cron=cron,
            parameters={"sources": sources, "warehouse": str(warehouse)},
            print_starting_message=False,
            limit=1,
        )


@flow(name="jiceng scheduled", persist_result=False)
def scheduled(sources: list[str], warehouse: str) -> None:
    """One scheduled run. It has a process of its own, which reads its own settings.

    Prefect notes why a run failed, and logs nothing here: who looks on is told in one line.
    """
    try:
        _run_scheduled(sources, warehouse)
    except (JicengError, OSError) as error:
        print(f"jiceng: {error}", file=sys.stderr, flush=True)
        raise


def _run_scheduled(sources: list[str], warehouse: str) -> None:
    began = time.perf_counter()
    settings = replace(read_settings(os.environ), warehouse=Path(warehouse))
    with locked(settings.warehouse):
        prepared = prepare(sources, settings, trigger="schedule")
        if prepared.plan.is_idle:
            outcome = leave_as_is(prepared)
        else:
            outcome = _run_flow(prepared, _ignore, accept_drop=False)
    Display(settings.warehouse).show(outcome, time.perf_counter() - began)


def _run_flow(prepared: Prepared, progress: Progress, accept_drop: bool) -> Outcome:
    # Results go past Prefect, which would otherwise walk through every field of them.
    reports: list[ShardReport] = []
    outcomes: list[Outcome] = []

    @task(name="read pages", cache_policy=NO_CACHE, persist_result=False)
    def read() -> None:
        reports.extend(read_pages(prepared, progress))

    @task(name="publish", cache_policy=NO_CACHE, persist_result=False)
    def publish() -> None:
        outcomes.append(commit(prepared, reports, accept_drop))

    @flow(name="jiceng", flow_run_name=prepared.facts.run_id, persist_result=False)
    def jiceng(sources: list[str], pages: int) -> None:
        read()
        publish()

    jiceng(sources=list(prepared.facts.sources), pages=len(prepared.plan.tasks))
    if not outcomes:
        raise OrchestrationError("the flow ended before it had published; see the Prefect server")
    return outcomes[0]


@contextmanager
def _api(*, services: bool) -> Iterator[None]:
    """The server that ``PREFECT_API_URL`` names, or one in this process.

    ``services`` are what schedules need. Raises OrchestrationError when the server named does not
    answer, NoServerError when the one in this process does not start.
    """
    if url := PREFECT_API_URL.value():
        with get_client(sync_client=True) as client:
            fault = client.api_healthcheck()
        if fault is not None:
            raise OrchestrationError(f"the Prefect server {url} does not answer: {fault}")
        yield
        return
    with _server(services=services) as url:
        # Heartbeats tell a server that its flow has died. This one dies with it, and the end of a
        # flow waits up to a second for the thread that sends them.
        no_heartbeats = {} if services else {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
        with temporary_settings({PREFECT_API_URL: url, **no_heartbeats}):
            yield


@contextmanager
def _server(*, services: bool) -> Iterator[str]:
    # Importing the server takes seconds, and a run against another server has no use for it.
    import uvicorn
    from prefect.server.api.server import create_app

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
        # Its background services retry what meets a locked database, and would report each time.
        logging.getLogger("docket").setLevel(logging.CRITICAL + 1)
        application = create_app(ephemeral=not services)
        server = uvicorn.Server(uvicorn.Config(application, log_level="critical", lifespan="on"))
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listener]}, name="prefect server", daemon=True
        )
        thread.start()
        try:
            _wait_until_started(server, thread)
            yield url
        finally:
            server.should_exit = True
            thread.join(timeout=10)


def _wait_until_started(server: Server, thread: threading.Thread) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise NoServerError("Prefect's in-process server did not start")
        time.sleep(_POLL_SECONDS)


def _ignore(report: ShardReport) -> None:
    """Progress that nobody watches."""
