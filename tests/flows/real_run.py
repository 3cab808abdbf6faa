"""Whole runs in processes of their own, as a shell starts them, and what their warehouses say."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from flows.settings import PROJECT
from warehouse.checks import Finding, run_checks
from warehouse.connection import open_reader
from warehouse.content import content_hashes

COMMAND = ("-m", "flows")


def start(
    warehouse: Path, *sources: Path, program: Sequence[str] = COMMAND, **settings: str
) -> subprocess.Popen[str]:
    """``jiceng run`` on its way; ``settings`` are variables without their JICENG_."""
    bare = ["run", "--without-prefect", "--warehouse", str(warehouse)]
    return subprocess.Popen(
        [sys.executable, *program, *bare, *map(str, sources)],
        cwd=PROJECT,
        env=os.environ | {f"JICENG_{name}": value for name, value in settings.items()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for a run that is to end well; what it says on standard error."""
    output, complaints = process.communicate(timeout=300)
    assert process.returncode == 0, output + complaints
    return complaints


def content(warehouse: Path) -> dict[str, str]:
    """What the published file says."""
    with open_reader(warehouse) as connection:
        return content_hashes(connection)


def failures(warehouse: Path) -> list[Finding]:
    """What the gate would hold against the published file."""
    with open_reader(warehouse) as connection:
        return [each for each in run_checks(connection) if each.check.severity == "fail"]
