"""How much of an article each place covers: the text is read on from one place to the next, and
how often a place is named counts too.

A place that a sentence speaks of, or plays in, covers the text until another one comes. A
person's home covers half as much, and what an office above does is shared with the place that the
story is in. A place elsewhere, and one named in passing, reach no further than their sentence or
clause.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.lang.sentences import CLAUSE_END, LONGEST_SENTENCE, STATEMENT_END, up_to_last
from flows.normalize.places.bare_places import local_stem
from flows.normalize.places.ground import Ground
from flows.normalize.places.listed_places import shared
from flows.normalize.places.place_use import ORGANISATION, is_whole_told
from flows.normalize.places.told_places import (
    Named,
    is_trip,
    told_places,
    with_bodies,
    with_returns,
)
from flows.records import PlaceMention

LEAD = 0.4
"""What the place that the first sentence speaks of, or that the story is said to stand for, counts
above its text, where the rest looks at places within it."""
PERSON = 0.5
OFFICE = 0.4
FRAMED = 0.3
"""The share that a place gets of a look at what lies above it, where the story comes back to it."""
PASSING = 0.4
SCENE_OF_ANOTHER = 0.7
"""The scene's share where someone from a place above comes to act (石练镇组织党员在淤溪村插秧); who
goes to a place that is not within its own keeps it."""
NAMED = 0.3
"""The part that the times of being named have in a share; the text covered has the rest."""
LOOKED_AHEAD = 40
"""How many places on a reader knows whether the story comes back."""
SPOKEN_OF = re.compile(r"[将把对为][其它]|[将把]这|[走来赶]?[进到]这里|在(?:这里|当地)")
TO_LAST_STATEMENT = up_to_last(STATEMENT_END.pattern)
LOOKS_OVER = re.compile(r"放眼|纵观|环顾|放[到在]")
PLANS = re.compile(r"[“\"]?(?:下一步|下步|接下来|今后|未来|下一阶段|明年)")


class Coverage(NamedTuple):
    """The share that each place has of a text, by code, the last place that the text speaks of or
    plays in, and those that one of its stories begins with (县里有扶持。马河镇安家村的王荣…).
    """

    shares: dict[str, float]
    last: str | None
    stories: frozenset[str]


class _Walk:
    """The walk through a body: which places cover the text from ``at`` on."""

    __slots__ = ("at", "back", "cover", "shares", "until")

    def __init__(self) -> None:
        self.cover: defaultdict[str, float] = defaultdict(float)
        self.at = 0
        self.shares: tuple[tuple[str, float], ...] = ()
        self.until: int | None = None
        self.back: tuple[tuple[str, float], ...] = ()

    def begin(self, start: int) -> None:
        """What is told before ``start`` is told of no place."""
        self.at = max(self.at, start)

    def go_to(self, end: int) -> None:
        """Count the text up to ``end`` for the places that cover it."""
        if self.until is not None and end >= self.until:
            self._count(self.until)
            self.shares, self.until = self.back, None
        self._count(end)

    def _count(self, end: int) -> None:
        if end > self.at:
            for code, share in self.shares:
                self.cover[code] += share * (end - self.at)
            self.at = end

    def give(self, giver: str, taker: str, length: float) -> None:
        """``length`` characters counted for one place are the other's."""
        length = min(length, self.cover[giver])
        self.cover[giver] -= length
        self.cover[taker] += length

    def settle(self, *shares: tuple[str, float]) -> None:
        """``shares`` cover the text from here on."""
        self.shares, self.until = shares, None

    def visit(self, until: int, *shares: tuple[str, float]) -> None:
        """``shares`` cover the text up to ``until``; then it goes back to what covers it now."""
        if self.until is None:
            self.back = self.shares
        self.shares, self.until = shares, until


