"""What reads pages, as machine code: a copy of this package in which mypyc has compiled it.

``python -m flows.compiled`` makes the copy and ``jiceng run --compiled`` runs from it. Its sources
say what it was made of: where one is not the same here, it is stale and is not run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import chdir
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from typing import NoReturn

from flows.errors import CompiledError
from flows.settings import PROJECT, Settings

FOLDER = PROJECT / "build" / "compiled"
READING = (
    "records.py",
    "pipeline.py",
    "lang/*.py",
    "tables/*.py",
    "extract/**/*.py",
    "normalize/**/*.py",
)
"""All that is pure; the rest waits for files and databases."""


def build(folder: Path = FOLDER, patterns: Sequence[str] = READING) -> None:
    """Make the copy in ``folder`` anew; a C compiler and the tools of ``make check`` are needed.

    Raises SystemExit, its cause printed, where something does not compile; then nothing is made.
    """
    from mypyc.build import mypycify
    from setuptools import setup

    making = folder.with_name(f"{folder.name}.new")
    for old in (making, folder):
        rmtree(old, ignore_errors=True)
    package = making / "flows"
    copytree(PROJECT / "flows", package, ignore=ignore_patterns("__pycache__", "*.so"))
    modules = [path for pattern in patterns for path in sorted(package.glob(pattern))]
    with chdir(making):
        # Beyond the first level the C compiler takes three times as long and gains nothing.
        extensions = mypycify(
            [
                f"--config-file={PROJECT / 'pyproject.toml'}",
                *(path.relative_to(making).as_posix() for path in modules),
            ],
            opt_level="1",
            debug_level="0",
            multi_file=True,
        )
        setup(
            name="jiceng-compiled",
            packages=[],
            py_modules=[],
            ext_modules=extensions,
            script_args=["--quiet", "build_ext", "--inplace"],
        )
    rmtree(making / "build")
    making.rename(folder)


def is_fresh(folder: Path = FOLDER) -> bool:
    """Whether the copy is there, is for this Python, and has the very sources of this package."""
    package = folder / "flows"
    return any(package.glob(f"pipeline{EXTENSION_SUFFIXES[0]}")) and _sources(package) == _sources(
        PROJECT / "flows"
    )


def is_running() -> bool:
    """Whether this process reads with compiled modules."""
    pipeline = find_spec("flows.pipeline")
    return str(pipeline and pipeline.origin).endswith(EXTENSION_SUFFIXES[0])


def run_compiled(arguments: Sequence[str], settings: Settings) -> NoReturn:
    """Go on as the same command, run from the copy. Raises CompiledError where it is stale."""
    if not is_fresh():
        raise CompiledError("what is compiled is not what stands here: make compiled")
    sys.stdout.flush()
    # -P: the working folder, which may hold this package, must not come before the copy.
    command = [sys.executable, "-P", "-m", "flows", *arguments]
    os.execve(sys.executable, command, environment(os.environ, settings))


def environment(
    environ: Mapping[str, str], settings: Settings, folder: Path = FOLDER
) -> dict[str, str]:
    """``environ`` for a process, and those that it starts, that import the copy."""
    paths = [str(folder), environ.get("PYTHONPATH", "")]
    return {
        **environ,
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        "JICENG_SEEDS": str(settings.seeds),
        "JICENG_WAREHOUSE": str(settings.warehouse),
    }


def _sources(package: Path) -> dict[str, bytes]:
    return {
        path.relative_to(package).as_posix(): path.read_bytes() for path in package.rglob("*.py")
    }


if __name__ == "__main__":
    build()
