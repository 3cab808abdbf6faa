"""Settings: read once from the environment, frozen, passed on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from flows.errors import SettingsError

PROJECT = Path(__file__).resolve().parent.parent


ExecutorName = Literal["pool", "dask"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things are and how much may be used. Sizes in bytes."""

    seeds: Path = PROJECT / "seeds"
    warehouse: Path = PROJECT / "warehouse" / "jiceng.duckdb"
    cache: Path = Path.home() / ".cache" / "jiceng"
    workers: int = 1
    executor: ExecutorName = "pool"
    scheduler: str | None = None
    """Address of a Dask scheduler; where Dask is asked for without one, a cluster starts here."""
    keep_versions: int = 5
    max_file_bytes: int = 8_000_000
    shard_bytes: int = 2_000_000
    small_run_bytes: int = 1_500_000
    """Below this a run reads in its own process: a pool would cost more than it saves."""

    @property
    def reference(self) -> Path:
        return self.seeds / "reference"

    @property
    def documents(self) -> Path:
        return self.seeds / "documents"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from variables ``JICENG_SEEDS``, ``JICENG_WAREHOUSE``, ``JICENG_CACHE``,
    ``JICENG_WORKERS``, ``JICENG_KEEP_VERSIONS``, ``JICENG_MAX_FILE_BYTES``, ``JICENG_SHARD_BYTES``,
    ``JICENG_SMALL_RUN_BYTES`` and ``JICENG_SCHEDULER``.

    Raises SettingsError when a number is none or too small.
    """
    default = Settings()
    scheduler = environ.get("JICENG_SCHEDULER") or None
    return Settings(
        seeds=_path(environ, "JICENG_SEEDS", default.seeds),
        warehouse=_path(environ, "JICENG_WAREHOUSE", default.warehouse),
        cache=_path(environ, "JICENG_CACHE", default.cache),
        executor="dask" if scheduler else default.executor,
        scheduler=scheduler,
        workers=_number(environ, "JICENG_WORKERS", 0, least=1) or _cores(),
        keep_versions=_number(environ, "JICENG_KEEP_VERSIONS", default.keep_versions, least=1),
        max_file_bytes=_number(environ, "JICENG_MAX_FILE_BYTES", default.max_file_bytes, least=1),
        shard_bytes=_number(environ, "JICENG_SHARD_BYTES", default.shard_bytes, least=1),
        small_run_bytes=_number(
            environ, "JICENG_SMALL_RUN_BYTES", default.small_run_bytes, least=0
        ),
    )


def _path(environ: Mapping[str, str], name: str, default: Path) -> Path:
    text = environ.get(name, "")
    return Path(text).expanduser().absolute() if text else default


def _cores() -> int:
    """Cores that this process may run on, or all where the system (macOS) does not tell."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _number(environ: Mapping[str, str], name: str, default: int, *, least: int) -> int:
    text = environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or int(text) < least:
        raise SettingsError(f"{name}: a whole number of at least {least} is needed, not {text!r}")
    return int(text)
