"""The noun phrases that the text named before a clause, nearest first, with what told them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from flows.extract.binding.actors import TITLES, is_person
from flows.extract.binding.clauses import BEFORE, Item, itemize, phrase_text
from flows.extract.binding.phrases import EMPTY, clause_start, noun_before
from flows.extract.binding.shares import SURNAMES
from flows.extract.binding.things import bare_good
from flows.extract.binding.word_roles import is_nominal, is_pure_verb, word_class
from flows.lang.speech import SAYS
from flows.records import Span
from flows.tables.wording import Wording

_LOOK_BACK = 120
_FAR_BACK = 240
"""Characters before the sentence that a reader has in mind; those of a scene for a person."""

_MOST = 24
_FEW = 6
_LONGEST_QUOTED = 10
_MOST_WORDS = 90
_FULL_NAME = 4
_PLACES = tuple("省市县区镇乡村旗")
_ROLES = (*"民员户工农长", "书记", "主任", "支书", "经理", "老人", "人员")
_STUCK = frozenset("早守站坐走看说带领正在有没用从把将")
"""钟文贵|守: characters that the segmenter takes for the last of a name."""

_CALLED = re.compile(
    r"(?:[人员户民长手工农者匠生夫爷妈]|师(?!傅)|书记|支书|主任|经理|老板)(?P<name>[一-鿿]{2,6})\Z"
)
_TITLED = re.compile("[一-鿿](?:" + "|".join(TITLES) + ")")
_OLD = re.compile("[户民员人者手匠农](老(?![人年区旧家师板伴乡党屋房宅百是小实])[一-鿿])")
"""脱贫户|老曾|弯着腰: a name that the segmenter cuts."""

_SPEAKER = re.compile(r"[牧村居农]民([一-鿿]{2,6}?)(?=[说道笑指直]|告诉|介绍|一边)")
"""牧民|额尔敦巴根|直起腰来说: a name that no dictionary has."""
_SAYS = f"(?:{SAYS}|讲|道(?=[。：:，,]))"
_SAID = re.compile(rf"(?P<who>[^。！？!?“”\n]{{2,40}}?){_SAYS}")
_SAYING = re.compile(rf"(?P<who>[^。！？!?“”\n]{{2,40}}){_SAYS}[^，。“”]{{0,3}}[：:，,]“\Z")
_PAIRS = re.compile(
    "小?兄弟|姐妹|兄妹|姐弟|姊妹|夫妻|夫妇|父子|父女|母子|母女|婆媳|祖孙|爷孙|师徒|战友|双胞胎"
    "|两口子|搭档|[哥姐爷娘]俩"
    "|(?<![一-鿿])(?P<first>[一-鿿]{2,3})[和与、](?P<second>[一-鿿]{2,3})(?=[一两都是在从到又合共正，,])"
)
_HOME = re.compile(
    "(?:(?:^|[民户员人工手者师农长的，,。；;：:“”、]|主任|书记)(?P<who>[一-鿿]{2,3}))?(?P<home>[一全]家)人?\\Z"
)
_MARK = re.compile(r"[，,。；;！!？?\n]")
_HEADS = frozenset(["noun", "head", "close"])
_VERBAL = frozenset(["verb", "transfer", "weak"])
_THIS = frozenset(["该", "该项", "这项", "此项", "这次", "此次", "本次", "这场"])
_SENTENCE_ENDS = "。！？!?\n"
_NUMERALS = frozenset("一二两三四五六七八九十百千万几多余来这")


class Named(NamedTuple):
    """A noun phrase and where it stands: so many ``clauses`` and ``sentences`` before.

    ``head`` is its last word, ``verb`` the one it is the object of ('' without one), ``before``
    the characters in front of it; ``quoted`` tells a name in quotation marks.
    """

    text: str
    head: str
    verb: str
    clauses: int
    sentences: int
    before: str = ""
    quoted: bool = False

    def counts_in(self, unit: str) -> bool:
        """一个|荷包 tells what 五六个 are, 8000只|鸭子 what 4000只: not 第二个, 每个."""
        if not self.before.endswith(unit):
            return False
        number = self.before.removesuffix(unit)[-1:]
        return number.isdigit() or number in _NUMERALS


def named_before(
    text: str, items: Sequence[Item], end: int, wording: Wording, *, scene: bool = False
) -> Iterator[Named]:
    """What the words before position ``end`` name, nearest first.

    They begin with the paragraph, or with the ``scene`` that a person stays in.
    """
    start = items[0].start
    first = max(0, start - _FAR_BACK)
    if not scene:
        first = max(text.rfind("\n", first, start) + 1, start - _LOOK_BACK)
    clauses = sentences = 0
    for words in chain([items[:end]], _earlier(text, first, start, wording)):
        for named in islice(_phrases(text, words, clauses, sentences, wording), _MOST):
            clauses, sentences = named.clauses, named.sentences
            yield named


def _earlier(text: str, first: int, end: int, wording: Wording) -> Iterator[list[Item]]:
    """The words from ``first`` to ``end``, the clauses nearest ``end`` first."""
    while end > first:
        start = max(first, end - BEFORE)
        mark = _MARK.search(text, start, end - 1) if start > first else None
        start = start if mark is None else mark.end()
        # Words are read before a figure: an empty one closes the stretch.
        yield itemize(text, Span(start, end), [(0, Span(end, end))], (), (), wording)[:-1]
        end = start


def person_before(text: str, items: Sequence[Item], at: int, wording: Wording) -> str:
    """Who 他 and 她 is: the person that the words before name last; '' without one."""
    for named in named_before(text, items, at, wording, scene=True):
        called = _CALLED.search(named.text)
        if called is not None:
            name = called["name"]
            is_full = word_class(named.head) == "nr" and name.endswith(named.head)
            if is_full or word_class(name[0]) == "nr" or (name[0] in "老小" and len(name) < 3):
                return name[:-1] if len(name) == _FULL_NAME and name[-1] in _STUCK else name
        if titled := _TITLED.findall(named.text):
            return str(titled[-1])
        name = named.head
        if len(named.text) == len(name) + 1 < 4 and (
            word_class(named.text[0]) == "nr" or named.text[0] in SURNAMES
        ):
            return named.text  # 王|秀英, 高|宝林
        is_name = len(name) > 2 or (len(name) > 1 and name == named.text)
        is_name = is_name and word_class(name) == "nr" and not wording.sort_of(name)
        if is_name and not name.endswith((*_PLACES, "学生")):
            return name
    start = items[0].start
    called_old = _OLD.findall(text, max(0, start - _FAR_BACK), start)
    if not called_old:
        called_old = _SPEAKER.findall(text, max(0, start - _FAR_BACK), start)
    return str(called_old[-1]) if called_old else ""


def speaker(text: str, span: Span, wording: Wording) -> str:
    """“我今年84岁了。”村民王美芝说, 工人张英梅说，“我67岁了”: who says what holds ``span``."""
    close = text.find("”", span.end, span.end + _FAR_BACK)
    start = close + 1
    said = _SAID.match(text, start) if close >= 0 else None
    if said is None:
        opening = text.rfind("“", 0, span.start) + 1
        said = _SAYING.search(text, max(0, opening - BEFORE), opening)
    if said is None or "“" in text[span.end : max(close, span.end)]:
        return ""
    start, end = said.span("who")
    words = [item.text for item in itemize(text, Span(start, end), (), (), (), wording)]
    for before, word in zip([*words[-2::-1], ""], reversed(words), strict=True):
        is_called = before.endswith(_ROLES) and len(word) in (2, 3)
        if len(word) > 1 and (is_called or is_person(word)):
            cut = len(word) < 3 and len(before) == 1
            cut = cut and (before in SURNAMES or word_class(before) == "nr")
            return before + word if cut else word  # 王|美芝
    return ""


def the_two(text: str, items: Sequence[Item], at: int) -> str:
    """王强和李勇承包了果园，|两人…; 一对小兄弟…，|两人…: who they are; '' where nobody says."""
    start = items[at].start
    told = ""
    for pair in _PAIRS.finditer(text, max(0, start - _FAR_BACK), start):
        names = pair["first"], pair["second"]
        if not names[0] or all(word_class(name) == "nr" for name in names):
            told = pair.group()
    return told


def family(text: str, start: int) -> str:
    """种植户|毛传厚一家|四口: whose family the figure at ``start`` counts; '' of none."""
    home = _HOME.search(text, max(0, start - _FEW - 4), start)
    return (home["who"] or "") + home["home"] if home else ""


def same_object(text: str, items: Sequence[Item], at: int, verb: str, wording: Wording) -> str:
    """看|水库的人叫敖以华。他看了三十一年: what the verb is done to where it stood before."""
    end = clause_start(items, at)
    if verb not in text[max(0, items[0].start - _LOOK_BACK) : items[end].start]:
        return ""
    for named in named_before(text, items, end, wording):
        if named.verb == verb:
            return named.text
    return ""


def _phrases(
    text: str, items: Sequence[Item], clauses: int, sentences: int, wording: Wording
) -> Iterator[Named]:
    place = len(items)
    floor = max(0, place - _MOST_WORDS)
    while place > floor:
        last = items[place - 1]
        if last.role == "mark":
            clauses += 1
            sentences += last.text in _SENTENCE_ENDS
        elif _is_deed_with_good(last.text, wording):
            good = last.text[1]
            yield Named(good, good, last.text[0], clauses, sentences)
        elif last.role in _HEADS or (last.role == "weak" and is_nominal(last.text)):
            phrase = _phrase(items, place, wording)
            if phrase:
                place = phrase.start
                by = place - 1 - (place > 1 and items[place - 1].role == "de")
                start = items[place].start
                yield Named(
                    text=phrase_text(text, items, phrase),
                    head=items[phrase[-1] - (last.role == "close")].text,
                    verb=items[by].text if by >= 0 and items[by].role in _VERBAL else "",
                    before=text[max(0, start - _FEW) : start],
                    quoted=last.role == "close",
                    clauses=clauses,
                    sentences=sentences,
                )
                continue
        place -= 1


def _is_deed_with_good(word: str, wording: Wording) -> bool:
    """摘|桃, 养|蜂: a verb and its object that the dictionary holds for one word."""
    return len(word) == 2 and word[0] in wording.verb_takes and word[1] in wording.goods


def _phrase(items: Sequence[Item], end: int, wording: Wording) -> range:
    """The noun phrase that ends right before ``end``, cut to what it names itself."""
    if items[end - 1].role == "close":
        return _quoted(items, end)
    phrase = noun_before(items, end)
    if not phrase or phrase.stop != end:
        return EMPTY
    phrase = _own(items, bare_good(items, phrase))
    measured = phrase.start > 0 and items[phrase.start - 1].role == "number"
    if len(phrase) > 1 and (
        items[phrase.start].text in _THIS or (measured and _is_measure(items[phrase.start].text))
    ):
        phrase = phrase[1:]  # 51|箱|蜂
    if wording.sort_of(items[phrase[-1]].text):
        return phrase
    for place in phrase[:-1]:
        if len(items[place].text) > 1 and wording.sort_of(items[place].text):
            return range(phrase.start, place + 1)  # 柚子|收果
    return phrase


def _is_measure(word: str) -> bool:
    return len(word) == 1 or word_class(word) == "q"


def _quoted(items: Sequence[Item], end: int) -> range:
    """The quoted name that ends right before ``end``; empty where something is said."""
    for place in range(end - 3, max(-1, end - _LONGEST_QUOTED), -1):
        if items[place].role == "open":
            is_deed = place == end - 3 and is_pure_verb(items[place + 1].text)
            return EMPTY if is_deed else range(place, end)
        if items[place].role == "mark":
            break
    return EMPTY


def _own(items: Sequence[Item], phrase: range) -> range:
    """The noun phrase behind the last verb or 的: 摆到村口的|集市, 推出的|油纸伞."""
    for place in reversed(phrase[:-1]):
        item = items[place]
        if item.role == "close":
            return range(_quoted(items, place + 1).start or phrase.start, phrase.stop)
        if item.role == "de" or (item.role == "weak" and is_pure_verb(item.text)):
            return range(place + 1, phrase.stop)
    return phrase
