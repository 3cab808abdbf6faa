"""The shapes of official place names: committee suffixes, bare and contracted forms."""

from __future__ import annotations

import re

PEOPLES = (
    "蒙古族|蒙古|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|"
    "哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|"
    "土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克族|塔吉克|怒族|"
    "乌孜别克族|俄罗斯族|鄂温克族|德昂族|保安族|裕固族|京族|塔塔尔族|独龙族|鄂伦春族|赫哲族|门巴族|珞巴族|"
    "基诺族|各族"
)
# 达斡尔族 follows 莫力达瓦, 鄂伦春自治旗 has no 族: there the people is the name itself.
AUTONOMOUS = re.compile(rf"(?P<peoples>(?:{PEOPLES})*)自治(?P<kind>[区州县旗])$")
MINORITY_TOWNSHIP = re.compile(rf"^(?P<bare>.{{2,}}?)(?:(?:{PEOPLES})+|民族)(?P<kind>[乡镇]|苏木)$")
REGION_CLASS = re.compile(
    r"(?:特别行政区|管理区|新区|林区|特区|地区|群岛|省|市|盟|州|县|区|旗|街道|镇|乡|苏木|社区|嘎查|村)$"
)
WING = re.compile(r"[左右]翼?[前中后]?旗$")
COMMITTEES = (
    ("村民委员会", "村"), ("居民委员会", "社区"), ("嘎查委员会", "嘎查"), ("社区居委会", "社区"),
    ("村民委会", "村"), ("村委员会", "村"), ("嘎查委会", "嘎查"), ("牧民委员会", "牧委会"),
    ("居委会", "社区"), ("村委会", "村"), ("村委", "村"), ("居民委员", "社区"), ("村民委员", "村"),
    ("社区居委", "社区"), ("居民委", "社区"), ("街道办事处", "街道"), ("社区居民委员会会", "社区"),
)  # fmt: skip
SETTLEMENT = re.compile(
    r"(?:村|社区|嘎查|(?:[一二三四五六七八九十0-9]|生产|[大连牧])队|[一二三四五六七八九十0-9]连"
    r"|分场|农场|林场|牧场|生活区|管理区)$"
)
OFFICE = re.compile(r"(?:管理委员会|管委会|人民政府|有限责任公司|有限公司)$")
OWNER = re.compile(
    r"^(?:(?:内蒙古|黑龙江省|新疆)?.{0,4}?(?:农垦集团|农垦(?!局|区)|国营|国有)(?=.{2,})"
    r"|(?:兵团|农.{1,3}师)(?=第?.{1,6}团$))"
)
BRACKET = re.compile(r"[(（].*?[)）]?$")


def place_name(printed: str, county: str) -> str:
    """The name a reader uses: 向阳村民委员会 -> 向阳村, 东华门街道办事处 -> 东华门街道,
    磴口县农垦纳林套海农场有限责任公司 -> 纳林套海农场. ``county`` is the county's name, cut where
    repeated.
    """
    name = BRACKET.sub("", printed).strip() or printed
    if name.endswith("嘎查村"):
        return name[:-1]
    for suffix, kind in COMMITTEES:
        if name.endswith(suffix) and len(name) > len(suffix):
            stem = name[: -len(suffix)].replace("嘎查村", "嘎查")
            return stem if SETTLEMENT.search(stem) else stem + kind
    name = OFFICE.sub("", name) or name
    if county and name.startswith(county) and len(name) - len(county) > 2:
        name = name[len(county) :]
    return OWNER.sub("", OWNER.sub("", name)) or name


def bare_name(name: str) -> str:
    """The name without its class word: 奈曼旗 -> 奈曼, 凉山彝族自治州 -> 凉山, 土城子镇 -> 土城子.

    Where the people is all there is (鄂温克族自治旗) the result is its name, 鄂温克.
    """
    if WING.search(name):
        return ""  # 巴林左旗: 巴林左 is no name
    match = AUTONOMOUS.search(name)
    if match:
        return name[: match.start()] or re.sub(r"族?自治.$", "", name)
    match = MINORITY_TOWNSHIP.match(name)
    if match:
        return match["bare"]
    return REGION_CLASS.sub("", name)


def contracted_names(name: str, level: str) -> list[str]:
    """Customary contractions that follow a rule: 科尔沁左翼后旗 -> 科左后旗, 凉山州, 肃南县,
    克旗.
    """
    match = AUTONOMOUS.search(name)
    if match and match["kind"] != "区":
        bare = bare_name(name)
        kind = match["kind"]
        names = [bare + kind] if len(bare) >= 2 else []
        if kind == "旗":
            names.append(bare[0] + kind)
        return names
    if level != "county" or not name.endswith("旗"):
        return []
    wing = re.match(r"(?P<first>.).+(?P<side>[左右])翼(?P<place>[前中后])旗$", name)
    if wing:
        return [f"{wing['first']}{wing['side']}{wing['place']}旗"]
    east_west = re.match(r"(?P<side>[东西])(?P<first>.).{2,}旗$", name)
    if east_west:
        return [f"{east_west['side']}{east_west['first']}旗"]
    placed = re.match(r"(?P<first>.).+(?P<side>[左右前中后])旗$", name)
    if placed:
        return [f"{placed['first']}{placed['side']}旗"]
    return [f"{name[0]}旗"] if len(name) > 3 else []


def is_people(name: str) -> bool:
    """Whether the name is that of a people, and so no place by itself: 达斡尔, 鄂温克."""
    return f"{name}族" in PEOPLES.split("|") or name in PEOPLES.split("|")
