-- region_closure: a division with itself and each of its ancestors.
delete from region_closure;

insert into region_closure
with recursive ancestry as (
    select
        region_code as ancestor_code,
        region_code,
        0 as depth
    from region

    union all

    select
        region.parent_code as ancestor_code,
        ancestry.region_code,
        ancestry.depth + 1 as depth
    from ancestry
    inner join region on ancestry.ancestor_code = region.region_code
    where region.parent_code is not null and ancestry.depth < 8
)

select * from ancestry;
