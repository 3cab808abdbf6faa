-- Which tables and columns are there, and what do they mean?
-- grain: column. parameters: none.
select
    columns.table_name,
    coalesce(tables.comment, views.comment, '') as table_comment,
    columns.column_name,
    columns.data_type,
    coalesce(columns.comment, '') as comment
from duckdb_columns() as columns
left join duckdb_tables() as tables
    on columns.table_oid = tables.table_oid and columns.database_oid = tables.database_oid
left join duckdb_views() as views
    on columns.table_oid = views.view_oid and columns.database_oid = views.database_oid
where columns.database_name = 'wh' and columns.schema_name = 'main'
order by columns.table_name, columns.column_index;
