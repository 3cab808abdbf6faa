"""One measure: a kind of quantity in one base unit, with what a rate is per. Never mixed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.formatting import unit_name
from dashboard.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """``base`` is the base unit, ``per`` what a rate is per; ``subject`` None takes them all."""

    kind: str
    base: str
    per: str | None = None
    subject: str | None = None

    def parameter(self) -> dict[str, object]:
        """The struct that the queries take as ``$measure``."""
        return {"kind": self.kind, "base": self.base, "per": self.per, "subject": self.subject}

    def params(self) -> dict[str, str]:
        """As URL parameters."""
        named = {"kind": self.kind, "base": self.base, "per": self.per, "subject": self.subject}
        return {name: value for name, value in named.items() if value is not None}

    def unit(self, texts: Texts) -> str:
        """The unit in the reader's language: 元/亩."""
        name = texts("unit.age") if self.kind == "age" else unit_name(self.base, texts)
        return f"{name}/{self.per}" if self.per else name

    def label(self, texts: Texts) -> str:
        """金额（元/亩）."""
        return texts("measure.label", kind=texts.code("measure", self.kind), unit=self.unit(texts))

    def axis(self, texts: Texts) -> str:
        """The title of an axis: what is measured, in which unit."""
        return texts(
            "measure.label",
            kind=self.subject or texts.code("measure", self.kind),
            unit=self.unit(texts),
        )


def from_params(params: Mapping[str, str]) -> Measure | None:
    """The measure that a URL names; None where it names none."""
    kind, base = params.get("kind"), params.get("base")
    if kind is None or base is None:
        return None
    return Measure(kind=kind, base=base, per=params.get("per"), subject=params.get("subject"))
