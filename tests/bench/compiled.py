"""``python -m tests.bench.compiled``: the reading alone, as JSON, by the modules it imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace

from flows.compiled import environment, is_fresh, is_running
from flows.reference import load_reference
from flows.settings import read_settings
from tests.bench.bars import Measure
from tests.bench.extraction import ROOT, bench_texts, measure_reading, reader


def measure_compiled() -> list[Measure]:
    """The reading by what `make compiled` made, in its own process; nothing where it is not."""
    if not is_fresh():
        return []
    variables = environment({**os.environ, "PYTHONPATH": str(ROOT)}, read_settings(os.environ))
    command = [sys.executable, "-P", "-m", "tests.bench.compiled"]
    done = subprocess.run(command, env=variables, capture_output=True, check=True)
    measures = [Measure(**each) for each in json.loads(done.stdout)]
    return [replace(each, name=f"compiled: {each.name}") for each in measures]


def main() -> None:
    """Measure and print."""
    assert is_running()
    texts = bench_texts()
    read = reader(texts, load_reference(ROOT / "seeds" / "reference"))
    measures, _ = measure_reading(texts, read)
    print(json.dumps([asdict(measure) for measure in measures]))


if __name__ == "__main__":
    main()
