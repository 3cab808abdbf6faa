"""Numbers whose unit is said once: 1.6个和0.9个百分点, 分别为20%、30和50, 从200增加到500人."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.quantities.approximations import approximation_before
from flows.extract.quantities.figures import Figure, Scan, figure_of
from flows.lang.numerals import Numeral
from flows.tables.units import Unit

_SEPARATOR = re.compile(r"\s?(?:[、,，和与及]|以及|到|至|提高到|增加到|增至)\s?")
_AND = re.compile(r"\s?(?:和|与|及|以及)\s?")
_RESPECTIVE = re.compile(r"分别|依次|各(?![级类种地界项县市区乡镇村单部方条族])")
_STATEMENT_END = re.compile(r"[。；;\n]")
_LOOK = 60
_GREW = re.compile(
    r"(?:逐[步渐]|大幅|[快迅]速|陆续|一路|一下子|猛)?"
    r"(?:(?:增|扩|发展|壮大|拓展|提|上升|攀|涨|升|跃|减|降|下降|缩|跌|压|变|调)[^，,。；;：:、\n\d]{0,3}?)?"
    r"[到至为成](?:了?(?:如今|现在|目前|今年|当前|眼下)的?)?"
)
_FROM = re.compile(r"[从由](?:[^，,。；;：:、\n\d]{0,6}|[^，,。；;：:、\n\d]{0,2}\d{4}年)的?\Z")
_FROM_LOOK = 12
_OF_THE_YEAR = ("全年", "年")
_SHARED_BELOW = 100
_APART = 10
"""从3扩大到5万亩 shares its 万; 从8500增加到3万元 and 从600增加到1.2万人 do not."""


def share_units(figures: list[Figure], unread: Sequence[Numeral], scan: Scan) -> list[Figure]:
    """``figures``, in order, with those of ``unread`` that take a neighbour's unit.

    A 个 before 0.9个百分点 counts what that counts. Bare numbers take the unit of the list's end,
    or of the member before them where 分别 says that there is one value each.
    """
    figures = [
        _whole_unit(figure, following, scan) if figure.unit.surface == "个" else figure
        for figure, following in zip(figures, [*figures[1:], None], strict=False)
    ]
    if not unread:
        return figures
    by_start = {figure.number_start: figure for figure in figures}
    by_end = {figure.end: figure for figure in figures}
    for numeral in reversed(unread):
        if numeral.is_single:
            continue  # One digit may belong to a word: 统一和20个.
        shared = _from_the_end(numeral, by_start, scan) or _former(numeral, by_start, scan)
        if shared is not None:
            by_start[numeral.start] = shared
            by_end[shared.end] = shared
    for numeral in unread:
        if numeral.start not in by_start:
            shared = _from_before(numeral, by_end, scan)
            if shared is not None:
                by_start[numeral.start] = shared
                by_end[shared.end] = shared
    return sorted(by_start.values(), key=lambda figure: figure.start)


def _whole_unit(figure: Figure, following: Figure | None, scan: Scan) -> Figure:
    if following is None or figure.end != figure.unit_end:
        return figure
    surface = following.unit.surface
    if not surface.startswith("个") or len(surface) == 1:
        return figure
    gap = scan.text[figure.end : following.start]
    if _SEPARATOR.fullmatch(gap) is None:
        return figure
    if gap.strip() in ("，", ",") and not _gives_out(scan.text, figure.start):
        return figure  # 村民投工160多个,半个月挖好坑
    return figure._replace(unit=following.unit, rule_id="shared_unit")


def _from_the_end(numeral: Numeral, by_start: dict[int, Figure], scan: Scan) -> Figure | None:
    """12、15和20个: the unit of the member behind."""
    gap = _SEPARATOR.match(scan.text, numeral.end)
    following = by_start.get(gap.end()) if gap is not None else None
    if gap is None or following is None:
        return None
    is_and = _AND.fullmatch(gap.group()) is not None or following.rule_id == "shared_unit"
    if not (is_and or _is_respective(numeral, scan)):
        return None
    return _shared(numeral, following.unit, _scale(numeral, following))


def _former(numeral: Numeral, by_start: dict[int, Figure], scan: Scan) -> Figure | None:
    """从200增加到500人, 由原来的50到现在的120户: what has become the figure behind."""
    grew = _GREW.match(scan.text, numeral.end)
    following = by_start.get(grew.end()) if grew is not None else None
    if following is None or following.value <= 0:
        return None
    floor = max(0, numeral.start - _FROM_LOOK)
    if _FROM.search(scan.text[floor : numeral.start]) is None:
        return None
    scale = _scale(numeral, following)
    times = following.value / (numeral.value * scale) if numeral.value else 0
    is_alike = 1 / _APART < times < _APART and numeral.value < _SHARED_BELOW
    figure = _shared(numeral, following.unit, scale if is_alike else 1)
    about = approximation_before(scan.text, numeral.start, floor, scan.units, is_bare=False)
    return figure if about is None else figure._replace(start=about.at, approx=about.approx)


def _from_before(numeral: Numeral, by_end: dict[int, Figure], scan: Scan) -> Figure | None:
    """分别为20%、30和50: the unit of the member before."""
    start = numeral.start
    for width in (1, 2):
        before = by_end.get(start - width)
        if (
            before is not None
            and not scan.text.startswith(_OF_THE_YEAR, numeral.end)  # 设责任区1379个,2023|全年巡林
            and _SEPARATOR.fullmatch(scan.text, start - width, start)
            and _is_respective(numeral, scan)
        ):
            return _shared(numeral, before.unit, _scale(numeral, before))
    return None


def _is_respective(numeral: Numeral, scan: Scan) -> bool:
    return _gives_out(scan.text, numeral.start)


def _gives_out(text: str, start: int) -> bool:
    window = text[max(0, start - _LOOK) : start]
    return _RESPECTIVE.search(_STATEMENT_END.split(window)[-1]) is not None


def _scale(numeral: Numeral, neighbour: Figure) -> int:
    """万 said once for the list: 12、15和20万元."""
    return neighbour.scale if numeral.scale == 1 else 1


def _shared(numeral: Numeral, unit: Unit, scale: int) -> Figure:
    figure = figure_of(numeral, unit, "shared_unit")
    return figure._replace(value=numeral.value * scale, scale=scale)
