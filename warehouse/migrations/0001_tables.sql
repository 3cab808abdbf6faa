-- The tables of the warehouse. Offsets are half-open Unicode code-point offsets into page.text.

create table run (
    run_id varchar primary key,
    started_at timestamp not null,
    finished_at timestamp not null,
    status varchar not null,
    trigger varchar not null,
    code_version varchar not null,
    reference_version varchar not null,
    sources varchar[] not null,
    pages_new integer not null,
    pages_changed integer not null,
    pages_unchanged integer not null,
    pages_removed integer not null,
    pages_rejected integer not null,
    articles integer not null,
    initiatives integer not null,
    metrics integer not null
);
comment on table run is 'Flow runs that published. Grain: run.';
comment on column run.run_id is 'Time-sortable identifier.';
comment on column run.started_at is 'Start, UTC.';
comment on column run.finished_at is 'When the rows were complete, before the checks; UTC.';
comment on column run.status is 'published: a run that published nothing leaves no row.';
comment on column run.trigger is 'What started it: command or schedule.';
comment on column run.code_version is 'Hash of the program that read the pages.';
comment on column run.reference_version is 'Hash of the files under seeds/reference.';
comment on column run.sources is 'Folders and files that were asked for.';
comment on column run.pages_new is 'Pages not known before. Unit: pages.';
comment on column run.pages_changed is 'Pages read again: file, program or tables changed. Unit: pages.';
comment on column run.pages_unchanged is 'Pages kept as they were. Unit: pages.';
comment on column run.pages_removed is 'Pages withdrawn: gone from the sources. Unit: pages.';
comment on column run.pages_rejected is 'Files refused. Unit: files.';
comment on column run.articles is 'Articles in the warehouse after the run. Unit: articles.';
comment on column run.initiatives is 'Initiatives in the warehouse after the run. Unit: initiatives.';
comment on column run.metrics is 'Figures in the warehouse after the run. Unit: figures.';

create table page (
    page_id varchar not null,
    file_name varchar not null,
    source_path varchar not null,
    byte_size bigint not null,
    encoding varchar not null,
    text varchar not null,
    paper varchar,
    paper_region_code varchar,
    published_on date,
    published_precision varchar,
    published_evidence varchar,
    read_key varchar not null,
    run_id varchar not null
);
comment on table page is 'Newspaper pages. Grain: page, by content.';
comment on column page.page_id is 'Hash of the file''s bytes.';
comment on column page.file_name is 'Last part of source_path.';
comment on column page.source_path is 'Where the file was read: absolute path or URL.';
comment on column page.byte_size is 'Size of the file. Unit: bytes.';
comment on column page.encoding is 'How the file was decoded: utf-8, gb18030, …';
comment on column page.text is 'The decoded file, unchanged but for line ends and a leading byte-order mark.';
comment on column page.paper is 'Name of the newspaper; null if unknown.';
comment on column page.paper_region_code is 'Division whose paper it is (region); null if unknown.';
comment on column page.published_on is 'First day of what is known of the date; null if unknown.';
comment on column page.published_precision is 'How much of the date is known: day, month or year.';
comment on column page.published_evidence is 'What the date was read from.';
comment on column page.read_key is 'Hash of file, manifest row, program and tables: equal means nothing to read again.';
comment on column page.run_id is 'Run that read it (run).';

