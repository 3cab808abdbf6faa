"""A plain table of markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table(heads: Sequence[str], lines: Iterable[Sequence[str]], numeric: frozenset[int]) -> str:
    """A table of markup; columns in ``numeric`` are set flush right."""

    def cells(tag: str, values: Sequence[str]) -> str:
        return "".join(
            f"<{tag}{' class=n' if index in numeric else ''}>{value}</{tag}>"
            for index, value in enumerate(values)
        )

    body = "".join(f"<tr>{cells('td', line)}</tr>" for line in lines)
    head = f"<thead><tr>{cells('th', [escape(text) for text in heads])}</tr></thead>"
    return f'<div class="scroll-x"><table class="t">{head}<tbody>{body}</tbody></table></div>'
