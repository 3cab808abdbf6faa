"""``dataclass`` for the records that every page makes by the thousand.

A frozen dataclass sets each field of a new record through ``object.__setattr__``, which takes three
times as long as setting it, some 3 to 9 % of reading a page. So mypy alone keeps these records
frozen: it sees the standard decorator and refuses every assignment to a field. At run time they
have the hash of a frozen record and no lock. Tables and records that are made once use
``dataclasses.dataclass``.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen=False, **options):
        """``dataclasses.dataclass``, where ``frozen`` only gives the hash by value."""

        def make(record):
            is_hashed = frozen and "__hash__" not in vars(record)
            return dataclasses.dataclass(unsafe_hash=is_hashed, **options)(record)

        return make