create table article (
    article_id varchar not null,
    page_id varchar not null,
    ordinal integer not null,
    kind varchar not null,
    column_name varchar,
    kicker varchar,
    title varchar not null,
    title_start integer,
    title_end integer,
    body varchar not null,
    body_segments struct("start" integer, page_start integer, length integer)[] not null,
    char_start integer not null,
    char_end integer not null,
    dateline_place varchar,
    dateline_on date,
    region_code varchar,
    theme varchar,
    is_initiative boolean not null,
    run_id varchar not null
);
comment on table article is 'Separately titled pieces, briefs, event captions and reference blocks. Grain: article.';
comment on column article.article_id is 'Identifier, derived from the page''s content.';
comment on column article.page_id is 'Page it stands on (page).';
comment on column article.ordinal is 'Place in the order of the page, from 0 or 1 as the page was split.';
comment on column article.kind is 'article, brief, photo_caption or reference.';
comment on column article.column_name is 'Newspaper column it runs under (栏目); null if none.';
comment on column article.kicker is 'Line above or beside the headline; null if none.';
comment on column article.title is 'Headline on one line; empty if none.';
comment on column article.title_start is 'Start of the headline in page.text. Unit: code points.';
comment on column article.title_end is 'End of the headline in page.text. Unit: code points.';
comment on column article.body is 'Reading text: wrapped paragraphs rejoined.';
comment on column article.body_segments is 'Runs of body that stand together in page.text: start in body, start in page, length. Unit: code points.';
comment on column article.char_start is 'Start of the body in page.text. Unit: code points.';
comment on column article.char_end is 'End of the body in page.text. Unit: code points.';
comment on column article.dateline_place is 'Place of the dateline as printed (本报兴安11月3日电: 兴安); null if none.';
comment on column article.dateline_on is 'Day of the dateline; null if none.';
comment on column article.region_code is 'The one place it is about (region), as deep as the whole article warrants.';
comment on column article.theme is 'Primary theme (theme); null if none applies.';
comment on column article.is_initiative is 'Whether it reports a practice of its actor; false for reference text and opinion.';
comment on column article.run_id is 'Run that read it (run).';

create table author (
    article_id varchar not null,
    ordinal integer not null,
    name varchar not null,
    role varchar not null
);
comment on table author is 'Credits. Grain: credit of an article.';
comment on column author.article_id is 'Article (article).';
comment on column author.ordinal is 'Order of the credits, from 1.';
comment on column author.name is 'Person, or organisation of role source, without spaces.';
comment on column author.role is 'reporter, correspondent, intern, photographer or source.';

create table initiative (
    initiative_id varchar not null,
    article_id varchar not null,
    name varchar,
    region_code varchar,
    theme varchar,
    char_start integer not null,
    char_end integer not null,
    rule_id varchar not null
);
comment on table initiative is 'Named programmes, models, brands and mechanisms; an initiative article that names none has one row without name. Grain: initiative of an article.';
comment on column initiative.initiative_id is 'Identifier, derived from the article and the place of the name.';
comment on column initiative.article_id is 'Article that presents it (article).';
comment on column initiative.name is 'Name without quotation marks; null where none is given.';
comment on column initiative.region_code is 'Place of the practice (region).';
comment on column initiative.theme is 'Primary theme (theme).';
comment on column initiative.char_start is 'Start of the name, or of the body where there is none, in page.text. Unit: code points.';
comment on column initiative.char_end is 'End of the same. Unit: code points.';
comment on column initiative.rule_id is 'Pattern that found the name; unnamed where there is none.';

create table article_region (
    article_id varchar not null,
    region_code varchar not null,
    is_primary boolean not null,
    mentions integer not null
);
comment on table article_region is 'Places that an article names. Grain: article and place.';
comment on column article_region.article_id is 'Article (article).';
comment on column article_region.region_code is 'Place (region).';
comment on column article_region.is_primary is 'Whether it is the one place the article is about.';
comment on column article_region.mentions is 'Times it is named; 0 where the place is only inferred. Unit: mentions.';

create table article_theme (
    article_id varchar not null,
    theme varchar not null,
    rank integer not null,
    score double not null,
    evidence varchar not null
);
comment on table article_theme is 'Themes that clearly apply, at most four. Grain: article and theme.';
comment on column article_theme.article_id is 'Article (article).';
comment on column article_theme.theme is 'Theme (theme).';
comment on column article_theme.rank is '1 is the primary theme.';
comment on column article_theme.score is 'Weight of the terms found; higher is surer. No unit.';
comment on column article_theme.evidence is 'Terms that decided.';

