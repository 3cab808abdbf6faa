"""Folders and files -> decoded pages, or a refusal for each that cannot be read."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from flows.manifest import read_manifest
from flows.records import Correction, Page, PageHint
from flows.stores import Found, FoundFile, Store, open_store, printable, why

RefusalReason = Literal[
    "missing",
    "empty",
    "binary",
    "too_large",
    "unreadable",
    "encoding",
    "duplicate",
    "manifest",
    "failed",
]

_SUFFIXES = (".txt", ".md")
_MOST_SKIPPED_NAMED = 3
_NO_ENCODING = "neither UTF-8 nor GB18030; save the file as UTF-8"
_TOLERATED_BAD_BYTES = 0.002
"""Share of undecodable bytes up to which a page is read, each bad byte shown as U+FFFD: a few
broken characters of a scan, not a wrong encoding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file or folder that is not read. ``content_hash`` is None where its bytes were not read."""

    source_path: str
    reason: RefusalReason
    detail: str
    content_hash: str | None = None

    @property
    def may_pass(self) -> bool:
        """Whether the same file may be read next time: the disk, memory or program was at fault."""
        return self.reason in ("unreadable", "failed")

    @property
    def is_lasting(self) -> bool:
        """Whether the file's own bytes are at fault: no page until it changes."""
        return not self.may_pass and self.reason != "duplicate"

    def line(self) -> str:
        """``path: reason: what``, as shown to the user."""
        return f"{self.source_path}: {self.reason}: {self.detail}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file to read, with what the manifest beside it says.

    ``location`` opens it; ``source_path`` is the same as stored and shown. ``is_hint_sound`` is
    False where the manifest, or the file's row in it, could not be read as a whole.
    """

    source_path: str
    location: str
    byte_size: int
    hint: PageHint = field(default_factory=PageHint)
    is_hint_sound: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the sources hold. ``roots`` are those that could be listed: within them a page that is
    no longer found is gone. ``skipped_names`` are the first of the files that are no text."""

    files: tuple[SourceFile, ...]
    refusals: tuple[Refusal, ...]
    roots: tuple[str, ...]
    skipped: int
    skipped_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hints:
    """What manifests say, by location; of which pages they may say more than could be read."""

    by_location: dict[str, PageHint] = field(default_factory=dict)
    unsound: set[str] = field(default_factory=set)
    problems: list[Refusal] = field(default_factory=list)


def list_sources(
    sources: Sequence[str],
    max_file_bytes: int,
    corrections: Sequence[Correction] = (),
    regions: Collection[str] = (),
) -> Listing:
    """Walk folders for .txt and .md; take files as they are. Sorted by path, each path once.

    Each file takes along the corrections of its page; those of other files are left aside.
    ``regions`` are the codes that a manifest may name; without any they are not checked.
    """
    files: dict[str, SourceFile] = {}
    refusals: dict[Refusal, None] = {}
    roots: set[str] = set()
    skipped: list[str] = []
    for source in sources:
        store = open_store(source)
        root = printable(store.root())
        try:
            found = store.find()
        except FileNotFoundError:
            refusals[_refuse(root, "missing", "no such file or folder")] = None
            continue
        except OSError as error:
            refusals[_refuse(root, "unreadable", why(error))] = None
            continue
        pages = [file for file in found.files if not found.is_folder or _is_text(file)]
        others = [file for file in found.files if found.is_folder and not _is_text(file)]
        skipped += [printable(file.location).removeprefix(f"{root}/") for file in others]
        if not pages:
            refusals[_refuse(root, "empty", "no .txt or .md file in this folder")] = None
            continue
        roots.add(root)
        hints = _read_hints(found, pages, store, regions)
        refusals |= dict.fromkeys(hints.problems)
        for file in pages:
            entry = _accept(file, hints, max_file_bytes)
            if isinstance(entry, Refusal):
                refusals[entry] = None
            else:
                files[entry.source_path] = entry
    return Listing(
        files=_with_corrections([files[path] for path in sorted(files)], corrections),
        refusals=tuple(sorted(refusals, key=lambda refusal: refusal.source_path)),
        roots=tuple(sorted(roots)),
        skipped=len(skipped),
        skipped_names=tuple(skipped[:_MOST_SKIPPED_NAMED]),
    )


def read_bytes(file: SourceFile) -> bytes | Refusal:
    """The file's bytes, or why they cannot be had."""
    try:
        return open_store(file.location).read(file.location)
    except OSError as error:
        return _refuse(file.source_path, "unreadable", why(error))


