"""What is measured, and the bar it is held against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measured figure. ``at_least`` or ``at_most`` is its bar; neither, and it only informs."""

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure is on the right side of its bar."""
        if self.at_least is not None and self.value < self.at_least:
            return False
        return self.at_most is None or self.value <= self.at_most

    @property
    def bar(self) -> str:
        """The bar as a reader writes it: ``>= 1``, ``<= 1.5``, or nothing."""
        if self.at_least is not None:
            return f">= {self.at_least:g}"
        return "" if self.at_most is None else f"<= {self.at_most:g}"


def closing_line(measures: list[Measure]) -> str:
    """Every barred figure beside its bar, in one line; those that fall short are marked."""
    parts = [
        f"{measure.name} {measure.value:.3g}{measure.unit} ({measure.bar})"
        + ("" if measure.holds else " SHORT")
        for measure in measures
        if measure.bar
    ]
    return "; ".join(parts)
