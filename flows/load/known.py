"""What the published warehouse already holds, for the plan of the next run."""

from __future__ import annotations

from pathlib import Path

import duckdb

from flows.errors import WarehouseError
from flows.plan import Known, KnownPage, Versions
from flows.sources import Refusal
from warehouse.connection import open_reader

_PAGES = """
select
    page.source_path,
    page.page_id,
    page.read_key,
    coalesce(run.code_version = ? and run.reference_version = ?, false) as is_up_to_date
from page
left join run on page.run_id = run.run_id
"""

_REFUSALS = """
select reject.source_path, reject.reason, reject.detail, reject.content_hash
from reject
inner join run on reject.run_id = run.run_id
where run.code_version = ? and run.reference_version = ?
qualify rank() over (partition by reject.source_path order by reject.run_id desc) = 1
"""


def read_known(warehouse: Path, versions: Versions) -> Known:
    """Pages of the published file, and the refusals that these versions decided.

    Raises WarehouseError when the file is there but is no warehouse.
    """
    if not warehouse.exists():
        return Known()
    try:
        with open_reader(warehouse) as connection:
            decided_by = [versions.code, versions.reference]
            pages = connection.execute(_PAGES, decided_by).fetchall()
            refusals = connection.execute(_REFUSALS, decided_by).fetchall()
            last_run = connection.execute("select max(run_id) from run").fetchone()
    except duckdb.Error as error:
        first_line = str(error).splitlines()[0]
        raise WarehouseError(
            f"{warehouse}: not a warehouse of this program: {first_line}"
        ) from None
    return Known(
        pages=tuple(
            KnownPage(
                source_path=source_path,
                page_id=page_id,
                read_key=read_key,
                is_up_to_date=is_up_to_date,
            )
            for source_path, page_id, read_key, is_up_to_date in pages
        ),
        refusals=tuple(
            Refusal(source_path=source_path, reason=reason, detail=detail, content_hash=key)
            for source_path, reason, detail, key in refusals
        ),
        last_run_id=last_run[0] if last_run else None,
    )
