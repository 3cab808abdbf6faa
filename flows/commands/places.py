"""``jiceng places``: sentences on standard input, places as JSON lines on standard output."""

from __future__ import annotations

import argparse
import json
import sys

from flows.errors import SettingsError
from flows.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--home", metavar="CODE", help="division whose paper the sentences stand in, e.g. 150425"
    )


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """One JSON object a line, offsets counted in code points of the line.

    A place that could not be settled has no code; its ``candidates`` are the codes it may be.
    Raises SettingsError when ``--home`` is the code of no division.
    """
    from flows.reference.gazetteer import load_gazetteer
    from flows.sentence import read_named_places

    gazetteer = load_gazetteer(settings.reference)
    home = arguments.home
    if home is not None and not gazetteer.has(home):
        raise SettingsError(f"--home: {home!r} is the code of no division")
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        found = read_named_places(text, home, gazetteer)
        paths = {division.region_code: division.path for division in found.divisions}
        places = [
            {
                "text": mention.text,
                "char_start": mention.span.start,
                "char_end": mention.span.end,
                "region_code": mention.region_code,
                "path": paths.get(mention.region_code) if mention.region_code else None,
                "status": mention.status,
                "candidates": list(mention.candidates),
            }
            for mention in found.articles[0].mentions
        ]
        print(json.dumps({"text": text, "places": places}, ensure_ascii=False), flush=True)
    return 0
