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
    text = files("knowledge").joinpath("content/glossary.toml").read_text(encoding="utf-8")
    return tuple((_whole(row["term"]), tuple(row["means"])) for row in tomllib.loads(text)["word"])


def _whole(term: str) -> re.Pattern[str]:
    """Whole words; two capitals ("AR", "OT") must be typed as capitals, or "or", "at" and "la" would match."""
    flags = re.NOFLAG if len(term) <= 2 else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", flags)


def glossary_problems() -> list[Problem]:
    """Terms that stand twice, or that mean nothing."""
    text = files("knowledge").joinpath("content/glossary.toml").read_text(encoding="utf-8")
    found, seen = [], set()
    for row in tomllib.loads(text)["word"]:
        line = text[: text.index(f'term = "{row["term"]}"')].count("\n") + 1
        if row["term"] in seen or not row.get("means"):
            found.append(Problem("glossary.toml", line, f"'{row['term']}' stands twice or has no meaning."))
        seen.add(row["term"])
    return found
