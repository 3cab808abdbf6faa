"""The reference tables, for processes that are forked from one that has them.

Workers are forked from a server process, which imports this module before anything else: the
tables are loaded once, the workers begin to read at once, and they share the memory.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path

from flows.errors import JicengError
from flows.reference import load_reference
from flows.tables import Reference

VARIABLE = "JICENG_PRELOADED"
"""Set by the process that wants workers: the folder of the tables."""


def _load() -> Reference | None:
    folder = os.environ.get(VARIABLE)
    if folder is None:
        return None
    try:
        reference = load_reference(Path(folder))
    except JicengError:
        return None  # The worker will say what is wrong; here it would be lost.
    # What the collector never touches stays shared between the workers.
    gc.collect()
    gc.freeze()
    return reference


_REFERENCE = _load()


def load_once(folder: Path) -> Reference:
    """The tables of ``folder``, loaded here where they were not before."""
    if _REFERENCE is not None and os.environ.get(VARIABLE) == str(folder):
        return _REFERENCE
    return load_reference(folder)
