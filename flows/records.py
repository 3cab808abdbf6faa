"""Every record passed between stages, none to be changed once made; depends on nothing.

Dataclasses are frozen, slotted and keyword-only. What a page makes by the hundred is a named
tuple, which is made in half the time.

Two systems of offsets, both half-open and counted in Unicode code points:

* *page* offsets index ``Page.text``, the decoded file but for its line ends (line feeds alone) and
  a byte-order mark (none). Everything stored uses them.
* *passage* offsets index ``Passage.text``, a title or a body with its wrapped lines rejoined.
  Everything found by ``flows.extract`` uses them; ``Passage.page_span`` leads back to the page.
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from dataclasses import field
from datetime import date
from typing import Literal, NamedTuple

from flows.frozen import dataclass

ArticleKind = Literal["article", "brief", "photo_caption", "reference"]
AuthorRole = Literal["reporter", "correspondent", "intern", "photographer", "source"]
Approx = Literal["exact", "over", "under", "about", "range"]
MetricKind = Literal[
    "count", "money", "area", "length", "mass", "volume", "percent", "duration", "age", "other"
]
Level = Literal["province", "prefecture", "county", "township", "village"]
Precision = Literal["day", "month", "year"]
PassageRole = Literal["title", "kicker", "body"]
ThemePart = Literal["column", "kicker", "title", "body"]
PlaceStatus = Literal["current", "former", "unlisted", "ambiguous", "contradictory", "unresolved"]
MetricStatus = Literal["achieved", "planned"]
MeasureType = Literal["stock", "flow", "cumulative", "rate", "unknown"]
Severity = Literal["info", "warning", "error"]
CorrectionTarget = Literal["figure", "article"]
CorrectionStatus = Literal["applied", "stale"]
FieldValue = str | float | bool | date | tuple[str, ...] | None
"""What a correction says of a field; themes are a tuple, the primary one first."""


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A reviewer's fix of what is read from one page.

    ``quote`` stands once in the page. Of a figure it holds ``text``, the figure as printed; of an
    article it is the headline, or words of the body. ``expect`` is what is read without the
    correction, the guard; ``fields`` is what is right, None where a false figure is withdrawn.
    With ``is_addition``, ``text`` is a figure that was missed, ``fields`` what it says, and
    ``expect`` what is read of its article.
    """

    correction_id: str
    file: str
    target: CorrectionTarget
    quote: str
    text: str | None
    expect: tuple[tuple[str, FieldValue], ...]
    fields: tuple[tuple[str, FieldValue], ...] | None
    reason: str
    reviewer: str
    decided_on: date
    is_addition: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedField:
    """What a correction did to one field, values as text; where it is stale, why it did nothing.

    ``row_id`` names the figure or article, None where it was not found. A withdrawn figure has one
    row, ``field`` withdrawn, an added one likewise, ``field`` added.
    """

    correction: Correction
    status: CorrectionStatus
    row_id: str | None = None
    field: str | None = None
    before: str | None = None
    after: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHint:
    """What is said of a page beside its text: ``manifest.csv``, None where it is silent, and the
    reviewers' corrections."""

    paper: str | None = None
    published_on: date | None = None
    region_code: str | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A decoded newspaper page. ``page_id`` is a hash of the file's bytes."""

    page_id: str
    file_name: str
    source_path: str
    byte_size: int
    encoding: str
    text: str
    hint: PageHint = field(default_factory=PageHint)


