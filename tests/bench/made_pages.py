"""Made newspaper pages, for measuring: varied, as dense as real ones, the same for the same seed.

``make_page(7)`` is always the same text of some 2,500 to 7,000 characters: a masthead line on most
pages, four to eight pieces with headline, byline and wrapped paragraphs, now and then briefs.
Nothing in it was ever printed.
"""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from tests.bench import wording
from tests.bench.wording import TOPICS, Topic

SLOT = re.compile(r"\{(\w+)\}")
PER_FOLDER = 1000
FACT_SHARE = 0.27
"""Of paragraphs that hold figures: six figures to a thousand characters, as on the seed pages."""


def write_pages(folder: Path, count: int, first: int = 0) -> None:
    """Write pages ``first`` to ``first + count`` under ``folder``, a thousand a subfolder."""
    for number in range(first, first + count):
        path = folder / f"{number // PER_FOLDER:04d}" / f"made_{number:08d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make_page(number), encoding="utf-8")


def make_page(seed: int) -> str:
    """The page of this seed."""
    return _Writer(seed).page()


class _Writer:
    """One page's dice and its place; every slot is thrown afresh."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.province, self.prefecture, self.county, self.town = self.dice.choice(wording.PLACES)
        self.year = self.dice.randint(2019, 2025)
        self.month = self.dice.randint(1, 12)
        self.day = self.dice.randint(2, 28)

    def page(self) -> str:
        parts = []
        if self.dice.random() < 0.7:
            parts.append(
                f"{self.prefecture.removesuffix('市')}日报　{self.year}年{self.month}月{self.day}日"
                f"　第{self.dice.randint(1, 8):02d}版　责任编辑：{self.person()}"
            )
        parts += [self.piece(self.dice.choice(TOPICS)) for _ in range(self.dice.randint(4, 8))]
        if self.dice.random() < 0.5:
            briefs = self.dice.sample(wording.BRIEFS, 3)
            parts.insert(2, "\n\n".join(["简讯", *(self.fill(brief) for brief in briefs)]))
        return "\n\n".join(parts) + "\n"

    def piece(self, topic: Topic) -> str:
        headline = self.fill(self.dice.choice(topic.headlines))
        if self.dice.random() < 0.3:
            headline = f"# {headline}"
        paragraphs = [self.fill(self.dice.choice(topic.leads))]
        scenes = self.deck(topic.scenes + wording.ANYWHERE)
        for fact in self.deck(topic.facts)[: self.dice.randint(3, 6)]:
            sentences = [scenes.pop() for _ in range(self.dice.randint(2, 4))]
            if self.dice.random() < FACT_SHARE:
                sentences.insert(self.dice.randint(0, len(sentences)), fact)
            paragraphs.append("".join(self.fill(sentence) for sentence in sentences))
        paragraphs.append(self.fill(self.dice.choice(wording.CLOSINGS)))
        place = self.dice.choice([self.county, self.prefecture])
        opening = f"本报{place.removesuffix('市')}{self.month}月{self.day - 1}日电"
        byline = self.dice.choice(
            [
                f"□本报记者 {self.person()} 通讯员 {self.person()}",
                f"本报记者 {self.person()} 文/图",
                f"（记者 {self.person()}）",
                "",
            ]
        )
        if not byline:
            byline_in_text = self.dice.choice([f"（记者 {self.person()}）", f"（{self.person()}）"])
            paragraphs[0] = f"{opening}{byline_in_text} {paragraphs[0]}"
        wrapped = [self.wrap(paragraph) for paragraph in paragraphs]
        return "\n\n".join(part for part in [headline, byline, *wrapped] if part)

    def deck(self, cards: tuple[str, ...]) -> list[str]:
        """The cards in a chance order: no sentence stands twice in one piece."""
        return self.dice.sample(cards, len(cards))

    def wrap(self, paragraph: str) -> str:
        """Now and then a paragraph breaks at a column end, in the middle of a sentence."""
        if self.dice.random() < 0.15 and len(paragraph) > 60:
            at = self.dice.randint(30, len(paragraph) - 20)
            return paragraph[:at] + "\n\n" + paragraph[at:]
        return paragraph

    def person(self) -> str:
        return self.dice.choice(wording.SURNAMES) + "".join(
            self.dice.sample(wording.GIVEN, self.dice.choice([1, 2, 2]))
        )

    def fill(self, template: str) -> str:
        return SLOT.sub(lambda match: self.slot(match[1]), template)

    def slot(self, name: str) -> str:
        dice = self.dice
        match name:
            case "n":
                return str(dice.randint(3, 480))
            case "big":
                return dice.choice([str(dice.randint(600, 9900)), f"{dice.randint(11, 99) / 10}万"])
            case "money":
                return dice.choice(
                    [
                        f"{dice.randint(12, 9800)}万元",
                        f"{dice.randint(11, 99) / 10}亿元",
                        f"{dice.randint(20, 900)}余万元",
                        f"近{dice.randint(2, 90)}万元",
                    ]
                )
            case "area":
                return dice.choice(
                    [
                        f"{dice.randint(100, 9900)}亩",
                        f"{dice.randint(11, 99) / 10}万亩",
                        f"{dice.randint(300, 9000)}平方米",
                    ]
                )
            case "mass":
                return dice.choice([f"{dice.randint(30, 900)}吨", f"{dice.randint(2, 60)}万公斤"])
            case "percent":
                return f"{dice.randint(10, 995) / 10}%"
            case "village":
                return dice.choice(wording.VILLAGES)
            case "town":
                return self.town
            case "county":
                return self.county
            case "person":
                return self.person()
            case "brand":
                return dice.choice(wording.BRANDS)
            case "crop":
                return dice.choice(wording.CROPS)
            case "stock":
                return dice.choice(wording.STOCK)
            case "when" | "who" | "where" | "thing":
                return dice.choice(getattr(wording, name.upper()))
            case "year":
                return str(self.year - dice.randint(1, 4))
            case "month":
                return str(self.month)
            case "day":
                return str(self.day - 1)
        raise ValueError(f"no slot {name!r}")
