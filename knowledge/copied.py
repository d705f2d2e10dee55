"""Finds runs of words that a text of ours shares with the passage it renders; knows nothing of who wrote either."""

import re
from functools import lru_cache
from importlib.resources import files

LONGEST = 7  # words that may stand together as they stand in the passage


def copied(ours: str, theirs: str) -> list[str]:
    """The longest run of words of ours that stands in theirs, names and defined terms counting as one word each."""
    words, known = _words(ours), f" {' '.join(_words(theirs))} "
    best: list[str] = []
    for start in range(len(words)):
        while start + len(best) < len(words) and f" {' '.join(words[start : start + len(best) + 1])} " in known:
            best = words[start : start + len(best) + 1]
    return best


def _words(text: str) -> list[str]:
    """The words of a text in small letters; a defined term is one."""
    plain = " ".join(re.findall(r"[a-z0-9]+", text.lower()))
    return _terms().sub(lambda term: term[0].replace(" ", "_"), plain).split()


@lru_cache(maxsize=1)
def _terms() -> re.Pattern[str]:
    """The titles, defined terms and names of bodies in `content/terms.txt`, longest first."""
    text = files("knowledge").joinpath("content/terms.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    terms = sorted({" ".join(re.findall(r"[a-z0-9]+", line.lower())) for line in lines}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(terms)})\b")
