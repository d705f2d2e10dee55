"""Which entries of the digest were read a second time, how and by what; reads no entry itself.

A reading lists a short hash of each entry as it was read: an entry that is changed afterwards counts as unread.
`python -m knowledge.reviewed digest/code-09.toml` prints the hashes of a file that has been read.
"""

import sys
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from knowledge.digest import Entry, open_digest


@dataclass(frozen=True)
class Review:
    """Second readings of the digest: when, by whom or what, how, and the hashes of what was read."""

    on: tuple[str, ...]
    by: tuple[str, ...]
    how: tuple[str, ...]
    stamps: frozenset[str]

    def covers(self, entry: Entry) -> bool:
        """Whether an entry is as it was when it was read a second time."""
        return entry.stamp in self.stamps


@lru_cache(maxsize=1)
def open_review() -> Review:
    """The readings that `content/reviewed.toml` records."""
    text = files("knowledge").joinpath("content/reviewed.toml").read_text(encoding="utf-8")
    readings = tomllib.loads(text)["reading"]
    return Review(
        on=tuple(str(reading["on"]) for reading in readings),
        by=tuple(reading["by"] for reading in readings),
        how=tuple(reading["how"] for reading in readings),
        stamps=frozenset(stamp for reading in readings for stamp in reading["stamps"].split()),
    )


if __name__ == "__main__":
    for chapter in open_digest():
        if chapter.file in sys.argv[1:]:
            print(*(entry.stamp for entry in chapter.entries if entry.gist))
