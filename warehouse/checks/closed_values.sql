-- fail: a kind, theme rank, role or status outside its list
select
    'metric' as table_name,
    metric_id as row_id
from metric
where
    kind not in (
        'count', 'money', 'area', 'length', 'mass', 'volume', 'percent', 'duration', 'age', 'other'
    )
    or approx not in ('exact', 'over', 'under', 'about', 'range')
    or status not in ('achieved', 'planned')

union all

select
    'article' as table_name,
    article_id as row_id
from article
where kind not in ('article', 'brief', 'photo_caption', 'reference')

union all

select
    'author' as table_name,
    article_id as row_id
from author
where role not in ('reporter', 'correspondent', 'intern', 'photographer', 'source')

union all

select
    'article_theme' as table_name,
    article_id as row_id
from article_theme
where rank not between 1 and 4
