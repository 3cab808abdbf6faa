"""The passages of an article by their role."""

from __future__ import annotations

from flows.lang.spacing import Closed, close_up
from flows.records import Article, PassageRole


def text_of(article: Article, role: PassageRole) -> str:
    """The passage as it stands; empty where the article has none."""
    if role == "body":
        return article.body.text
    if role == "title":
        return article.headline
    return article.kicker or ""


def closed_passage(article: Article, role: PassageRole) -> Closed:
    """The passage with the spaces inside words closed up: what place marks index."""
    return close_up(text_of(article, role))
