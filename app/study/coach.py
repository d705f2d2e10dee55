"""Declines to write a trainee's assessed work and says what is done instead; knows no case and no model."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class Declined:
    """What is said to somebody who asks for the assignment: no, what is done instead, how to begin, whom to ask."""

    text: str
    instead: tuple[str, ...]
    first: str
    note: str


def coach(message: str) -> Declined | None:
    """What to answer to a request to write assessed work; None where the message asks for no such thing."""
    words = _words()
    asked = _has(message, words.does) and _has(message, words.work)
    if not _has(message, words.to_hand_in) and (not asked or _has(message, words.allowed)):
        return None
    return words.declined


@dataclass(frozen=True)
class _Words:
    does: tuple[str, ...]
    work: tuple[str, ...]
    to_hand_in: tuple[str, ...]
    allowed: tuple[str, ...]
    declined: Declined


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = tomllib.loads(files("app.study").joinpath("coach.toml").read_text(encoding="utf-8"))
    declined = Declined(data["declined"], tuple(data["instead"]), data["first"], data["note"])
    return _Words(tuple(data["does"]), tuple(data["work"]), tuple(data["to_hand_in"]), tuple(data["allowed"]), declined)


def _has(message: str, phrases: tuple[str, ...]) -> bool:
    found = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.search(rf"(?<!\w)(?:{found})(?!\w)", message, re.IGNORECASE) is not None
