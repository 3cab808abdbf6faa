"""Page furniture: what a paper prints on every page and no reader takes for news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from flows.extract.layout.blocks import Block
from flows.lang.fold import fold
from flows.tables.layout import Layout

_LONGEST = 160
_FEWEST_STAFF = 2
_LONGEST_PERSON = 4
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_FULL_DATE = re.compile(r"((?:19|20)\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?(?!\d)")
_HAN = "[〇○零一二三四五六七八九十]"
_HAN_DATE = re.compile(rf"([二一][〇○零九]{_HAN}{{2}})年({_HAN}{{1,2}})月({_HAN}{{1,3}})日")
_ANY_DIGIT = r"[\d〇○零一二三四五六七八九十]"
_SPACED_DATE = re.compile(
    rf"(?<![\d])[12一二](?: ?{_ANY_DIGIT}){{3}} ?年 ?{_ANY_DIGIT}(?: ?{_ANY_DIGIT})? ?月"
    rf" ?{_ANY_DIGIT}(?: ?{_ANY_DIGIT}){{0,2}} ?日"
)
"""2 023年10月2 7日, as OCR spaces it."""
_WEEKDAY = r"星\s?期\s?[一二三四五六日天]"
_STEM_YEAR = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
_CALENDAR = re.compile(rf"{_WEEKDAY}|农\s?历|{_STEM_YEAR}|周[一二三四五六日]")
_PAGE_NUMBER = r"第?\s*[A-Da-d]?[\d一二三四五六七八九十]{1,3}\s*版(?![图权画本])"
_ISSUE_NUMBER = r"总?第?\s*\d+\s*期"
_EDITION = re.compile(rf"{_PAGE_NUMBER}|(?:今日|本期)\s*\d+\s*版|{_ISSUE_NUMBER}")
_PAGE_CODE = re.compile(
    r"[^，,！!？?：:]{0,12}(?<![\w])(?:[A-D]\s?0?\d|0\d)(?!\d)[^，,！!？?：:]{0,10}$"
)
"""滨海日报 A2 综合, 02 要闻: with a date, the line of an issue."""
_PAGE_TITLE = re.compile(
    rf"(?P<paper>[\u4e00-\u9fff]{{3,12}}[ \u3000|·]+)?{_PAGE_NUMBER}"
    r"\s*[:：·|-]\s*[\u4e00-\u9fff·]{2,6}$"
)
"""鲁西日报 第A02版:民生, 第三版：要闻."""
_NUMBERED_PAGE = re.compile(
    rf"(?P<paper>[\u4e00-\u9fff]{{2,12}})[ \u3000|·]+{_PAGE_NUMBER}(?=[ \u3000|·])"
)
"""古城新闻 第三版 民生 本版编辑 马晓燕: a paper, a page and its staff."""
_MAY_DATE = re.compile(r"[\d年星农周版期]")
"""Without one of these a line holds no date, no day of the week and no number of an issue."""

# 2022年8月 第15期(总第486期) 内部资料 准印证号：…
_ISSUE_OF_MONTH = re.compile(rf"\d{{4}}年\s?\d{{1,2}}月\s*[(（]?{_ISSUE_NUMBER}")
_OF_A_MONTH = re.compile(
    r"(?P<paper>[\u4e00-\u9fff ]{2,16}?) *(?:19|20)\d{2}年\s?\d{1,2}月(?!\s?\d)"
)
"""岭南晚报 2020年8月 第05版, 青山报 2014年12月号: a paper that appears monthly."""

_PAGE_NAME = re.compile(
    r"(?:综合|本地|时政|县域|社会|民生|国内|国际|经济|文化|乡镇|基层|法治|健康|区域|县区|镇街|城乡|三农"
    r"|图片|热点|城市|头条|体育|教育|农[业村]|乡村|都市|科技|财经|生活|党建|政法|园区|企业|[市区]县|县市区?|今日|社区)"
    r"(?:新闻|要闻|综合|专版|时讯)?|综合|要闻|副刊|专版|专题"
)
"""综合新闻, 民生 below the date line: what a page is called."""

# 农历九月二十 总第6418期 and 要闻 第2版, but no headline that merely names a day.
_UNDATED = re.compile(
    rf"[\s\u4e00-\u9fff·]{{0,16}}{_PAGE_NUMBER}$"
    rf"|(?:\d{{4}}年\d{{1,2}}月)?[\s\u4e00-\u9fff·]{{0,8}}?(?:{_PAGE_NUMBER}|今日|本期|总第|农\s?历|{_ISSUE_NUMBER}"
    rf"|{_WEEKDAY}|{_STEM_YEAR})"
)
_SECTION_NUMBER = re.compile(
    r"(?:[A-D]0?\d{1,2}|0\d)\s*[·•\-—|/]?\s*[\u4e00-\u9fff·]{0,8}$"
    r"|\d{1,2}\s*(?:[·•—|/-]\s*[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{2})$"
    r"|[\u4e00-\u9fff·/ ]{2,8}\s*[·•|]?\s*(?:[A-D]0?\d{1,2}|0\d)$|[\u4e00-\u9fff]{2,4}\s\d{1,2}$"
)
_PICTURE_NOTE = re.compile(r"[（(]?本版(?:图片|照片|稿件|文图|文/图)[^。]{0,40}[）)]?$")
_COMPILED = re.compile(
    r"[“\"]([^“”\"]{2,10})[”\"](?:栏目|专栏)?由([^，。 ]{2,20}?)(?:整理|提供|供稿|采写)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w.\-/@]+\.(?:com|cn|net|org)[\w./-]*|[\d\-— ]{7,20}")
# 县委常委会召开会议 >>2版: the guide to other pages.
_GUIDE = re.compile(
    r"(?:[>＞》»→▶►]+|[（(]?(?:详见|见|导读))\s*第?\s*[A-D]?[\d一二三四五六七八]{1,2}\s*版[）)]?$"
)
_GUIDE_LINE = re.compile(r"第?\s*[A-D]?\d{1,2}\s*版\s+\S")
_SCAN = re.compile(
    r"(?:请|长按|微信)?扫(?:一扫|描|码)[^，。]{0,8}?(?:看更多|看全文|看视频|关注|观看|阅读|下载|订阅)[^，。]{0,10}$"
)
_HAN_OR_DIGIT = re.compile(r"[\u3400-\u9fff\d]")
_FORECAST = re.compile(
    r"℃|(?:晴|多云|阴|[小中大暴阵]雨|[小中大暴阵]雪)(?:转|间|到|至|[,，;；。\s]|$)"
)
_OWN = re.compile(r"本[报版刊期](?:常年)?(?=[\u4e00-\u9fff])")
_WRITERS = re.compile("记者|撰稿|供稿|撰文|通讯员|文[:：/]")
_PUBLISHER = re.compile(r"主管主办|内部资料|免费(?:交流|赠阅)|(?:主管|主办|承办|协办|机关报)$")
_PHONE = re.compile(r"\d{7,}|\d{3,4}[-—－]\s?\d{6,8}|[A-Za-z0-9]@|www\.|http")
_OF_A_PLACE = re.compile(r"[\u4e00-\u9fff]{2,5}新闻")
_PAPER_NAME = re.compile(r"[\u4e00-\u9fff]{2,12}")
_PAPER_END = re.compile(
    r"(?<![捷喜汇通举海板情预申填上])(?:日报|晚报|早报|时报|周报|周讯|时讯|新报|晨报|都市报|商报|消息报|报|快报)$"
)


@dataclass(slots=True, kw_only=True)
class Furniture:
    """A furniture block. ``paper`` and ``printed_on`` are what its text says of the issue.

    ``is_issue``: a date line or number of the issue, above which the paper's name may stand.
    ``compiled`` is a column and the office that compiles it: “数说张掖”由本报数据新闻部整理.
    ``is_open``: 本版编辑： whose names stand on the next line.
    """

    paper: str | None = None
    printed_on: date | None = None
    compiled: tuple[str, str] | None = None
    is_issue: bool = False
    is_open: bool = False


def read_furniture(block: Block, layout: Layout) -> Furniture | None:
    """What ``block`` says of the issue if it is furniture, else None.

    Caught: 奈曼时讯 2024年9月24日 星期二 第2版; 责任编辑:韩雪 校对:童海; 要闻 02; 投稿邮箱:…;
    今日天气:晴; 国内统一刊号:CN15-0000; (本版图片除署名外均为资料图片).
    """
    if len(block.text) > _LONGEST or block.is_table:
        return None
    if "。" in block.text and block.text[0] not in "（(今明天市城热投编":
        return None
    text = fold(block.text).strip()
    issued = _issue_line(text, layout)
    if issued is not None:
        return issued
    bare = text.strip(f"()（）[]【】 {layout.mark_characters}")
    if _is_named(bare, layout) or _PICTURE_NOTE.match(text):
        compiled = _COMPILED.search(text)
        return Furniture(
            compiled=(compiled[1], compiled[2]) if compiled else None,
            is_open=text.endswith((":", "：")),
        )
    is_guide = len(text) <= 40 and "。" not in text and _GUIDE_LINE.match(text)
    if is_guide or not _HAN_OR_DIGIT.search(text):
        return Furniture()
    if _SCAN.match(text) or (text.endswith("公益广告") and "。" not in text):
        return Furniture()
    if text in ("导读", "今日导读", "要目", "目录", "今日要目"):
        return Furniture()
    if _ADDRESS.fullmatch(text) or (len(text) <= 60 and _GUIDE.search(text)):
        return Furniture()
    if len(text) <= 16 and (
        text.strip("—–-·• ").isdigit()
        or (_SECTION_NUMBER.match(text) and not text.endswith(("年", "月")))
    ):
        return Furniture()
    return None


def are_names(block: Block, layout: Layout) -> bool:
    """孟飞 or 孟飞 金山 below 本版编辑：."""
    words = block.text.split()
    return len(words) <= 3 and all(
        layout.has_surname(word) and len(word) <= _LONGEST_PERSON for word in words
    )


def find_date(text: str) -> date | None:
    """The first full date in folded ``text``, in digits or 二〇二四年九月二十四日."""
    match = _FULL_DATE.search(text)
    if match is not None:
        return _date(int(match[1]), int(match[2]), int(match[3]))
    match = _HAN_DATE.search(text)
    if match is not None:
        year = match[1].translate(_HAN_DIGITS)
        return _date(int(year), _small(match[2]), _small(match[3]))
    return None


def _issue_line(text: str, layout: Layout) -> Furniture | None:
    """A date line, or a line of edition numbers: 第4版 特别报道 / 农历九月二十 总第6418期."""
    if "。" in text or len(text) > 90 or _MAY_DATE.search(text) is None:
        return None
    if "日" in text:
        text = _SPACED_DATE.sub(lambda spaced: spaced.group().replace(" ", ""), text)
    printed_on = find_date(text)
    numbered = _NUMBERED_PAGE.match(text) if "版" in text else None
    if numbered is not None and layout.staff_pattern.search(text) is not None:
        return Furniture(paper=numbered["paper"], printed_on=printed_on, is_issue=True)
    if (titled := _PAGE_TITLE.match(text)) is not None:
        name = (titled["paper"] or "").strip(" \u3000|·")
        return Furniture(paper=name if looks_like_paper(name) else None, is_issue=True)
    monthly = _OF_A_MONTH.match(text)
    if monthly is not None and len(text) <= 40 and looks_like_paper(monthly["paper"]):
        return Furniture(paper=re.sub(r"\s+", "", monthly["paper"]), is_issue=True)
    calendar = _CALENDAR.search(text)
    edition = _EDITION.search(text)
    if not (printed_on or calendar or edition):
        return None
    rest = _HAN_DATE.sub("", _FULL_DATE.sub("", text)) if printed_on else text
    rest = rest.strip(" ()（）日|丨")
    alone = printed_on is not None and (
        len(rest) <= 2
        or looks_like_paper(rest)
        or _names_staff(text, layout)
        or _PAGE_CODE.match(rest) is not None
    )
    if not (calendar or edition or alone):
        return None
    is_monthly = _ISSUE_OF_MONTH.match(text) is not None
    if printed_on is None and len(text) > 40 and not is_monthly:
        return None
    if printed_on is None and not _UNDATED.match(text):
        return None
    if printed_on is None and not is_monthly and re.search(r"[，,！？!?：:“”]", text):
        return None
    dated = _FULL_DATE.search(text) or _HAN_DATE.search(text)
    head = _CALENDAR.sub("", text[: dated.start()]) if dated else ""
    paper = _paper(_EDITION.sub(" ", head)) or _named_paper(_EDITION.sub(" ", rest))
    return Furniture(paper=paper, printed_on=printed_on, is_issue=True)


def _named_paper(text: str) -> str | None:
    """The first word that ends as a paper's name does: 衡山日报 第01版, 星期二 衡山报; else one
    that a page of its own calls a place's news: 衡山新闻 第01版.
    """
    words = re.findall(r"[\u4e00-\u9fff]+", text)
    papers = [word for word in words if looks_like_paper(word)]
    papers += [word for word in words if _OF_A_PLACE.fullmatch(word) and not names_page(word)]
    return papers[0] if papers else None


def _paper(head: str) -> str | None:
    """民生 泰东日报 -> 泰东日报, ★桂西晨报★ 要闻 6 -> 桂西晨报; 五 原 时 讯 is spread out."""
    named = _named_paper(head)
    if named is not None:
        return named
    closed = re.sub(r"[\s|丨·]+", "", head)
    return closed if _PAPER_NAME.fullmatch(closed) else None


def _is_named(text: str, layout: Layout) -> bool:
    """A line that opens with a furniture word: staff, contacts, imprint, weather."""
    text = _OWN.sub("", text)
    if _is_staff(text, layout) or _names_staff(text, layout):
        return True
    if layout.weather_pattern.match(text) and len(text) <= 120 and _FORECAST.search(text):
        return True
    contact = layout.contact_pattern.match(text)
    if contact and (_PHONE.search(text) or _is_label(text, contact.end())):
        return True
    if len(text) <= 40 and _PUBLISHER.search(text) and not re.search(r"[，。,：:]", text):
        return True
    imprint = layout.imprint_pattern.match(text)
    behind = text[imprint.end() : imprint.end() + 1] if imprint else ""
    if imprint and (behind.isdigit() or (behind and behind in " :：每第CN号")):
        return "。" not in text
    wrapped = layout.contact_pattern.search(text) and layout.imprint_pattern.search(text)
    return bool(wrapped and _PHONE.search(text) and "。" not in text)


def _is_label(text: str, end: int) -> bool:
    """微信公众号：某某发布: a colon behind the word and little more."""
    return text[end : end + 1] in (":", "：") and len(text) <= 40 and "。" not in text


def _is_staff(text: str, layout: Layout) -> bool:
    """责编：孟宇 美编:金山, 编辑 周敏 校对 何平 热线 0555-1234567; but not 设计 未来 生活."""
    staff = layout.staff_pattern.match(text)
    if staff is None or len(text) > 100 or "。" in text:
        return False
    rest = text[staff.end() :]
    if rest[:1] in (":", "：", "/", "|", "丨"):
        return len(rest) >= 2 or rest in (":", "：")
    if rest[:1] not in (" ", "\u3000"):
        return False
    words = layout.contact_pattern.sub(" ", layout.staff_pattern.sub(" ", rest)).split()
    return bool(words) and all(
        (layout.has_surname(word) and len(word) <= 4) or not word.isalpha() for word in words
    )


def _names_staff(text: str, layout: Layout) -> bool:
    """第二版 乡村振兴 值班主任:孟宇 编辑:金山: two of the staff with their colons, no writer."""
    if not (":" in text or "：" in text) or len(text) > 100 or "。" in text:
        return False
    if _WRITERS.search(text) is not None:
        return False
    named = (text[match.end() : match.end() + 1] for match in layout.staff_pattern.finditer(text))
    return sum(behind in {":", "："} for behind in named) >= _FEWEST_STAFF


def names_page(text: str) -> bool:
    """综合新闻 or 民 生 at the head of a page: its own name, and no column's."""
    return _PAGE_NAME.fullmatch(re.sub(r"\s+", "", text)) is not None


def paper_line(text: str) -> str | None:
    """The paper that a line without a date names: 红城先锋报, 湘南日报 衡山新闻."""
    if looks_like_paper(text):
        return re.sub(r"\s+", "", text)
    name, *pages = text.split() or [""]
    is_named = pages and looks_like_paper(name)
    named = all(names_page(page) or _OF_A_PLACE.fullmatch(page) for page in pages)
    return name if is_named and named else None


def looks_like_paper(text: str) -> bool:
    """Whether a bare line is a paper's name: 红城先锋报."""
    closed = re.sub(r"\s+", "", text)
    return bool(_PAPER_NAME.fullmatch(closed)) and bool(_PAPER_END.search(closed))


def _small(text: str) -> int:
    """一 to 三十一."""
    if "十" not in text:
        return int(text.translate(_HAN_DIGITS))
    tens, _, ones = text.partition("十")
    return (int(tens.translate(_HAN_DIGITS)) if tens else 1) * 10 + (
        int(ones.translate(_HAN_DIGITS)) if ones else 0
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
