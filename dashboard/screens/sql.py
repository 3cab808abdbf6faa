"""SQL: a reader's own question, with worked ones at hand."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape

import streamlit as st

from dashboard.data import fetch
from dashboard.downloads import TABLE, Table, file_links
from dashboard.frame import View, choose, heading, html, open_view
from dashboard.links import link
from dashboard.meanings import meaning
from dashboard.sandbox import ROW_LIMIT, SECONDS, Answer, QueryRefused, Sandbox
from dashboard.store import Version
from warehouse.worked_queries import WorkedQuery, read_worked_queries


@cache
def worked_queries() -> tuple[WorkedQuery, ...]:
    """The worked queries that come with the warehouse."""
    return read_worked_queries()


@lru_cache(maxsize=2)
def _sandbox(version: Version) -> Sandbox:
    return Sandbox(version)


def show() -> None:
    """Draw the page."""
    view = open_view("sql")
    if view is None:
        return
    texts = view.texts
    asked = _asked(view)
    html(heading(texts("sql.title"), texts("sql.note", rows=ROW_LIMIT, seconds=SECONDS)))
    left, right = st.columns([5, 3], gap="large")
    with left:
        _editor(view, asked)
        _answer(view, asked)
    with right:
        links = "".join(
            f"<li>{link(view.href('sql', sql=query.sql), escape(_title(view, query)))}</li>"
            for query in worked_queries()
        )
        html(f"<h2>{escape(texts('sql.worked'))}</h2><ul class='plain'>{links}</ul>")
        _schema(view)


def _title(view: View, query: WorkedQuery) -> str:
    return query.english if view.texts.language == "en" else query.chinese


def _editor(view: View, asked: str) -> None:
    key = f"sql:{hash(asked)}"

    def ask() -> None:
        choose(view, view.filters, sql=str(st.session_state[key]).strip())

    with st.form("sql", border=False):
        st.text_area(view.texts("sql.editor"), value=asked, key=key, height=230)
        st.form_submit_button(view.texts("sql.run"), type="primary", on_click=ask)


def _answer(view: View, asked: str) -> None:
    texts = view.texts
    try:
        with st.spinner(texts("sql.running")):
            answer: Answer = _sandbox(view.warehouse.version).answer(asked)
    except QueryRefused as refused:
        said = texts(f"sql.refused.{refused.code}", seconds=SECONDS)
        detail = f"<pre>{escape(refused.detail)}</pre>" if refused.detail else ""
        html(f'<div class="notice" role="alert"><p>{escape(said)}</p>{detail}</div>')
        return
    rows = answer.frame.height
    said = texts("sql.cut" if answer.is_cut else "sql.rows", rows=rows)
    html(f'<p class="faint" role="status">{escape(said)}</p>')
    st.dataframe(answer.frame, hide_index=True, height="auto", alt=texts("sql.answer"))
    html(file_links(view, "sql", TABLE))


def table(view: View) -> Table:
    """What the query of the address gives. Raises QueryRefused."""
    asked = _asked(view)
    answer = _sandbox(view.warehouse.version).answer(asked)
    return Table(
        rows=answer.frame, described_by=re.findall(r"\w+", asked), sql=asked, is_cut=answer.is_cut
    )


def _asked(view: View) -> str:
    return view.params.get("sql", worked_queries()[0].sql)


def _schema(view: View) -> None:
    frame = fetch(view.warehouse, "schema")
    tables = []
    for (name, comment), columns in frame.group_by(
        ["table_name", "table_comment"], maintain_order=True
    ):
        lines = "".join(
            f"<dt>{escape(column)} <i>{escape(kind)}</i></dt><dd>{_meaning(view, said)}</dd>"
            for column, kind, said in columns.select(
                "column_name", "data_type", "comment"
            ).iter_rows()
        )
        title = f"<b>{escape(str(name))}</b> {_meaning(view, str(comment))}"
        tables.append(f"<details><summary>{title}</summary><dl>{lines}</dl></details>")
    html(f"<h2>{escape(view.texts('sql.schema'))}</h2><div class='schema'>{''.join(tables)}</div>")


def _meaning(view: View, comment: str) -> str:
    return escape(meaning(comment, view.texts))
