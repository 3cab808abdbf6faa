"""Folding: what OCR and receipts write in other characters, one character to one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.lang.fold import fold, read_prose, unify


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("１２．６％", "12.6%"),
        ("Ｇ３０国道", "G30国道"),
        ("１５～２０℃", "15~20℃"),
        ("1，286户，共3家", "1，286户，共3家"),
        ("种下12·6万亩，长3・5公里", "种下12.6万亩，长3.5公里"),
        ("“3·15”晚会、9·18事变、南·北", "“3·15”晚会、9·18事变、南·北"),
        ("人民币壹仟贰佰元整", "人民币一千二百元整"),
        ("大陆、收拾、伍家村", "大陆、收拾、伍家村"),
        ("壹百零壹元、五分之叁、伍角整", "一百零一元、五分之三、五角整"),
        ("拾六万零五百元、捡拾三次", "十六万零五百元、捡拾三次"),
    ],
)
def test_what_is_folded_and_what_stays(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "unified"),
    [
        ("⼈⺠公园有⽔⾯３亩", "人民公园有水面３亩"),
        ("栽下⻢铃薯，买来⻋辆", "栽下马铃薯，买来车辆"),
        ("\uf98e產值\uf967足", "年產值不足"),
        ("３００餘畝、２萬頭、５００戶", "３００余亩、２万头、５００户"),
        ("裡面、幹部", "裡面、幹部"),
        ("負十點五、三點鐘", "负十点五、三点钟"),
    ],
)
def test_look_alikes_and_older_forms_are_the_usual_characters(printed: str, unified: str) -> None:
    assert unify(printed) == unified


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("推行「小院议事」，叫作『好办法』", "推行“小院议事”，叫作‘好办法’"),
        ('开展"敲门行动"和"回访日"', "开展“敲门行动”和“回访日”"),
        ('"一\n二"三"', '"一\n二“三”'),
        ('屏幕有55"大', '屏幕有55"大'),
    ],
)
def test_pairs_of_quotation_marks_are_alike_in_prose(printed: str, read: str) -> None:
    assert read_prose(printed) == read


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(read_prose(text)) == len(text)
