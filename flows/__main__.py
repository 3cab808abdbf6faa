"""The command line: ``jiceng COMMAND`` or ``python -m flows COMMAND``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from flows.errors import JicengError
from flows.settings import Settings, read_settings

COMMANDS = {
    "run": "read folders or files of pages into the warehouse",
    "schedule": "the same by the clock, until interrupted",
    "read": "sentences on standard input -> their figures as JSON lines",
    "places": "sentences on standard input -> the places they name as JSON lines",
    "sql": "one read-only statement on the published file -> table, CSV, JSON or Parquet",
    "export": "figures, initiatives or articles under filters -> CSV, xlsx or Parquet",
    "explain": "one figure: its sentence, place, rule, run, corrections and earlier values",
    "diff": "what is new, revised and withdrawn since the last version",
    "compare": "figures found, lost and changed between two warehouse files",
    "versions": "published versions that are kept",
    "rollback": "publish an earlier version again",
}
"""Command -> what it does. Each is a module of ``flows.commands``."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status. What the user did wrong is one line on standard error."""
    given = sys.argv[1:] if argv is None else list(argv)
    parser = _parser(given[0] if given else "")
    arguments = parser.parse_args(given)
    if arguments.command is None:
        parser.print_help()
        return 0
    try:
        settings = read_settings(os.environ)
        if getattr(arguments, "compiled", False):
            from flows.compiled import is_running, run_compiled

            if not is_running():
                run_compiled(given, settings)
        return _module(arguments.command).run(arguments, settings)
    except JicengError as error:
        print(f"jiceng: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (``jiceng … | head``): nothing more to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # Full disks, files that vanish: the system's own words say it best.
        print(f"jiceng: {error}", file=sys.stderr)
        return 1


def _parser(chosen: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jiceng", description="Newspaper pages -> initiatives, places and figures."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose)
        # Only the chosen command's module is imported: start-up stays short.
        if name == chosen:
            _module(name).add_arguments(command)
    return parser


class _Command(Protocol):
    """A module of ``flows.commands``."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace, settings: Settings) -> int: ...


def _module(command: str) -> _Command:
    return cast(_Command, import_module(f"flows.commands.{command.replace('-', '_')}"))


if __name__ == "__main__":
    sys.exit(main())
