"""Rows that leave the current tables: what they were, until which run, and why."""

from __future__ import annotations

import duckdb

from flows.plan import RunPlan

_VALUES = (
    "char_start",
    "char_end",
    "text",
    "value",
    "value_max",
    "approx",
    "unit",
    "per",
    "kind",
    "subject",
    "region_code",
    "value_base",
    "unit_base",
    "value_low",
    "value_high",
    "period_text",
    "period_start",
    "period_end",
    "status",
    "measure_type",
    "sentence",
)
"""What a figure says: it is another figure once one of these differs."""

_OUTDATED = """
create or replace temp table outdated as
select
    page.page_id,
    page.source_path,
    page.run_id,
    page.source_path in (select unnest(?::varchar[])) as is_removed
from page
where page.page_id in (select unnest(?::varchar[]))
"""

_FORMER_PAGES = """
create or replace temp table former_page as
select
    page.page_id,
    page.file_name,
    page.source_path,
    page.text,
    page.paper,
    page.published_on,
    page.run_id
from page
inner join outdated on page.page_id = outdated.page_id
"""

_FORMER_ARTICLES = """
create or replace temp table former_article as
select article.article_id
from article
inner join outdated on article.page_id = outdated.page_id
"""

_FORMER_TERMS = """
create or replace temp table former_term as
select
    article_term.term,
    count(*) as articles
from article_term
semi join former_article on article_term.article_id = former_article.article_id
group by article_term.term
"""

_FORMER_METRICS = """
create or replace temp table former_metric as
select
    metric.*,
    article.page_id,
    article.title as article_title,
    outdated.source_path
from metric
inner join article on metric.article_id = article.article_id
inner join outdated on article.page_id = outdated.page_id
"""

_PAGE_HISTORY = """
insert into page_history by name
select
    former_page.* exclude (run_id),
    if(outdated.is_removed, 'page removed', 'page changed') as change,
    former_page.run_id as valid_from_run,
    $run_id as valid_to_run
from former_page
inner join outdated on former_page.page_id = outdated.page_id
left join page on former_page.page_id = page.page_id
where page.page_id is null
"""

_METRIC_HISTORY = f"""
insert into metric_history by name
select
    former.* exclude (run_id),
    case
        when page.page_id is null and outdated.is_removed then 'page removed'
        when page.page_id is null then 'page changed'
        when run.code_version <> $code and run.reference_version <> $reference
            then 'program and tables changed'
        when run.code_version <> $code then 'program changed'
        when run.reference_version <> $reference then 'tables changed'
        when
            metric.correction_id is not null
            or former.metric_id in (select row_id from correction where row_id is not null)
            then 'corrected'
        when former.correction_id is not null then 'correction ended'
        else 'manifest changed'
    end as change,
    former.run_id as valid_from_run,
    $run_id as valid_to_run
from former_metric as former
inner join outdated on former.page_id = outdated.page_id
left join run on former.run_id = run.run_id
left join page on former.page_id = page.page_id
left join metric on former.metric_id = metric.metric_id
where
    metric.metric_id is null
    or metric.correction_id is distinct from former.correction_id
    or row({", ".join(f"metric.{column}" for column in _VALUES)})
    is distinct from row({", ".join(f"former.{column}" for column in _VALUES)})
"""


def set_aside(connection: duckdb.DuckDBPyConnection, plan: RunPlan) -> None:
    """Note the pages that the plan outdates, with what hangs on them, before their rows go."""
    connection.execute(_OUTDATED, [list(plan.removed), list(plan.outdated)])
    for statement in (_FORMER_PAGES, _FORMER_ARTICLES, _FORMER_METRICS, _FORMER_TERMS):
        connection.execute(statement)


def write_history(
    connection: duckdb.DuckDBPyConnection, run_id: str, code_version: str, reference_version: str
) -> None:
    """Once the new rows are in: keep what was set aside and did not come back the same."""
    connection.execute(_PAGE_HISTORY, {"run_id": run_id})
    connection.execute(
        _METRIC_HISTORY,
        {"run_id": run_id, "code": code_version, "reference": reference_version},
    )
