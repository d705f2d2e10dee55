"""What a library holds: sources, passages and what leads to them; knows nothing of how it is stored or searched."""

from dataclasses import dataclass

from knowledge.passages import Passage
from knowledge.sources import Source

PART = "part:"  # the target of a further part of a passage


@dataclass(frozen=True)
class Signpost:
    """Words that lead somewhere: a guide's question, a teacher's phrase, our summary of a passage.

    `target` is "guide:<id>", "strategy:<id>", "passage:<printed reference>", or "part:<n>" for a further part of the
    n-th passage: a long passage is near a question if one of its parts is.
    """

    text: str
    target: str


@dataclass(frozen=True)
class Holding:
    """A source and how much of it is held: passages in its own words, and passages that we only summarise."""

    source: Source
    texts: int
    summaries: int


@dataclass(frozen=True)
class Contents:
    """Everything one generation holds."""

    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    signposts: tuple[Signpost, ...]
    shelf: str  # the hash of the authored knowledge that the signposts were made from


def has_words(target: str) -> bool:
    """Whether a signpost is found by its words: those of a part are found with its passage."""
    return not target.startswith(PART)


def part_of(target: str) -> int:
    """The number of the passage that a part belongs to."""
    return int(target.removeprefix(PART))
