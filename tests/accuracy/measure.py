"""Annotated and found page -> how much of each measure is right, and every disagreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.accuracy.annotations import AnnotatedArticle, AnnotatedMetric, AnnotatedPage
from tests.accuracy.found import FoundArticle, FoundMetric, FoundPage
from tests.accuracy.likeness import (
    best_match,
    is_near,
    is_one_of,
    is_same_subject,
    overlap,
    plain,
    plain_path,
    plain_place,
)

SAME_ARTICLE = 0.8
"""Overlap of two bodies from which they are the same piece."""
COUNTY_DEPTH = 3

SETS = (
    "article",
    "author",
    "themes",
    "regions",
    "initiative_name",
    "metric",
    "metric_exact",
    "metric_fact",
)
"""Measures of what is found and what is missed: precision and recall differ."""
SHARES = (
    "title",
    "kind",
    "region_county",
    "region_full",
    "theme",
    "is_initiative",
    "value",
    "approx",
    "unit",
    "per",
    "metric_kind",
    "subject",
    "metric_region",
    "published",
)
"""Measures of what is said of a thing that was found: the share that is right."""


@dataclass(slots=True)
class Tally:
    """How many are right, of how many found, of how many wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; of a share, the share."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right += right
        self.found += found
        self.wanted += wanted


@dataclass(slots=True)
class Accuracy:
    """Tallies over all pages added so far, and what they disagree on, in words."""

    tallies: dict[str, Tally] = field(
        default_factory=lambda: {name: Tally() for name in SETS + SHARES}
    )
    disagreements: list[str] = field(default_factory=list)
    pages: int = 0

    def share(self, name: str, is_right: bool) -> bool:
        """Count one answer of a share; hands ``is_right`` back."""
        self.tallies[name].add(is_right, 1, 1)
        return is_right

    def add(self, page: AnnotatedPage, found: FoundPage | None) -> None:
        """Measure one page; ``found`` is None where it was not read at all."""
        self.pages += 1
        if found is None:
            self.disagreements.append(f"{page.file_name}: not read")
            found = FoundPage(file_name=page.file_name, published="", articles=(), metrics=())
        elif page.published is not None:
            self.share("published", found.published.startswith(page.published))
        self._add_articles(page, found)
        self._add_metrics(page, found)

    def _disagree(self, where: str, what: str, want: object, got: object) -> None:
        self.disagreements.append(f"{where} {what}: want {want!r} got {got!r}")

    def _add_articles(self, page: AnnotatedPage, found: FoundPage) -> None:
        free = list(found.articles)
        for article in page.articles:
            where = f"{page.file_name} #{article.number}"
            match = best_match(article.span, free)
            if match is None or overlap(article.span, match.span) < SAME_ARTICLE:
                self._disagree(where, "article", article.title, None)
                continue
            free.remove(match)
            self._add_shares(where, article, match)
            self._add_sets(where, article, match)
        for extra in free:
            self._disagree(page.file_name, "article", None, extra.title or extra.span)
        matched = len(found.articles) - len(free)
        self.tallies["article"].add(matched, len(found.articles), len(page.articles))

    def _add_shares(self, where: str, article: AnnotatedArticle, found: FoundArticle) -> None:
        if not self.share("title", plain(found.title) == plain(article.title)):
            self._disagree(where, "title", article.title, found.title)
        if not self.share("kind", found.kind == article.kind):
            self._disagree(where, "kind", article.kind, found.kind)
        want, got = plain_path(article.place), plain_path(found.place)
        if len(want) >= COUNTY_DEPTH:
            self.share("region_county", got[:COUNTY_DEPTH] == want[:COUNTY_DEPTH])
        if not self.share("region_full", got == want):
            self._disagree(where, "region", "/".join(want), "/".join(got))
        if not self.share("theme", found.theme == article.theme):
            self._disagree(where, "theme", article.theme, found.theme)
        if not self.share("is_initiative", found.is_initiative == article.is_initiative):
            self._disagree(where, "is_initiative", article.is_initiative, found.is_initiative)

    def _add_sets(self, where: str, article: AnnotatedArticle, found: FoundArticle) -> None:
        if found.credits != article.credits:
            self._disagree(where, "authors", sorted(article.credits), sorted(found.credits))
        both = (article.credits & found.credits).total()
        self.tallies["author"].add(both, found.credits.total(), article.credits.total())

        names = {plain(name) for name in article.names}
        optional = {plain(name) for name in article.optional_names}
        self._compare(where, "themes", article.themes, found.themes - article.optional_themes)
        got_names = {plain(name) for name in found.names} - optional
        self._compare(where, "initiative_name", names, got_names)

        places = {plain_path(path) for path in (article.place, *article.other_places)}
        above = {path[:depth] for path in places for depth in range(1, len(path))} - places
        got_places = {plain_path(path) for path in found.places if path} - above
        self._compare(where, "regions", places, got_places)

    def _compare(
        self, where: str, name: str, want: Iterable[object], got: Iterable[object]
    ) -> None:
        want, got = set(want), set(got)
        self.tallies[name].add(len(want & got), len(got), len(want))
        if want != got:
            missed, extra = sorted(map(str, want - got)), sorted(map(str, got - want))
            self.disagreements.append(f"{where} {name}: missed {missed} extra {extra}")

    def _add_metrics(self, page: AnnotatedPage, found: FoundPage) -> None:
        free = list(found.metrics)
        verdicts: Counter[str] = Counter()
        for article in page.articles:
            for metric in article.metrics:
                match = best_match(metric.span, free)
                if match is not None:
                    free.remove(match)
                if metric.is_optional:
                    continue
                where = f"{page.file_name} #{article.number} {metric.text!r} in {metric.context!r}"
                verdicts["wanted"] += 1
                if match is None:
                    self.disagreements.append(f"{where}: missed")
                    continue
                place = plain_place(metric.place or "".join(article.place[-1:]))
                is_exact, is_fact = self._judge(where, metric, match, place)
                verdicts.update(metric=1, metric_exact=is_exact, metric_fact=is_fact)
        for extra in free:
            self._disagree(page.file_name, "figure", None, f"{extra.text} ({extra.subject})")
        counted = len(found.metrics) - sum(
            any(overlap(each.span, metric.span) > 0 for each in found.metrics)
            for article in page.articles
            for metric in article.metrics
            if metric.is_optional
        )
        for name in ("metric", "metric_exact", "metric_fact"):
            self.tallies[name].add(verdicts[name], counted, verdicts["wanted"])

    def _judge(
        self, where: str, metric: AnnotatedMetric, found: FoundMetric, place: str
    ) -> tuple[bool, bool]:
        """Whether number, words about it, unit and kind are right; and whether the fact is."""
        checks = {
            "value": is_near(metric.value, found.value)
            and is_near(metric.value_max, found.value_max),
            "approx": metric.approx == found.approx,
            "unit": is_one_of(metric.unit, found.unit),
            "per": is_one_of(metric.per, found.per),
            "metric_kind": metric.kind == found.kind,
        }
        for name, is_right in checks.items():
            if not self.share(name, is_right):
                part = name.removeprefix("metric_")
                self._disagree(where, part, getattr(metric, part), getattr(found, part))
        got = plain_place("".join(found.place[-1:]))
        is_subject = self.share("subject", is_same_subject(metric.subject, found.subject))
        is_place = self.share("metric_region", got == place)
        if not is_subject:
            self._disagree(where, "subject", metric.subject, found.subject)
        if not is_place:
            self._disagree(where, "metric_region", place, got)
        is_exact = all(checks.values())
        return is_exact, is_exact and is_subject and is_place
