"""Published versions: hard links beside the warehouse file.

A version is the file ``versions/<stem>-<run_id>.duckdb``. The published file is one of them.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.connection import open_reader, sync_to_disk


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A published state of the warehouse, as its last run recorded it."""

    run_id: str
    path: Path
    is_current: bool
    finished_at: datetime
    pages: int
    articles: int
    initiatives: int
    metrics: int


_LAST_RUN = """
select
    run_id,
    finished_at,
    (select count(*) from page) as pages,
    articles,
    initiatives,
    metrics
from run
order by run_id desc
limit 1
"""


def list_versions(published: Path) -> list[Version]:
    """Kept versions, newest first, and the published file even where no link of it is kept."""
    files = _kept(published)
    if published.exists() and not any(os.path.samefile(path, published) for path in files):
        files.insert(0, published)
    return [version for path in files if (version := _describe(path, published)) is not None]


def current_version(published: Path) -> Version | None:
    """The published file; None where there is none, or no warehouse."""
    return _describe(published, published) if published.exists() else None


def replace_published(staged: Path, published: Path) -> None:
    """Make ``staged`` the published file in one step, its content on disk before its name is.

    Readers keep the file that they opened; the next one to open sees the new one.
    """
    sync_to_disk(staged)
    os.replace(staged, published)
    sync_to_disk(published.parent)


def keep_version(published: Path, keep: int) -> None:
    """Link the published file under its run, and drop all but the ``keep`` newest versions.

    Also mends what a run that was killed between publishing and keeping left undone.
    """
    current = current_version(published)
    if current is None:
        return
    folder = _folder(published)
    folder.mkdir(exist_ok=True)
    kept = folder / f"{published.stem}-{current.run_id}.duckdb"
    if not kept.exists():
        _link(published, kept)
    for old in _kept(published)[keep:]:
        if not os.path.samefile(old, published):
            old.unlink()


def roll_back(published: Path, version: Version, staging: Path) -> None:
    """Publish ``version`` again. ``staging`` is a folder on the same disk, which stays."""
    staging.mkdir(parents=True, exist_ok=True)
    staged = staging / published.name
    _link(version.path, staged)
    replace_published(staged, published)


def _folder(published: Path) -> Path:
    return published.parent / "versions"


def _kept(published: Path) -> list[Path]:
    """Version files of this warehouse, newest first; jiceng-2-… is none of jiceng.duckdb."""
    name = re.compile(re.escape(published.stem) + r"-\d{8}T\d{12}x*\.duckdb")
    files = _folder(published).glob("*.duckdb")
    return sorted((path for path in files if name.fullmatch(path.name)), reverse=True)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # Some shared folders know no hard links. A copy that is cut short must not bear the name.
        partial = target.with_suffix(".partial")
        shutil.copyfile(source, partial)
        partial.replace(target)


def _describe(path: Path, published: Path) -> Version | None:
    try:
        with open_reader(path) as connection:
            row = connection.execute(_LAST_RUN).fetchone()
    except duckdb.Error:
        return None
    if row is None:
        return None
    run_id, finished_at, pages, articles, initiatives, metrics = row
    return Version(
        run_id=run_id,
        path=path,
        is_current=path == published or (published.exists() and os.path.samefile(path, published)),
        finished_at=finished_at,
        pages=pages,
        articles=articles,
        initiatives=initiatives,
        metrics=metrics,
    )
