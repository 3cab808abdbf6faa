-- A whole and the parts that follow 其中 in its sentence (排查矛盾纠纷216件…其中土地类88件、邻里类67件),
-- or 分别为 lists. Parts may name only some of a whole, so less is no fault; more than the whole is.
insert into whole_and_parts
with additive as (
    select
        metric.metric_id,
        metric.article_id,
        metric.sentence,
        metric.kind,
        metric.unit_base,
        metric.unit,
        metric.char_start,
        metric.value_base,
        metric.value_low,
        metric.value_high,
        article.page_id,
        row_number() over (
            partition by metric.article_id, metric.sentence
            order by metric.char_start
        ) as ordinal
    from metric
    inner join article on metric.article_id = article.article_id
    where
        metric.run_id >= getvariable('read_since')
        and contains(metric.sentence, '其中')
        and metric.per is null
        and metric.kind in ('count', 'money', 'area', 'length', 'mass', 'volume')
),

placed as (
    -- Where 其中 stands in the page: figures of the sentence before it and after it.
    select
        additive.*,
        instr(
            replace(replace(substring(page.text, additive.char_start + 1, 400), chr(10), ''), ' ', ''),
            '其中'
        ) as to_marker,
        instr(additive.sentence, '其中') as marker
    from additive
    inner join page on additive.page_id = page.page_id
    where page.run_id >= getvariable('read_since')
),

sided as (
    select
        *,
        -- A figure before the marker sees it ahead within its own sentence.
        to_marker > 0 and to_marker < length(sentence) as is_before
    from placed
),

sums as (
    select
        article_id,
        sentence,
        unit,
        kind,
        min(char_start) as char_start,
        list(metric_id order by char_start) as part_metric_ids,
        sum(value_base) as parts_value,
        sum(value_low) as parts_low
    from sided
    where not is_before
    group by article_id, sentence, unit, kind
)

select
    whole.metric_id as whole_metric_id,
    sums.part_metric_ids,
    whole.value_base as whole_value,
    sums.parts_value,
    case
        when sums.parts_low > whole.value_high then 'exceed'
        when sums.parts_value = whole.value_base then 'add up'
        else 'fall short'
    end as verdict
from sided as whole
inner join sums
    on
        whole.article_id = sums.article_id
        and whole.sentence = sums.sentence
        and whole.unit = sums.unit
        and whole.kind = sums.kind
        and whole.char_start < sums.char_start
where whole.is_before
-- Of several figures before the marker the whole is the one that the parts make up, else the nearest:
-- 排查216件,化解209件,其中甲88件、乙67件、丙61件 divides the 216.
qualify row_number() over (
    partition by whole.article_id, whole.sentence, whole.unit, whole.kind
    order by whole.value_base = sums.parts_value desc, whole.char_start desc
) = 1
order by whole.metric_id;
