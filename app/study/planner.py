"""Lays the work on the assessed case study over the days of its window; knows no case and no trainee."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from app.study.assessment import assessment


@dataclass(frozen=True)
class Day:
    """One day of the window: its number, date, what to do, and how many words there might be by its end."""

    number: int
    date: date
    title: str
    tasks: tuple[str, ...]
    words: int


@dataclass(frozen=True)
class Planner:
    """The days of the window, and how sure its length and the word limit are."""

    days: tuple[Day, ...]
    note: str


def plan(start: date) -> Planner:
    """The days from `start`, which is the first of them, to the last of the window.

    The length of the window and the word limit are those that course providers' pages state; `note` says so.
    """
    known = assessment()
    rows = _days()[: known.days]
    days = (
        Day(number, start + timedelta(days=number - 1), title, tasks, round(share * known.words))
        for number, (title, tasks, share) in enumerate(rows, 1)
    )
    return Planner(tuple(days), known.note)


@lru_cache(maxsize=1)
def _days() -> list[tuple[str, tuple[str, ...], float]]:
    data = tomllib.loads(files("app.study").joinpath("planner.toml").read_text(encoding="utf-8"))
    return [(day["title"], tuple(day["tasks"]), day["share"]) for day in data["day"]]
