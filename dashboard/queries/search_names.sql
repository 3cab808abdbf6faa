-- Which initiatives are called so?
-- grain: name. parameters: $word.
select
    initiative.name,
    any_value(initiative.article_id) as article_id,
    count(distinct initiative.article_id) as articles
from initiative
where contains(initiative.name, $word)
group by initiative.name
order by articles desc, initiative.name
limit 10;