create table place_mention (
    article_id varchar not null,
    ordinal integer not null,
    role varchar not null,
    char_start integer,
    char_end integer,
    text varchar not null,
    region_code varchar,
    status varchar not null,
    evidence varchar not null,
    candidates varchar[] not null
);
comment on table place_mention is 'Places as they are named in headline and body. Grain: mention.';
comment on column place_mention.article_id is 'Article (article).';
comment on column place_mention.ordinal is 'Order within the article, from 1.';
comment on column place_mention.role is 'Where it stands: title, kicker or body.';
comment on column place_mention.char_start is 'Start in page.text; null in a kicker. Unit: code points.';
comment on column place_mention.char_end is 'End in page.text; null in a kicker. Unit: code points.';
comment on column place_mention.text is 'Words of the mention, line breaks removed.';
comment on column place_mention.region_code is 'Place (region); null where it could not be settled.';
comment on column place_mention.status is 'current, former, unlisted, ambiguous, contradictory or unresolved.';
comment on column place_mention.evidence is 'What decided: chain, article, dateline, home, unique.';
comment on column place_mention.candidates is 'Codes an ambiguous name could stand for.';

create table metric (
    metric_id varchar not null,
    article_id varchar not null,
    char_start integer not null,
    char_end integer not null,
    text varchar not null,
    value double not null,
    value_max double,
    approx varchar not null,
    unit varchar not null,
    per varchar,
    kind varchar not null,
    subject varchar not null,
    region_code varchar,
    value_base double,
    unit_base varchar,
    value_low double,
    value_high double,
    period_text varchar,
    period_start date,
    period_end date,
    status varchar not null,
    measure_type varchar not null,
    sentence varchar not null,
    rule_id varchar not null,
    run_id varchar not null
);
comment on table metric is 'Figures that state how much or how many of something real. Grain: figure in a text.';
comment on column metric.metric_id is 'Identifier, derived from the article and the place of the figure.';
comment on column metric.article_id is 'Article (article).';
comment on column metric.char_start is 'Start in page.text. Unit: code points.';
comment on column metric.char_end is 'End in page.text. Unit: code points.';
comment on column metric.text is 'Number, approximation words and unit as printed.';
comment on column metric.value is 'Number with 万 and 亿 expanded; lower end of a range. Unit: unit.';
comment on column metric.value_max is 'Upper end of a range, else null. Unit: unit.';
comment on column metric.approx is 'exact, over, under, about or range.';
comment on column metric.unit is 'Unit or measure word as printed, without 万 and 亿; empty if none.';
comment on column metric.per is 'What a rate is per (8000元/吨: 吨); null otherwise.';
comment on column metric.kind is 'count, money, area, length, mass, volume, percent, duration, age or other.';
comment on column metric.subject is 'What is counted or measured.';
comment on column metric.region_code is 'Place the figure is about (region).';
comment on column metric.value_base is 'value in the kind''s base unit. Unit: unit_base.';
comment on column metric.unit_base is 'Base unit of the kind: CNY, m2, m, kg, m3, %, day, year; counts keep their own.';
comment on column metric.value_low is 'Least that the words allow; null where they set no lower bound. Unit: unit_base.';
comment on column metric.value_high is 'Most that the words allow; null where they set no upper bound. Unit: unit_base.';
comment on column metric.period_text is 'Words of the period; null if none.';
comment on column metric.period_start is 'First day of the period.';
comment on column metric.period_end is 'Last day of the period.';
comment on column metric.status is 'achieved or planned.';
comment on column metric.measure_type is 'stock, flow, cumulative, rate or unknown: what may be summed over time.';
comment on column metric.sentence is 'Sentence it stands in.';
comment on column metric.rule_id is 'Pattern that read it.';
comment on column metric.run_id is 'Run that read it (run).';

