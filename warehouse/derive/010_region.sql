-- region: every division that a current page refers to. One name stands where pages disagree.
delete from region;

insert into region by name
select
    region_code,
    min(name) as name,
    min(level) as level,
    min(parent_code) as parent_code,
    min(path) as path,
    bool_or(is_listed) as is_listed,
    max(longitude) as longitude,
    max(latitude) as latitude
from page_region
group by region_code;
