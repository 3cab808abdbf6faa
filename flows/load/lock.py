"""One run at a time on a warehouse; a run that was killed leaves no lock behind."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import WarehouseError


def staging_folder(warehouse: Path) -> Path:
    """Where runs on ``warehouse`` work: beside it, so that publishing is a rename."""
    return warehouse.parent / "staging" / warehouse.stem


@contextmanager
def locked(warehouse: Path) -> Iterator[None]:
    """Hold the warehouse for one writer, and sweep away what killed runs left in staging.

    The lock is the kernel's, on an open file: it ends with the process, however that ends.
    Raises WarehouseError when another run holds it or the folder cannot be written.
    """
    folder = staging_folder(warehouse)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder.parent / f"{folder.name}.lock").open("a")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WarehouseError(f"{warehouse}: cannot be written: {reason}") from None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WarehouseError(
                f"{warehouse}: another run is writing to it; try again when it has ended"
            ) from None
        _sweep(folder)
        try:
            yield
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _sweep(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for left_over in folder.iterdir():
        if left_over.is_dir():
            shutil.rmtree(left_over, ignore_errors=True)
        else:
            left_over.unlink(missing_ok=True)
