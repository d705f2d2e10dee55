"""The field's abbreviations, terms and everyday words: what they mean, and their names in the Code; knows no search."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from knowledge.markdown import Problem
from knowledge.references import printed_reference
from knowledge.spelling import american

_LONGEST = 60  # words of an explanation


@dataclass(frozen=True)
class Term:
    """A term or abbreviation, what else it is called, what it means in our words, and where that stands."""

    name: str
    also: tuple[str, ...]
    explains: str
    references: tuple[str, ...]


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """Every term that is explained, in alphabetical order."""
    rows = [row for row in tomllib.loads(_shipped())["word"] if row.get("explains")]
    found = [
        Term(
            row["term"],
            tuple(row.get("also", row.get("means", ()))),
            row["explains"],
            tuple(row.get("references", ())),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda term: term.name.lower()))


def expand(query: str) -> str:
    """The query with the Code's own terms put behind it: "can the LA say no" → "… local authority refuse …"."""
    added = [
        meaning
        for pattern, means in _words()
        if pattern.search(query)
        for meaning in means
        if meaning.lower() not in query.lower()
    ]
    return " ".join([query, *dict.fromkeys(added)])


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    rows = tomllib.loads(_shipped())["word"]
    return tuple((_whole(row["term"]), tuple(row["means"])) for row in rows if row.get("means"))


def _whole(term: str) -> re.Pattern[str]:
    """Whole words; two capitals ("AR", "OT") must be typed as capitals, or "or", "at" and "la" would match."""
    flags = re.NOFLAG if len(term) <= 2 else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", flags)


def glossary_problems(text: str = "") -> list[Problem]:
    """Terms that stand twice, mean nothing, or are not explained in form; in the shipped glossary, or in this one."""
    text = text or _shipped()
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"term\s*=", line)]
    found, seen = [], set()
    for line, row in zip(lines, tomllib.loads(text)["word"], strict=True):
        if row["term"] in seen:
            found.append(Problem("glossary.toml", line, f"'{row['term']}' stands twice."))
        found += [Problem("glossary.toml", line, message) for message in _row_problems(row)]
        seen.add(row["term"])
    return found


def _row_problems(row: dict[str, Any]) -> Iterator[str]:
    for name in sorted(set(row) - {"term", "means", "also", "explains", "references"}):
        yield f"there is no field '{name}'."
    explained = row.get("explains", "")
    if not row.get("means") and not explained:
        yield f"'{row['term']}' has no meaning."
    if len(explained.split()) > _LONGEST:
        yield f"'{row['term']}' is explained in more than {_LONGEST} words."
    for word in american(explained):
        yield f"'{word}' is not British spelling."
    for reference in row.get("references", ()):
        if printed_reference(reference) is None:
            yield f"'{reference}' is not a reference in its printed form."


def _shipped() -> str:
    return files("knowledge").joinpath("content/glossary.toml").read_text(encoding="utf-8")
