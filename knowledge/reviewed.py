"""Which entries of the digest and which pages were read a second time, how and by what; reads none itself.

A reading lists a short hash of each as it was read: what is changed afterwards counts as unread.
`python -m knowledge.reviewed digest/code-09.toml guides/sen-policy.md` prints the hashes of files that have been read.
"""

import sys
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from knowledge.digest import Entry, open_digest
from knowledge.markdown import Page
from knowledge.shelf import FOLDERS, authored_pages


@dataclass(frozen=True)
class Review:
    """Second readings: when, by whom or what, how, and the hashes of what was read."""

    on: tuple[str, ...]
    by: tuple[str, ...]
    how: tuple[str, ...]
    stamps: frozenset[str]

    def covers(self, read: Entry | Page) -> bool:
        """Whether an entry or a page is as it was when it was read a second time."""
        return read.stamp in self.stamps


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
    print(*(page.stamp for folder in FOLDERS for file, page in authored_pages(folder) if file in sys.argv[1:]))
