"""seeds/reference -> one validated Reference. The only reader of the seed tables."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flows.reference.gazetteer import load_gazetteer
from flows.reference.layout import load_layout
from flows.reference.themes import load_initiatives, load_themes
from flows.reference.units import load_units
from flows.reference.wording import load_wording
from flows.tables import Reference


def reference_version(folder: Path) -> str:
    """Hash of every file under ``folder``, by name and content: 12 hex digits."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def load_reference(folder: Path) -> Reference:
    """Read and validate every table under ``folder`` (seeds/reference).

    Raises SeedError, naming file and row, when a table is missing or malformed.
    """
    return Reference(
        layout=load_layout(folder),
        units=load_units(folder),
        gazetteer=load_gazetteer(folder),
        themes=load_themes(folder),
        initiatives=load_initiatives(folder),
        wording=load_wording(folder),
    )