class Segment(NamedTuple):
    """``length`` code points at ``start`` of a passage that stand at ``page_start`` of the page."""

    start: int
    page_start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Clean reading text, with the way back to the page.

    ``segments`` are sorted by ``start`` and cover ``text`` but for characters that joining added
    (none are added between Chinese lines; a paragraph break is one newline).
    """

    text: str
    segments: tuple[Segment, ...]

    def page_span(self, start: int, end: int) -> Span:
        """The smallest page range that holds the passage range ``start`` to ``end`` (not empty)."""
        segment = self.segments[max(bisect_right(self.segments, (start + 1,)) - 1, 0)]
        if segment.start <= start and end <= segment.start + segment.length:
            shift = segment.page_start - segment.start  # No line end parts it, as hardly any.
            return Span(start + shift, end + shift)
        return Span(self._to_page(start), self._to_page(end - 1) + 1)

    def _to_page(self, offset: int) -> int:
        index = bisect_right(self.segments, (offset + 1,)) - 1
        start, page_start, length = self.segments[index if index > 0 else 0]
        inside = offset - start
        if inside >= length:
            inside = length - 1  # A character that joining added stands for the one before it.
        return page_start + inside if inside > 0 else page_start


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A person or organisation (role ``source``) credited with a piece; no spaces in ``name``."""

    name: str
    role: AuthorRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """本报兴安11月3日电 -> place 兴安, date_text 11月3日."""

    place: str | None
    date_text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A separately titled piece, brief, event caption or reference block, as the page prints it.

    ``span`` is the body's page range, without trailing credits and jump lines.
    """

    article_id: str
    page_id: str
    ordinal: int
    kind: ArticleKind
    column_name: str | None
    kicker: str | None
    title: Passage | None
    body: Passage
    span: Span
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    is_editorial: bool = False
    """An opinion piece, editor's note, notice, advert or wire item: it reports no own practice."""

    @property
    def headline(self) -> str:
        """The title as it stands; empty where there is none."""
        return self.title.text if self.title else ""

    def passage(self, role: PassageRole) -> Passage:
        """The title or the body, whose offsets what is found in that role carries."""
        return self.title if role == "title" and self.title else self.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that could not be read with confidence. Offsets index the page."""

    code: str
    severity: Severity
    detail: str
    article_id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """A page split into its pieces, with what its furniture says of the paper and the day."""

    articles: tuple[Article, ...]
    paper: str | None = None
    masthead_date: date | None = None
    furniture: tuple[Span, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the page appeared: first day of what is known, and how much is known."""

    on: date | None
    precision: Precision | None
    evidence: str

    @property
    def is_printed(self) -> bool:
        """Told by the masthead or the manifest, not gathered from the text."""
        return self.evidence in ("manifest", "masthead")

    @property
    def until(self) -> date | None:
        """Last day of what is known: 2024 -> 31 December, 2024-09 -> 30 September."""
        if self.on is None or self.precision == "day":
            return self.on
        month = 12 if self.precision == "year" else self.on.month
        return date(self.on.year, month, calendar.monthrange(self.on.year, month)[1])


