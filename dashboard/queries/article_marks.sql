-- Which places and initiatives are named in this article, and where?
-- grain: mention. parameters: $article.
select
    'place' as sort,
    place_mention.region_code as target,
    place_mention.char_start,
    place_mention.char_end,
    coalesce(region.path, '') as label
from place_mention
left join region on place_mention.region_code = region.region_code
where place_mention.article_id = $article and place_mention.char_start is not null
union all
select
    'initiative' as sort,
    initiative.initiative_id as target,
    initiative.char_start,
    initiative.char_end,
    initiative.name as label
from initiative
where initiative.article_id = $article and initiative.name is not null
order by char_start, char_end desc;
