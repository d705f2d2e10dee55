"""Finds listed documents in a folder by their hash, whatever their names; opens nothing else and fetches nothing."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.errors import ReaderError
from knowledge.file_hash import sha256_of
from knowledge.sources import Source

MOST_BYTES = 200_000_000


def find_listed(sources: Iterable[Source], folder: Path) -> dict[str, Path]:
    """The file of each listed source that lies somewhere in a folder, by source id; unreadable files are passed by."""
    if not folder.is_dir():
        raise ReaderError(f"{folder} is not a folder: name the folder that holds the documents.")
    wanted: dict[str, list[str]] = {}
    for source in sources:
        if source.sha256:
            wanted.setdefault(source.sha256, []).append(source.id)
    found: dict[str, Path] = {}
    for path in _files(folder):
        for source_id in wanted.get(_hash_if_readable(path), ()):
            found.setdefault(source_id, path)
    return found


def _files(folder: Path) -> Iterator[Path]:
    # os.walk does not follow links to folders, so that a loop of them ends.
    for parent, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(parent, name) for name in sorted(names))


def _hash_if_readable(path: Path) -> str:
    try:
        about = path.stat()
        # Opening a pipe or a device could wait for ever.
        return sha256_of(path) if stat.S_ISREG(about.st_mode) and about.st_size <= MOST_BYTES else ""
    except OSError:
        return ""
