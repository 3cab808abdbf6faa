"""What explain, diff and compare tell of figures that were read, read otherwise, or are gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from flows.records import Page, PageResult
from tests.factories import metric, page_result
from tests.flows.conftest import Desk, one_by_one
from warehouse.connection import open_reader
from warehouse.explain import mark

Jiceng = Callable[..., int]
Lines = dict[str, str]


def read(subject: str = "宣传单", value: float = 600.0) -> Callable[[Page, object], PageResult]:
    """A reader that finds one figure, 600余份, and says this of it."""

    def read_page(page: Page, reference: object) -> PageResult:
        found = metric(
            page,
            subject=subject,
            value=value,
            value_base=value,
            value_low=value,
            sentence=page.text.splitlines()[1],
            period_text="今年",
            period_start=date(2023, 1, 1),
            period_end=date(2023, 11, 9),
        )
        return page_result(page, [found] if "600余份" in page.text else [])

    return read_page


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Another reader from here on: a new program version with it."""

    def change(version: str, **said: object) -> None:
        reader = one_by_one(read(**said))  # type: ignore[arg-type]
        monkeypatch.setattr("flows.shards.read_pages", reader)
        monkeypatch.setattr("flows.batch.code_version", lambda package: version)
        monkeypatch.setattr("flows.batch.reference_version", lambda folder: "r1")

    return change


def metric_ids(desk: Desk) -> list[str]:
    with open_reader(desk.warehouse) as connection:
        query = "select metric_id from figure order by file_name"
        return [row[0] for row in connection.execute(query).fetchall()]


def explained(jiceng: Jiceng, capsys: pytest.CaptureFixture[str], metric_id: str) -> Lines:
    """What ``jiceng explain`` says, by the name of the fact."""
    capsys.readouterr()
    assert jiceng("explain", metric_id) == 0
    facts: Lines = {}
    name = ""
    for line in capsys.readouterr().out.splitlines():
        name = line[:11].strip() or name
        facts[name] = f"{facts.get(name, '')} {line[11:]}".strip()
    return facts


def test_a_figure_is_explained(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str], use: Callable[..., None]
) -> None:
    use("c1")
    desk.write("a")
    desk.write("b")
    assert jiceng("run", desk.pages) == 0
    facts = explained(jiceng, capsys, metric_ids(desk)[0])
    assert facts["page"].startswith("a.txt: 今日克什克腾, 2023-11-09 (known to the day)")
    assert facts["article"] == "养老服务暖人心"
    assert "【600余份】" in facts["sentence"]
    assert facts["value"] == "600 份, over at least 600 份, no upper bound"
    assert facts["subject"] == "宣传单"
    assert facts["place"].startswith(
        "内蒙古自治区/赤峰市/克什克腾旗 150425: the place of the article"
    )
    assert facts["period"] == "今年: 2023-01-01 to 2023-11-09"
    assert facts["nature"] == "achieved, flow"
    assert "number_unit" in facts["rule"]
    assert "份, for example " in facts["rule"]
    assert "program c1, tables r1" in facts["read by"]
    assert facts["corrected"] == "no"
    assert "told 2 times" in facts["claim"]
    assert "also 600余份 宣传单: 养老服务暖人心, 今日克什克腾" in facts["claim"]
    assert facts["earlier"] == "nothing else was ever read here"


def test_every_earlier_value_is_told_with_its_reason(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str], use: Callable[..., None]
) -> None:
    desk.write("a")
    use("c1", value=60.0)
    assert jiceng("run", desk.pages) == 0
    use("c2", value=600.0)
    assert jiceng("run", desk.pages) == 0
    use("c3", value=600.0, subject="宣传页")
    assert jiceng("run", desk.pages) == 0
    (metric_id,) = metric_ids(desk)
    earlier = explained(jiceng, capsys, metric_id)["earlier"]
    assert earlier.index("600 份") < earlier.index("(60 份")
    assert earlier.count("program changed") == 2

    desk.write("a", "养老服务暖人心\n本报讯 今年发放宣传页600余份。")
    assert jiceng("run", desk.pages) == 0
    earlier = explained(jiceng, capsys, metric_ids(desk)[0])["earlier"]
    assert "600余份 宣传页" in earlier
    assert "page changed" in earlier


