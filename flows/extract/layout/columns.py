"""The column (栏目) that the pieces below it stand in."""

from __future__ import annotations

from flows.extract.layout.drafts import Draft, Origin
from flows.tables.layout import ColumnKind, Layout


class Columns:
    """The open column, and how far it reaches.

    A column in brackets on its own line holds until the next, a heading until one of its level. One
    with a mark (◎初心如磐), one in the line of its headline, and opinion and photo columns hold for
    one article. Captions take only a photo column, or one that no piece has taken: a picture below
    【先锋论坛】 is not in it.
    When two columns stand above each other the first is the headline's, the second the items'.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._name: str | None = None
        self._outer: str | None = None
        self._is_scoped = False
        self._level = 0
        self._first_origin: Origin | None = None
        self.kind: ColumnKind | None = None
        self.is_used = True

    @property
    def awaits_picture(self) -> bool:
        """A column of pictures that none has taken yet."""
        return self.kind == "photo" and not self.is_used

    def open(self, name: str, *, is_scoped: bool, level: int = 0) -> None:
        self._outer = None if self.is_used else self._name
        self._name = name
        self._is_scoped = is_scoped
        self._level = level
        self._first_origin = None
        self.kind = self._layout.column_kind(name)
        self.is_used = False

    def enter(self, draft: Draft) -> None:
        """Give ``draft`` the column that it stands in, if any."""
        if draft.origin in {"note", "notice"}:
            return
        if draft.headline is not None and 0 < draft.headline.level <= self._level:
            self._name = None
        if draft.origin == "article" and self._outer is not None and not self.is_used:
            draft.column, self._outer = self._outer, None
            draft.column_kind = self._layout.column_kind(draft.column)
        elif self._holds(draft.origin):
            draft.column, draft.column_kind = self._name, self.kind
            self._first_origin = self._first_origin or draft.origin
            self.is_used = True
        is_telling = draft.column_kind in {"opinion", "literary"}
        draft.is_opinion = is_telling and draft.origin == "article"

    def _holds(self, origin: Origin) -> bool:
        if self._name is None:
            return False
        if not self.is_used:
            return True
        if origin == "caption":
            return self.kind == "photo"
        if origin == "item":
            return True
        return (
            origin == self._first_origin
            and not self._is_scoped
            and self.kind not in {"photo", "opinion"}
        )
