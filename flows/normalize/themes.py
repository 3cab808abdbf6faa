"""Theme hits -> at most four ranked themes.

A word brings each theme it speaks for its weight: most in a headline, more in the first sentence,
less in a long body, little more for standing again. Words for whom or where something is done
(老人, 学校) count with the words for what is done; alone they count less and add no theme. A
further theme must be near the best, and one that the best leaves out of its scope is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import log, sqrt

from flows.records import Article, ThemeHits, ThemeTag
from flows.tables.themes import ThemeTable

# A headline says what a piece is about, and so does its first sentence: who did what. What stands
# below is often an aside.
_HEADING_WEIGHT = {"title": 2.0, "kicker": 0.8, "column": 1.0}
_LEAD_LENGTH = 60
_LEAD_WEIGHT = 1.3
# A supplement prints literature and a column of comment the conduct of officials.
_GENRE_WEIGHT = 6.0
# What a piece opens with having been done (抽检, 代办) goes before what it was done to.
_DONE = 1.5
_REPEAT_WEIGHT = 0.6
_FURTHER_WORD = 0.85
# For whom or where (老人, 学校) is not what was done: alone it weighs less and adds no theme.
_SETTING_ALONE = 0.8
_YIELD_SHARE = 0.6
_YIELDED = 0.95
# Long bodies touch on everything: their sums shrink with the root of their length.
_FULL_LENGTH = 300
_MOST_THEMES = 4
# A piece rich in words of its own theme is not poorer in others': the bar grows with the root.
_SECONDARY_ROOT = 1.5
_SECONDARY_FLOOR = 4.0
_LONE_WORD_SHARE = 0.6
_EVIDENCE_TERMS = 5


def rank_themes(
    article: Article, hits: Iterable[ThemeHits], table: ThemeTable
) -> tuple[ThemeTag, ...]:
    """The theme an article is about and at most three more that clearly apply, best first."""
    gains, acts, done = _gather(hits, len(article.body.text), table)
    scores = {
        theme: _saturated(terms.values())
        * (_DONE if theme in done else 1.0 if theme in acts else _SETTING_ALONE)
        for theme, terms in gains.items()
    }
    _yield(scores, table)
    _settle_reference(article, scores)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    best = ranked[0][1] / (_DONE if ranked[0][0] in done else 1.0) if ranked else 0.0
    kept = [
        (theme, score)
        for theme, score in ranked
        if score == ranked[0][1]
        or (
            theme in acts
            and (ranked[0][0], theme) not in table.apart
            and _clearly_applies(score, best, len(gains.get(theme, ())))
        )
    ]
    return tuple(
        ThemeTag(
            article_id=article.article_id,
            theme=theme,
            rank=rank,
            score=round(score, 2),
            evidence="、".join(_strongest(gains.get(theme, {}))),
        )
        for rank, (theme, score) in enumerate(kept[:_MOST_THEMES], start=1)
    )


def _yield(scores: dict[str, float], table: ThemeTable) -> None:
    """Put the best theme behind one that goes first, if that is near: whom a course is for."""
    best = max(scores, key=scores.__getitem__, default="")
    for theme, first in table.yields:
        if theme == best and scores.get(first, 0.0) >= _YIELD_SHARE * scores[theme]:
            scores[theme] = min(scores[theme], _YIELDED * scores[first])


def _clearly_applies(score: float, best: float, words: int) -> bool:
    """Whether a further theme is near enough to the best; one word alone must be nearer."""
    if score < _SECONDARY_FLOOR or (words == 1 and score < _LONE_WORD_SHARE * best):
        return False
    return score >= _SECONDARY_ROOT * sqrt(best)


def _gather(
    hits: Iterable[ThemeHits], body_length: int, table: ThemeTable
) -> tuple[dict[str, dict[str, float]], set[str], set[str]]:
    """What each word brings each theme, by where and how often it stands.

    Also the themes with an act, a word that says what is done or any word in a headline, and
    those with a deed in a headline or the first sentence, or with a column for their kind.
    """
    gains: dict[str, dict[str, float]] = {}
    acts: set[str] = set()
    done: set[str] = set()
    terms, settings, deeds = table.terms, table.settings, table.deeds
    scale = sqrt(_FULL_LENGTH / max(_FULL_LENGTH, body_length))
    for of_part in hits:
        in_body, in_title = of_part.part == "body", of_part.part == "title"
        for term, times in of_part.times.items():
            opens, names_genre = True, False
            if in_body:
                factor = scale if times == 1 else scale * (1 + _REPEAT_WEIGHT * log(times))
                opens = of_part.firsts[term] < _LEAD_LENGTH
                if opens:
                    factor *= _LEAD_WEIGHT
            else:
                names_genre = of_part.part == "column" and term in table.genres
                factor = _GENRE_WEIGHT if names_genre else _HEADING_WEIGHT[of_part.part]
            entry = terms[term]
            is_act = in_title or term not in settings
            for theme, weight in entry.votes:
                of_theme = gains.setdefault(theme, {})
                of_theme[entry.term] = of_theme.get(entry.term, 0.0) + weight * factor
                if is_act:
                    acts.add(theme)
                if names_genre or (opens and term in deeds):
                    done.add(theme)
    return gains, acts, done


def _saturated(gains: Collection[float]) -> float:
    """Sum in which each further word counts for less: six crops are not six times one crop."""
    total, share = 0.0, 1.0
    if len(gains) == 1:
        return sum(gains)
    for gain in sorted(gains, reverse=True):
        total += gain * share
        share *= _FURTHER_WORD
    return total


def _settle_reference(article: Article, scores: dict[str, float]) -> None:
    """A reference block is study material if it says so, or is no notice; a report never is."""
    study = scores.pop("study_reference", 0.0)
    if article.kind != "reference" or study < 0:
        return
    best = max(scores.values(), default=0.0)
    is_notice = article.is_editorial or scores.get("public_service", -1.0) >= best
    if study > 0 or not is_notice:
        scores["study_reference"] = study + best + 1


def _strongest(terms: dict[str, float]) -> list[str]:
    return sorted(terms, key=lambda term: (-terms[term], term))[:_EVIDENCE_TERMS]
