"""Page results of a shard -> one Parquet file a table, in the shape that the warehouse loads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.load import rows
from flows.load.rows import Row
from flows.records import PageResult

_TEXT = pa.string()
_INT = pa.int32()
_REAL = pa.float64()
_DAY = pa.date32()
_FLAG = pa.bool_()
_RUNS = pa.list_(pa.struct([("start", _INT), ("page_start", _INT), ("length", _INT)]))


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(list(columns.items()))


SHARD_TABLES: dict[str, pa.Schema] = {
    "page": _schema(
        page_id=_TEXT,
        file_name=_TEXT,
        source_path=_TEXT,
        byte_size=pa.int64(),
        encoding=_TEXT,
        text=_TEXT,
        paper=_TEXT,
        paper_region_code=_TEXT,
        published_on=_DAY,
        published_precision=_TEXT,
        published_evidence=_TEXT,
        read_key=_TEXT,
    ),
    "article": _schema(
        article_id=_TEXT,
        page_id=_TEXT,
        ordinal=_INT,
        kind=_TEXT,
        column_name=_TEXT,
        kicker=_TEXT,
        title=_TEXT,
        title_start=_INT,
        title_end=_INT,
        body=_TEXT,
        body_segments=_RUNS,
        char_start=_INT,
        char_end=_INT,
        dateline_place=_TEXT,
        dateline_on=_DAY,
        region_code=_TEXT,
        theme=_TEXT,
        is_initiative=_FLAG,
        correction_id=_TEXT,
    ),
    "author": _schema(article_id=_TEXT, ordinal=_INT, name=_TEXT, role=_TEXT),
    "initiative": _schema(
        initiative_id=_TEXT,
        article_id=_TEXT,
        name=_TEXT,
        region_code=_TEXT,
        theme=_TEXT,
        char_start=_INT,
        char_end=_INT,
        rule_id=_TEXT,
    ),
    "article_region": _schema(article_id=_TEXT, region_code=_TEXT, is_primary=_FLAG, mentions=_INT),
    "article_theme": _schema(article_id=_TEXT, theme=_TEXT, rank=_INT, score=_REAL, evidence=_TEXT),
    "article_term": _schema(article_id=_TEXT, term=_TEXT, frequency=_INT),
    "place_mention": _schema(
        article_id=_TEXT,
        ordinal=_INT,
        role=_TEXT,
        char_start=_INT,
        char_end=_INT,
        text=_TEXT,
        region_code=_TEXT,
        status=_TEXT,
        evidence=_TEXT,
        candidates=pa.list_(_TEXT),
    ),
    "metric": _schema(
        metric_id=_TEXT,
        article_id=_TEXT,
        char_start=_INT,
        char_end=_INT,
        text=_TEXT,
        value=_REAL,
        value_max=_REAL,
        approx=_TEXT,
        unit=_TEXT,
        per=_TEXT,
        kind=_TEXT,
        subject=_TEXT,
        region_code=_TEXT,
        value_base=_REAL,
        unit_base=_TEXT,
        value_low=_REAL,
        value_high=_REAL,
        period_text=_TEXT,
        period_start=_DAY,
        period_end=_DAY,
        status=_TEXT,
        measure_type=_TEXT,
        sentence=_TEXT,
        rule_id=_TEXT,
        correction_id=_TEXT,
    ),
    "correction": _schema(
        correction_id=_TEXT,
        page_id=_TEXT,
        file_name=_TEXT,
        target=_TEXT,
        row_id=_TEXT,
        field=_TEXT,
        value_before=_TEXT,
        value_after=_TEXT,
        quote=_TEXT,
        reason=_TEXT,
        reviewer=_TEXT,
        decided_on=_DAY,
        status=_TEXT,
        detail=_TEXT,
    ),
    "page_region": _schema(
        page_id=_TEXT,
        region_code=_TEXT,
        name=_TEXT,
        level=_TEXT,
        parent_code=_TEXT,
        path=_TEXT,
        is_listed=_FLAG,
        longitude=_REAL,
        latitude=_REAL,
    ),
    "issue": _schema(
        issue_id=_TEXT,
        page_id=_TEXT,
        article_id=_TEXT,
        code=_TEXT,
        severity=_TEXT,
        char_start=_INT,
        char_end=_INT,
        detail=_TEXT,
    ),
}
"""Columns of each shard file: those of the warehouse table but ``run_id``, which the load adds."""

RUN_STAMPED = frozenset({"page", "article", "metric", "issue"})


class ShardFrames:
    """Rows of a shard, gathered page by page and written at once."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {table: [] for table in SHARD_TABLES}

    def add(self, result: PageResult, read_key: str) -> None:
        page, into = result.page, self._rows
        into["page"].append(rows.page_row(result, read_key))
        into["page_region"].extend(rows.division_row(page, each) for each in result.divisions)
        into["issue"].extend(
            rows.issue_row(page, ordinal, issue) for ordinal, issue in enumerate(result.issues, 1)
        )
        into["correction"].extend(rows.correction_row(page, each) for each in result.corrected)
        for found in result.articles:
            into["article"].append(rows.article_row(found))
            into["author"].extend(rows.author_rows(found.article))
            into["initiative"].extend(map(rows.initiative_row, found.initiatives))
            into["article_region"].extend(map(rows.region_tag_row, found.regions))
            into["article_theme"].extend(map(rows.theme_tag_row, found.themes))
            into["metric"].extend(map(rows.metric_row, found.metrics))
            into["article_term"].extend(rows.term_rows(found.article))
            into["place_mention"].extend(
                rows.place_row(found.article, ordinal, mention)
                for ordinal, mention in enumerate(found.place_mentions, 1)
            )

    def count(self, table: str) -> int:
        return len(self._rows[table])

    def write(self, folder: Path, name: str) -> None:
        """Write ``folder/<table>/<name>.parquet`` for each table that has rows."""
        for table, schema in SHARD_TABLES.items():
            gathered = self._rows[table]
            if not gathered:
                continue
            target = folder / table / f"{name}.parquet"
            target.parent.mkdir(parents=True, exist_ok=True)
            # A worker may die while it writes: the shard is then written again under the same name.
            partial = target.with_suffix(".partial")
            pq.write_table(_table(gathered, schema), partial, compression="zstd")
            partial.replace(target)


def _table(gathered: Iterable[Row], schema: pa.Schema) -> pa.Table:
    columns = zip(*gathered, strict=True)
    arrays = [
        pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)
