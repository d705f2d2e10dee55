"""The documents that passages come from and what is known of each; does not know how a document is read."""

import tomllib
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from knowledge.errors import ReaderError

Status = Literal["in force", "proposed", "superseded", "local"]
Authority = Literal["act", "regulations", "statutory guidance", "guidance", "evidence", "school"]
Numbering = Literal["code", "section", "regulation", "paragraph", "page", "heading", "whole"]

STATUSES: tuple[Status, ...] = ("in force", "proposed", "superseded", "local")
AUTHORITIES: tuple[Authority, ...] = ("act", "regulations", "statutory guidance", "guidance", "evidence", "school")
FRESH_FOR = timedelta(days=90)  # how long a check is taken to hold

NUMBERINGS: tuple[Numbering, ...] = ("code", "section", "regulation", "paragraph", "page", "heading", "whole")


@dataclass(frozen=True)
class Source:
    """A document and its standing: who published it, what authority it has, whether it is in force, what was read.

    `cite` opens every printed reference; `numbering` says how its passages are named.
    `download` is the file's own address and `sha256` that file's hash, where they are known.
    `edition` names the text that our summaries were checked against and `edition_sha256` its hash;
    a source without one was read only through secondary pages, and nothing resting on it counts as verified.
    """

    id: str
    title: str
    cite: str
    publisher: str
    date: str
    kind: str
    jurisdiction: str
    authority: Authority
    status: Status
    numbering: Numbering
    checked_on: str
    status_since: str = ""
    status_note: str = ""
    licence: str = ""
    address: str = ""
    download: str = ""
    sha256: str = ""
    edition: str = ""
    edition_sha256: str = ""
    also: tuple[str, ...] = ()
    notes: str = ""


def is_stale(checked_on: str, today: date) -> bool:
    """Whether what was checked on a day (2026-11-23) has to be looked at again; an unknown day tells nothing."""
    return bool(checked_on) and today - date.fromisoformat(checked_on) > FRESH_FOR


@lru_cache(maxsize=1)
def listed_sources() -> dict[str, Source]:
    """Every source listed in `content/sources.toml`, by id, in the order of the list."""
    text = files("knowledge").joinpath("content/sources.toml").read_text(encoding="utf-8")
    sources = [read_source(row) for row in tomllib.loads(text)["source"]]
    by_id = {source.id: source for source in sources}
    if len(by_id) != len(sources):
        raise ReaderError("sources.toml lists an id twice: give each source an id of its own.")
    return by_id


def read_source(row: dict[str, Any]) -> Source:
    """The source that a row describes; a missing, unknown or misspelt field is a ReaderError naming it."""
    name = row.get("id", "a source without an id")
    unknown = set(row) - {field.name for field in fields(Source)}
    if unknown:
        raise ReaderError(f"sources.toml, {name}: unknown field {sorted(unknown)[0]!r}.")
    for field, allowed in (("status", STATUSES), ("authority", AUTHORITIES), ("numbering", NUMBERINGS)):
        if row.get(field) not in allowed:
            raise ReaderError(f"sources.toml, {name}: {field} must be one of {', '.join(allowed)}.")
    try:
        return Source(**{**row, "also": tuple(row.get("also", ()))})
    except TypeError as error:
        raise ReaderError(f"sources.toml, {name}: {error}.") from error
