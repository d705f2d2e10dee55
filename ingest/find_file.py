"""Finds files: those that are meant, and listed documents by hash or as the law that they are; fetches nothing."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.law import is_live, law_at, law_of
from knowledge.errors import ReaderError
from knowledge.file_hash import sha256_of
from knowledge.sources import Source

MOST_BYTES = 200_000_000

_NOT_MEANT = (".", "~$")  # hidden files, and what Word keeps beside an open document


def find_listed(sources: Iterable[Source], folder: Path) -> dict[str, Path]:
    """The file of each listed source that lies somewhere in a folder, by source id; unreadable files are passed by."""
    if not folder.is_dir():
        raise ReaderError(f"{folder} is not a folder: name the folder that holds the documents.")
    wanted: dict[str, list[str]] = {}
    for source in sources:
        sign = law_at(source.download) if is_live(source) else source.sha256
        if sign:
            wanted.setdefault(sign, []).append(source.id)
    found: dict[str, Path] = {}
    for path in _files(folder):
        for source_id in (source_id for sign in _signs(path) for source_id in wanted.get(sign, ())):
            found.setdefault(source_id, path)
    return found


def files_meant(paths: Iterable[Path]) -> Iterator[Path]:
    """These files, and the files in those that are folders."""
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.rglob("*") if each.is_file() and not each.name.startswith(_NOT_MEANT))
            yield from sorted(inside)
        else:
            yield path


def _files(folder: Path) -> Iterator[Path]:
    # os.walk does not follow links to folders, so that a loop of them ends.
    for parent, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(parent, name) for name in sorted(names))


def _signs(path: Path) -> tuple[str, ...]:
    """By what a file may be known, its hash and the law that it holds; nothing where it cannot be read."""
    try:
        about = path.stat()
        # Opening a pipe or a device could wait for ever.
        if stat.S_ISREG(about.st_mode) and about.st_size <= MOST_BYTES:
            return sha256_of(path), law_of(path)
    except OSError:
        pass
    return ()