class _Story:
    """A body read from place to place: who acted last, which place leads it and which it has
    settled at, and with which of them a sentence began.
    """

    __slots__ = ("actor", "ground", "lead", "settled", "stories", "text", "walk")

    def __init__(self, text: str, lead: str | None, ground: Ground) -> None:
        self.text = text
        self.ground = ground
        self.walk = _Walk()
        self.actor: Named | None = None
        self.lead = lead
        self.settled: list[str] = []
        self.stories: set[str] = set()

    def come_to(self, named: Named, following: Sequence[Named]) -> None:
        """Count the text up to ``named``, and tell which places cover it from there on."""
        walk, text, code = self.walk, self.text, named.code
        if walk.shares:
            walk.go_to(named.start)
        else:
            walk.begin(_sentence_start(text, named.start))
        current = walk.shares[0][0] if walk.shares else None
        is_above = current is not None and code in self.ground.lineage(current)
        if named.is_return and current is not None:
            walk.give(current, code, FRAMED * walk.cover[current])
        # 旬阳市人大代表庞某 in a village's field: the story stays in the village.
        is_person = named.use == "person" and "是" not in text[named.start : named.end]
        if named.use == "passing" or (is_person and is_above and not named.is_return):
            if code != current:
                clause = _end(CLAUSE_END, text, named.end)
                walk.cover[code] += PASSING * max(clause - named.end, 1)
        elif not self.ground.is_home_ground(code) or (is_above and is_trip(named)):
            walk.visit(_end(STATEMENT_END, text, named.end), (code, 1.0))
        elif current is not None and self._is_shared(current, named, following):
            end = _end(STATEMENT_END, text, named.end)
            walk.visit(end, (current, 1 - OFFICE), (code, OFFICE))
        elif named.use == "scene" and self.actor is not None and self._acts(self.actor, named):
            self._go_there(self.actor, named)
        else:
            walk.settle((code, {"person": PERSON, "office": OFFICE}.get(named.use, 1.0)))
            self.settled.append(code)
            if _begins_sentence(named, text):
                self.stories.add(code)
        if named.use in ("topic", "office"):
            self.actor = named

    def _is_shared(self, current: str, above: Named, following: Sequence[Named]) -> bool:
        """Whether the text is still about ``current`` too where a place above it does something, or
        a branch that has its seat in another town: 洄水人民法庭, met in 界岭镇.
        """
        if above.code not in self.ground.lineage(current):
            both = shared(current, above.code, self.ground.gazetteer)
            branches = self.ground.gazetteer.words.branch_offices
            return both != current and branches.match(self.text, above.end) is not None
        if self._is_done_to(current, above):
            return True
        return above.use == "office" and not self._is_left_for_good(current, above, following)

    def _is_done_to(self, current: str, above: Named) -> bool:
        """Whether what a place above does is done to something spoken of, or that bears the name of
        the place that the story is in: 双合村…。县交通运输局把双合公路列入改造计划, 将其列入计划;
        what it does to several is its own (建成双合、万塘2个示范区).
        """
        text = self.text
        if current == above.code:
            return False
        stem = local_stem(self.ground.division(current).name)
        end = _end(STATEMENT_END, text, above.end)
        at = text.find(stem, above.end, end) if len(stem) > 1 else -1
        past = at + len(stem)
        is_named_so = at >= 0 and "、" not in text[at - 1 : at] + text[past : past + 1]
        return is_named_so or SPOKEN_OF.search(text, above.end, end) is not None

    def _is_left_for_good(self, current: str, office: Named, following: Sequence[Named]) -> bool:
        """Whether the story goes on with what an office above does, and never comes back: a cadre
        met in a village, then 旗委组织部选派116名干部…, 旗里建立机制….
        """
        lines = [self.ground.lineage(named.code) for named in following]
        is_on = sum(office.code in line for line in lines) >= 1
        return is_on and not any(current in line for line in lines)

    def _acts(self, actor: Named, named: Named) -> bool:
        """Whether ``actor`` is who acts in the sentence of ``named``."""
        is_near = named.start - actor.end <= LONGEST_SENTENCE
        return is_near and STATEMENT_END.search(self.text, actor.end, named.start) is None

    def _go_there(self, actor: Named, named: Named) -> None:
        """Who acts in the sentence goes to ``named``: the scene is there where it lies within the
        actor's own, until the story is back with the body that acts (该院); else it stays the
        actor's.
        """
        walk, end = self.walk, _end(STATEMENT_END, self.text, named.end)
        if actor.code not in self.ground.lineage(named.code)[1:]:
            walk.visit(end, (actor.code, SCENE_OF_ANOTHER), (named.code, 1 - SCENE_OF_ANOTHER))
            return
        self.lead = None
        walk.give(actor.code, named.code, SCENE_OF_ANOTHER * (named.start - actor.start))
        is_back = ORGANISATION.search(self.text, end, end + LONGEST_SENTENCE) is not None
        walk.settle((actor.code if is_back else named.code, 1.0))
        walk.visit(end, (named.code, SCENE_OF_ANOTHER), (actor.code, 1 - SCENE_OF_ANOTHER))


