"""Recognises what must not simply be answered, by rule and by its likeness to examples; writes nothing of its own.

Kinds, rules and texts are data, in screen.toml.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from app.ask.answer import Outcome
from app.ask.draft import Draft
from knowledge.sentences import sentences

# For each text, how likely it is of each kind.
Likeness = Callable[[Sequence[str]], list[dict[str, float]]]

_MOST_PARTS = 8  # sentences of a long message that are looked at on their own
_SHORTEST_PART = 5  # words
# How likely a message must be of a kind to be told its text instead of an answer, or a note beside one; set on the
# training messages and ordinary questions, four-fold (evals/cases/screening*.jsonl).
_SURE, _PERHAPS = 0.35, 0.06


@dataclass(frozen=True)
class Kind:
    """One kind of message, how it is recognised by rule, what it is told, and the `note` that goes with an answer to
    a message that may be of the kind."""

    id: str
    outcome: Outcome
    heading: str
    text: str
    note: str
    wanted: re.Pattern[str]
    unless: re.Pattern[str] | None

    def fits(self, message: str) -> bool:
        """Whether the rule recognises a message."""
        return bool(self.wanted.search(message)) and not (self.unless and self.unless.search(message))


@dataclass(frozen=True)
class Screening:
    """What came of it: the honest text that takes the place of an answer, or notes to go with one."""

    instead: Draft | None = None
    notes: tuple[str, ...] = ()


def screen(message: str, likeness: Likeness) -> Screening:
    """What a message must be told instead of an answer, or beside one; nothing for an ordinary question."""
    if not re.search(r"\w", message):
        empty = "**Type a question**, or describe what is seen in class."
        return Screening(Draft("clarify", "Nothing was asked", empty))
    by_rule = next((kind for kind in kinds() if kind.fits(message)), None)
    if by_rule:
        return Screening(_draft(by_rule))
    sure, perhaps = by_likeness(message, likeness)
    return Screening(_draft(sure) if sure else None, tuple(kind.note for kind in perhaps if kind.note))


def by_likeness(message: str, likeness: Likeness) -> tuple[Kind | None, tuple[Kind, ...]]:
    """The kind that a message is surely of, as a whole or in one of its sentences; and those that it may be of."""
    shares = likeness([message, *_parts(message)])
    most = {kind: max(share.get(kind.id, 0.0) for share in shares) for kind in kinds()} if shares else {}
    likely = sorted(most, key=lambda kind: most[kind], reverse=True)
    sure = next((kind for kind in likely if most[kind] >= _SURE), None)
    return sure, tuple(kind for kind in likely if most[kind] >= _PERHAPS)


def _parts(message: str) -> list[str]:
    """The sentences of a message that has several; what matters may be one sentence amid something else."""
    pieces = [piece.strip() for piece in sentences(message) if len(piece.split()) >= _SHORTEST_PART]
    return pieces[:_MOST_PARTS] if len(pieces) > 1 else []


def _draft(kind: Kind) -> Draft:
    return Draft(kind.outcome, kind.heading, kind.text)


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """Every kind, what concerns a life first."""
    text = files("app.ask").joinpath("screen.toml").read_text(encoding="utf-8")
    return tuple(_kind(row) for row in tomllib.loads(text)["kind"])


def _kind(row: dict[str, str]) -> Kind:
    unless = re.compile(row["unless"], re.IGNORECASE | re.VERBOSE) if "unless" in row else None
    wanted = re.compile(row["wanted"], re.IGNORECASE | re.VERBOSE)
    return Kind(row["id"], row["outcome"], row["heading"], " ".join(row["text"].split()), row.get("note", ""), wanted, unless)  # type: ignore[arg-type]
