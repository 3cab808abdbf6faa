-- Which initiatives are called so?
-- grain: name. parameters: $word.
select
    initiative.name,
    arg_min(initiative.article_id, initiative.initiative_id) as article_id,
    min(initiative.initiative_id) as initiative_id,
    count(distinct initiative.article_id) as articles
from initiative
where contains(initiative.name, $word)
group by initiative.name
order by articles desc, initiative.name
limit 10;