def test_a_figure_that_is_gone_is_explained_from_history(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str], use: Callable[..., None]
) -> None:
    use("c1")
    desk.write("a")
    gone = desk.write("b")
    assert jiceng("run", desk.pages) == 0
    metric_id = metric_ids(desk)[1]
    gone.unlink()
    assert jiceng("run", desk.pages, "--accept-drop") == 0
    facts = explained(jiceng, capsys, metric_id)
    assert facts["withdrawn"].startswith("page removed (run ")
    assert "【600余份】" in facts["sentence"]
    assert jiceng("explain", "nobody") == 1
    assert "no figure nobody, now or before" in capsys.readouterr().err


def test_diff_tells_what_is_new_revised_and_withdrawn(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str], use: Callable[..., None]
) -> None:
    use("c1")
    for name in ("a", "b", "c"):
        desk.write(name)
    assert jiceng("run", desk.pages) == 0
    assert jiceng("diff") == 1
    assert "no version before" in capsys.readouterr().err

    desk.write("b", "养老服务暖人心\n本报讯 又发放宣传单600余份，传单齐全。")
    (desk.pages / "c.txt").unlink()
    desk.write("d")
    use("c1", subject="传单")
    assert jiceng("run", desk.pages, "--accept-drop") == 0
    capsys.readouterr()
    assert jiceng("diff") == 0
    shown = capsys.readouterr().out
    figures = next(line for line in shown.splitlines() if line.startswith("figures")).split()
    # b.txt says another subject now: the old figure is withdrawn, the new one new.
    assert figures == ["figures", "3", "3", "2", "2", "0"]
    new, withdrawn = shown.index("figures new"), shown.index("figures withdrawn")
    assert new < shown.index("d.txt") < withdrawn < shown.index("c.txt")
    articles = next(line for line in shown.splitlines() if line.startswith("articles")).split()
    assert articles == ["articles", "3", "3", "1", "1", "0"]


def test_compare_tells_which_fields_a_rule_change_moved(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str], use: Callable[..., None]
) -> None:
    from flows.__main__ import main

    desk.write("a")
    desk.write("b")
    use("c1")
    assert jiceng("run", desk.pages) == 0
    before = desk.pages.parent / "before.duckdb"
    before.write_bytes(desk.warehouse.read_bytes())
    use("c2", value=700.0, subject="传单")
    assert jiceng("run", desk.pages) == 0
    capsys.readouterr()
    assert main(["compare", str(before), str(desk.warehouse), "--limit", "1"]) == 0
    shown = capsys.readouterr().out
    figures = next(line for line in shown.splitlines() if line.startswith("figures")).split()
    assert figures == ["figures", "2", "2", "0", "0", "2"]
    assert "value: 600.0 → 700.0" in shown
    assert "subject: 宣传单 → 传单" in shown
    assert "发放宣传单600余份" in shown
    assert "and 1 more; --limit 0 shows all" in shown
    assert main(["compare", str(before), str(before)]) == 1
    assert "the same file" in capsys.readouterr().err


def test_a_figure_with_other_limits_is_the_same_figure(
    desk: Desk,
    jiceng: Jiceng,
    capsys: pytest.CaptureFixture[str],
    use: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """放600余份 for 600余份: one figure read otherwise, not one lost and one found."""
    desk.write("a")
    use("c1")
    assert jiceng("run", desk.pages) == 0

    def read_wider(page: Page, reference: object) -> PageResult:
        result = page_result(page)
        (found,) = result.articles[0].metrics
        start = found.char_start - 1
        wider = found._replace(
            metric_id=f"{page.page_id}m{start}",
            char_start=start,
            text=page.text[start : found.char_end],
        )
        return replace(result, articles=(replace(result.articles[0], metrics=(wider,)),))

    monkeypatch.setattr("flows.shards.read_pages", one_by_one(read_wider))
    monkeypatch.setattr("flows.batch.code_version", lambda package: "c2")
    assert jiceng("run", desk.pages) == 0
    capsys.readouterr()
    assert jiceng("diff") == 0
    shown = capsys.readouterr().out
    assert "text: 600余份 → 单600余份" in shown
    figures = next(line for line in shown.splitlines() if line.startswith("figures")).split()
    assert figures == ["figures", "1", "1", "0", "0", "1"]


@pytest.mark.parametrize(
    ("sentence", "text", "turn", "marked"),
    [
        ("发放600余份。", "600余份", 0, "发放【600余份】。"),
        ("先3户，再3户。", "3户", 1, "先3户，再【3户】。"),
        ("发放600余 份。", "600余\n份", 0, "发放【600余 份】。"),
        ("另一句。", "3户", 0, "另一句。"),
    ],
)
def test_the_figure_is_marked_in_its_sentence(
    sentence: str, text: str, turn: int, marked: str
) -> None:
    assert mark(sentence, text, turn) == marked
