-- Where a division lies, for maps: a point inside it, known from the county up.

alter table page_region add column longitude double;
alter table page_region add column latitude double;
comment on column page_region.longitude is 'Of a point inside it; null below the county. Unit: degrees east.';
comment on column page_region.latitude is 'Of a point inside it; null below the county. Unit: degrees north.';

alter table region add column longitude double;
alter table region add column latitude double;
comment on column region.longitude is 'Of a point inside it; null below the county. Unit: degrees east.';
comment on column region.latitude is 'Of a point inside it; null below the county. Unit: degrees north.';
