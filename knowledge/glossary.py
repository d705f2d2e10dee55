"""The field's abbreviations and everyday words, and their terms in the Code; does not know how a search uses them."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from knowledge.markdown import Problem


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
    return tuple((_whole(row["term"]), tuple(row["means"])) for row in tomllib.loads(_shipped())["word"])


def _whole(term: str) -> re.Pattern[str]:
    """Whole words; two capitals ("AR", "OT") must be typed as capitals, or "or", "at" and "la" would match."""
    flags = re.NOFLAG if len(term) <= 2 else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", flags)


def glossary_problems(text: str = "") -> list[Problem]:
    """Terms that stand twice, or that mean nothing; in the shipped glossary, or in this one."""
    text = text or _shipped()
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"term\s*=", line)]
    found, seen = [], set()
    for line, row in zip(lines, tomllib.loads(text)["word"], strict=True):
        if row["term"] in seen or not row.get("means"):
            found.append(Problem("glossary.toml", line, f"'{row['term']}' stands twice or has no meaning."))
        seen.add(row["term"])
    return found


def _shipped() -> str:
    return files("knowledge").joinpath("content/glossary.toml").read_text(encoding="utf-8")
