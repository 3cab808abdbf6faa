-- fail: theme codes that name no theme
select
    article_theme.article_id,
    article_theme.theme
from article_theme
left join theme on article_theme.theme = theme.theme
where theme.theme is null
