"""Who does it, who is counted, where it is sold: words that name no thing to be priced."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.binding.clauses import Item
from flows.extract.binding.word_roles import word_class

PEOPLE_BY = frozenset(["人", "户", "名", "位", "家"])
"""Measure words of people and households."""
PERSONS = (
    *"人员者民户生女孩童友众师兵手工农家",
    *("青年", "干部", "党员", "职工", "代表", "专家", "劳力", "家庭", "群众", "对象", "股东"),
    *("们", "乡亲", "乡贤"),
)
"""Endings of those whom a figure may count, serve or charge, and of who gives."""
TITLES = (
    *("大爷", "大娘", "大妈", "大叔", "大婶", "大哥", "大姐", "大嫂", "奶奶", "爷爷", "阿婆"),
    *("阿公", "阿姨", "老汉", "婆婆", "公公", "师傅"),
)
"""What somebody is called by behind a surname, as one of a village."""
SOLD_AT = (
    *("塘口", "塘边", "田头", "地头", "产地", "网上", "市场", "超市", "景区", "收购点"),
    *("直播间", "县城", "集市", "集上", "网店", "城里", "销售点", "门店", "门点", "摊位"),
    *("门市", "市面上"),
)
_PEOPLE = (
    *TITLES,
    *("书记", "主任", "老板", "群众", "干部", "学生", "医生", "自己"),
    *("新手", "熟手", "老手", "能手", "帮手", "老伴", "两口子", "夫妻", "丈夫", "妻子"),
    *"员们者民户人农商工长办局镇村县嫂叔婶娘汉警社队机友童孩亲娃",
    *("妇女", "观众", "儿女", "人家", "乡亲", "亲戚", "邻居", "街坊", "警力", "劳力", "劳动力"),
    *("公司", "企业", "中心", "集团"),
    *SOLD_AT,
)
"""Endings of who acts and where it is sold: neither is priced, weighed or harvested."""
_NO_NAMES = frozenset("区学店厂院桥路组镇村城房屋麦米河吃")  # 小区, but 小张


def is_person(name: str) -> bool:
    """Whether ``name`` is somebody's: 马春生, 老马, 罗大娘."""
    called = len(name) in (2, 3) and name[0] in "老小阿" and name[-1] not in _NO_NAMES
    return word_class(name) == "nr" or called or name.endswith(TITLES)


def begins_person(items: Sequence[Item], phrase: range) -> bool:
    """Whether ``phrase`` names somebody and may say what he does: 老马|很累."""
    return any(is_person(items[at].text) for at in phrase[:2]) or (
        items[phrase[0]].text in "老小" and len(phrase) > 1 and len(items[phrase[1]].text) == 1
    )


def is_actor(name: str) -> bool:
    """Whether ``name`` is who does it or where it is sold: 王师傅, 种粮大户, 田头."""
    return name.endswith(_PEOPLE) or word_class(name) == "nr"
