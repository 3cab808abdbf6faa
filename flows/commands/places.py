"""``jiceng places``: sentences on standard input, places as JSON lines on standard output."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from flows.commands.sentences import answer_lines
from flows.errors import SettingsError
from flows.records import PlaceMention
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

    def answer(text: str) -> dict[str, object]:
        found = read_named_places(text, home, gazetteer)
        paths = {division.region_code: division.path for division in found.divisions}
        return {"places": [_shown(mention, paths) for mention in found.articles[0].mentions]}

    answer_lines(answer)
    return 0


def _shown(mention: PlaceMention, paths: Mapping[str, str]) -> dict[str, object]:
    return {
        "text": mention.text,
        "char_start": mention.span.start,
        "char_end": mention.span.end,
        "region_code": mention.region_code,
        "path": paths.get(mention.region_code) if mention.region_code else None,
        "status": mention.status,
    }