create table page_region (
    page_id varchar not null,
    region_code varchar not null,
    name varchar not null,
    level varchar not null,
    parent_code varchar,
    path varchar not null,
    is_listed boolean not null
);
comment on table page_region is 'Divisions that a page refers to, with their ancestors. Grain: page and division.';
comment on column page_region.page_id is 'Page (page).';
comment on column page_region.region_code is 'Division (region).';
comment on column page_region.name is 'Official name without committee suffix.';
comment on column page_region.level is 'province, prefecture, county, township or village.';
comment on column page_region.parent_code is 'Division above (region); null for a province.';
comment on column page_region.path is 'Names from the province down, joined by /.';
comment on column page_region.is_listed is 'Whether the official gazetteer lists it.';

create table region (
    region_code varchar not null,
    name varchar not null,
    level varchar not null,
    parent_code varchar,
    path varchar not null,
    is_listed boolean not null
);
comment on table region is 'Administrative divisions that pages refer to, with all ancestors. Grain: division.';
comment on column region.region_code is 'Official code of 6, 9 or 12 digits, or a code of its own under its parent.';
comment on column region.name is 'Official name without committee suffix.';
comment on column region.level is 'province, prefecture, county, township or village.';
comment on column region.parent_code is 'Division above (region); null for a province.';
comment on column region.path is 'Names from the province down, joined by /.';
comment on column region.is_listed is 'Whether the official gazetteer lists it.';

create table region_closure (
    ancestor_code varchar not null,
    region_code varchar not null,
    depth integer not null
);
comment on table region_closure is 'Every division with each of its ancestors and with itself. Grain: pair.';
comment on column region_closure.ancestor_code is 'Division above, or the division itself (region).';
comment on column region_closure.region_code is 'Division (region).';
comment on column region_closure.depth is 'Steps between the two; 0 for itself.';

create table theme (
    theme varchar not null,
    name_zh varchar not null,
    name_en varchar not null,
    description varchar not null
);
comment on table theme is 'Themes. Grain: theme.';
comment on column theme.theme is 'Code.';
comment on column theme.name_zh is 'Chinese name.';
comment on column theme.name_en is 'English name.';
comment on column theme.description is 'What it covers.';

create table unit (
    unit varchar not null,
    kind varchar not null,
    unit_base varchar,
    factor double
);
comment on table unit is 'Units and measure words. Grain: unit as printed.';
comment on column unit.unit is 'Unit as printed.';
comment on column unit.kind is 'Kind of quantity, as metric.kind.';
comment on column unit.unit_base is 'Base unit of the kind; null where there is none.';
comment on column unit.factor is 'Base units in one unit; null where there is none.';

create table issue (
    issue_id varchar not null,
    run_id varchar not null,
    page_id varchar not null,
    article_id varchar,
    code varchar not null,
    severity varchar not null,
    char_start integer,
    char_end integer,
    detail varchar not null
);
comment on table issue is 'Things that could not be read with confidence. Grain: issue.';
comment on column issue.issue_id is 'Identifier, derived from the page.';
comment on column issue.run_id is 'Run that read the page (run).';
comment on column issue.page_id is 'Page (page).';
comment on column issue.article_id is 'Article (article); null where it concerns the page.';
comment on column issue.code is 'What is the matter.';
comment on column issue.severity is 'info, warning or error.';
comment on column issue.char_start is 'Start in page.text; null where it has no place. Unit: code points.';
comment on column issue.char_end is 'End in page.text. Unit: code points.';
comment on column issue.detail is 'In words.';

create table reject (
    run_id varchar not null,
    source_path varchar not null,
    reason varchar not null,
    detail varchar not null,
    content_hash varchar
);
comment on table reject is 'Files refused. Grain: file and run.';
comment on column reject.run_id is 'Run that refused it (run).';
comment on column reject.source_path is 'Absolute path or URL.';
comment on column reject.reason is 'missing, empty, binary, too_large, unreadable, encoding, duplicate, manifest or failed (the program tripped over it).';
comment on column reject.detail is 'In words.';
comment on column reject.content_hash is 'Hash of the file''s bytes; null where they could not be read.';

