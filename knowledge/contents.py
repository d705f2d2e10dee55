"""What a library holds: sources, passages and what leads to them; knows nothing of how it is stored or searched."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.passages import Passage
from knowledge.sources import Source

PART = "part:"  # a further part of a passage
GIST = "gist:"  # the digest's rendering of passages that are held in their own words
QUESTION = "ask:"  # a question that passages answer
SAID = "said:"  # what a guide states
LEAD = "lead"  # anything else


@dataclass(frozen=True)
class Signpost:
    """Words that lead somewhere: a guide's question, a teacher's phrase, our summary of a passage.

    `target` is "guide:<id>", "strategy:<id>", "against:<id>" (a practice not recommended), "passage:<printed
    reference>", or it names passages by number: "part:<n>" for a further part of the n-th (a long passage is near a
    question if one of its parts is), "gist:<n>,<n>" for their gist, "ask:<n>,<n>" for a question that they answer.
    "said:<guide>/<n>" is the n-th statement of a guide, behind its title.
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


def kind_of(target: str) -> str:
    """Which kind of lead a target is: PART, GIST or QUESTION of passages, SAID by a guide, else LEAD: to a guide, a
    strategy or a passage by its reference."""
    kind = target.partition(":")[0] + ":"
    return kind if kind in (PART, GIST, QUESTION, SAID) else LEAD


def targeting(kind: str, numbers: Iterable[int]) -> str:
    """The target that names passages by their numbers: "ask:4,5"."""
    return kind + ",".join(map(str, numbers))


def statement_named(target: str) -> tuple[str, int]:
    """The guide, and which of its statements, that a target of kind SAID names."""
    guide, _, number = target.removeprefix(SAID).rpartition("/")
    return guide, int(number)


def numbers_in(target: str) -> list[int]:
    """The numbers of the passages that a target names."""
    return [int(number) for number in target.partition(":")[2].split(",")]
