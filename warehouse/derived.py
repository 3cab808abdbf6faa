"""Tables that follow from the loaded rows, kept as if they were always built from all of them.

``derive/*.sql`` in order: regions and the claims that figures tell, then what is to be renewed
(``040_narrow.sql`` says what that is of each table, ``040_whole.sql`` takes everything), then the
tables.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb

_FOLDER = Path(__file__).parent / "derive"
_WHOLE, _NARROW = "040_whole.sql", "040_narrow.sql"
_MANY = 0.1
"""Share of the pages from which on narrowing costs more than it saves."""


def may_narrow(connection: duckdb.DuckDBPyConnection, touched_pages: int) -> bool:
    """Whether the derived tables were made by these very statements, and few pages are touched."""
    pages = connection.execute("select count(*) from page").fetchone()
    made_by = connection.execute("select version from derivation").fetchall()
    return pages is not None and touched_pages < _MANY * pages[0] and made_by == [(_version(),)]


def derive(connection: duckdb.DuckDBPyConnection, since: str | None = None) -> None:
    """Bring the derived tables up to date, before the views, which may read them.

    With ``since``, the run that has just been loaded, only what its pages touch; the temporary
    tables ``former_article``, ``former_metric`` and ``former_term`` then hold what these pages had
    before. Without it everything is built from the loaded rows.
    """
    left_out = _WHOLE if since else _NARROW
    connection.execute("set variable read_since = ?", [since or ""])
    for path in _statements():
        if path.name != left_out:
            connection.execute(path.read_text(encoding="utf-8"))
    _clear(connection)
    connection.execute("delete from derivation")
    connection.execute("insert into derivation values (?)", [_version()])


def _clear(connection: duckdb.DuckDBPyConnection) -> None:
    for kind in ("view", "table"):
        names = connection.execute(
            f"select {kind}_name from duckdb_{kind}s() where temporary and not internal"
        ).fetchall()
        for (name,) in names:
            connection.execute(f"drop {kind} temp.{name}")


def _statements() -> list[Path]:
    return sorted(_FOLDER.glob("*.sql"))


def _version() -> str:
    """Another DuckDB may hash and print numbers otherwise."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    for path in _statements():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
