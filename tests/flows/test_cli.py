"""The command line: exit status, a line a refusal, the summary, versions and roll-back."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import fsspec
import pytest

from flows.__main__ import COMMANDS, main
from flows.errors import SeedError
from flows.records import Page, PageResult
from flows.settings import read_settings
from tests.factories import DEFAULT_TEXT
from tests.flows.conftest import Desk, one_by_one

Jiceng = Callable[..., int]


def rows(desk: Desk, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(desk.warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def count(desk: Desk, table: str) -> int:
    return int(str(rows(desk, f"select count(*) from {table}")[0][0]))


def test_all_pages_read_is_zero(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("a")
    desk.write("b")
    assert jiceng("run", desk.pages) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "pages new" in shown.out
    assert str(desk.warehouse) in shown.out
    assert "make dashboard" in shown.out
    assert count(desk, "metric") == 2


def test_some_pages_refused_is_two_and_the_good_ones_load(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("a")
    (desk.pages / "empty.txt").write_bytes(b"")
    (desk.pages / "binary.txt").write_bytes(b"\x00\x01" * 300)
    missing = desk.pages / "nowhere"
    assert jiceng("run", desk.pages, missing) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["binary", "empty", "missing"]
    assert lines[2].startswith(f"{missing}: missing: ")
    assert count(desk, "page") == 1
    assert rows(desk, "select reason from reject order by reason") == [
        ("binary",),
        ("empty",),
        ("missing",),
    ]


@pytest.mark.parametrize("content", [b"", b"\x00" * 99, None])
def test_nothing_published_is_one(desk: Desk, jiceng: Jiceng, content: bytes | None) -> None:
    if content is not None:
        (desk.pages / "only.txt").write_bytes(content)
    assert jiceng("run", desk.pages) == 1
    assert not desk.warehouse.exists()


def test_a_page_that_trips_the_program_costs_only_itself(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("a")
    desk.write("b", "毒")
    assert jiceng("run", desk.pages) == 2
    assert "b.txt: failed: " in capsys.readouterr().err
    assert count(desk, "page") == 1


def test_a_twin_is_told_and_is_no_failure(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("a", "同一个版面")
    desk.write("b", "同一个版面")
    assert jiceng("run", desk.pages) == 0
    assert "b.txt: duplicate: same content as" in capsys.readouterr().err
    assert count(desk, "page") == 1


def test_a_copy_of_a_folder_that_was_read_adds_nothing_and_is_no_failure(
    desk: Desk, jiceng: Jiceng, tmp_path: Path
) -> None:
    desk.write("a")
    assert jiceng("run", desk.pages) == 0
    copy = shutil.copytree(desk.pages, tmp_path / "copy")
    assert jiceng("run", copy) == 0
    assert count(desk, "page") == 1


def test_the_second_run_leaves_the_file_alone(desk: Desk, jiceng: Jiceng) -> None:
    desk.write("a")
    (desk.pages / "bad.txt").write_bytes(b"\x00" * 99)
    assert jiceng("run", desk.pages) == 2
    before = desk.warehouse.stat()
    assert jiceng("run", desk.pages) == 2
    after = desk.warehouse.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert count(desk, "run") == 1


def test_a_missing_folder_leaves_what_is_published(desk: Desk, jiceng: Jiceng) -> None:
    desk.write("a")
    assert jiceng("run", desk.pages) == 0
    assert jiceng("run", desk.pages / "nowhere") == 1
    assert count(desk, "page") == 1


def test_changed_and_removed_pages_are_replaced_and_remembered(desk: Desk, jiceng: Jiceng) -> None:
    for name in "abcdefgh":
        desk.write(name)
    assert jiceng("run", desk.pages) == 0
    desk.write("a", "换了内容 发放宣传单600余份。")
    (desk.pages / "b.txt").unlink()
    desk.write("z")
    assert jiceng("run", desk.pages) == 0
    ((new, changed, unchanged, removed),) = rows(
        desk,
        "select pages_new, pages_changed, pages_unchanged, pages_removed from run"
        " order by run_id desc limit 1",
    )
    assert (new, changed, unchanged, removed) == (1, 1, 6, 1)
    assert count(desk, "page") == 8
    assert rows(desk, "select file_name, change from page_history order by 1") == [
        ("a.txt", "page changed"),
        ("b.txt", "page removed"),
    ]
    history = "select change, valid_from_run < valid_to_run from metric_history order by 1"
    assert rows(desk, history) == [("page changed", True), ("page removed", True)]


def test_a_great_drop_stops_unless_it_is_accepted(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in "abcde":
        desk.write(name)
    assert jiceng("run", desk.pages) == 0
    (desk.pages / "a.txt").unlink()
    capsys.readouterr()
    assert jiceng("run", desk.pages) == 1
    complaint = capsys.readouterr().err
    assert "count_drop" in complaint
    assert "file_name a.txt, change page removed" in complaint
    assert "--accept-drop" in complaint
    assert count(desk, "page") == 5
    assert jiceng("run", desk.pages, "--accept-drop") == 0
    assert count(desk, "page") == 4


def test_versions_are_kept_and_a_roll_back_can_be_rolled_back(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in "abc":
        desk.write(name)
        assert jiceng("run", desk.pages) == 0
    capsys.readouterr()
    assert jiceng("versions") == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == 3
    assert [line[0] for line in listed] == ["*", " ", " "]
    newest = listed[0].split()[1]
    assert jiceng("rollback") == 0
    assert count(desk, "page") == 2
    assert jiceng("rollback", newest) == 0
    assert count(desk, "page") == 3
    assert jiceng("rollback", "19990101") == 1


def test_only_the_last_versions_are_kept(
    desk: Desk, jiceng: Jiceng, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JICENG_KEEP_VERSIONS", "2")
    for name in "abcd":
        desk.write(name)
        assert jiceng("run", desk.pages) == 0
    assert len(list((desk.warehouse.parent / "versions").iterdir())) == 2


def test_a_warehouse_of_a_longer_name_keeps_its_versions(
    desk: Desk, jiceng: Jiceng, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JICENG_KEEP_VERSIONS", "1")
    versions = desk.warehouse.parent / "versions"
    versions.mkdir(parents=True)
    other = versions / "w-2-20240101T000000000000.duckdb"
    other.touch()
    for name in "ab":
        desk.write(name)
        assert jiceng("run", desk.pages) == 0
    assert other.exists()
    assert len(list(versions.iterdir())) == 2


def test_a_run_beside_another_says_so(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    from flows.load.lock import locked

    desk.write("a")
    with locked(desk.warehouse):
        assert jiceng("run", desk.pages) == 1
    assert "another run is writing" in capsys.readouterr().err
    assert jiceng("run", desk.pages) == 0


def test_a_file_that_is_no_warehouse_is_left_alone(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("a")
    desk.warehouse.parent.mkdir()
    desk.warehouse.write_text("my notes")
    assert jiceng("run", desk.pages) == 1
    assert "not a warehouse" in capsys.readouterr().err
    assert desk.warehouse.read_text() == "my notes"


def test_what_a_killed_run_left_behind_is_swept(desk: Desk, jiceng: Jiceng) -> None:
    desk.write("a")
    left = desk.warehouse.parent / "staging" / "w" / "20200101"
    left.mkdir(parents=True)
    (left / "w.duckdb").write_text("half")
    assert jiceng("run", desk.pages) == 0
    assert not left.parent.exists()


@pytest.mark.parametrize("name", ["JICENG_WORKERS", "JICENG_KEEP_VERSIONS"])
def test_a_setting_that_is_no_number_is_one_line(
    jiceng: Jiceng, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.setenv(name, "many")
    assert jiceng("versions") == 1
    assert capsys.readouterr().err.startswith(f"jiceng: {name}: ")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert COMMANDS[command].split()[0] in shown
    assert "(None)" not in shown


def answers(
    command: list[str], lines: bytes, monkeypatch: pytest.MonkeyPatch
) -> list[dict[str, object]]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    output = io.StringIO()
    monkeypatch.setattr("sys.stdout", output)
    assert main(command) == 0
    return [json.loads(line) for line in output.getvalue().splitlines()]


def test_read_answers_every_sentence_with_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\ufeff发放宣传单600余份。\r\n天气晴好。\n\n".encode() + b"\xff\xfe"
    first, *others = answers(["read"], lines, monkeypatch)
    assert first == {
        "text": "发放宣传单600余份。",
        "metrics": [
            {
                "text": "600余份",
                "char_start": 5,
                "char_end": 10,
                "value": 600.0,
                "value_max": None,
                "approx": "over",
                "unit": "份",
                "per": None,
                "kind": "count",
                "subject": "宣传单",
                "value_base": 600.0,
                "unit_base": "份",
            }
        ],
    }
    assert [each["text"] for each in others] == ["天气晴好。", "", "\ufffd\ufffd"]
    assert all(each["metrics"] == [] for each in others)


def test_a_sentence_that_trips_the_program_does_not_end_the_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(text: str, reference: object) -> list[object]:
        raise ValueError("cannot read this")

    monkeypatch.setattr("flows.sentence.read_figures", fail)
    found = answers(["read"], "一句\n又一句\n".encode(), monkeypatch)
    assert [each["error"] for each in found] == ["ValueError: cannot read this"] * 2


def test_places_are_read_as_in_a_paper_of_the_home_given(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "通辽市科尔沁区丰田镇辽阳村".encode()
    for command in (["places"], ["places", "--home", "150502"]):
        ((place,),) = (each["places"] for each in answers(command, line, monkeypatch))
        assert place == {
            "text": line.decode(),
            "char_start": 0,
            "char_end": 13,
            "region_code": "150502104206",
            "path": "内蒙古自治区/通辽市/科尔沁区/丰田镇/辽阳村",
            "status": "current",
        }


def test_a_home_that_is_no_division_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "--home", "9"]) == 1
    assert capsys.readouterr().err.startswith("jiceng: --home: '9'")


def test_pages_of_an_object_store_come_and_go_like_those_of_a_folder(
    desk: Desk, jiceng: Jiceng
) -> None:
    store = fsspec.filesystem("memory")
    for name in "abcdefg":
        store.pipe(f"/county/{name}.txt", f"{DEFAULT_TEXT}\n{name}".encode())
    assert jiceng("run", "memory://county") == 0
    assert jiceng("run", "memory://county/") == 0
    assert count(desk, "run") == 1
    store.rm("/county/g.txt")
    assert jiceng("run", "memory://county") == 0
    assert rows(desk, "select source_path from page_history") == [("memory:///county/g.txt",)]


def test_a_folder_may_have_any_name(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "数据 [2024]*'\"%"
    folder.mkdir()
    (folder / "a'[1].txt").write_text(DEFAULT_TEXT)
    warehouse = folder / "w.duckdb"
    assert main(["run", "--without-prefect", "--warehouse", str(warehouse), str(folder)]) == 0
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        assert connection.execute("select file_name from page").fetchall() == [("a'[1].txt",)]


def test_no_page_needs_the_project_as_working_folder(
    desk: Desk, jiceng: Jiceng, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a")
    monkeypatch.chdir(desk.pages)
    assert jiceng("run", ".") == 0
    assert jiceng("run", desk.pages) == 0
    assert count(desk, "run") == 1


def test_a_page_that_fails_once_costs_nothing_and_is_read_the_next_time(
    desk: Desk, jiceng: Jiceng, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        desk.write(name)
    assert jiceng("run", desk.pages) == 0

    def fail(page: Page, reference: object) -> PageResult:
        raise MemoryError

    desk.write("a", "换了内容 发放宣传单600余份。")
    with monkeypatch.context() as short_of_memory:
        short_of_memory.setattr("flows.shards.read_pages", one_by_one(fail))
        assert jiceng("run", desk.pages) == 2
        assert count(desk, "page") == count(desk, "metric") == 2
        assert count(desk, "page_history") == 0
        assert jiceng("run", desk.pages) == 2
        assert count(desk, "run") == 2
    assert jiceng("run", desk.pages) == 0
    assert rows(desk, "select file_name, change from page_history") == [("a.txt", "page changed")]


def test_a_table_that_cannot_be_read_is_no_fault_of_a_page(
    desk: Desk,
    jiceng: Jiceng,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(page: Page, reference: object) -> PageResult:
        raise SeedError("villages.parquet: cannot be read")

    monkeypatch.setattr("flows.shards.read_pages", one_by_one(fail))
    desk.write("a")
    assert jiceng("run", desk.pages) == 1
    assert capsys.readouterr().err == "jiceng: villages.parquet: cannot be read\n"


def test_a_manifest_of_several_bad_rows_is_noted_once(desk: Desk, jiceng: Jiceng) -> None:
    desk.write("a")
    manifest = "file,region_code\na.txt,999999\nb.txt,\nc.txt,\n"
    (desk.pages / "manifest.csv").write_text(manifest)
    assert jiceng("run", desk.pages) == 2
    assert jiceng("run", desk.pages) == 2
    assert count(desk, "run") == 1
    assert count(desk, "reject") == 3


def test_files_that_are_skipped_are_named(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("a")
    for name in ("1.pdf", "2.docx", "3.jpg", "4.jpg"):
        (desk.pages / name).write_bytes(b"x")
    assert jiceng("run", desk.pages) == 0
    assert "1.pdf, 2.docx, 3.jpg and 1 more: only .txt and .md" in capsys.readouterr().out


def test_versions_of_a_file_that_is_no_warehouse(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jiceng("versions") == 1
    assert "nothing published yet" in capsys.readouterr().out
    desk.warehouse.parent.mkdir(exist_ok=True)
    desk.warehouse.write_text("my notes")
    assert jiceng("versions") == 1
    shown = capsys.readouterr()
    assert shown.err == f"jiceng: {desk.warehouse}: not a warehouse of this program\n"
    assert shown.out == ""


def test_sentences_of_an_older_system_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "发放宣传单600余份，新建公厕3座。"
    (found,) = answers(["read"], line.encode("gb18030"), monkeypatch)
    assert found["text"] == line


def test_a_system_that_does_not_tell_whose_cores_are_whose_is_fine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("os.sched_getaffinity")
    monkeypatch.setattr("os.cpu_count", lambda: 6)
    assert read_settings({}).workers == 6
    assert read_settings({"JICENG_WORKERS": "2"}).workers == 2
