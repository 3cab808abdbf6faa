"""Folders and files -> decoded pages, or a refusal for each that cannot be read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from flows.manifest import read_manifest
from flows.records import Correction, Page, PageHint
from flows.stores import FoundFile, Store, open_store, printable, why

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

    def line(self) -> str:
        """``path: reason: what``, as shown to the user."""
        return f"{self.source_path}: {self.reason}: {self.detail}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file to read, with what the manifest beside it says.

    ``location`` opens it; ``source_path`` is the same as stored and shown.
    """

    source_path: str
    location: str
    byte_size: int
    hint: PageHint = field(default_factory=PageHint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the sources hold. ``roots`` are those that could be listed: within them a page that is
    no longer found is gone."""

    files: tuple[SourceFile, ...]
    refusals: tuple[Refusal, ...]
    roots: tuple[str, ...]
    skipped: int


def list_sources(
    sources: Sequence[str], max_file_bytes: int, corrections: Sequence[Correction] = ()
) -> Listing:
    """Walk folders for .txt and .md; take files as they are. Sorted by path, each path once.

    Each file takes along the corrections of its page; those of other files are left aside.
    """
    files: dict[str, SourceFile] = {}
    refusals: set[Refusal] = set()
    roots: set[str] = set()
    skipped = 0
    for source in sources:
        store = open_store(source)
        root = printable(store.root())
        try:
            found = store.find()
        except FileNotFoundError:
            refusals.add(_refuse(root, "missing", "no such file or folder"))
            continue
        except OSError as error:
            refusals.add(_refuse(root, "unreadable", why(error)))
            continue
        pages = [file for file in found.files if not found.is_folder or _is_text(file)]
        skipped += len(found.files) - len(pages)
        if not pages:
            refusals.add(_refuse(root, "empty", "no .txt or .md file in this folder"))
            continue
        roots.add(root)
        hints, problems = _read_hints(pages, store)
        refusals.update(problems)
        for file in pages:
            entry = _accept(file, hints.get(file.location, PageHint()), max_file_bytes)
            if isinstance(entry, Refusal):
                refusals.add(entry)
            else:
                files[entry.source_path] = entry
    return Listing(
        files=_with_corrections([files[path] for path in sorted(files)], corrections),
        refusals=tuple(sorted(refusals, key=lambda refusal: refusal.source_path)),
        roots=tuple(sorted(roots)),
        skipped=skipped,
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
    decoded = _decode(data)
    if decoded is None:
        if _looks_binary(data):
            return refuse("binary", "not a text file")
        return refuse("encoding", "neither UTF-8 nor GB18030; save the file as UTF-8")
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


def _decode(data: bytes) -> tuple[str, str] | None:
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
    pages: Sequence[FoundFile], store: Store
) -> tuple[dict[str, PageHint], list[Refusal]]:
    """What the manifests beside the pages say, by location."""
    hints: dict[str, PageHint] = {}
    problems: list[Refusal] = []
    for folder in sorted({page.location.rpartition("/")[0] for page in pages}):
        manifest = f"{folder}/manifest.csv"
        try:
            rows = read_manifest(store.read(manifest).decode("utf-8-sig"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            detail = why(error) if isinstance(error, OSError) else str(error)
            problems.append(_refuse(printable(manifest), "manifest", detail))
            continue
        hints |= {f"{folder}/{file_name}": hint for file_name, hint in rows.items()}
    return hints, problems


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


def _accept(file: FoundFile, hint: PageHint, max_file_bytes: int) -> SourceFile | Refusal:
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
        source_path=source_path, location=file.location, byte_size=file.byte_size, hint=hint
    )


def _refuse(
    source_path: str, reason: RefusalReason, detail: str, content_hash: str | None = None
) -> Refusal:
    return Refusal(source_path=source_path, reason=reason, detail=detail, content_hash=content_hash)
