"""Answers as they are kept: whole, without what was masked in them; and the words that a search looks in."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from pydantic import TypeAdapter, ValidationError

from app.ask.answer import Answer, Citation

UNREADABLE = "This answer was kept by another version of the program and can no longer be shown; ask again."
_MARKS = re.compile(r"\*\*|\s*\[\d+\]")


def to_json(answer: Answer | None) -> str | None:
    """The answer as it is kept: what was masked in it, the words of pupils, is left out."""
    return _adapter().dump_json(replace(answer, masked=())).decode() if answer else None


def from_json(text: str) -> Answer | None:
    """The answer that was kept, or None where this version cannot read it."""
    try:
        return replace(_adapter().validate_json(text), masked=())
    except ValidationError:
        return None


def words_of(question: str, answer: Answer | None) -> str:
    """What a search of an exchange looks in: the question, what the answer says, and what it cites."""
    texts = [question]
    if answer:
        texts += [answer.heading, answer.short, *answer.warnings]
        texts += [f"{each.section} {each.label} {each.text}" for each in answer.statements]
        texts += [_cited(each) for each in answer.citations]
    return folded(_MARKS.sub("", "\n".join(texts)))


def folded(text: str) -> str:
    """A text as it is searched: small letters, one kind of apostrophe, single spaces."""
    return " ".join(text.replace("’", "'").casefold().split())


def storable(text: str) -> str:
    """A text without the one character that a server cannot keep."""
    return text.replace("\0", "")


def in_utc(moment: datetime) -> datetime:
    """A moment as it is kept, which SQLite gives back without its time zone."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _cited(citation: Citation) -> str:
    return f"{citation.reference} {citation.title} {citation.quote}"


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Answer]:
    """Made once, and only when an answer is kept or read: it takes a while."""
    return TypeAdapter(Answer)
