"""A staged file becomes the published one in one step; readers keep the file that they opened."""

from __future__ import annotations

import os
from pathlib import Path

from warehouse.connection import sync_to_disk


def publish(staged: Path, published: Path) -> None:
    """Make ``staged`` the published file, on disk before its name is."""
    sync_to_disk(staged)
    os.replace(staged, published)
    sync_to_disk(published.parent)
