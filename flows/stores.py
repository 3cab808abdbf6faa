"""Where pages lie: folders of this machine, or anything that fsspec opens by URL."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

_NOT_PAGES = "manifest.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file of a source. ``fault`` says why it cannot be read; then ``byte_size`` is 0."""

    location: str
    byte_size: int
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands at a location: a folder's files, however deep, or one file."""

    is_folder: bool
    files: tuple[FoundFile, ...]


class Store(Protocol):
    """Lists and reads. Both raise OSError with the reason; nothing else escapes."""

    def root(self) -> str:
        """The source's location in full: two ways to write it have one root."""
        ...

    def find(self) -> Found:
        """Every file of the source, sorted, hidden ones and manifests left out."""
        ...

    def read(self, location: str) -> bytes:
        """The bytes of a file that ``find`` gave, or of a manifest beside it."""
        ...


def open_store(source: str) -> Store:
    """The store of a path or a URL: ``s3://…``, ``sftp://…``; ``file://…`` is the path."""
    if source.startswith("file://"):
        return LocalStore(source.removeprefix("file://"))
    return RemoteStore(source) if "://" in source else LocalStore(source)


def printable(location: str) -> str:
    """``location`` as it is stored and shown. Names that an older system wrote in GB18030 are read
    as such."""
    raw = os.fsencode(location)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", errors="backslashreplace")


class LocalStore:
    """Folders and files of this machine, or mounted on it.

    Paths are text: twenty thousand ``Path`` objects take as long as the files' bytes.
    """

    def __init__(self, source: str) -> None:
        self._path = os.path.abspath(os.path.expanduser(source))

    def root(self) -> str:
        """Absolute path."""
        return self._path

    def find(self) -> Found:
        """Symbolic links to files are followed, those to folders are not."""
        if os.path.isdir(self._path):
            paths = sorted(_walk(self._path))
            return Found(is_folder=True, files=tuple(_inspect(path) for path in paths))
        os.stat(self._path)
        return Found(is_folder=False, files=(_inspect(self._path),))

    def read(self, location: str) -> bytes:
        """Raises FileNotFoundError and the like."""
        with open(location, "rb") as stream:
            return stream.read()


class RemoteStore:
    """Whatever fsspec has a driver for."""

    def __init__(self, source: str) -> None:
        self._source = source.rstrip("/")

    def root(self) -> str:
        """The URL as the driver writes it, or as given where there is no driver."""
        from fsspec.core import url_to_fs

        try:
            with _only_os_errors():
                system, path = url_to_fs(self._source)
        except OSError:
            return self._source
        return str(system.unstrip_protocol(path))

    def find(self) -> Found:
        """One listing of the whole folder, with sizes: no request a file."""
        from fsspec.core import url_to_fs

        with _only_os_errors():
            system, path = url_to_fs(self._source)
            if not system.isdir(path):
                size = int(system.info(path)["size"] or 0)
                file = FoundFile(location=self._source, byte_size=size)
                return Found(is_folder=False, files=(file,))
            details = system.find(path, detail=True)
            files = [
                FoundFile(
                    location=system.unstrip_protocol(name), byte_size=int(detail["size"] or 0)
                )
                for name, detail in sorted(details.items())
                if not _is_hidden(name.removeprefix(path))
            ]
        return Found(is_folder=True, files=tuple(files))

    def read(self, location: str) -> bytes:
        """Raises FileNotFoundError and the like."""
        import fsspec

        with _only_os_errors(), fsspec.open(location, "rb") as stream:
            data: bytes = stream.read()
        return data


class _only_os_errors:
    """Drivers are missing (ImportError), unknown (ValueError), or raise errors of their own."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None and not isinstance(error, OSError) and isinstance(error, Exception):
            raise OSError(f"{type(error).__name__}: {error}") from error


def _walk(folder: str) -> Iterator[str]:
    def fail(error: OSError) -> None:
        raise error

    for parent, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not _is_hidden(name):
                yield os.path.join(parent, name)


def _is_hidden(path: str) -> bool:
    return path.startswith(".") or "/." in path or path.rpartition("/")[2] == _NOT_PAGES


def _inspect(location: str) -> FoundFile:
    try:
        status = os.stat(location)
    except OSError as error:
        return FoundFile(location=location, byte_size=0, fault=why(error))
    if not stat.S_ISREG(status.st_mode):
        return FoundFile(location=location, byte_size=0, fault="not a regular file")
    return FoundFile(location=location, byte_size=status.st_size)


def why(error: OSError) -> str:
    """The reason in a few words, on one line."""
    return " ".join((error.strerror or str(error)).split()).lower()
