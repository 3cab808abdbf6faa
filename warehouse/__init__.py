"""The warehouse: one DuckDB file, its tables, views, derived tables and checks. Knows no page."""
