"""The statutory time limits as data: event, rule, count, exceptions, reference; computes no date."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from knowledge.digest import FORCES
from knowledge.markdown import Problem
from knowledge.references import printed_reference

FILE = "time-limits.toml"
UNITS = ("day", "working day", "school day", "week", "month", "year")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# The day after the event is the first that counts, or the event's own day is ("beginning with the day on which").
FIRST_DAYS = ("next day", "that day")
_COUNT = re.compile(rf"(?P<number>\d+) (?P<unit>{'|'.join(UNITS)})s?(?P<before> before)?")
_DATE = re.compile(rf"(?:before )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)})")


@dataclass(frozen=True)
class Exemption:
    """What lifts or moves a time limit, and where that stands."""

    text: str
    reference: str


@dataclass(frozen=True)
class TimeLimit:
    """One statutory time limit.

    `rule` groups the limits that run from one event, `id` names this one among them. `count` is "6 weeks", "2 weeks
    before", "15 February", "before 15 February", and so on; it runs from `start` in words, and from the further date
    `of` ("meeting") where it does not run from the rule's own event. `first_day` says which day is the first that
    counts. `latest_of` names a further limit of the rule: the later of the two counts.
    """

    rule: str
    id: str
    label: str
    who: str
    force: str
    start: str
    count: str
    references: tuple[str, ...]
    first_day: str = "next day"
    of: str = ""
    latest_of: str = ""
    as_soon_as_practicable: bool = False
    exceptions: tuple[Exemption, ...] = ()
    note: str = ""


@lru_cache(maxsize=1)
def time_limits() -> tuple[TimeLimit, ...]:
    """The shipped time limits, in the order of the file."""
    return tuple(_read(row) for row in tomllib.loads(_text(None))["limit"])


def time_limit_problems(content: Traversable | None = None) -> list[Problem]:
    """What is wrong with the time limits: an unknown field, force, unit or reference, an id that stands twice."""
    text = _text(content)
    rows = tomllib.loads(text)["limit"] if text else []
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[limit]]"]
    found = [
        Problem(FILE, line, message) for row, line in zip(rows, lines, strict=True) for message in _row_problems(row)
    ]
    seen: set[tuple[str, str]] = set()
    for row, line in zip(rows, lines, strict=True):
        key = (row.get("rule", ""), row.get("id", ""))
        if key in seen:
            found.append(Problem(FILE, line, f"the rule '{key[0]}' has a limit '{key[1]}' already."))
        seen.add(key)
    return found


_FIELDS = {field.name for field in fields(TimeLimit)}
_NEEDED = ("rule", "id", "label", "who", "force", "start", "count", "references")


def _row_problems(row: dict[str, Any]) -> Iterator[str]:
    for name in sorted(set(row) - _FIELDS):
        yield f"there is no field '{name}'."
    for name in _NEEDED:
        if not row.get(name):
            yield f"'{name}' is missing."
    if row.get("force") not in FORCES:
        yield f"'force' is one of {', '.join(FORCES)}."
    if row.get("first_day", FIRST_DAYS[0]) not in FIRST_DAYS:
        yield f"'first_day' is one of {', '.join(FIRST_DAYS)}."
    count = str(row.get("count", ""))
    if not _COUNT.fullmatch(count) and not _DATE.fullmatch(count):
        yield f"'{count}' is no count such as '6 weeks', '2 weeks before' or 'before 15 February'."
    cited = [*row.get("references", ()), *(each.get("reference", "") for each in row.get("exceptions", ()))]
    for reference in cited:
        if printed_reference(reference) is None:
            yield f"'{reference}' is not a reference in its printed form."


def _read(row: dict[str, Any]) -> TimeLimit:
    exemptions = tuple(Exemption(**each) for each in row.get("exceptions", ()))
    return TimeLimit(**{**row, "references": tuple(row["references"]), "exceptions": exemptions})


def _text(content: Traversable | None) -> str:
    file = (content or files("knowledge").joinpath("content")).joinpath(FILE)
    return file.read_text(encoding="utf-8") if file.is_file() else ""
