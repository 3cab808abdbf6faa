"""What Prefect reads from the environment when it is imported, set before that."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def set_prefect_defaults(cache: Path) -> None:
    """Prefect's files under ``cache``; no telemetry, no start-up work that a run does not need,
    no log beside the one line that the command prints. What the user has set stays."""
    home = _home(cache)
    defaults = {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_MEMO_STORE_PATH": str(home / "memo_store.toml"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
        "PREFECT_UI_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def _home(cache: Path) -> Path:
    home = cache / "prefect"
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:
        # Accounts without a home folder of their own run services: they do without the records.
        return Path(tempfile.mkdtemp(prefix="jiceng-prefect-"))
    return home
