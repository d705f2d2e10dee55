"""What plans are made with, as data: what is said for each barrier, and what follows from a fact; knows no pupil."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

PARTS = ("access", "advice", "asks", "warnings", "stop", "steps", "medical")
TEXTS = ("passport", "letter", "pupil", "cycle", "school-advice")

# Barriers that only a fact can tell: a word such as "misses" or "English" is not enough.
GUARDED = frozenset(
    {
        "hearing what is said",
        "seeing what is shown",
        "learning English as well",
        "needing more challenge",
        "coming to school",
    }
)


@dataclass(frozen=True)
class BarrierWords:
    """What is said of one barrier (of `knowledge.strategies.BARRIERS`).

    `hard` follows "finds it hard", `easy` is for the pupil, `outcome` and `measure` are templates with {name} and
    blanks, `hook` tells how an interest can serve, with {interest}; `when` is the moment of the day,
    `help` what adults do, told to the pupil; `exams` is what to look into for tests; `first` are the ids of the
    strategies that are tried in any lesson before others.
    """

    name: str
    hard: str
    easy: str
    outcome: str
    measure: str
    hook: str
    when: str
    help: str
    exams: str = ""
    ask: str = ""
    first: Sequence[str] = ()


@dataclass(frozen=True)
class Fact:
    """Something that changes a plan wherever a profile tells it.

    `when` recognises it, unless `unless` does or a fact that it `needs` is not told; `strategies` come before others,
    those in `bars` are left out, and so are those in `only` where the fact is not told. `lines` are told in the part of
    the plan that they are filed under (one of PARTS): {words} is where the profile tells it. `duty` is the kind of duty
    that the fact makes likely: "medical", "disability" or "sen".
    """

    id: str
    when: re.Pattern[str]
    unless: re.Pattern[str]
    phases: tuple[str, ...]
    needs: tuple[str, ...]
    strategies: tuple[str, ...]
    bars: tuple[str, ...]
    only: tuple[str, ...]
    barrier: str
    areas: tuple[str, ...]
    duty: str
    against: str
    lines: dict[str, tuple[str, ...]]

    def found_in(self, text: str) -> bool:
        """Whether a text tells it."""
        return self.when.search(text) is not None and self.unless.search(text) is None


@dataclass(frozen=True)
class Planning:
    """All of it: words by barrier, those for profound needs, facts, `lines` told of every pupil where they apply, and
    `texts` with blanks.

    `speaks_of` are the barriers that may be a need.
    """

    barriers: dict[str, BarrierWords]
    profound: dict[str, BarrierWords]
    facts: tuple[Fact, ...]
    lines: dict[str, Any]
    texts: dict[str, str]
    speaks_of: frozenset[str]

    def for_profound_needs(self) -> "Planning":
        """The same in the words for profound needs, which speak of those barriers alone."""
        return replace(self, barriers={**self.barriers, **self.profound}, speaks_of=frozenset(self.profound))


def unlikely_barriers(planning: Planning, text: str) -> frozenset[str]:
    """The guarded barriers that nothing in a text tells of."""
    return GUARDED - {fact.barrier for fact in planning.facts if fact.barrier in GUARDED and fact.found_in(text)}


@lru_cache(maxsize=1)
def open_planning() -> Planning:
    """What ships."""
    return read_planning(folder())


def folder(content: Traversable | None = None) -> Traversable:
    """Where it lies: in the shipped content, or in another."""
    return (content or files("knowledge").joinpath("content")).joinpath("planning")


def read_planning(place: Traversable) -> Planning:
    """What the files of a folder hold; `planning_problems` tells what is wrong with it."""
    barriers = {name: BarrierWords(name, **row) for name, row in _toml(place, "barriers.toml").items()}
    profound = {name: replace(barriers[name], **row) for name, row in _toml(place, "profound.toml").items()}
    facts = tuple(_fact(name, row) for name, row in _toml(place, "facts.toml").items())
    texts = {name: place.joinpath("texts", f"{name}.md").read_text(encoding="utf-8") for name in TEXTS}
    return Planning(barriers, profound, facts, _toml(place, "lines.toml"), texts, frozenset(barriers))


def pattern(alternatives: Sequence[str]) -> re.Pattern[str]:
    """Authored alternatives as one pattern: each begins at the start of a word, letters of any case fit."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})" if alternatives else "(?!)", re.IGNORECASE)


def _toml(place: Traversable, name: str) -> dict[str, Any]:
    return tomllib.loads(place.joinpath(name).read_text(encoding="utf-8"))


def _fact(name: str, row: dict[str, Any]) -> Fact:
    return Fact(
        id=name,
        when=pattern(row["when"]),
        unless=pattern(row.get("unless", ())),
        phases=tuple(row.get("phases", ())),
        needs=tuple(row.get("needs", ())),
        strategies=tuple(row.get("strategies", ())),
        bars=tuple(row.get("bars", ())),
        only=tuple(row.get("only", ())),
        barrier=row.get("barrier", ""),
        areas=tuple(row.get("areas", ())),
        duty=row.get("duty", ""),
        against=row.get("against", ""),
        lines={part: tuple(row[part]) for part in PARTS if part in row},
    )
