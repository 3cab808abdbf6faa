"""What the flow says of a doubt or a refusal, in the reader's language.

The warehouse keeps these sentences in English; one that is not known here is shown as it stands.
"""

from __future__ import annotations

import re

from dashboard.texts import Texts

_SENTENCES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("taken_for", r"taken for (?P<it>.+)"),
        ("may_be", r"(?P<it>.+): may be (?P<other>.+)"),
        ("duplicate", r"same content as (?P<it>.+), which is read"),
        ("no_division", r"(?P<it>.+): no division has this code"),
        ("repeated", r"(?P<it>.+): another name starts at the same place"),
        ("no_unit", r"a number without a unit"),
        ("other_unit", r"no unit of the table"),
        ("long_number", r"too many digits for a number"),
        ("dense", r"(?P<it>\d+) numbers in (?P<other>\d+) characters"),
        ("changed", r"the file changed while the run was reading; run again"),
        ("no_text", r"the file holds no text|the file has no bytes"),
        ("not_text", r"not a text file"),
        ("encoding", r"neither UTF-8 nor GB18030; save the file as UTF-8"),
        ("missing", r"no such file or folder"),
    )
)


def told(detail: str | None, texts: Texts) -> str:
    """The sentence in the reader's language; '' for none."""
    if not detail or texts.language == "en":
        return detail or ""
    for name, pattern in _SENTENCES:
        found = pattern.fullmatch(detail)
        if found is not None:
            return texts(f"detail.{name}").format(**found.groupdict())
    return detail
