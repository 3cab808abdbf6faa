"""What every test may ask for: the real reference tables, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.reference import load_reference
from flows.tables import Reference

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The tables under seeds/reference, as a run sees them."""
    return load_reference(ROOT / "seeds" / "reference")


@pytest.fixture(scope="session")
def seed_pages() -> list[Path]:
    """The page files under seeds/documents, in name order."""
    return sorted((ROOT / "seeds" / "documents").glob("*.txt"))
