-- zh: 写稿最多的记者和通讯员
-- en: Who writes most
select
    author.name,
    author.role,
    count(*) as articles
from author
where author.role in ('reporter', 'correspondent')
group by author.name, author.role
order by articles desc, author.name;