create table page_history (
    page_id varchar not null,
    file_name varchar not null,
    source_path varchar not null,
    text varchar not null,
    paper varchar,
    published_on date,
    change varchar not null,
    valid_from_run varchar not null,
    valid_to_run varchar not null
);
comment on table page_history is 'Pages no longer current: replaced by a new file or withdrawn. Grain: page and the run that ended it.';
comment on column page_history.page_id is 'Hash of the file''s bytes, as page.page_id was.';
comment on column page_history.file_name is 'Last part of source_path.';
comment on column page_history.source_path is 'Where the file was read.';
comment on column page_history.text is 'The decoded file.';
comment on column page_history.paper is 'Name of the newspaper; null if unknown.';
comment on column page_history.published_on is 'First day of what was known of the date.';
comment on column page_history.change is 'Why it ended: page changed or page removed.';
comment on column page_history.valid_from_run is 'Run that read it (run).';
comment on column page_history.valid_to_run is 'Run that ended it (run).';

create table metric_history (
    metric_id varchar not null,
    article_id varchar not null,
    page_id varchar not null,
    source_path varchar not null,
    article_title varchar not null,
    char_start integer not null,
    char_end integer not null,
    text varchar not null,
    value double not null,
    value_max double,
    approx varchar not null,
    unit varchar not null,
    per varchar,
    kind varchar not null,
    subject varchar not null,
    region_code varchar,
    value_base double,
    unit_base varchar,
    value_low double,
    value_high double,
    period_text varchar,
    period_start date,
    period_end date,
    status varchar not null,
    measure_type varchar not null,
    sentence varchar not null,
    rule_id varchar not null,
    change varchar not null,
    valid_from_run varchar not null,
    valid_to_run varchar not null
);
comment on table metric_history is 'Figures no longer current: read otherwise since, or gone with their page. Grain: figure and the run that ended it.';
comment on column metric_history.metric_id is 'As metric.metric_id was.';
comment on column metric_history.article_id is 'As metric.article_id was.';
comment on column metric_history.page_id is 'Page it stood on (page or page_history).';
comment on column metric_history.source_path is 'File of that page.';
comment on column metric_history.article_title is 'Headline of its article.';
comment on column metric_history.char_start is 'Start in that page''s text. Unit: code points.';
comment on column metric_history.char_end is 'End in that page''s text. Unit: code points.';
comment on column metric_history.text is 'As metric.text was.';
comment on column metric_history.value is 'As metric.value was. Unit: unit.';
comment on column metric_history.value_max is 'As metric.value_max was. Unit: unit.';
comment on column metric_history.approx is 'As metric.approx was.';
comment on column metric_history.unit is 'As metric.unit was.';
comment on column metric_history.per is 'As metric.per was.';
comment on column metric_history.kind is 'As metric.kind was.';
comment on column metric_history.subject is 'As metric.subject was.';
comment on column metric_history.region_code is 'As metric.region_code was.';
comment on column metric_history.value_base is 'As metric.value_base was. Unit: unit_base.';
comment on column metric_history.unit_base is 'As metric.unit_base was.';
comment on column metric_history.value_low is 'As metric.value_low was. Unit: unit_base.';
comment on column metric_history.value_high is 'As metric.value_high was. Unit: unit_base.';
comment on column metric_history.period_text is 'As metric.period_text was.';
comment on column metric_history.period_start is 'As metric.period_start was.';
comment on column metric_history.period_end is 'As metric.period_end was.';
comment on column metric_history.status is 'As metric.status was.';
comment on column metric_history.measure_type is 'As metric.measure_type was.';
comment on column metric_history.sentence is 'As metric.sentence was.';
comment on column metric_history.rule_id is 'As metric.rule_id was.';
comment on column metric_history.change is 'Why it ended: page changed, page removed, program changed, tables changed, program and tables changed, or manifest changed.';
comment on column metric_history.valid_from_run is 'Run that read it (run).';
comment on column metric_history.valid_to_run is 'Run that ended it (run).';
