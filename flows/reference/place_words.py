"""Seed tables ``region_classes.csv``, ``region_words.csv``, ``region_traps.csv``,
``region_plain_words.csv``, ``layout_surnames.csv`` -> PlaceWords.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from flows.reference.seed_table import SeedTable
from flows.tables.alternation import alternation
from flows.tables.gazetteer import PlaceWords

NOT_POINTED = r"[域场间别级属]|城(?!乡)|(?<=乡)村|民(?![政委族宗办盟建兵间营用生警俗])"
"""What follows a class word that points at nothing: 县域, 市场, 县级, 乡村, 市民; 区民政局 does."""
ANY = "."
"""In ``not_before``: a surname that begins many words (白茶, 胡柚)."""
ALSO_PREPOSITIONS = frozenset("于")
OF_ESTATES = ("局", "场", "垦区")
"""全局, 场党委, 垦区: what points at a forestry bureau or a state farm, as 林场 does by itself."""
LOCAL_LEVELS = ("township", "village")
LONGEST_REGIMENT = 5


def scanner(words: Sequence[str]) -> AhoCorasick:
    """Finds the longest of ``words`` wherever one begins."""
    # A table of every state scans twice as fast as what is chosen for so many words.
    return AhoCorasick(
        words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )


def load_place_words(folder: Path) -> PlaceWords:
    """Read the word tables under ``folder`` (seeds/reference); SeedError names a malformed row."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for word, kind in SeedTable(folder / "region_words.csv", word=str, kind=str):
        kinds[kind].append(word)
    table = SeedTable(
        folder / "region_classes.csv", word=str, level=str, not_before=str, longest=str, alone=str
    )
    classes = sorted(table, key=lambda row: -len(row[0]))
    below = [row for row in classes if row[1] in LOCAL_LEVELS]
    every = [row[0] for row in classes] + [*OF_ESTATES]
    local = "|".join(
        f"{word}(?!{not_before})" if not_before else word for word, _, not_before, _, _ in below
    )
    firsts = "".join(sorted({word[0] for word in every}))
    seats = ["".join(sorted({word[at] for word in kinds["seat"]})) for at in (0, 1)]
    office = alternation(kinds["office"])
    before = f"[{''.join(kinds['before_office'])}]"
    when = "|".join(kinds["when"])
    numerals = "一二三四五六七八九十〇零百0-9"
    plain = SeedTable(folder / "region_plain_words.csv", word=str, kind=str).mapping()
    people = alternation(kinds["people"])
    surnames = [
        *SeedTable(folder / "layout_surnames.csv", surname=str, frequency=str, not_before=str)
    ]
    common = frozenset(name for name, use, _ in surnames if use == "common")
    surname = "|".join(
        f"{name}(?!{not_before})" if not_before else name
        for name, _, not_before in surnames
        if not_before != ANY
    )
    traps = [
        *kinds["trap"],
        *(word for (word,) in SeedTable(folder / "region_traps.csv", word=str)),
    ]
    return PlaceWords(
        traps=scanner(traps),
        local_class=re.compile(rf"{local}|团(?<=[{numerals}]团)(?:场)?(?![员委队结体伙圆聚])"),
        level_of={word: level for word, level, *_ in below}
        | {"团": "township", "团场": "township"},
        longest_unknown={word: int(longest) for word, _, _, longest, _ in below}
        | dict.fromkeys(("团", "团场"), LONGEST_REGIMENT),
        unknown_alone=frozenset(row[0] for row in below if row[-1]),
        deictic_opening=re.compile(
            rf"[全该我本咱俺这{seats[0]}{firsts}](?:(?<=[全该我本咱俺])(?=[{firsts}])|(?<=这)(?=个)"
            rf"|(?<=[{seats[0]}])(?=[{seats[1]}])"
            rf"|(?<![全该我本咱俺这])(?:(?<={before}.)|(?<=(?:{when}).)|(?<![\u4e00-\u9fff].)))"
        ),
        deictic=re.compile(
            rf"(?P<seat>{alternation(kinds['seat'])})"
            rf"|(?P<point>[全该我本咱俺]|这个)(?P<pointed>{alternation(every)})(?!{NOT_POINTED})"
            rf"|(?:(?<![\u4e00-\u9fff])|(?<={before})|(?<={when}))(?P<class>{alternation(every)})(?!{NOT_POINTED})"
            rf"(?=(?<=[农林牧]场)|(?<=林业局)|(?<=垦区)|(?:{office})|(?:(?!任职|人员|[的在])[\u4e00-\u9fff]){{1,8}}?(?:{alternation(kinds['body'])}))"
        ),
        common=frozenset(kinds["common"]),
        plain_stems=re.compile(alternation(kinds["stem"])),
        plain_words=frozenset(plain),
        plain_verbs=frozenset(word for word, kind in plain.items() if kind == "verb"),
        road_after=re.compile(rf"[东南西北中]?(?:{alternation(kinds['road'])})(?!道|(?<=大学)生)"),
        company_after=re.compile(
            rf"(?:“[^”\n]{{1,8}}”)?[^\s，。、；：,;:“”\"'（）()《》与和的在向由等是有了从为将到]{{0,16}}?"
            rf"(?:{alternation(kinds['company'])})"
        ),
        deeds=re.compile(rf"(?:{alternation(kinds['deed'])})(?!有限|集团|股份|公司|责任)"),
        lead_words=re.compile(rf"(?:{alternation(kinds['lead'])})$"),
        last_lead=re.compile(rf".*(?:{alternation(kinds['lead'])})"),
        speech_after=re.compile(alternation(kinds["speech"])),
        title_before=re.compile(
            rf"(?:{alternation(kinds['title'])})$"
            rf"|(?:^|[^\u4e00-\u9fff]|[的和与])[{''.join(sorted(common - ALSO_PREPOSITIONS))}]$"
        ),
        branch_offices=re.compile(alternation(kinds["branch"])),
        governed_after=re.compile(rf"[“\"]?(?:{alternation(kinds['governed'] + kinds['people'])})"),
        people_after=re.compile(
            rf"的[\u4e00-\u9fff]{{2,4}}(?:{surname})[\u4e00-\u9fff]"
            rf"|的?(?:(?:{surname})[\u4e00-\u9fff]{{1,2}}"
            rf"|(?:(?![从向为给把对让使被由派选聘招邀请])[\u4e00-\u9fff]){{0,3}}?(?:{people}|人(?=[，,。])|一家(?=[人老\d三四五六七八，,。])))"
        ),
        surnames=common,
        wire=re.compile(rf"\s*(?:据)?(?:{alternation(kinds['wire'])})"),
    )
