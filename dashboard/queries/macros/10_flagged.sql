-- Every article with one flag a filter, so that a facet can count what all the others leave.
-- f: the struct of dashboard.filters.Filters.
create macro memory.main.flagged(f) as table
select
    browse.*,
    (
        f['region'] is null
        or coalesce(browse.region_code in (
            select below.region_code
            from region_closure as below
            where below.ancestor_code = f['region']
        ), false)
    ) as in_region,
    (
        len(f['themes']) = 0
        or browse.themes_no in (
            select theme_set.themes_no
            from theme_set
            where list_has_any(theme_set.themes, cast(f['themes'] as varchar[]))
        )
    ) as in_themes,
    (
        len(f['pieces']) = 0
        or list_contains(cast(f['pieces'] as varchar[]), browse.piece)
    ) as in_pieces,
    (
        len(f['papers']) = 0
        or browse.paper_no in (
            select paper_set.paper_no
            from paper_set
            where list_contains(cast(f['papers'] as varchar[]), paper_set.paper)
        )
    ) as in_papers,
    (
        f['measure'] is null
        or (
            f['unit'] is null
            and browse.kinds & (
                select any_value(measure_bit.bit)
                from measure_bit
                where measure_bit.measure = f['measure']
            ) > 0
        )
        or (
            f['unit'] is not null
            and browse.article_id in (
                select figure.article_id
                from metric as figure
                where
                    f['unit'] is not null
                    and figure.kind = f['measure']
                    and figure.unit_base = f['unit']
                    and (f['low'] is null or coalesce(figure.value_high, 'inf') >= f['low'])
                    and (f['high'] is null or coalesce(figure.value_low, '-inf') <= f['high'])
            )
        )
    ) as in_measure,
    (
        (f['since'] is null or coalesce(browse.published_on >= cast(f['since'] as date), false))
        and (
            f['until'] is null
            or coalesce(browse.published_on <= cast(f['until'] as date), false)
        )
    ) as in_period,
    (
        f['words'] = ''
        or browse.article_no in (
            select hit.article_no
            from found(f['words']) as hit
        )
    ) as in_words,
    (f['run'] is null or browse.run_id = f['run']) as in_run
from browse;
