"""What is read again, what stands and what is withdrawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flows.plan import Known, KnownPage, RunPlan, Versions, code_version, make_plan
from flows.settings import PROJECT
from flows.sources import Refusal, SourceFile, list_sources

VERSIONS = Versions(code="c1", reference="r1")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"第{name}版 新建公厕3座。")
    return folder


def plan_of(folder: Path, known: Known, versions: Versions = VERSIONS) -> RunPlan:
    return make_plan(list_sources([str(folder)], 10_000), known, versions)


def published(plan: RunPlan, known: Known | None = None) -> Known:
    """What the warehouse knows once ``plan`` has been carried out."""
    kept = [page for page in (known or Known()).pages if page.page_id not in plan.outdated]
    read = [
        KnownPage(
            source_path=task.file.source_path,
            page_id=task.page_id,
            read_key=task.read_key,
            is_up_to_date=True,
        )
        for task in plan.tasks
    ]
    return Known(pages=tuple(kept + read), refusals=plan.refusals)


def test_a_second_run_over_the_same_folder_is_idle(pages: Path) -> None:
    first = plan_of(pages, Known())
    assert len(first.new) == 3
    second = plan_of(pages, published(first))
    assert second.unchanged == 3
    assert second.is_idle


def test_only_what_changed_is_read_again(pages: Path) -> None:
    known = published(plan_of(pages, Known()))
    (pages / "a.txt").write_text("第a版 新建公厕5座。")
    (pages / "b.txt").unlink()
    (pages / "d.txt").write_text("第d版 新建公厕9座。")
    plan = plan_of(pages, known)
    assert [Path(task.file.source_path).name for task in plan.new] == ["d.txt"]
    assert [Path(task.file.source_path).name for task in plan.changed] == ["a.txt"]
    assert [Path(path).name for path in plan.removed] == ["b.txt"]
    assert plan.unchanged == 1
    assert len(plan.outdated) == 2


@pytest.mark.parametrize(
    "versions", [replace(VERSIONS, code="c2"), replace(VERSIONS, reference="r2")]
)
def test_new_rules_or_tables_read_everything_again(pages: Path, versions: Versions) -> None:
    known = published(plan_of(pages, Known()))
    plan = plan_of(pages, known, versions)
    assert len(plan.changed) == 3
    assert len(plan.outdated) == 3


def test_a_manifest_row_reads_its_page_again(pages: Path) -> None:
    known = published(plan_of(pages, Known()))
    (pages / "manifest.csv").write_text("file,paper\nb.txt,今日克什克腾\n")
    plan = plan_of(pages, known)
    assert [Path(task.file.source_path).name for task in plan.changed] == ["b.txt"]


def test_pages_of_other_sources_stand(pages: Path, tmp_path: Path) -> None:
    known = published(plan_of(pages, Known()))
    other = tmp_path / "other"
    other.mkdir()
    (other / "z.txt").write_text("其他")
    plan = plan_of(other, known)
    assert len(plan.new) == 1
    assert not plan.outdated


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_that_is_gone_or_empty_withdraws_nothing(pages: Path, is_there: bool) -> None:
    """An unmounted share looks like this."""
    known = published(plan_of(pages, Known()))
    for page in pages.iterdir():
        page.unlink()
    if not is_there:
        pages.rmdir()
    plan = plan_of(pages, known)
    assert not plan.outdated
    assert plan.is_idle
    assert [refusal.reason for refusal in plan.refusals] == ["empty" if is_there else "missing"]


def test_the_same_content_twice_is_read_once_whatever_the_order(pages: Path) -> None:
    twin = (pages / "b.txt").read_bytes()
    (pages / "0.txt").write_bytes(twin)
    plan = plan_of(pages, Known())
    assert [Path(task.file.source_path).name for task in plan.new] == ["0.txt", "a.txt", "c.txt"]
    (refusal,) = plan.refusals
    assert Path(refusal.source_path).name == "b.txt"
    assert refusal.reason == "duplicate"
    assert plan_of(pages, published(plan)).is_idle


def test_a_twin_that_comes_first_takes_over(pages: Path) -> None:
    known = published(plan_of(pages, Known()))
    (pages / "0.txt").write_bytes((pages / "b.txt").read_bytes())
    plan = plan_of(pages, known)
    assert [Path(task.file.source_path).name for task in plan.new] == ["0.txt"]
    assert [Path(path).name for path in plan.removed] == ["b.txt"]


def test_a_page_known_from_another_folder_is_not_read_twice(pages: Path, tmp_path: Path) -> None:
    known = published(plan_of(pages, Known()))
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "a.txt").write_bytes((pages / "a.txt").read_bytes())
    plan = plan_of(copy, known)
    assert not plan.tasks
    assert [refusal.reason for refusal in plan.refusals] == ["duplicate"]


def test_a_refused_file_is_not_tried_again_until_it_changes(pages: Path) -> None:
    (pages / "bad.txt").write_bytes(b"\x00" * 100)
    first = plan_of(pages, Known())
    (task,) = (task for task in first.new if task.file.source_path.endswith("bad.txt"))
    from flows.sources import Refusal

    refusal = Refusal(
        source_path=task.file.source_path,
        reason="binary",
        detail="not a text file",
        content_hash=task.page_id,
    )
    read = tuple(each for each in first.new if each is not task)
    known = replace(published(replace(first, new=read)), refusals=(refusal,))
    assert plan_of(pages, known).is_idle
    assert plan_of(pages, known).refusals == (refusal,)
    (pages / "bad.txt").write_text("mended")
    assert len(plan_of(pages, known).new) == 1


def test_code_version_follows_the_rules_and_not_the_shell(tmp_path: Path) -> None:
    import shutil

    package = tmp_path / "flows"
    shutil.copytree(PROJECT / "flows", package)
    before = code_version(package)
    (package / "summary.py").write_text("changed")
    assert code_version(package) == before
    (package / "extract" / "articles.py").write_text("changed")
    assert code_version(package) != before


def refused(task_path: str, reason: str, key: str | None = None) -> Refusal:
    return Refusal(source_path=task_path, reason=reason, detail="why", content_hash=key)  # type: ignore[arg-type]


def test_a_file_that_cannot_be_read_this_time_keeps_its_rows(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = published(plan_of(pages, Known()))

    def fail_on_b(file: SourceFile) -> bytes | Refusal:
        if file.source_path.endswith("b.txt"):
            return refused(file.source_path, "unreadable")
        return Path(file.location).read_bytes()

    monkeypatch.setattr("flows.plan.read_bytes", fail_on_b)
    plan = plan_of(pages, known)
    assert (plan.removed, plan.outdated, plan.unchanged) == ((), (), 2)
    assert [refusal.reason for refusal in plan.refusals] == ["unreadable"]


def test_a_file_emptied_in_place_is_changed_and_not_gone(pages: Path) -> None:
    known = published(plan_of(pages, Known()))
    (pages / "b.txt").write_bytes(b"")
    plan = plan_of(pages, known)
    assert len(plan.outdated) == 1
    assert plan.removed == ()


def test_a_changed_page_that_fails_keeps_its_old_rows_and_is_tried_again(pages: Path) -> None:
    known = published(plan_of(pages, Known()))
    (pages / "a.txt").write_text("第a版 新建公厕5座。")
    plan = plan_of(pages, known)
    (task,) = plan.changed
    failure = refused(task.file.source_path, "failed", task.page_id)
    after = plan.with_refused([failure])
    assert plan.outdated == (task.replaces,)
    assert after.outdated == ()
    assert after.refusals == (failure,)
    again = plan_of(pages, replace(known, refusals=(failure,)))
    assert again.changed == plan.changed
    assert again.refusals == ()


def test_old_rows_that_another_file_brings_do_not_stay_beside_it(pages: Path) -> None:
    known = published(plan_of(pages, Known()))
    (pages / "d.txt").write_bytes((pages / "a.txt").read_bytes())
    (pages / "a.txt").write_text("第a版 新建公厕5座。")
    plan = plan_of(pages, known)
    (task,) = plan.changed
    after = plan.with_refused([refused(task.file.source_path, "failed", task.page_id)])
    assert after.outdated == (task.replaces,)


@pytest.mark.parametrize("harm", ["name,paper\nb.txt,x\n", "file,issue_date\nb.txt,May\n"])
def test_a_manifest_that_is_harmed_costs_no_page_what_it_said(pages: Path, harm: str) -> None:
    manifest = pages / "manifest.csv"
    manifest.write_text("file,paper,issue_date\nb.txt,今日克什克腾,2024-05-06\n")
    known = published(plan_of(pages, Known()))
    manifest.write_text(harm)
    plan = plan_of(pages, known)
    assert plan.unchanged == 3
    assert [refusal.reason for refusal in plan.refusals] == ["manifest"]
    older = replace(known, pages=tuple(replace(p, is_up_to_date=False) for p in known.pages))
    assert "b.txt" in [Path(t.file.source_path).name for t in plan_of(pages, older).changed]
