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
_DATE = re.compile(rf"(?P<before>before )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)})")


@dataclass(frozen=True)
class Exemption:
    """What lifts or moves a time limit, and where that stands."""

    text: str
    reference: str


@dataclass(frozen=True)
class Period:
    """A length of time: "6 weeks", or counted back: "2 weeks before"."""

    number: int
    unit: str
    before: bool


@dataclass(frozen=True)
class YearlyDate:
    """A date in the calendar year of the event: "15 February", or the day before it: "before 15 February"."""

    day: int
    month: int
    before: bool


@dataclass(frozen=True)
class Rule:
    """What starts a group of time limits: its name in words, and the event that they run from."""

    id: str
    title: str
    start: str


@dataclass(frozen=True)
class TimeLimit:
    """One statutory time limit.

    `rule` groups the limits that run from one event, `id` names this one among them. `count` is "6 weeks", "2 weeks
    before", "15 February", "before 15 February", and so on; it runs from `start` in words, and from the further date
    `of` ("meeting") where it does not run from the rule's own event. `to` names the kinds of setting that a limit of
    a phase transfer holds for. `first_day` says which day is the first that counts. `latest_of` names a further limit
    of the rule: the later of the two counts. `also_by` names one to be kept as well. `no_date` says why no date
    can be computed from the limit, if none can.
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
    to: tuple[str, ...] = ()
    latest_of: str = ""
    also_by: str = ""
    no_date: str = ""
    as_soon_as_practicable: bool = False
    exceptions: tuple[Exemption, ...] = ()
    note: str = ""

    @property
    def length(self) -> Period | YearlyDate:
        """The count, read."""
        length = read_count(self.count)
        assert length is not None, f"`senco check` lets no count such as {self.count!r} pass"
        return length


def read_count(count: str) -> Period | YearlyDate | None:
    """A count as it is written in the file; None for what is no count."""
    if found := _COUNT.fullmatch(count):
        return Period(int(found["number"]), found["unit"], bool(found["before"]))
    if found := _DATE.fullmatch(count):
        return YearlyDate(int(found["day"]), MONTHS.index(found["month"]) + 1, bool(found["before"]))
    return None


@lru_cache(maxsize=1)
def time_limits() -> tuple[TimeLimit, ...]:
    """The shipped time limits, in the order of the file."""
    return tuple(_read(row) for row in tomllib.loads(_text(None))["limit"])


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """The shipped rules by id, in the order of the file."""
    return {row["id"]: Rule(row["id"], row["title"], row["from"]) for row in tomllib.loads(_text(None))["rule"]}


def time_limit_problems(content: Traversable | None = None) -> list[Problem]:
    """What is wrong with the time limits: an unknown field, force, unit or reference, an id that stands twice."""
    text = _text(content)
    data = tomllib.loads(text) if text else {}
    rows = data.get("limit", [])
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[limit]]"]
    named = {row.get("id") for row in data.get("rule", [])}
    found = [
        Problem(FILE, line, message) for row, line in zip(rows, lines, strict=True) for message in _row_problems(row)
    ]
    seen: set[tuple[str, str, str]] = set()
    for row, line in zip(rows, lines, strict=True):
        rule, name, to = row.get("rule", ""), row.get("id", ""), " ".join(row.get("to", ()))
        if (rule, name, to) in seen:
            found.append(Problem(FILE, line, f"the rule '{rule}' has a limit '{name}' already."))
        if rule not in named:
            found.append(Problem(FILE, line, f"the rule '{rule}' is not named in a [[rule]] of its own."))
        seen.add((rule, name, to))
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
    if read_count(count) is None:
        yield f"'{count}' is no count such as '6 weeks', '2 weeks before' or 'before 15 February'."
    cited = [*row.get("references", ()), *(each.get("reference", "") for each in row.get("exceptions", ()))]
    for reference in cited:
        if printed_reference(reference) is None:
            yield f"'{reference}' is not a reference in its printed form."


def _read(row: dict[str, Any]) -> TimeLimit:
    exemptions = tuple(Exemption(**each) for each in row.get("exceptions", ()))
    lists = {"references": tuple(row["references"]), "to": tuple(row.get("to", ())), "exceptions": exemptions}
    return TimeLimit(**{**row, **lists})


def _text(content: Traversable | None) -> str:
    file = (content or files("knowledge").joinpath("content")).joinpath(FILE)
    return file.read_text(encoding="utf-8") if file.is_file() else ""
