"""The worked queries of QUERIES.md, read for the dashboard's SQL page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_PAGE = Path(__file__).with_name("QUERIES.md")
# ## 9. 搜索并按相关度排序 · Search, best first  …  ```sql … ```
_ENTRY = re.compile(
    r"^## (?P<number>\d+)\. (?P<chinese>.+?) · (?P<english>.+?)\n+```sql\n(?P<sql>.+?)```",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedQuery:
    """A question in both languages and the statement that answers it."""

    number: int
    chinese: str
    english: str
    sql: str


def read_worked_queries(page: Path = _PAGE) -> tuple[WorkedQuery, ...]:
    """Every query of the page, in its order."""
    return tuple(
        WorkedQuery(
            number=int(entry["number"]),
            chinese=entry["chinese"],
            english=entry["english"],
            sql=entry["sql"].strip(),
        )
        for entry in _ENTRY.finditer(page.read_text(encoding="utf-8"))
    )
