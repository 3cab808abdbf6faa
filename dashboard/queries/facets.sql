-- How many initiatives would each choice of a facet leave, the other facets standing?
-- grain: facet and value. parameters: $filters.
with counted as materialized (
    select
        themes_no,
        piece,
        paper_no,
        kinds,
        month_no,
        in_themes,
        in_pieces,
        in_papers,
        in_measure,
        in_period,
        initiatives
    from flagged($filters)
    where in_region and in_words and in_run and initiatives > 0
),

by_themes as (
    select
        themes_no,
        sum(initiatives) as initiatives
    from counted
    where in_pieces and in_papers and in_measure and in_period
    group by themes_no
),

by_papers as (
    select
        paper_no,
        sum(initiatives) as initiatives
    from counted
    where in_themes and in_pieces and in_measure and in_period
    group by paper_no
),

by_kinds as (
    select
        kinds,
        sum(initiatives) as initiatives
    from counted
    where in_themes and in_pieces and in_papers and in_period
    group by kinds
),

by_months as (
    select
        month_no,
        sum(initiatives) as initiatives
    from counted
    where in_themes and in_pieces and in_papers and in_measure and month_no is not null
    group by month_no
),

chosen as (
    select
        'themes' as facet,
        unnest(theme_set.themes) as value,
        by_themes.initiatives
    from by_themes
    inner join theme_set on by_themes.themes_no = theme_set.themes_no
    union all
    select
        'pieces' as facet,
        piece as value,
        initiatives
    from counted
    where in_themes and in_papers and in_measure and in_period
    union all
    select
        'papers' as facet,
        paper_set.paper as value,
        by_papers.initiatives
    from by_papers
    inner join paper_set on by_papers.paper_no = paper_set.paper_no
    union all
    select
        'measure' as facet,
        measure_bit.measure as value,
        by_kinds.initiatives
    from by_kinds
    inner join measure_bit on by_kinds.kinds & measure_bit.bit > 0
    union all
    select
        'period' as facet,
        format('{:04d}-{:02d}', month_no // 12, month_no % 12 + 1) as value,
        initiatives
    from by_months
)

select
    facet,
    value,
    cast(sum(initiatives) as bigint) as initiatives
from chosen
group by facet, value
order by facet, initiatives desc, value;
