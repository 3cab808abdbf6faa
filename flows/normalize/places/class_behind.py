"""Class words right behind a bare name, which make it the name of something smaller."""

from __future__ import annotations

import re

TOWN_BEHIND = re.compile(r"镇(?![街区域])|乡(?![镇村亲土间])|街道|苏木")
"""庆阳镇: a town that bears a city's name; 庆阳镇域 is the city's."""
CLASS_BEHIND = re.compile(
    r"镇(?!街(?![道上]))|[乡村屯]|街道|社区|苏木|嘎查|居委会"
    r"|(?<=[河江湖])(?:[岸畔滩]|两岸|沿岸|流域|[上中下]游|支流)|(?<=山)[脚麓顶腰]"
)
"""兴隆镇, 和平村: a town's or village's name; 清水河岸, 黄山脚下: a river's, a mountain's."""
