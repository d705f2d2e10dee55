"""What of a plan is kept, as JSON before it is sealed: what a list shows, and the plan itself; knows no key."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.plan.plan import Plan
from app.privacy.identifiers import Identifiers
from knowledge.errors import ReaderError

DAMAGED = "This plan is damaged, or was kept by another version of the program: put a backup in place, or delete it."


@dataclass(frozen=True)
class Head:
    """What a list shows of a plan; `id` is that of its row, so that no row can be passed off as another."""

    id: str
    title: str
    created: datetime
    changed: datetime
    review: date | None
    status: str


@dataclass(frozen=True)
class Body:
    """A plan without what was masked in it, and its names if a person chose to keep them."""

    id: str
    plan: Plan
    names: Identifiers | None


def sealed_as(part: Head | Body) -> str:
    """The part as it is sealed: the words that were masked are left out, unless the names are kept on purpose."""
    if isinstance(part, Body):
        part = replace(part, plan=replace(part.plan, masked=()))
    return str(_adapter(type(part)).dump_json(part).decode())


def head_of(text: str, row: str) -> Head:
    """What a list shows, as it was kept; a ReaderError where this version cannot read it."""
    head: Head = _read(Head, text, row)
    return head


def body_of(text: str, row: str) -> Body:
    """The plan, as it was kept; a ReaderError where this version cannot read it."""
    body: Body = _read(Body, text, row)
    return body


def _read(kind: type[Any], text: str, row: str) -> Any:
    try:
        part = _adapter(kind).validate_json(text)
    except ValidationError:
        raise ReaderError(DAMAGED) from None  # its words would quote the plan
    if part.id != row:
        raise ReaderError(DAMAGED)
    return part


@lru_cache(maxsize=2)
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
