-- Reviewers add figures that were missed.

comment on column correction.field is 'Field that was changed; withdrawn where a false figure was taken out, added where a missed one was put in; null where stale.';

comment on column metric.rule_id is 'Pattern that read it; reviewer where a correction added it.';
