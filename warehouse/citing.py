"""What an exported file says of itself: what it holds, which version it comes from, how to cite it.
Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

VERSION_SQL = """
select
    run.run_id,
    run.finished_at,
    run.code_version,
    run.reference_version,
    pages.pages,
    pages.papers,
    pages.first_day,
    pages.last_day
from run
cross join (
    select
        count(*) as pages,
        count(distinct paper) as papers,
        min(published_on) as first_day,
        max(published_on) as last_day
    from page
) as pages
order by run.run_id desc
limit 1
"""
"""The row that ``PublishedVersion`` holds, its columns in the order of the fields."""

LICENCE = (
    "数字与归纳可注明出处引用；报纸原文的权利属于原报。"
    "Figures and findings may be cited with their source; the text of a page belongs to its"
    " newspaper."
)
CAUTION = (
    "数字由程序从报纸文字中读出，引用前请核对原文：value_low 与 value_high 是余、近、约等字所容许的"
    "范围，空白表示原文未说明而不是零，不同时点的存量不可相加。"
    "A program read the figures: check the page before you cite. A blank is what the text does not"
    " say, not zero; stocks of different dates are never a sum."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedVersion:
    """The run that published a warehouse, and which pages that one holds. Times are UTC."""

    run_id: str
    finished_at: datetime
    code_version: str
    reference_version: str
    pages: int
    papers: int
    first_day: date | None
    last_day: date | None


def about(
    version: PublishedVersion, *, content: str, rows: int, filters: str, source: str
) -> dict[str, str]:
    """Names and words for a sheet or a small file beside the rows. ``source`` names the warehouse
    file."""
    return {
        "内容 content": content,
        "行数 rows": str(rows),
        "筛选 filters": filters or "none",
        "来源 source": f"基层 Jiceng, {source}",
        "版本 version": (
            f"run {version.run_id}, program {version.code_version},"
            f" tables {version.reference_version}"
        ),
        "查询日期 date of the data": f"{version.finished_at:%Y-%m-%d %H:%M} UTC",
        "底本 pages": (
            f"{version.pages} pages, {version.first_day} to {version.last_day};"
            f" newspapers known by name: {version.papers}"
        ),
        "引用 cite as": (
            f"基层 Jiceng 数据库，版本 {version.run_id}，{version.finished_at:%Y年%m月%d日}。"
        ),
        "注意 caution": CAUTION,
        "许可 licence": LICENCE,
    }
