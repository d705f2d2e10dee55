"""A person's study as a JSON file, out and in again; does not know where the file lies."""

from dataclasses import replace
from functools import lru_cache

from pydantic import TypeAdapter, ValidationError

from app.records.kept import in_utc
from app.records.study import History
from app.study.cards import OWN
from app.study.schedule import RATINGS
from knowledge.errors import ReaderError

_STATES = (1, 2, 3)  # learning, review, relearning
_BAD = "This is no study file of this program: give a .json that it exported, or an Anki package (.apkg)."


def to_json(history: History) -> str:
    """All that is kept of a person's study."""
    return _adapter().dump_json(history, indent=1).decode()


def from_json(data: bytes) -> History:
    """The study that a file holds; anything else is a ReaderError."""
    try:
        history = _adapter().validate_json(data)
    except ValidationError as error:
        raise ReaderError(_BAD) from error
    if not _sound(history):
        raise ReaderError(_BAD)
    memories = (
        replace(each, due=in_utc(each.due), last_review=in_utc(each.last_review)) for each in history.memories.values()
    )
    return History(
        {each.card: each for each in memories},
        tuple(replace(each, when=in_utc(each.when)) for each in history.reviews),
        tuple(replace(each, when=in_utc(each.when)) for each in history.answers),
        history.own,
    )


def _sound(history: History) -> bool:
    """Whether the schedule can go on from what the file says."""
    memories = all(
        each.state in _STATES and (each.state == _STATES[1]) == (each.step is None) and each.stability > 0
        for each in history.memories.values()
    )
    return (
        memories and all(each.rating in RATINGS for each in history.reviews) and all(c.kind == OWN for c in history.own)
    )


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[History]:
    """Made once, and only when a file is written or read: it takes a while."""
    return TypeAdapter(History)
