"""A made warehouse of any size, by SQL alone: ``python -m tests.dashboard.made_corpus FILE N``.

Sizes follow real pages: about 6 pieces a page, 8 figures a piece. Every choice is a hash of the
row's number, so the same size gives the same rows. Spans slice to their figures. The first 250
pieces speak of one year, so that some of their figures contradict each other.
"""

from __future__ import annotations

import sys
from pathlib import Path

from warehouse.connection import open_staging
from warehouse.derived import derive
from warehouse.migrate import create_views, migrate

FIGURES_A_PIECE = 8
PIECES_A_PAGE = 6
WORDS_A_PIECE = 100

_PLACES = """
create temp macro roll(seed, faces) as cast(hash(seed) % faces as bigint);

create temp table prefecture as
select code, name, n from (values
    ('150100', '呼和浩特市', 9), ('150200', '包头市', 9), ('150300', '乌海市', 3),
    ('150400', '赤峰市', 12), ('150500', '通辽市', 8), ('150600', '鄂尔多斯市', 9),
    ('150700', '呼伦贝尔市', 14), ('150800', '巴彦淖尔市', 7), ('150900', '乌兰察布市', 11),
    ('152200', '兴安盟', 6), ('152500', '锡林郭勒盟', 12), ('152900', '阿拉善盟', 3)
) as t (code, name, n);

create temp table county as
select
    left(code, 4) || lpad(cast(20 + i as varchar), 2, '0') as code,
    ['东','西','南','北','中','前','后','左','右','上','下','新','老','大'][i] || '旗' as name,
    code as parent, name as parent_name
from prefecture, range(1, 15) as r (i) where i <= n;

create temp table township as
select
    code || lpad(cast(i as varchar), 3, '0') as code,
    ['青山镇','白河镇','丰田镇','向阳街道','河口苏木','新城街道','长河镇','平川乡'][i] as name,
    code as parent, parent as grand,
    '内蒙古自治区/' || parent_name || '/' || name as parent_path
from county, range(1, 9) as r (i);
create temp table numbered as
select *, row_number() over (order by code) - 1 as place_no from township;
"""

_PIECES = """
create temp table piece as
select
    i as n,
    'a' || lpad(cast(i as varchar), 7, '0') as article_id,
    'p' || lpad(cast(i // {pieces} as varchar), 6, '0') as page_id,
    i % {pieces} as ordinal,
    numbered.code as township, numbered.parent as county, numbered.name as place,
    split_part(numbered.parent_path, '/', 3) as county_name,
    ['article','article','article','brief','brief','photo_caption','reference'][1 + roll(i, 7)]
        as kind,
    (['elder_care','rural_industry','party_building','governance','health','education','civility',
      'public_service','welfare','safety','culture','infrastructure'])[1 + roll(i * 7, 12)]
        as theme,
    (['governance','employment','ecology','women_children'])[1 + roll(i * 11, 4)] as second_theme
from range({articles}) as r (i)
inner join numbered on numbered.place_no = roll(i * 3, (select count(*) from numbered));

create temp table told as
select
    piece.n, piece.article_id, j,
    (['人','元','亩','户','公斤','%','天','名'])[1 + roll(piece.n * 31 + j, 8)] as unit,
    (['老人','总投资','托管面积','参与农户','亩产','入住率','工期','志愿者'])
        [1 + roll(piece.n * 31 + j, 8)] as subject,
    cast(1 + roll(piece.n * 17 + j, 9000) as integer) as value,
    (['exact','exact','exact','over','under','about'])[1 + roll(piece.n * 13 + j, 6)] as approx
from piece, range({figures}) as r (j);

alter table told add column text varchar;
update told set text =
    case approx when 'under' then '近' when 'about' then '约' else '' end
    || value || case approx when 'over' then '余' else '' end || unit;

create temp table body as
select article_id, n,
    string_agg(subject || text || '，' , '' order by j) as words
from told group by article_id, n;
"""

