"""A question of a quiz: its stem, its options and where the answer stands; does not know how it was made."""

from dataclasses import dataclass, replace
from hashlib import sha256
from random import Random
from typing import Any

KINDS = (
    "multiple choice", "true or false", "must, should or may", "stages in order",
    "which paragraph", "time limit", "outdated claim", "short case",
)  # fmt: skip
# By rule: DIRECT asks for one thing that is said, EXCEPTION for one that holds under a condition, COMPARES for more.
DIRECT, EXCEPTION, COMPARES = DIFFICULTIES = ("direct", "with an exception", "compares")
FIXED = (("True", "False"), ("Yes", "No"), ("must", "should", "may"), ("must not", "should not", "need not"))


@dataclass(frozen=True)
class Option:
    """One thing to choose, whether it is right, and why it is or is not."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True)
class Question:
    """A stem and options of which exactly one is right.

    `fact` names the passage and what of it is asked, so that two wordings of one thing can be told; `reference` is the
    passage's, `quote` its words or our summary of it; `topics` are of the framework, `chapter` is where the passage
    stands; `claim` is what the quote has to support.
    """

    kind: str
    stem: str
    options: tuple[Option, ...]
    reference: str
    fact: str
    claim: str
    quote: str
    chapter: str = ""
    difficulty: str = DIRECT
    topics: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The same for the same passage, fact and kind, whatever the order of the options."""
        return sha256(f"{self.reference}\n{self.fact}\n{self.kind}".encode()).hexdigest()[:12]

    @property
    def topic(self) -> str:
        """The topic that the passage is closest to, else the part of the source that it stands in."""
        return self.topics[0] if self.topics else self.chapter

    @property
    def right(self) -> Option:
        """The one right option."""
        return next(option for option in self.options if option.right)

    def shuffled(self, seed: int | str) -> "Question":
        """The question with its options in an order that the seed gives; True and False keep theirs."""
        if {option.text for option in self.options} in [set(fixed) for fixed in FIXED]:
            return self
        return replace(self, options=tuple(Random(f"{seed} {self.id}").sample(self.options, len(self.options))))


def as_data(question: Question) -> dict[str, Any]:
    """The form that `senco quiz --json` promises."""
    return {
        "id": question.id,
        "kind": question.kind,
        "stem": question.stem,
        "options": [{"text": each.text, "right": each.right, "why": each.why} for each in question.options],
        "reference": question.reference,
        "quote": question.quote,
        "topic": question.topic,
        "difficulty": question.difficulty,
    }
