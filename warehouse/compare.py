"""Two warehouses side by side: figures and articles found, lost and read otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from warehouse.query import QueryError, Reader

ChangeKind = Literal["found", "lost", "changed"]
What = Literal["figures", "articles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure or article that only one side has, or that they read differently.

    ``label`` is the figure with its subject, or the headline; ``context`` the sentence it stands
    in. ``fields`` lists name, value before and value after, as text.
    """

    what: What
    kind: ChangeKind
    row_id: str
    file_name: str
    label: str
    context: str
    fields: tuple[tuple[str, str | None, str | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many rows each side has, and how many of them differ."""

    what: What
    old: int
    new: int
    found: int
    lost: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Tallies of figures and articles, and every change in the order of files and pages."""

    tallies: tuple[Tally, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """How rows of one table are paired and compared."""

    what: What
    source: str
    fields: tuple[str, ...]
    moved_key: str


# ``row_id`` names the page's content and the place in it: equal means the same characters.
_FIGURES = _Kind(
    what="figures",
    source="""
        select
            metric.*,
            metric.metric_id as row_id,
            article.page_id,
            page.source_path,
            page.file_name,
            metric.text || ' ' || metric.subject as label,
            metric.sentence as context
        from {side}.metric as metric
        inner join {side}.article as article on metric.article_id = article.article_id
        inner join {side}.page as page on article.page_id = page.page_id
    """,
    fields=(
        *("text", "value", "value_max", "approx", "unit", "per", "kind", "subject"),
        *("region_code", "period_text", "period_start", "period_end", "status", "measure_type"),
    ),
    moved_key="concat_ws('|', kind, unit, coalesce(per, ''), subject)",
)
_ARTICLES = _Kind(
    what="articles",
    source="""
        select
            article.*,
            article.article_id as row_id,
            page.source_path,
            page.file_name,
            article.title as label,
            left(article.body, 60) as context
        from {side}.article as article
        inner join {side}.page as page on article.page_id = page.page_id
    """,
    fields=("title", "kicker", "column_name", "kind", "region_code", "theme", "is_initiative"),
    moved_key="title",
)

_PAIRED = """
create or replace table paired as
with old_only as (select * from old_rows anti join new_rows using (row_id)),

new_only as (select * from new_rows anti join old_rows using (row_id)),

overlapping as (
    -- The same place of the same page, read with other limits.
    select
        old_only.row_id as old_id,
        new_only.row_id as new_id
    from old_only
    inner join new_only
        on
            old_only.page_id = new_only.page_id
            and old_only.char_start < new_only.char_end
            and new_only.char_start < old_only.char_end
    qualify
        row_number() over (partition by old_only.row_id order by new_only.char_start) = 1
        and row_number() over (partition by new_only.row_id order by old_only.char_start) = 1
),

old_left as (
    select
        *,
        row_number() over (partition by source_path, moved_key order by char_start) as turn
    from old_only
    where row_id not in (select old_id from overlapping)
),

new_left as (
    select
        *,
        row_number() over (partition by source_path, moved_key order by char_start) as turn
    from new_only
    where row_id not in (select new_id from overlapping)
)

select row_id as old_id, row_id as new_id from old_rows semi join new_rows using (row_id)
union all
select * from overlapping
union all
-- The file has other content now: what was on the old page is sought by what it says.
select old_left.row_id, new_left.row_id
from old_left
inner join new_left
    on
        old_left.source_path = new_left.source_path
        and old_left.moved_key = new_left.moved_key
        and old_left.turn = new_left.turn
        and old_left.page_id <> new_left.page_id
"""

_CHANGES = """
with different as (
    select
        'changed' as kind,
        new_rows.row_id,
        new_rows.source_path,
        new_rows.file_name,
        new_rows.char_start,
        new_rows.label,
        new_rows.context,
        list_filter(
            [{fields}], lambda field: field['before'] is distinct from field['after']
        ) as fields
    from paired
    inner join old_rows on paired.old_id = old_rows.row_id
    inner join new_rows on paired.new_id = new_rows.row_id
)

select * from different where len(fields) > 0
union all by name
select 'found' as kind, row_id, source_path, file_name, char_start, label, context
from new_rows where row_id not in (select new_id from paired)
union all by name
select 'lost' as kind, row_id, source_path, file_name, char_start, label, context
from old_rows where row_id not in (select old_id from paired)
order by source_path, char_start, kind
"""


def compare(old: Path, new: Path) -> Comparison:
    """What ``new`` says otherwise than ``old``. Raises QueryError when either cannot be read."""
    if old.exists() and new.exists() and old.samefile(new):
        raise QueryError(f"{old} and {new} are the same file")
    tallies: list[Tally] = []
    changes: list[Change] = []
    with Reader(old=old, new=new) as reader:
        for kind in (_FIGURES, _ARTICLES):
            found = list(_changes(reader, kind))
            changes += found
            tallies.append(_tally(reader, kind, found))
    return Comparison(tallies=tuple(tallies), changes=tuple(changes))


def _changes(reader: Reader, kind: _Kind) -> Iterator[Change]:
    for side in ("old", "new"):
        source = kind.source.format(side=side)
        reader.rows(
            f"create or replace table memory.main.{side}_rows as"
            f" select *, {kind.moved_key} as moved_key from ({source})"
        )
    reader.rows(_PAIRED)
    structs = ", ".join(
        f"{{'field': '{name}', 'before': old_rows.{name}::varchar,"
        f" 'after': new_rows.{name}::varchar}}"
        for name in kind.fields
    )
    for row in reader.frame(_CHANGES.format(fields=structs)).iter_rows(named=True):
        yield Change(
            what=kind.what,
            kind=row["kind"],
            row_id=row["row_id"],
            file_name=row["file_name"],
            label=row["label"],
            context=row["context"],
            fields=tuple(
                (field["field"], field["before"], field["after"]) for field in row["fields"] or ()
            ),
        )


def _tally(reader: Reader, kind: _Kind, changes: list[Change]) -> Tally:
    ((old, new),) = reader.rows(
        "select (select count(*) from old_rows), (select count(*) from new_rows)"
    )
    counts = {each: sum(change.kind == each for change in changes) for each in _KINDS}
    return Tally(
        what=kind.what,
        old=int(str(old)),
        new=int(str(new)),
        found=counts["found"],
        lost=counts["lost"],
        changed=counts["changed"],
    )


_KINDS: tuple[ChangeKind, ...] = ("found", "lost", "changed")
