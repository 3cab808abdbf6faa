-- Reviewers' corrections: what they changed, and which rows they marked.

create table correction (
    correction_id varchar not null,
    page_id varchar not null,
    file_name varchar not null,
    target varchar not null,
    row_id varchar,
    field varchar,
    value_before varchar,
    value_after varchar,
    quote varchar not null,
    reason varchar not null,
    reviewer varchar not null,
    decided_on date not null,
    status varchar not null,
    detail varchar
);
comment on table correction is 'Reviewers'' corrections of what was read. Grain: correction and field.';
comment on column correction.correction_id is 'Identifier in seeds/corrections.yml.';
comment on column correction.page_id is 'Page (page).';
comment on column correction.file_name is 'File of the page.';
comment on column correction.target is 'figure or article.';
comment on column correction.row_id is 'Figure (metric) or article (article); null where it was not found.';
comment on column correction.field is 'Field that was changed; withdrawn where a false figure was taken out; null where stale.';
comment on column correction.value_before is 'What was read, as text; null where nothing was.';
comment on column correction.value_after is 'What is right, as text; null for nothing.';
comment on column correction.quote is 'Words of the page that the correction is about.';
comment on column correction.reason is 'Why it is right.';
comment on column correction.reviewer is 'Who decided.';
comment on column correction.decided_on is 'When.';
comment on column correction.status is 'applied, or stale: the page or its reading no longer is what the correction expects.';
comment on column correction.detail is 'Of a stale correction what does not match; null otherwise.';

alter table metric add column correction_id varchar;
comment on column metric.correction_id is 'Reviewer''s correction that changed it (correction); null otherwise.';

alter table article add column correction_id varchar;
comment on column article.correction_id is 'Reviewer''s correction that changed its place or themes (correction); null otherwise.';

alter table metric_history add column correction_id varchar;
comment on column metric_history.correction_id is 'As metric.correction_id was.';

comment on column metric_history.change is 'Why it ended: page changed, page removed, program changed, tables changed, program and tables changed, manifest changed, corrected, or correction ended.';
