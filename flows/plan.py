"""What a run has to do: which files to read, which pages to withdraw, which stand as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from flows.sources import Listing, Refusal, SourceFile, content_hash, read_bytes

_HASHING_THREADS = 8
_HASHED_TOGETHER = 64
"""Files that a thread takes at a time: handing over each alone costs more than its hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What the reading of a page depends on besides the page: program and reference tables."""

    code: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """A page of the published warehouse; ``is_up_to_date``: read by this program and tables."""

    source_path: str
    page_id: str
    read_key: str
    is_up_to_date: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the published warehouse holds; empty before the first run."""

    pages: tuple[KnownPage, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    last_run_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """A file to read, as it was when the run was planned; ``replaces`` is the page read before."""

    file: SourceFile
    page_id: str
    read_key: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """``outdated`` are the page ids whose rows go: read again, replaced or withdrawn.

    ``skipped`` counts the files that are no text, ``skipped_names`` are the first of them.
    """

    new: tuple[PageTask, ...]
    changed: tuple[PageTask, ...]
    unchanged: int
    removed: tuple[str, ...]
    outdated: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    refused_before: tuple[Refusal, ...] = ()
    skipped: int
    skipped_names: tuple[str, ...] = ()

    @property
    def tasks(self) -> tuple[PageTask, ...]:
        return self.new + self.changed

    @property
    def is_idle(self) -> bool:
        """Nothing to read, nothing to withdraw, nothing to note: the published file stands."""
        return not (self.tasks or self.outdated or self.is_noteworthy)

    @property
    def is_noteworthy(self) -> bool:
        """Whether there are refusals to note that the published file does not tell of.

        They are noted only beside pages that stand: a run of nothing but a missing folder
        publishes nothing.
        """
        return self.unchanged > 0 and not set(self.refusals) <= set(self.refused_before)

    def with_refused(self, refused: Iterable[Refusal]) -> RunPlan:
        """The plan once these files were refused by whoever read them.

        The rows of a page stay where the reason may pass, unless another file brings its content.
        """
        refusals = [*self.refusals, *refused]
        refusals.sort(key=lambda refusal: (refusal.source_path, refusal.reason))
        passing = {refusal.source_path for refusal in refusals if refusal.may_pass}
        refused_paths = {refusal.source_path for refusal in refusals}
        failed = [task for task in self.tasks if task.file.source_path in passing]
        kept = {page_id for task in failed for page_id in (task.page_id, task.replaces)}
        kept -= {task.page_id for task in self.tasks if task.file.source_path not in refused_paths}
        return replace(
            self,
            refusals=tuple(refusals),
            outdated=tuple(page_id for page_id in self.outdated if page_id not in kept),
        )


def code_version(package: Path) -> str:
    """Hash of the program files that decide what is read from a page: 12 hex digits."""
    digest = hashlib.sha256()
    for path in sorted(_reading_modules(package)):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def make_plan(listing: Listing, known: Known, versions: Versions) -> RunPlan:
    """Compare the files with the published warehouse. Reads every file once, for its hash."""
    published = {page.source_path: page for page in known.pages}
    refused_before = {refusal.source_path: refusal for refusal in known.refusals}
    refusals = list(listing.refusals)
    seen: dict[str, str] = {}
    new: list[PageTask] = []
    changed: list[PageTask] = []
    unchanged: set[str] = set()
    for file, key in _hashed(listing.files):
        if isinstance(key, Refusal):
            refusals.append(key)
            continue
        before = refused_before.get(file.source_path)
        if before and before.content_hash == key and before.is_lasting:
            refusals.append(before)
            continue
        if key in seen:
            refusals.append(_duplicate(file, key, seen[key]))
            continue
        seen[key] = file.source_path
        page = published.get(file.source_path)
        task = PageTask(
            file=file,
            page_id=key,
            read_key=_read_key(key, file, versions),
            replaces=page.page_id if page else None,
        )
        if page is None:
            new.append(task)
        elif page.read_key == task.read_key or _stands(page, task):
            unchanged.add(page.page_id)
        else:
            changed.append(task)
    return _conclude(listing, known, new, changed, unchanged, refusals)


def _conclude(
    listing: Listing,
    known: Known,
    new: list[PageTask],
    changed: list[PageTask],
    unchanged: set[str],
    refusals: list[Refusal],
) -> RunPlan:
    read_again = {task.file.source_path for task in changed}
    passing = {refusal.source_path for refusal in refusals if refusal.may_pass}
    no_pages = {refusal.source_path for refusal in refusals if refusal.is_lasting}
    arriving = {task.page_id for task in new + changed}
    outdated: list[str] = []
    removed: list[str] = []
    elsewhere: dict[str, str] = {}
    for page in known.pages:
        if page.page_id in unchanged:
            continue
        if page.source_path in read_again:
            outdated.append(page.page_id)
        elif page.source_path in passing and page.page_id not in arriving:
            continue
        elif _is_within(page.source_path, listing.roots):
            outdated.append(page.page_id)
            # A file that is there and holds no page any more has changed; it is not gone.
            if page.source_path not in no_pages:
                removed.append(page.source_path)
        elif page.page_id in arriving:
            elsewhere[page.page_id] = page.source_path
    for task in [*new, *changed]:
        if task.page_id in elsewhere:
            refusals.append(_duplicate(task.file, task.page_id, elsewhere[task.page_id]))
    refusals.sort(key=lambda refusal: refusal.source_path)
    return RunPlan(
        new=tuple(task for task in new if task.page_id not in elsewhere),
        changed=tuple(task for task in changed if task.page_id not in elsewhere),
        unchanged=len(unchanged),
        removed=tuple(removed),
        outdated=tuple(outdated),
        refusals=tuple(refusals),
        refused_before=known.refusals,
        skipped=listing.skipped,
        skipped_names=listing.skipped_names,
    )


def _stands(page: KnownPage, task: PageTask) -> bool:
    """A manifest that cannot be read must not cost a page what an earlier one said of it."""
    is_same = page.is_up_to_date and page.page_id == task.page_id
    return is_same and not task.file.is_hint_sound


def _read_key(page_id: str, file: SourceFile, versions: Versions) -> str:
    hint = file.hint
    parts = (
        page_id,
        file.source_path.rsplit("/", 1)[-1],
        hint.paper or "",
        str(hint.published_on or ""),
        hint.region_code or "",
        versions.code,
        versions.reference,
        *map(repr, hint.corrections),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _hashed(files: Sequence[SourceFile]) -> Iterator[tuple[SourceFile, str | Refusal]]:
    def keys(some: Sequence[SourceFile]) -> list[str | Refusal]:
        return [_key(file) for file in some]

    starts = range(0, len(files), _HASHED_TOGETHER)
    batches = [files[start : start + _HASHED_TOGETHER] for start in starts]
    with ThreadPoolExecutor(_HASHING_THREADS) as pool:
        yield from zip(files, chain.from_iterable(pool.map(keys, batches)), strict=True)


def _key(file: SourceFile) -> str | Refusal:
    data = read_bytes(file)
    return data if isinstance(data, Refusal) else content_hash(data)


def _duplicate(file: SourceFile, key: str, kept: str) -> Refusal:
    return Refusal(
        source_path=file.source_path,
        reason="duplicate",
        detail=f"same content as {kept}, which is read",
        content_hash=key,
    )


def _is_within(source_path: str, roots: Sequence[str]) -> bool:
    return any(source_path == root or source_path.startswith(f"{root}/") for root in roots)


def _reading_modules(package: Path) -> Iterator[Path]:
    for folder in ("extract", "normalize", "lang", "tables", "reference"):
        yield from (package / folder).rglob("*.py")
    for name in ("records.py", "pipeline.py", "sources.py", "load/rows.py", "load/soundness.py"):
        yield package / name
