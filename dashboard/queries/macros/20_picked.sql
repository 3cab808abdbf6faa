-- The articles that all filters leave. f: the struct of dashboard.filters.Filters.
create macro memory.main.picked(f) as table
select *
from flagged(f)
where
    in_region
    and in_themes
    and in_pieces
    and in_papers
    and in_measure
    and in_period
    and in_words
    and in_run;
