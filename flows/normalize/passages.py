"""The passages of an article by their role."""

from __future__ import annotations

from flows.records import Article, PassageRole


def text_of(article: Article, role: PassageRole) -> str:
    """The text that spans of ``role`` index; empty where the article has none."""
    if role == "body":
        return article.body.text
    if role == "title":
        return article.title.text if article.title else ""
    return article.kicker or ""
