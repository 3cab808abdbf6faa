"""An office's name on a line of its own: kicker, byline or signature, by where it stands.

* above a headline         县医保局 / 看病少跑腿: its kicker
* between headline and text  “银龄”志愿队在行动 / 县老干部局 / 31名老党员…: who wrote it
* above or below a notice  国网博白县供电公司: who gives it
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.layout.credits import CreditLine
from flows.extract.layout.drafts import Draft
from flows.extract.layout.headings import names_actor
from flows.extract.layout.parts import Part
from flows.records import Credit
from flows.tables.layout import Layout


def byline_of_office(
    stack: Sequence[Part], below: Part | None, layout: Layout
) -> CreditLine | None:
    """The credit that the last line of a headline stack is, if it is an office above a text."""
    name = stack[-1].text
    if len(stack) < 2 or below is None or below.kind != "text" or stack[-1].block.level:
        return None
    if not layout.is_office(name) or names_actor(stack[-2].text, layout):
        return None
    return _credit(name)


def sign_notice(current: Draft | None, stack: Sequence[Part], layout: Layout) -> bool:
    """Close ``current``, a notice or a lesson, with the office on the line below it, if it is one.

    The next headline may follow in Markdown.
    """
    line = stack[0]
    if current is None or current.origin not in {"notice", "reference"} or current.is_empty:
        return False
    if line.block.level or any(not part.block.level for part in stack[1:2]):
        return False
    names = line.text.split()
    if not all(map(layout.is_organisation, names)):
        return False
    current.credits.append(_credit(*names))
    current.is_closed = True
    return True


def heads_notice(stack: Sequence[Part], below: Part | None, layout: Layout) -> bool:
    """隆德县气象台 农业农村局 above 关于…的提示: whose notice it is."""
    is_above = below is not None and below.kind == "notice"
    return is_above and all(names_actor(part.text, layout) for part in stack)


def _credit(*names: str) -> CreditLine:
    credits = tuple(Credit(name=name, role="source") for name in names)
    return CreditLine(credits=credits, caption_credits=credits, has_role=True)
