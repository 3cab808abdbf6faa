"""Interface strings, one CSV a language under ``texts/``. Chinese is the default."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dashboard.settings import PACKAGE

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Texts:
    """The strings of one language: ``texts("overview.themes")``."""

    language: Language
    strings: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The string with its blanks filled. Raises KeyError for a key that the CSV lacks."""
        return self.strings[key].format(**values) if values else self.strings[key]

    def code(self, group: str, code: str | None) -> str:
        """The name of a stored code (``code("piece", "brief")``); the code itself where unnamed."""
        return self.strings.get(f"{group}.{code}", code or self.strings["unknown"])


@cache
def load_texts(language: Language) -> Texts:
    """The strings of ``texts/<language>.csv``, columns ``key`` and ``text``."""
    path = PACKAGE / "texts" / f"{language}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return Texts(language, {row["key"]: row["text"] for row in csv.DictReader(file)})


def language_of(param: str | None) -> Language:
    """The language that the URL asks for; Chinese where it asks for none we have."""
    return "en" if param == "en" else "zh"