class Quantity(NamedTuple):
    """A number with its approximation words and unit, where it stands in a passage.

    ``text`` is the passage slice (folding aside). ``value`` has 万/亿 expanded and is in ``unit``;
    it is the lower bound of a range and ``value_max`` the upper. ``rule_id`` names the pattern.
    """

    span: Span
    text: str
    value: float
    value_max: float | None
    approx: Approx
    unit: str
    per: str | None
    kind: MetricKind
    rule_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What looks like a quantity and was not read, or not wholly; ``span`` indexes its passage.

    ``code``: unit_unknown, number_unread, text_too_dense, subject_unclear.
    """

    code: str
    span: Span
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityReading:
    """The quantities of a passage, in order, and what looks like one and is none."""

    quantities: tuple[Quantity, ...]
    unread: tuple[Unread, ...] = ()


class Binding(NamedTuple):
    """What a quantity counts or measures, when, and how it may be used.

    ``subject`` is the shortest noun phrase a reader needs, in the passage's own words where
    possible; the unit where nothing else is said. ``period_text`` is verbatim (今年以来), None if
    unsaid.
    """

    subject: str
    period_text: str | None
    status: MetricStatus
    measure_type: MeasureType
    runs_on: bool = False
    """Whether the period only dates a beginning: 2012年办起传习所，先后带徒弟64人."""


class MetricMention(NamedTuple):
    """A quantity bound to what it counts. ``sentence`` is the passage range of its sentence."""

    role: PassageRole
    quantity: Quantity
    subject: str
    sentence: Span
    period_text: str | None
    status: MetricStatus
    measure_type: MeasureType
    runs_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricReading:
    """The figures of a passage, in order, and what looks like one and could not be read."""

    mentions: tuple[MetricMention, ...]
    unread: tuple[Unread, ...] = ()


class Metric(NamedTuple):
    """A figure as stored. Character offsets index the page; dates are inclusive."""

    metric_id: str
    article_id: str
    char_start: int
    char_end: int
    text: str
    value: float
    value_max: float | None
    approx: Approx
    unit: str
    per: str | None
    kind: MetricKind
    subject: str
    region_code: str | None
    value_base: float | None
    unit_base: str | None
    value_low: float | None
    value_high: float | None
    period_text: str | None
    period_start: date | None
    period_end: date | None
    status: MetricStatus
    measure_type: MeasureType
    sentence: str
    rule_id: str
    correction_id: str | None = None
    """The reviewer's correction that changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """An administrative division. ``path`` runs from the province down, joined by ``/``.

    ``longitude`` and ``latitude`` are a point inside it in degrees, known from the county up.
    """

    region_code: str
    name: str
    level: Level
    parent_code: str | None
    path: str
    is_listed: bool = True
    longitude: float | None = None
    latitude: float | None = None


class PlaceMark(NamedTuple):
    """Where a passage may name a place, before anything is settled.

    ``name`` stands above the township (``pattern``: its number in the gazetteer); ``local`` is a
    class word below the county and what may be its name; ``deictic`` 该旗, 旗妇联; ``seat`` 首府.
    """

    kind: Literal["name", "local", "deictic", "seat"]
    role: PassageRole
    span: Span
    word: str
    pattern: int = -1
    is_bounded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMarks:
    """The place marks of a page: of its paper's name, and of each article in order."""

    masthead: tuple[PlaceMark, ...]
    articles: tuple[tuple[PlaceMark, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place named in a passage; ``region_code`` is None where it could not be settled.

    A chain (通辽市科尔沁区丰田镇辽阳村) is one mention, its deepest place. ``evidence`` names what
    decided: chain, article, dateline, home, unique, deictic. ``candidates`` are codes, of an
    ambiguous mention only.
    """

    role: PassageRole
    span: Span
    text: str
    region_code: str | None
    status: PlaceStatus
    evidence: str
    candidates: tuple[str, ...] = ()

    @property
    def is_name(self) -> bool:
        """Whether the text names the place, and does not point at it: 该旗, 全县, 镇里, 旗妇联."""
        return self.evidence != "deictic"

    def __hash__(self) -> int:
        """How a text uses a mention is remembered: these two tell nearly all of them apart."""
        return hash((self.span.start, self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Where in the body a sentence opens with somebody met before, and the place of the meeting."""

    at: int
    region_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePlaces:
    """The one place an article is about, and every mention of a place in it."""

    region_code: str | None
    mentions: tuple[PlaceMention, ...]
    returns: tuple[Return, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlaces:
    """A page's home and the places of its articles, in article order.

    ``divisions`` holds every division referred to, with all its ancestors.
    """

    home_code: str | None
    articles: tuple[ArticlePlaces, ...]
    divisions: tuple[Division, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionTag:
    """A place an article names. One row a place."""

    article_id: str
    region_code: str
    is_primary: bool
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeHits:
    """The theme words of one part of an article, as numbers in the table's terms.

    ``firsts`` says where in the part's text a word stands first, ``times`` how often it stands,
    ``listed`` which words only ever stand before 、 and another.
    """

    part: ThemePart
    firsts: dict[int, int]
    times: dict[int, int]
    listed: set[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTag:
    """A theme that clearly applies, rank 1 the primary. ``evidence``: the terms that decided."""

    article_id: str
    theme: str
    rank: int
    score: float
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeMention:
    """A name that the article presents as the actor's own practice, without its quotation marks."""

    role: PassageRole
    name: str
    span: Span
    rule_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """A named practice, or one row with ``name`` None for an initiative article that names none."""

    initiative_id: str
    article_id: str
    name: str | None
    region_code: str | None
    theme: str | None
    char_start: int
    char_end: int
    rule_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleResult:
    """All that was read from one article."""

    article: Article
    region_code: str | None
    theme: str | None
    is_initiative: bool
    dateline_on: date | None
    metrics: tuple[Metric, ...]
    regions: tuple[RegionTag, ...]
    themes: tuple[ThemeTag, ...]
    initiatives: tuple[Initiative, ...]
    place_mentions: tuple[PlaceMention, ...]
    correction_id: str | None = None
    issues: tuple[Issue, ...] = ()
    """Of its figures. The page's issues hold them too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResult:
    """All that was read from one page."""

    page: Page
    paper: str | None
    paper_region_code: str | None
    published: Published
    articles: tuple[ArticleResult, ...]
    divisions: tuple[Division, ...]
    issues: tuple[Issue, ...]
    corrected: tuple[CorrectedField, ...] = ()
