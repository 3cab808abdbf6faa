"""``jiceng read``: sentences on standard input, figures as JSON lines on standard output."""

from __future__ import annotations

import argparse
import json
import sys

from flows.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.epilog = "echo '发放宣传单600余份' | jiceng read"


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """One JSON object a line, offsets counted in code points of the line."""
    from flows.reference import load_reference
    from flows.sentence import read_figures

    reference = load_reference(settings.reference)
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        metrics = [
            {
                "text": metric.text,
                "char_start": metric.char_start,
                "char_end": metric.char_end,
                "value": metric.value,
                "value_max": metric.value_max,
                "approx": metric.approx,
                "unit": metric.unit,
                "per": metric.per,
                "kind": metric.kind,
                "subject": metric.subject,
                "value_base": metric.value_base,
                "unit_base": metric.unit_base,
            }
            for metric in read_figures(text, reference)
        ]
        print(json.dumps({"text": text, "metrics": metrics}, ensure_ascii=False), flush=True)
    return 0
