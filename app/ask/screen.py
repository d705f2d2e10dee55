"""Recognises what must not simply be answered, by rule and by its likeness to examples; writes nothing of its own.

Kinds, rules and texts are data, in screen.toml.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from app.ask.answer import Outcome
from app.ask.draft import Draft
from knowledge.sentences import sentences

# For each text, how likely it is of each kind.
Likeness = Callable[[Sequence[str]], list[dict[str, float]]]

ANOTHER_NATION, OFF_TOPIC = "nation", "off-topic"
_MOST_PARTS = 8  # sentences of a long message that are looked at on their own
_SHORTEST_PART = 5  # words
# How likely a message must be of a kind to be told its text instead of an answer, or a note beside one; set on the
# training messages and ordinary questions, four-fold (evals/cases/screening*.jsonl).
_SURE, _SURE_OF_DANGER, _PERHAPS = 0.6, 0.8, 0.15
_PLAIN, _PERHAPS_IN_PART = 0.95, 0.5  # for one sentence of several
DANGERS = ("self-harm", "child-at-risk")


@dataclass(frozen=True)
class Kind:
    """One kind of message, how it is recognised by rule, what it is told, and the `note` that goes with an answer to
    a message that may be of the kind.

    `unless` keeps the rule from fitting; `never` keeps likeness from it too. `answers_too`: what the message asks
    besides is answered behind the text.
    """

    id: str
    outcome: Outcome
    heading: str
    text: str
    note: str
    wanted: re.Pattern[str]
    unless: re.Pattern[str]
    never: re.Pattern[str]
    answers_too: bool

    def fits(self, message: str) -> bool:
        """Whether the rule recognises a message."""
        return _found(self.wanted, message) and not _found(self.unless, message) and not _found(self.never, message)


@dataclass(frozen=True)
class Screening:
    """What came of it: the kind whose text takes the place of an answer, or notes to go with one.

    `first` is what has to be read before anything else, because a child may be in danger. `doubtful` is set where only
    likeness says that a message is of the kind: that it is off the topic, the search has to agree with.
    """

    kind: Kind | None = None
    notes: tuple[str, ...] = ()
    first: str = ""
    doubtful: bool = False


def screen(message: str, whole: str, likeness: Likeness) -> Screening:
    """What a message must be told instead of an answer, or beside one; nothing for an ordinary question.

    `whole` is the message with the topic that it follows up: a rule must not fit words of an earlier question again,
    but how likely it is of a kind is judged in its context.
    """
    by_rule = next((kind for kind in kinds() if kind.fits(message)), None)
    if by_rule and by_rule.id in DANGERS:
        return Screening(by_rule)
    sure, perhaps = by_likeness(message, whole, likeness)
    found = by_rule or sure
    told_already = found is not None and found.id in DANGERS
    first = "" if told_already else next((kind.note for kind in perhaps if kind.id in DANGERS), "")
    notes = tuple(kind.note for kind in perhaps if kind.note)
    return Screening(found, notes, first, doubtful=not by_rule and sure is not None)


def told(kind: Kind) -> Draft:
    """The honest text of a kind."""
    return Draft(kind.outcome, kind.heading, kind.text)


def by_likeness(message: str, whole: str, likeness: Likeness) -> tuple[Kind | None, tuple[Kind, ...]]:
    """The kind that a message is surely of; and those that it may be of.

    A follow-up has to look so by itself and in its context. One sentence alone is enough where it tells of a child in
    danger, but it has to be plainer: a sentence out of its context is easily mistaken.
    """
    shares = likeness([message, whole, *_parts(message)])
    if not shares:
        return None, ()
    itself, in_context, *parts = shares
    both = {kind: min(itself[kind.id], in_context[kind.id]) for kind in kinds()}
    likely = sorted(both, key=lambda kind: both[kind], reverse=True)
    dangers = [kind for kind in kinds() if kind.id in DANGERS]
    in_part = {kind: max((part[kind.id] for part in parts), default=0.0) for kind in dangers}
    sure = [kind for kind in likely if both[kind] >= _enough(kind) and not _found(kind.never, message)]
    sure += [kind for kind in dangers if in_part[kind] >= _PLAIN]
    perhaps = [kind for kind in likely if both[kind] >= _PERHAPS or in_part.get(kind, 0.0) >= _PERHAPS_IN_PART]
    return next(iter(sure), None), tuple(perhaps)


def _enough(kind: Kind) -> float:
    """How likely is enough."""
    return _SURE_OF_DANGER if kind.id in DANGERS else _SURE


def _parts(message: str) -> list[str]:
    """The sentences of a message that has several; what matters may be one sentence amid something else."""
    pieces = [piece.strip() for piece in sentences(message) if len(piece.split()) >= _SHORTEST_PART]
    return pieces[:_MOST_PARTS] if len(pieces) > 1 else []


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """Every kind, what concerns a life first."""
    text = files("app.ask").joinpath("screen.toml").read_text(encoding="utf-8")
    return tuple(_kind(row) for row in tomllib.loads(text)["kind"])


def _kind(row: dict[str, Any]) -> Kind:
    patterns = {name: re.compile(row.get(name, _NOTHING), re.IGNORECASE | re.VERBOSE) for name in _PATTERNS}
    return Kind(
        id=row["id"],
        outcome=row["outcome"],
        heading=row["heading"],
        text=" ".join(row["text"].split()),
        note=row.get("note", ""),
        answers_too=row.get("answers_too", False),
        **patterns,
    )


def _found(pattern: re.Pattern[str], message: str) -> bool:
    return pattern.search(message) is not None


_PATTERNS = ("wanted", "unless", "never")
_NOTHING = "(?!)"
