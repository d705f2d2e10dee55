"""What is known of the qualification's assessment: its word limit and window, and how sure; knows no case."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class Assessment:
    """The limit in words, the window in days, where that was read, and how sure it is."""

    words: int
    days: int
    source: str
    note: str


@dataclass(frozen=True)
class WordCount:
    """How many words there are, of how many."""

    words: int
    limit: int

    @property
    def over(self) -> int:
        """How many words are too many; 0 where none is."""
        return max(0, self.words - self.limit)

    def __str__(self) -> str:
        """In words: "420 of 1,500 words"."""
        over = f", {self.over:,} too many" if self.over else ""
        return f"{self.words:,} of {self.limit:,} words{over}"


@lru_cache(maxsize=1)
def assessment() -> Assessment:
    """What is known of the assessment."""
    data = tomllib.loads(files("app.study").joinpath("assessment.toml").read_text(encoding="utf-8"))
    return Assessment(data["words"], data["days"], data["source"], data["note"])


def count_words(texts: Sequence[str]) -> WordCount:
    """The words of all answers together, as a word processor counts them: what stands between white space."""
    return WordCount(sum(len(re.findall(r"\S*\w\S*", text)) for text in texts), assessment().words)
