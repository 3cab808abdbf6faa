"""Where the dashboard finds its warehouse; read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DEFAULT_WAREHOUSE = Path("warehouse") / "jiceng.duckdb"
PACKAGE = Path(__file__).parent
REFERENCE = PACKAGE.parent / "seeds" / "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``warehouse`` is the published file; it may not exist yet."""

    warehouse: Path


@cache
def settings() -> Settings:
    """The settings of this process. ``JICENG_WAREHOUSE`` names another warehouse file."""
    chosen = os.environ.get("JICENG_WAREHOUSE")
    return Settings(warehouse=Path(chosen) if chosen else DEFAULT_WAREHOUSE)
