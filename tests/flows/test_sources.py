"""Files as they come: which are read, how they are decoded, and what is said of the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.records import Page
from flows.sources import Refusal, SourceFile, decode_page, list_sources, read_bytes

TEXT = "本报讯 向阳村建成养老服务站3个，服务老人200余人。\n"
LIMIT = 10_000


def source(path: str) -> SourceFile:
    return SourceFile(source_path=path, location=path, byte_size=1)


def decode(data: bytes) -> Page | Refusal:
    return decode_page(source("/pages/one.txt"), data)


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (TEXT.encode(), TEXT, "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT, "utf-8"),
        (TEXT.replace("\n", "\r\n").encode(), TEXT, "utf-8"),
        (TEXT.replace("\n", "\r").encode(), TEXT, "utf-8"),
        (TEXT.encode("gb18030"), TEXT, "gb18030"),
        ("嘎查\U00020bb7村".encode("gb18030"), "嘎查\U00020bb7村", "gb18030"),
        (TEXT.encode("utf-16"), TEXT, "utf-16"),
        (TEXT.encode() * 9 + b"\xff" + TEXT.encode(), TEXT * 9 + "\ufffd" + TEXT, "utf-8 (1 bad"),
        (TEXT.encode("gb18030") * 9 + b"\xff", TEXT * 9 + "\ufffd", "gb18030 (1 bad"),
    ],
)
def test_a_text_file_is_read_unchanged_but_for_line_ends_and_mark(
    data: bytes, text: str, encoding: str
) -> None:
    page = decode(data)
    assert isinstance(page, Page)
    assert page.text == text
    assert page.encoding.startswith(encoding)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff\n".encode(), "empty"),
        ("\u3000\n".encode(), "empty"),
        (b"\x00" * 500, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary"),
        (TEXT.encode() + b"\x00" * 40, "binary"),
        (TEXT.encode("big5", errors="ignore") + b"\xff\xff" * 200, "encoding"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    refusal = decode(data)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason
    assert refusal.line().startswith(f"/pages/one.txt: {reason}: ")
    assert "\n" not in refusal.line()


def test_page_id_is_of_the_bytes_and_of_nothing_else() -> None:
    one = decode_page(source("/a/one.txt"), TEXT.encode())
    two = decode_page(source("/b/two.txt"), TEXT.encode())
    assert isinstance(one, Page)
    assert isinstance(two, Page)
    assert one.page_id == two.page_id
    assert (one.file_name, two.file_name) == ("one.txt", "two.txt")


def test_a_folder_is_walked_for_text_and_the_rest_is_counted(tmp_path: Path) -> None:
    (tmp_path / "2024" / "05").mkdir(parents=True)
    for name in ("b.txt", "a.md", "2024/05/c.TXT", "photo.jpg", "2024/notes.docx", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT)
    listing = list_sources([str(tmp_path)], LIMIT)
    names = [Path(file.source_path).relative_to(tmp_path).as_posix() for file in listing.files]
    assert names == ["2024/05/c.TXT", "a.md", "b.txt"]
    assert listing.skipped == 2
    assert not listing.refusals


def test_a_file_named_outright_is_read_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "page.ocr").write_text(TEXT)
    listing = list_sources([str(tmp_path / "page.ocr")], LIMIT)
    assert [Path(file.source_path).name for file in listing.files] == ["page.ocr"]


def test_a_file_in_two_sources_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    listing = list_sources([str(tmp_path), str(tmp_path / "a.txt"), str(tmp_path)], LIMIT)
    assert len(listing.files) == 1


def test_every_bad_source_has_one_line_and_the_good_ones_stand(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "good.txt").write_text(TEXT)
    (tmp_path / "pages" / "nothing.txt").write_bytes(b"")
    (tmp_path / "pages" / "big.txt").write_bytes(b"x" * (LIMIT + 1))
    (tmp_path / "pages" / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pages" / "pipe.txt")
    sources = [tmp_path / "missing", tmp_path / "empty", tmp_path / "pages"]
    listing = list_sources([str(source) for source in sources], LIMIT)
    reasons = {Path(refusal.source_path).name: refusal.reason for refusal in listing.refusals}
    assert reasons == {
        "missing": "missing",
        "empty": "empty",
        "nothing.txt": "empty",
        "big.txt": "too_large",
        "gone.txt": "unreadable",
        "pipe.txt": "unreadable",
    }
    assert [Path(file.source_path).name for file in listing.files] == ["good.txt"]
    assert listing.roots == ((tmp_path / "pages").as_posix(),)


def test_the_limit_is_said_in_the_refusal(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 2_500_000)
    (refusal,) = list_sources([str(tmp_path)], 1_000_000).refusals
    assert refusal.detail == "2.5 MB; a page may have up to 1.0 MB"


def test_the_manifest_beside_the_pages_speaks_for_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT * 2)
    (tmp_path / "manifest.csv").write_text(
        "file,paper,issue_date,page_no,region_code,origin,licence\n"
        "a.txt,今日克什克腾,2023-11-09,3,150425,scan,\n"
    )
    first, second = list_sources([str(tmp_path)], LIMIT).files
    assert first.hint.paper == "今日克什克腾"
    assert str(first.hint.published_on) == "2023-11-09"
    assert first.hint.region_code == "150425"
    assert second.hint.paper is None


@pytest.mark.parametrize(
    ("manifest", "complaint"),
    [
        ("name,paper\na.txt,x\n", "line 1"),
        ("file,issue_date\na.txt,9 Nov 2023\n", "line 2"),
        ("file,paper\n,x\n", "line 2"),
    ],
)
def test_a_bad_manifest_is_named_and_the_pages_are_read_without_it(
    tmp_path: Path, manifest: str, complaint: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "manifest.csv").write_text(manifest)
    listing = list_sources([str(tmp_path)], LIMIT)
    assert len(listing.files) == 1
    (refusal,) = listing.refusals
    assert refusal.reason == "manifest"
    assert complaint in refusal.detail


def test_the_same_folder_written_otherwise_is_the_same_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(TEXT)
    monkeypatch.chdir(pages)
    ways = [str(pages), ".", "../pages/", f"file://{pages}"]
    listings = {list_sources([way], LIMIT) for way in ways}
    assert len(listings) == 1


def test_a_name_from_an_older_system_is_read_and_shown(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/" + "第1版.txt".encode("gb18030")
    with open(raw, "w", encoding="utf-8") as stream:
        stream.write(TEXT)
    (file,) = list_sources([str(tmp_path)], LIMIT).files
    assert file.source_path == f"{tmp_path}/第1版.txt"
    assert read_bytes(file) == TEXT.encode()


def test_pages_of_an_object_store_are_read_like_those_of_a_folder() -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe("/province/2024/a.txt", TEXT.encode())
    store.pipe("/province/2024/b.jpg", b"x")
    store.pipe("/province/2024/manifest.csv", "file,paper\na.txt,今日克什克腾\n".encode())
    listing = list_sources(["memory://province"], LIMIT)
    (file,) = listing.files
    assert file.source_path.startswith(f"{listing.roots[0]}/")
    assert file.source_path == "memory:///province/2024/a.txt"
    assert file.hint.paper == "今日克什克腾"
    assert read_bytes(file) == TEXT.encode()
    assert listing.skipped == 1


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("memory://nowhere", "missing"),
        ("carrier-pigeon://coop/pages", "unreadable"),
    ],
)
def test_a_store_that_cannot_be_reached_is_one_line(url: str, reason: str) -> None:
    (refusal,) = list_sources([url], LIMIT).refusals
    assert refusal.reason == reason
    assert "\n" not in refusal.line()


@pytest.mark.parametrize("printed", ["2024-05-06", "2024/5/6", "2024年5月6日", "20240506"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_manifest_is_read_as_excel_saves_it(tmp_path: Path, printed: str, encoding: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    manifest = f"file,paper,issue_date\r\na.txt,今日克什克腾,{printed}\r\n"
    (tmp_path / "manifest.csv").write_bytes(manifest.encode(encoding))
    listing = list_sources([str(tmp_path)], LIMIT)
    (file,) = listing.files
    assert (file.hint.paper, str(file.hint.published_on)) == ("今日克什克腾", "2024-05-06")
    assert not listing.refusals


def test_a_bad_row_of_a_manifest_costs_itself_and_has_one_line(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(TEXT + name)
    (tmp_path / "manifest.csv").write_text(
        "file,paper,issue_date,region_code\n"
        "a.txt,今日克什克腾,May,\n"
        "b.txt,今日克什克腾,2024-05-06,150425\n"
        "c.txt,今日克什克腾,2024-05-06,999999\n"
        "d.txt,今日克什克腾,2024-05-06,150425101,,,,too,much\n"
        "z.txt,今日克什克腾,2024-05-06,\n"
    )
    listing = list_sources([str(tmp_path)], LIMIT, regions={"150425"})
    assert {file.hint.paper for file in listing.files} == {"今日克什克腾"}
    dates = [str(file.hint.published_on) for file in listing.files]
    assert dates == ["None", "2024-05-06", "2024-05-06", "2024-05-06"]
    codes = [file.hint.region_code for file in listing.files]
    assert codes == [None, "150425", None, "150425101"]
    assert [refusal.line() for refusal in listing.refusals] == [
        f"{tmp_path}/manifest.csv: manifest: line {complaint}"
        for complaint in (
            "2: issue_date must be like 2024-05-01, not May",
            "4: region_code 999999 is no division's",
            "5: more cells than columns",
            "6: no page z.txt here",
        )
    ]
    (one,) = list_sources([str(tmp_path / "b.txt")], LIMIT).files
    assert one.hint.region_code == "150425"
    assert not list_sources([str(tmp_path / "b.txt")], LIMIT).refusals


def test_the_first_of_the_files_that_are_skipped_are_named(tmp_path: Path) -> None:
    for name in ("a.txt", "1.pdf", "2.docx", "3.jpg", "4.jpg"):
        (tmp_path / name).write_text(TEXT)
    listing = list_sources([str(tmp_path)], LIMIT)
    assert (listing.skipped, listing.skipped_names) == (4, ("1.pdf", "2.docx", "3.jpg"))
