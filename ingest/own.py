"""Makes a source of a school's own document: its id, its name in references, its standing. Reads no file."""

import re
import unicodedata
from datetime import date
from pathlib import Path

from knowledge.sources import Source, listed_sources

LONGEST_TITLE = 120


def own_source(path: Path, title: str, sha256: str, today: date) -> Source:
    """The source that a school's own file stands for; a file of the same name is the same source, whatever it holds."""
    # A reader that finds no title may hand back the file's name: it is made readable either way.
    cite = _cite(title if title.strip() not in ("", path.stem) else path.stem.replace("_", " ").replace("-", " "))
    return Source(
        id=_id(path),
        title=cite,
        cite=cite,
        publisher="this school",
        date="n.d.",
        kind="own document",
        jurisdiction="this school",
        authority="school",
        status="local",
        numbering="page" if path.suffix.lower() == ".pdf" else "heading",
        checked_on=today.isoformat(),
        sha256=sha256,
        edition=path.name,
        edition_sha256=sha256,
    )


def _id(path: Path) -> str:
    # Composed and decomposed letters look the same, and a Mac writes the other ones in a file name.
    letters = unicodedata.normalize("NFKD", path.stem)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    slug = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-") or "document"
    return f"own-{slug}" if slug in listed_sources() else slug


def _cite(title: str) -> str:
    words = " ".join(title.split())
    if len(words) > LONGEST_TITLE:
        words = words[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    words = words[:1].upper() + words[1:] or "Own document"
    # A school's copy of an official document must never be cited as the official document.
    return f"{words} (own document)" if any(_names(words, source) for source in listed_sources().values()) else words


def _names(words: str, source: Source) -> bool:
    plain = words.casefold()
    opens = plain.startswith((source.cite.casefold(), source.title.casefold()))
    return opens or plain in (name.casefold() for name in source.also)
