"""``dataclass`` for the records that every page makes by the thousand.

A frozen dataclass sets each field of a new record by a call that goes around its own lock, which
costs three times as much as setting it. mypy sees the standard decorator here and refuses every
assignment to a field of a frozen record, so nothing has to refuse it again while pages are read.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen=False, **options):
        """``dataclasses.dataclass``; a frozen record has its hash, and no lock when it runs."""

        def make(record):
            is_hashed = frozen and "__hash__" not in vars(record)
            return dataclasses.dataclass(unsafe_hash=is_hashed, **options)(record)

        return make
