"""What the stages know: immutable tables, compiled once from ``seeds/reference``."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.tables.gazetteer import Gazetteer
from flows.tables.layout import Layout
from flows.tables.themes import InitiativeTable, ThemeTable
from flows.tables.units import UnitTable
from flows.tables.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Everything the stages look up."""

    layout: Layout
    units: UnitTable
    gazetteer: Gazetteer
    themes: ThemeTable
    initiatives: InitiativeTable
    wording: Wording = field(default_factory=Wording)
