"""Which law an address or a file is of, by legislation.gov.uk's own name for it ("ukpga/2014/6"); reads no text."""

import re
from pathlib import Path

from knowledge.sources import Source

_SITE = r"https?://www\.legislation\.gov\.uk/(?:id/)?"
_LAW = r"([a-z]{2,6}/(?:\d{4}|[A-Z]\w+/[\d-]+)/\d+)"  # before 1963 the year is a monarch's: ukpga/Eliz2/5-6/20
_ROOT = re.compile(r"<(?:\w+:)?Legislation\b[^>]*", re.IGNORECASE)
_ID = re.compile(rf"""\bIdURI\s*=\s*["']{_SITE}{_LAW}["']""")


def law_at(address: str) -> str:
    """The law that an address of legislation.gov.uk lies in; empty for every other address."""
    found = re.match(_SITE + _LAW, address)
    return found[1] if found else ""


def law_of(path: Path) -> str:
    """The law that a file of legislation.gov.uk's XML holds, or a part of; empty for every other file."""
    with path.open("rb") as file:
        return law_in(file.read(4096))


def law_in(head: bytes) -> str:
    """The law that a file's first bytes name."""
    root = _ROOT.search(head.decode("utf-8", "replace"))
    named = _ID.search(root[0]) if root else None
    return named[1] if named else ""


def is_live(source: Source) -> bool:
    """Whether what lies at a source's address is the law as it stands, which changes while the address stays."""
    return bool(law_at(source.download)) and not source.sha256
