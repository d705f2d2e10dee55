"""What of a plan is kept, as JSON before it is sealed: what a list shows, and the plan itself; knows no key."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

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


Part = TypeVar("Part", Head, Body)


def sealed_head(head: Head) -> str:
    """What a list shows, as it is sealed."""
    return _heads().dump_json(head).decode()


def sealed_body(body: Body) -> str:
    """The plan as it is sealed: the words that were masked are left out, unless the names are kept on purpose."""
    return _bodies().dump_json(replace(body, plan=replace(body.plan, masked=()))).decode()


def head_of(text: str, row: str) -> Head:
    """What a list shows, as it was kept; a ReaderError where this version cannot read it."""
    return _read(_heads(), text, row)


def body_of(text: str, row: str) -> Body:
    """The plan, as it was kept; a ReaderError where this version cannot read it."""
    return _read(_bodies(), text, row)


def _read(adapter: TypeAdapter[Part], text: str, row: str) -> Part:
    try:
        part = adapter.validate_json(text)
    except ValidationError:
        raise ReaderError(DAMAGED) from None  # its words would quote the plan
    if part.id != row:
        raise ReaderError(DAMAGED)
    return part


@lru_cache(maxsize=1)
def _heads() -> TypeAdapter[Head]:
    return TypeAdapter(Head)


@lru_cache(maxsize=1)
def _bodies() -> TypeAdapter[Body]:
    """Made once, and only when a plan is kept or read: it takes a while."""
    return TypeAdapter(Body)
