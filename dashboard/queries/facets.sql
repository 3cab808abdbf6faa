-- How many initiatives would each choice of a facet leave, the other facets standing?
-- grain: facet and value. parameters: $filters.
with counted as materialized (
    select
        themes,
        piece,
        paper,
        measures,
        strftime(published_on, '%Y-%m') as month,
        in_themes,
        in_pieces,
        in_papers,
        in_measure,
        in_period,
        initiatives
    from flagged($filters)
    where in_region and in_words and initiatives > 0
),

chosen as (
    select
        'themes' as facet,
        unnest(themes) as value,
        initiatives
    from counted
    where in_pieces and in_papers and in_measure and in_period
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
        paper as value,
        initiatives
    from counted
    where in_themes and in_pieces and in_measure and in_period
    union all
    select
        'measure' as facet,
        unnest(measures) as value,
        initiatives
    from counted
    where in_themes and in_pieces and in_papers and in_period
    union all
    select
        'period' as facet,
        month as value,
        initiatives
    from counted
    where in_themes and in_pieces and in_papers and in_measure and month is not null
)

select
    facet,
    value,
    cast(sum(initiatives) as bigint) as initiatives
from chosen
group by facet, value
order by facet, initiatives desc, value;
