-- Which practice is this, and who else reports one of the same name?
-- grain: the initiative, then every article with an initiative of its name. parameters: $initiative.
with this as (
    select
        name,
        article_id
    from initiative
    where initiative_id = $initiative
)

select
    this.name,
    other.initiative_id,
    other.article_id,
    article.title,
    coalesce(region.path, '') as path,
    page.paper,
    page.published_on,
    page.published_precision,
    other.initiative_id = $initiative as is_this
from this
inner join initiative as other
    on this.name = other.name or (this.name is null and other.initiative_id = $initiative)
inner join article on other.article_id = article.article_id
inner join page on article.page_id = page.page_id
left join region on other.region_code = region.region_code
order by is_this desc, page.published_on desc nulls last, other.initiative_id
limit 12;