def coverage(
    text: str,
    mentions: Sequence[PlaceMention],
    returns: Sequence[tuple[int, PlaceMention]],
    ground: Ground,
) -> Coverage:
    """How far the places named by ``mentions`` cover ``text``; ``returns`` is where somebody is met
    again, with the place of the first meeting.
    """
    rows = told_places(text, mentions, ground)
    used = [named for named in rows if named.use != "none"]
    every = with_bodies(text, with_returns(text, returns, used, ground))
    leads = bool(every) and every[0].use == "topic"
    story = _Story(text, every[0].code if leads else None, ground)
    for index, named in enumerate(every):
        story.come_to(named, every[index + 1 : index + 1 + LOOKED_AHEAD])
    cover = story.walk.cover
    story.walk.go_to(len(text))
    wholes = {mention.region_code or "" for mention in mentions if is_whole_told(mention, text)}
    for whole in wholes | {story.lead or ""}:
        if any(whole in ground.lineage(code)[1:] for code in cover):
            cover[whole] += LEAD * len(text)
    last = next((place for place in reversed(every) if _tells(place, text)), None)
    return Coverage(
        shares=_blended(cover, [named.code for named in rows]),
        last=last.code if last is not None and not is_trip(last) else None,
        stories=frozenset(code for code in story.stories if not _is_framed(code, story.settled)),
    )


def _blended(cover: Mapping[str, float], named: Sequence[str]) -> dict[str, float]:
    """The share of each place: of the text that it covers and of the times that it is named."""
    total = sum(cover.values())
    if not total:
        return {}
    shares = {code: (1 - NAMED) * length / total for code, length in cover.items()}
    for code in named:
        shares[code] = shares.get(code, 0.0) + NAMED / len(named)
    return shares


def _tells(named: Named, text: str) -> bool:
    """Whether the sentence tells what a place does or what happens there: 下一步,红山子乡将… is but
    a plan to close with, 放眼全县,… but a look around.
    """
    if named.use not in ("topic", "scene"):
        return False
    opens = _sentence_start(text, named.start)
    return PLANS.match(text, opens) is None and LOOKS_OVER.match(text, opens) is None


def _is_framed(code: str, settled: Sequence[str]) -> bool:
    """Whether the text comes to the place from another one and goes back there."""
    first, past = settled.index(code), len(settled) - settled[::-1].index(code)
    return first > 0 and past < len(settled) and settled[first - 1] == settled[past]


def _begins_sentence(named: Named, text: str) -> bool:
    """Whether a sentence opens with the place; 家住西街的周爷爷 is met where the story is."""
    if named.is_return or text.startswith("家", named.start):
        return False
    return not text[_sentence_start(text, named.start) : named.start].strip()


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds ``at`` begins."""
    furthest = max(at - LONGEST_SENTENCE, 0)
    before = TO_LAST_STATEMENT.match(text, furthest, at)
    return before.end() if before else furthest


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    furthest = min(start + LONGEST_SENTENCE, len(text))
    found = pattern.search(text, start, furthest)
    return found.start() if found else furthest
