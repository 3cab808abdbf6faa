"""What it costs to start: CPU seconds until the first sentence is read."""

from __future__ import annotations

import resource
import subprocess
import sys
from statistics import median

from tests.bench.bars import Measure

ROUNDS = 5
SENTENCE = "全镇共划分网格104个，投资618余万元。\n"
READ = [sys.executable, "-m", "flows", "read"]
SEGMENTER = [sys.executable, "-c", "import jieba; jieba.initialize()"]


def measure_startup() -> list[Measure]:
    """``jiceng read`` beside loading the segmenter's dictionary, in turns."""
    _cpu(READ), _cpu(SEGMENTER)
    pairs = [(_cpu(READ), _cpu(SEGMENTER)) for _ in range(ROUNDS)]
    ours, theirs = median(p[0] for p in pairs), median(p[1] for p in pairs)
    return [
        Measure(name="jiceng read, from start to end", value=ours, unit=" s CPU"),
        Measure(name="import jieba; jieba.initialize()", value=theirs, unit=" s CPU"),
        Measure(name="start-up beyond jieba's", value=ours - theirs, unit=" s CPU", at_most=1.0),
    ]


def _cpu(command: list[str]) -> float:
    """CPU seconds of the command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=SENTENCE.encode(), capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