def content_hash(data: bytes) -> str:
    """Key of a page: 16 hex digits of the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def decode_page(file: SourceFile, data: bytes) -> Page | Refusal:
    """The page that ``data`` holds. UTF-8, UTF-16 with a mark, and GB18030 are read.

    A few bad bytes in UTF-8 become U+FFFD; ``encoding`` then says ``utf-8 (n bad bytes)``.
    """
    key = content_hash(data)

    def refuse(reason: RefusalReason, detail: str) -> Refusal:
        return _refuse(file.source_path, reason, detail, key)

    if not data.strip():
        return refuse("empty", "the file holds no text")
    decoded = decode_text(data)
    if decoded is None:
        if _looks_binary(data):
            return refuse("binary", "not a text file")
        return refuse("encoding", _NO_ENCODING)
    text, encoding = decoded
    if _looks_binary_text(text):
        return refuse("binary", "not a text file")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return refuse("empty", "the file holds no text")
    return Page(
        page_id=key,
        file_name=file.source_path.rsplit("/", 1)[-1],
        source_path=file.source_path,
        byte_size=len(data),
        encoding=encoding,
        text=text,
        hint=file.hint,
    )


def decode_text(data: bytes) -> tuple[str, str] | None:
    """Text and encoding of a page's bytes, a leading mark left in; None where no encoding fits."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            return None
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    # UTF-8 with a few bad bytes decodes as GB18030 to rubbish often enough, so it is tried first.
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        bad = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
        if bad == 0:
            return text, encoding
        if bad <= max(1, len(data) * _TOLERATED_BAD_BYTES):
            return text, f"{encoding} ({bad} bad bytes)"
    return None


def _looks_binary(data: bytes) -> bool:
    head = data[:65536]
    controls = sum(head.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13))
    return controls > len(head) * 0.01


def _looks_binary_text(text: str) -> bool:
    return "\x00" in text or _looks_binary(text[:65536].encode("utf-8", errors="replace"))


def _is_text(file: FoundFile) -> bool:
    return file.location.lower().endswith(_SUFFIXES)


def _read_hints(
    found: Found, pages: Sequence[FoundFile], store: Store, regions: Collection[str]
) -> _Hints:
    """What the manifests beside the pages say. A row that is not as it should be costs itself."""
    hints = _Hints()
    there = {page.location for page in pages}
    for folder in sorted({location.rpartition("/")[0] for location in there}):
        manifest = f"{folder}/manifest.csv"
        try:
            rows = read_manifest(_manifest_text(store.read(manifest)), regions)
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            detail = why(error) if isinstance(error, OSError) else str(error)
            hints.problems.append(_refuse(printable(manifest), "manifest", detail))
            hints.unsound.update(page for page in there if page.rpartition("/")[0] == folder)
            continue
        for row in rows:
            location = f"{folder}/{row.file_name}"
            faults = list(row.faults)
            if location in there:
                hints.by_location[location] = row.hint
            elif not found.is_folder:
                continue  # Of the folder only this file was asked for.
            elif row.file_name:
                faults.append(f"no page {row.file_name} here")
            if faults:
                detail = f"line {row.line}: {'; '.join(faults)}"
                hints.problems.append(_refuse(printable(manifest), "manifest", detail))
                hints.unsound.add(location)
    return hints


def _manifest_text(data: bytes) -> str:
    decoded = decode_text(data)
    if decoded is None:
        raise ValueError(_NO_ENCODING)
    return decoded[0].removeprefix("\ufeff")


def _with_corrections(
    files: Sequence[SourceFile], corrections: Sequence[Correction]
) -> tuple[SourceFile, ...]:
    """A correction's file is the end of a path: a name, or a name in its folder."""
    by_name: dict[str, list[Correction]] = {}
    for correction in corrections:
        by_name.setdefault(correction.file.rpartition("/")[2], []).append(correction)
    corrected = []
    for file in files:
        own = tuple(
            correction
            for correction in by_name.get(file.source_path.rpartition("/")[2], ())
            if f"/{file.source_path}".endswith(f"/{correction.file}")
        )
        corrected.append(replace(file, hint=replace(file.hint, corrections=own)) if own else file)
    return tuple(corrected)


def _accept(file: FoundFile, hints: _Hints, max_file_bytes: int) -> SourceFile | Refusal:
    source_path = printable(file.location)
    if file.fault is not None:
        return _refuse(source_path, "unreadable", file.fault)
    if file.byte_size == 0:
        return _refuse(source_path, "empty", "the file has no bytes")
    if file.byte_size > max_file_bytes:
        size, limit = file.byte_size / 1e6, max_file_bytes / 1e6
        detail = f"{size:.1f} MB; a page may have up to {limit:.1f} MB"
        return _refuse(source_path, "too_large", detail)
    return SourceFile(
        source_path=source_path,
        location=file.location,
        byte_size=file.byte_size,
        hint=hints.by_location.get(file.location, PageHint()),
        is_hint_sound=file.location not in hints.unsound,
    )


def _refuse(
    source_path: str, reason: RefusalReason, detail: str, content_hash: str | None = None
) -> Refusal:
    return Refusal(source_path=source_path, reason=reason, detail=detail, content_hash=content_hash)
