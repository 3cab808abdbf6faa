"""``jiceng read``: sentences on standard input, figures as JSON lines on standard output."""

from __future__ import annotations

import argparse

from flows.commands.sentences import answer_lines
from flows.records import Metric
from flows.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.epilog = "echo '发放宣传单600余份' | jiceng read"


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """One JSON object a line, offsets counted in code points of the line."""
    from flows.reference import load_reference
    from flows.sentence import read_figures

    reference = load_reference(settings.reference)
    answer_lines(
        lambda text: {"metrics": [_shown(figure) for figure in read_figures(text, reference)]}
    )
    return 0


def _shown(figure: Metric) -> dict[str, object]:
    return {
        "text": figure.text,
        "char_start": figure.char_start,
        "char_end": figure.char_end,
        "value": figure.value,
        "value_max": figure.value_max,
        "approx": figure.approx,
        "unit": figure.unit,
        "per": figure.per,
        "kind": figure.kind,
        "subject": figure.subject,
        "value_base": figure.value_base,
        "unit_base": figure.unit_base,
    }
