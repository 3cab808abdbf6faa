"""``python -m tests.bench.timed_run FILE run ...``: the real command, its steps timed into FILE."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from flows import batch
from flows.__main__ import main

STEPS = ("prepare", "read_pages", "commit")


def run(report: Path, arguments: list[str]) -> int:
    """Run the command as a shell would, and write the seconds of each of its steps."""
    seconds: dict[str, float] = dict.fromkeys(STEPS, 0.0)

    def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            start = perf_counter()
            try:
                return step(*args, **options)
            finally:
                seconds[name] += perf_counter() - start

        return call

    for name in STEPS:
        setattr(batch, name, timed(name, getattr(batch, name)))
    status = main(arguments)
    report.write_text(json.dumps(seconds), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), sys.argv[2:]))
