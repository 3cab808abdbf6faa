"""Theme hits -> at most four ranked themes.

A word brings each theme it speaks for its weight: most in a headline, more where a piece opens,
less in a long body and in a list, little more for standing again; each further word of a theme
brings less. What that comes to is weighed by how the theme is told: what the piece opens with
having been done (抽检, 代办) goes first, what only says for whom or where (老人, 学校) goes behind,
and so does what comes up later; and by the theme itself, as some are told in few words and some in
many. A further theme must be near the best, and one that the best leaves out of its scope is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import log, sqrt

from flows.records import Article, ThemeHits, ThemeTag
from flows.tables.themes import ThemeTable

# A headline says what a piece is about, and so does its first sentence: who did what. What stands
# below is often an aside.
_HEADING_WEIGHT = {"title": 2.0, "kicker": 0.8, "column": 1.0}
_LEAD_LENGTH = 60
_LEAD_WEIGHT = 1.3
# A theme that the opening does not name is an example's or a consequence's.
_LATE_SHARE = 0.25
# A supplement prints literature and a column of comment the conduct of officials.
_GENRE_WEIGHT = 6.0
# What a piece opens with having been done (抽检, 代办) goes before what it was done to.
_DONE = 1.5
_REPEAT_WEIGHT = 0.6
_FURTHER_WORD = 0.85
# 剪纸、龙灯等课程: what a list begins with only tells more of what it ends in.
_LISTED = 0.7
# For whom or where (老人, 学校) is not what was done: alone it weighs less, and it adds a theme
# only where several say so (民宿, 游客) and well above the bar.
_SETTING_ALONE = 0.8
_SETTINGS_ABOVE_BAR = 1.3
# Long bodies touch on everything: their sums shrink with the root of their length.
_FULL_LENGTH = 300
_MOST_THEMES = 4
# A lesson is about learning, and about at most one thing to learn.
_LESSON = "study_reference"
_MOST_THEMES_OF_A_LESSON = 2
# A piece rich in words of its own theme is not poorer in others': the bar grows with the root.
_SECONDARY_ROOT = 1.3
_SECONDARY_FLOOR = 3.2
_LONE_WORD_SHARE = 0.8
_EVIDENCE_TERMS = 5


@dataclass(slots=True, kw_only=True)
class _Case:
    """What speaks for one theme.

    ``gains`` is what each of its words brings and ``first`` where the first of them stands in the
    body, at most the length of an opening. It is an act with a word that says what is done or any
    word in a headline, and done with a deed in a headline or the opening, or a column of its kind,
    which names its genre.
    """

    gains: dict[str, float] = field(default_factory=dict)
    first: int = _LEAD_LENGTH
    is_act: bool = False
    is_done: bool = False
    names_genre: bool = False

    def score(self, weight: float) -> float:
        told = _DONE if self.is_done else 1.0 if self.is_act else _SETTING_ALONE
        late = 1.0 - _LATE_SHARE * self.first / _LEAD_LENGTH
        return _saturated(self.gains.values()) * told * late * weight

    def clearly_applies(self, score: float, best: float, bar: float) -> bool:
        """Whether a further theme that reaches the ``bar`` is near enough to the best; one word
        alone must be nearer.

        What a comment or a poem is about goes before its genre, which is then no theme of its own.
        """
        if self.names_genre:
            return False
        if len(self.gains) == 1:
            return self.is_act and score >= max(bar, _LONE_WORD_SHARE * best)
        return score >= (bar if self.is_act else bar * _SETTINGS_ABOVE_BAR)


def rank_themes(
    article: Article, hits: Iterable[ThemeHits], table: ThemeTable
) -> tuple[ThemeTag, ...]:
    """The theme an article is about and at most three more that clearly apply, best first."""
    cases = _gather(hits, len(article.body.text), table)
    scores = {theme: case.score(table.weights[theme]) for theme, case in cases.items()}
    _settle_reference(article, scores, table.weights)
    if not scores:
        return ()
    (main, best), *others = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    kept = [main]
    most = _MOST_THEMES_OF_A_LESSON if main == _LESSON else _MOST_THEMES
    if main in cases and cases[main].is_done:
        best /= _DONE
    bar = max(_SECONDARY_FLOOR, _SECONDARY_ROOT * sqrt(max(best, 0.0)))
    for theme, score in others:
        if score < bar or len(kept) == most:
            break  # No theme that is ranked below scores more.
        if (main, theme) not in table.apart and cases[theme].clearly_applies(score, best, bar):
            kept.append(theme)
    return tuple(
        ThemeTag(
            article_id=article.article_id,
            theme=theme,
            rank=rank,
            score=round(scores[theme], 2),
            evidence="、".join(_strongest(cases[theme].gains) if theme in cases else ()),
        )
        for rank, theme in enumerate(kept, start=1)
    )


def _gather(hits: Iterable[ThemeHits], body_length: int, table: ThemeTable) -> dict[str, _Case]:
    """What each word brings each theme, by where and how often it stands."""
    cases: dict[str, _Case] = {}
    terms, settings, deeds = table.terms, table.settings, table.deeds
    scale = sqrt(_FULL_LENGTH / max(_FULL_LENGTH, body_length))
    for of_part in hits:
        in_body, in_title = of_part.part == "body", of_part.part == "title"
        for term, times in of_part.times.items():
            at, names_genre = 0, False
            if in_body:
                factor = scale if times == 1 else scale * (1 + _REPEAT_WEIGHT * log(times))
                at = of_part.firsts[term]
                if at < _LEAD_LENGTH:
                    factor *= _LEAD_WEIGHT
                if term in of_part.listed:
                    factor *= _LISTED
            else:
                names_genre = of_part.part == "column" and term in table.genres
                factor = _GENRE_WEIGHT if names_genre else _HEADING_WEIGHT[of_part.part]
            entry = terms[term]
            word = entry.term
            is_act = in_title or term not in settings
            is_done = names_genre or (at < _LEAD_LENGTH and term in deeds)
            for theme, weight in entry.votes:
                case = cases.get(theme)
                if case is None:
                    case = cases[theme] = _Case()
                gains = case.gains
                gains[word] = gains.get(word, 0.0) + weight * factor
                if is_act:
                    case.is_act = True
                if is_done:
                    case.is_done = True
                if names_genre:
                    case.names_genre = True
                if in_body and at < case.first:
                    case.first = at
    return cases


def _saturated(gains: Collection[float]) -> float:
    """Sum in which each further word counts for less: six crops are not six times one crop."""
    if len(gains) == 1:
        return sum(gains)
    total, share = 0.0, 1.0
    for gain in sorted(gains, reverse=True):
        total += gain * share
        share *= _FURTHER_WORD
    return total


def _settle_reference(
    article: Article, scores: dict[str, float], weights: Mapping[str, float]
) -> None:
    """A reference block is a lesson if it says so, or if it tells how a place is led.

    What advises on crops or health is about these, and so is a notice. A report is no lesson.
    """
    study = scores.pop(_LESSON, 0.0)
    if article.kind != "reference" or article.is_editorial or study < 0:
        return
    matter = max(scores, key=scores.__getitem__, default=_LESSON)
    if study > 0 or weights[matter] > 1 or not scores:
        scores[_LESSON] = study + scores.get(matter, 0.0) + 1


def _strongest(terms: dict[str, float]) -> list[str]:
    best = sorted((-gain, term) for term, gain in terms.items())
    return [term for _, term in best[:_EVIDENCE_TERMS]]