_ROWS = """
insert into run by name
select 'made' as run_id, timestamp '2024-12-01 06:00:00' as started_at,
    timestamp '2024-12-01 06:10:00' as finished_at, 'published' as status, 'command' as trigger,
    'made' as code_version, 'made' as reference_version, ['made'] as sources,
    cast({articles} // {pieces} as integer) as pages_new, 0 as pages_changed,
    0 as pages_unchanged, 0 as pages_removed, 0 as pages_rejected, {articles} as articles,
    {articles} as initiatives, {articles} * {figures} as metrics;

create temp table laid as
select
    piece.*,
    piece.place || '的做法之' || piece.n as title,
    '本报讯 ' || piece.place || '推进养老服务，' || body.words || '群众满意。' as text
from piece inner join body on piece.article_id = body.article_id;

create temp table offset_of as
select
    *,
    cast(coalesce(sum(len(title) + len(text) + 2) over (
        partition by page_id order by ordinal rows between unbounded preceding and 1 preceding
    ), 0) as integer) as base
from laid;

insert into page by name
select
    page_id, page_id || '.txt' as file_name, '/made/' || page_id || '.txt' as source_path,
    cast(sum(3 * len(text)) as bigint) as byte_size, 'utf-8' as encoding,
    string_agg(title || chr(10) || text || chr(10), '' order by ordinal) as text,
    arg_min(county_name, county) || '日报' as paper,
    min(county) as paper_region_code,
    date '2023-01-01' + cast(roll(page_id, 700) as integer) as published_on,
    'day' as published_precision, 'masthead' as published_evidence,
    page_id as read_key, 'made' as run_id
from offset_of group by page_id;

insert into article by name
select
    article_id, page_id, cast(ordinal as integer) as ordinal, kind, title,
    base as title_start, cast(base + len(title) as integer) as title_end,
    text as body,
    [{{'start': 0, 'page_start': cast(base + len(title) + 1 as integer),
       'length': cast(len(text) as integer)}}] as body_segments,
    cast(base + len(title) + 1 as integer) as char_start,
    cast(base + len(title) + 1 + len(text) as integer) as char_end,
    township as region_code, theme, kind <> 'reference' as is_initiative, 'made' as run_id
from offset_of;

insert into initiative by name
select
    article_id || 'i' as initiative_id, article_id,
    case when n % 3 = 0 then '暖心工程' || n % 40 end as name,
    township as region_code, theme,
    cast(base + len(title) + 1 as integer) as char_start,
    cast(base + len(title) + 1 + len(text) as integer) as char_end, 'made' as rule_id
from offset_of where kind <> 'reference';

insert into article_theme by name
select article_id, theme, 1 as rank, 2.0 as score, '养老' as evidence from piece
union all by name
select article_id, second_theme as theme, 2 as rank, 1.0 as score, '网格' as evidence
from piece where n % 2 = 0 and second_theme <> theme;

insert into article_region by name
select article_id, township as region_code, true as is_primary, 1 as mentions from piece;

insert into author by name
select article_id, 1 as ordinal, '记者' || n % 200 as name, 'reporter' as role from piece;

insert into metric by name
with stood as (
    select
        told.*, offset_of.township, offset_of.base, offset_of.title, offset_of.text as body,
        cast(offset_of.base + len(offset_of.title) + 1
        + len('本报讯 ' || offset_of.place || '推进养老服务，')
        + coalesce(sum(len(subject || told.text) + 1) over (
            partition by told.article_id order by j
            rows between unbounded preceding and 1 preceding
        ), 0) + len(subject) as integer) as char_start,
        case unit when '元' then 'CNY' when '亩' then 'm2' when '公斤' then 'kg'
            when '天' then 'day' else unit end as unit_base,
        case unit when '亩' then 2000.0 / 3 else 1.0 end as factor
    from told inner join offset_of on told.article_id = offset_of.article_id
)
select
    article_id || 'm' || char_start as metric_id, article_id, char_start,
    cast(char_start + len(text) as integer) as char_end, text, cast(value as double) as value,
    approx, unit, case when unit = '公斤' then '亩' end as per,
    case unit when '元' then 'money' when '亩' then 'area' when '公斤' then 'mass'
        when '%' then 'percent' when '天' then 'duration' else 'count' end as kind,
    subject, township as region_code, value * factor as value_base, unit_base,
    case when approx = 'under' then null when approx = 'about' then value * factor * 0.9
        else value * factor end as value_low,
    case when approx = 'over' then null when approx = 'about' then value * factor * 1.1
        else value * factor end as value_high,
    case when n < 250 then '2024年' end as period_text,
    case when n < 250 then date '2024-01-01' end as period_start,
    case when n < 250 then date '2024-12-31' end as period_end,
    'achieved' as status, 'stock' as measure_type, subject || text as sentence, 'made' as rule_id,
    'made' as run_id
from stood;

-- As many words a piece as real ones have, and as unevenly spread.
insert into article_term by name
with drawn as (
    select
        article_id,
        '词' || cast(floor(exp(hash(n * 131 + j) / 18446744073709551615.0 * ln(40000))) as integer)
            as term
    from piece, range({words}) as r (j)
)
select article_id, term, cast(count(*) as integer) as frequency from drawn group by all
union all by name
select article_id, unnest(['养老', '服务', '推进', '群众']) as term, 1 as frequency from piece
union all by name
select article_id, subject as term, cast(count(*) as integer) as frequency from told group by all;

insert into page_region by name
with named as (
    select distinct page_id, township, county from piece
)
select page_id, t.code as region_code, t.name, 'township' as level, t.parent as parent_code,
    t.parent_path || '/' || t.name as path, true as is_listed
from named inner join township as t on named.township = t.code
union by name
select page_id, c.code as region_code, c.name, 'county' as level, c.parent as parent_code,
    '内蒙古自治区/' || c.parent_name || '/' || c.name as path, true as is_listed
from named inner join county as c on named.county = c.code
union by name
select page_id, p.code as region_code, p.name, 'prefecture' as level, '150000' as parent_code,
    '内蒙古自治区/' || p.name as path, true as is_listed
from named inner join county as c on named.county = c.code
inner join prefecture as p on c.parent = p.code
union by name
select page_id, '150000' as region_code, '内蒙古自治区' as name, 'province' as level,
    null as parent_code, '内蒙古自治区' as path, true as is_listed
from named;

insert into theme by name
select theme, theme as name_zh, theme as name_en, '' as description
from (select distinct theme from article_theme);
update theme set name_zh = '养老服务' where theme = 'elder_care';

insert into unit by name
select unit, kind, any_value(unit_base) as unit_base, 1.0 as factor from metric group by unit, kind;
"""


def make(path: Path, metrics: int) -> None:
    """Write a warehouse of about ``metrics`` figures to ``path``, which must not exist yet."""
    articles = max(metrics // FIGURES_A_PIECE, PIECES_A_PAGE)
    articles -= articles % PIECES_A_PAGE
    with open_staging(path) as connection:
        migrate(connection)
        for script in (_PLACES, _PIECES, _ROWS):
            connection.execute(
                script.format(
                    articles=articles,
                    pieces=PIECES_A_PAGE,
                    figures=FIGURES_A_PIECE,
                    words=WORDS_A_PIECE,
                )
                if script is not _PLACES
                else script
            )
        derive(connection)
        create_views(connection)


def make_empty(path: Path) -> None:
    """Write a warehouse with every table and no row."""
    with open_staging(path) as connection:
        migrate(connection)
        derive(connection)
        create_views(connection)


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
