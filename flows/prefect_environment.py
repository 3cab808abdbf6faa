"""What Prefect reads from the environment when it is imported, set before that."""

from __future__ import annotations

import fcntl
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

_IN_MEMORY = "sqlite+aiosqlite:///file::memory:?cache=shared&uri=true&check_same_thread=false"


@contextmanager
def prefect_defaults(cache: Path) -> Iterator[None]:
    """Prefect's files under ``cache``; no telemetry, no start-up work that a run does not need, no
    log beside the one line that the command prints. What the user has set stays.

    One process at a time records there: a second one, and an account without a folder that it may
    write to, keeps its records in memory, for as long as it lives.
    """
    home = cache / "prefect"
    defaults = {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_MEMO_STORE_PATH": str(home / "memo_store.toml"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
        "PREFECT_UI_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    }
    with ExitStack() as stack:
        try:
            home.mkdir(parents=True, exist_ok=True)
            stream = stack.enter_context((home / "lock").open("a"))
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            defaults["PREFECT_API_DATABASE_CONNECTION_URL"] = _IN_MEMORY
        for name, value in defaults.items():
            os.environ.setdefault(name, value)
        yield


@contextmanager
def imported_lightly() -> Iterator[None]:
    """Prefect is imported and started here in four fifths of the time.

    It imports pandas where that is installed, to hash frames that nobody hands it; and its modules
    are a million objects that stay, which the collector would walk through again and again.
    """
    often = gc.get_threshold()
    gc.set_threshold(100_000)
    pandas = sys.modules.get("pandas")
    if pandas is None:
        sys.modules["pandas"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if pandas is None:
            del sys.modules["pandas"]
        gc.freeze()
        gc.set_threshold(*often)
