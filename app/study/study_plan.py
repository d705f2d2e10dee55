"""Spreads topics over the weeks to a date; does not know what the topics are or how well they are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.errors import ReaderError

_WEEK = timedelta(days=7)
_FEWEST = 3  # of so many weeks and more, the last is for going over things


@dataclass(frozen=True)
class Week:
    """One week of a plan: its number, first and last day, and the topics for it; none means going over what is due."""

    number: int
    first: date
    last: date
    topics: tuple[str, ...]


def study_plan(topics: Sequence[str], start: date, end: date) -> tuple[Week, ...]:
    """The weeks from `start` to `end`, both counted, with the topics in their order, as evenly as whole topics allow.

    The last of three or more weeks has none. A date that is not after the start is a ReaderError.
    """
    if end <= start:
        raise ReaderError("The date has to lie after the first day of the plan: choose a later one.")
    count = -(-((end - start).days + 1) // 7)
    full = count - 1 if count >= _FEWEST else count
    return tuple(
        Week(
            number + 1,
            start + number * _WEEK,
            min(start + (number + 1) * _WEEK - timedelta(days=1), end),
            tuple(topic for place, topic in enumerate(topics) if place * full // len(topics) == number),
        )
        for number in range(count)
    )
