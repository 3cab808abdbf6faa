"""Bad theme and initiative tables stop a run with a message that names file and row."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import SeedError
from flows.reference.themes import load_initiatives, load_themes

THEMES = (
    "theme,name_zh,name_en,description,apart_from,weight\n"
    "health,医疗健康,Health,Hospitals,,0.9\nsafety,平安法治,Safety,Police,health,1\n"
)
CUES = "word,place,weight,reach,example\n推行,before,2,12,\n"
STOPS = "name,match\n两委,whole\n资金,part\n"


def _write(folder: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("health,医院,heavy,\n", "theme_terms.csv, line 2: weight: 'heavy' is no number"),
        ("medicine,医院,4,\n", "theme_terms.csv, line 2"),
        (
            "health,医院,4,\nhealth,医院,3,\n",
            "theme_terms.csv, line 3: 医院 is already a term of health",
        ),
        ("health,,4,\n", "theme_terms.csv, line 2"),
        (",医院,2,\n", "theme_terms.csv, line 2"),
        ("health,医院,4,place\n", "theme_terms.csv, line 2: role: 'place'"),
        ("health,医院,4,\n,医院,0,\n", "医院 both speaks for a theme and for none"),
    ],
)
def test_a_term_that_cannot_be_used(rows: str, message: str, tmp_path: Path) -> None:
    folder = _write(tmp_path, themes=THEMES, theme_terms="theme,term,weight,role\n" + rows)
    with pytest.raises(SeedError, match=message):
        load_themes(folder)


def test_a_column_that_is_missing(tmp_path: Path) -> None:
    folder = _write(tmp_path, themes=THEMES, theme_terms="theme,term,role\nhealth,医院,\n")
    with pytest.raises(SeedError, match="column weight is missing"):
        load_themes(folder)


def test_a_table_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"themes\.csv"):
        load_themes(tmp_path)


@pytest.mark.parametrize(
    ("cues", "stops", "message"),
    [
        (CUES + "推行,before,1,3,\n", STOPS, "initiative_cues.csv, line 3"),
        (CUES + "模式,beside,1,3,\n", STOPS, "initiative_cues.csv, line 3"),
        (CUES + "模式,after,strong,3,\n", STOPS, "line 3: weight: 'strong' is no number"),
        (CUES, STOPS + "双减,often\n", "initiative_stops.csv, line 4"),
    ],
)
def test_a_cue_that_cannot_be_used(cues: str, stops: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=message):
        load_initiatives(_write(tmp_path, initiative_cues=cues, initiative_stops=stops))


def test_the_words_of_a_table_are_found(tmp_path: Path) -> None:
    terms = "theme,term,weight,role\nhealth,医院,4,setting\n,医院路,0,\n"
    table = load_themes(_write(tmp_path, themes=THEMES, theme_terms=terms))
    found = [
        table.terms[number].term
        for number, _, _ in table.matcher.find_matches_as_indexes("医院路的医院")
    ]
    assert found == ["医院路", "医院"]
    assert [table.terms[number].term for number in table.silent] == ["医院路"]
    assert [table.terms[number].term for number in table.settings] == ["医院"]
    assert table.weights == {"health": 0.9, "safety": 1.0}
    assert table.apart == {("safety", "health"), ("health", "safety")}


def test_a_theme_that_stands_apart_from_none(tmp_path: Path) -> None:
    folder = _write(
        tmp_path,
        themes=THEMES + "culture,文化旅游,Culture,Arts,sport,1\n",
        theme_terms="theme,term,weight,role\n",
    )
    with pytest.raises(SeedError, match="no theme sport"):
        load_themes(folder)
