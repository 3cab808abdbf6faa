"""A csv table of ``seeds/reference``, its columns read as told and its shape checked."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

from flows.errors import SeedError

Read = Callable[[str], Any]
"""What a cell says; a ValueError tells why it may not say so."""

T = TypeVar("T")


class SeedTable:
    """The rows of a table, each with the cells of the named columns: in order, read as told.

    UTF-8, with the mark that Excel puts in front or without.

    ``SeedTable(path, word=str, sort=str).mapping()`` of goods.csv is {"水稻": "grain", …}.

    The first ``key`` columns together stand once, and the first of them is not empty. SeedError
    names table and line where this, or what a cell may say, is not so.
    """

    def __init__(self, path: Path, *, key: int = 0, **columns: Read) -> None:
        self._path = path
        self._key = key
        self._columns = columns
        self._line = 1

    def __iter__(self) -> Iterator[list[Any]]:
        read_otherwise = [
            (at, name, read)
            for at, (name, read) in enumerate(self._columns.items())
            if read is not str
        ]
        seen: set[tuple[str, ...]] = set()
        for cells in self._printed():
            key = tuple(cells[: self._key])
            if key and not key[0]:
                raise self.error(f"{next(iter(self._columns))} is empty")
            if key in seen:
                raise self.error(f"{key[0]} stands twice")
            if key:
                seen.add(key)
            for at, name, read in read_otherwise:
                try:
                    cells[at] = read(cells[at])
                except ValueError as error:
                    raise self.error(f"{name}: {error}") from None
            yield cells

    def _printed(self) -> Iterator[list[Any]]:
        """The named cells of each row as the file has them."""
        try:
            with self._path.open(encoding="utf-8-sig", newline="") as handle:
                reader = csv.reader(handle, strict=True)
                header = next(reader, [])
                missing = [name for name in self._columns if name not in header]
                if missing:
                    raise SeedError(f"{self._path.name}: column {missing[0]} is missing")
                places = [header.index(name) for name in self._columns]
                for row in reader:
                    self._line = reader.line_num
                    if len(row) != len(header):
                        raise self.error("wrong number of columns")
                    yield [row[place] for place in places]
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise SeedError(f"{self._path.name}: missing or unreadable ({error})") from error

    def records(self, make: Callable[..., T]) -> tuple[T, ...]:
        """``make`` called for each row, with the cells by the names of their columns."""
        return tuple(make(**dict(zip(self._columns, cells, strict=True))) for cells in self)

    def mapping(self) -> dict[str, Any]:
        """The first of two columns -> the second."""
        return {key: value for key, value in self}

    def error(self, complaint: str) -> SeedError:
        """A complaint of the row that was read last."""
        return SeedError(f"{self._path.name}, line {self._line}: {complaint}")


def one_of(literal: object) -> Read:
    """Reads one of the words of a ``Literal`` type."""
    words = get_args(literal)

    def read(cell: str) -> str:
        if cell not in words:
            raise ValueError(f"{cell!r} is none of {', '.join(words)}")
        return cell

    return read


def filled(cell: str) -> str:
    """Reads what may not be empty."""
    if not cell:
        raise ValueError("is empty")
    return cell


def optional(cell: str) -> str | None:
    """Reads None where nothing is said."""
    return cell or None


def several(cell: str) -> tuple[str, ...]:
    """Reads words with | between them."""
    return tuple(word for word in cell.split("|") if word)
