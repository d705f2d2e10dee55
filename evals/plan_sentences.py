"""The sentences of a draft, and whether one says what is forbidden; does not know what a draft is for."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from evals.facts import plain

_BOLD_LINE = re.compile(r"\*\*[^*]+\*\*:?")


def says(forbidden: Mapping[str, Any], sentence: str) -> bool:
    """Whether a sentence says what is forbidden other than to warn of it or to tell that it was so."""
    if any(pattern(each).search(sentence) for each in forbidden.get("but", ())):
        return False
    return any(
        not _excused(sentence[: match.start()], sentence[match.end() :])
        for each in forbidden["any"]
        for match in pattern(each).finditer(sentence)
    )


def untold(sentence: str, described: str) -> str:
    """The sentence without what it has in quotes, or after a colon, from the description, be it short."""
    pieces = re.split(r"""[":;]|(?<!\w)'|'(?!\w)""", sentence)
    return "\n".join(each for each in pieces if len(each.split()) < 3 or each.strip(" .,;!?") not in described)


def _excused(before: str, after: str) -> bool:
    return bool(re.search(_excuses()["before"], before) or re.search(_excuses()["after"], after))


def sentences(markdown: str) -> Iterator[str]:
    """Each sentence in plain form, but for what stands under a heading that says not to, or what was tried."""
    excused = False
    for line in markdown.splitlines():
        if line.startswith("#") or _BOLD_LINE.fullmatch(line.strip()):
            excused = bool(re.search(_excuses()["heading"], plain(line)))
        elif not excused:
            yield from (plain(each.strip("-*>| ")) for each in re.split(r"(?<=[.!?])\s+| \| ", line) if each.strip())


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern of a case, whatever the case of its letters."""
    return re.compile(text, re.IGNORECASE)  # kept: a half of the cases has more patterns than `re` remembers


@lru_cache(maxsize=1)
def _excuses() -> dict[str, str]:
    words: dict[str, str] = tomllib.loads((files("evals") / "plans.toml").read_text(encoding="utf-8"))
    return words
