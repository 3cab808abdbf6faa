-- Words of the articles, for search that ranks.

create table article_term (
    article_id varchar not null,
    term varchar not null,
    frequency integer not null
);
comment on table article_term is 'Words of two characters and more in headline and body, as jieba cuts them for search. Grain: article and word.';
comment on column article_term.article_id is 'Article (article).';
comment on column article_term.term is 'Word.';
comment on column article_term.frequency is 'Times it stands in the article, a headline''s counting three. Unit: times.';
