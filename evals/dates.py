"""Dates worked out by hand and date questions in plain words, and whether the program comes to the same."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from app.deadlines.calculate import schedule
from app.deadlines.questions import read_question

CASES = Path(__file__).parent / "cases"
ASKED = date(2026, 11, 27)  # the day on which the questions are asked


def dates_right() -> Iterator[bool]:
    """For each date worked out by hand, whether the calculator comes to it."""
    for case in _rows("dates"):
        named = {name: date.fromisoformat(day) for name, day in case["and"].items()}
        found = schedule(case["rule"], date.fromisoformat(case["from"]), named, case["to"], ASKED)
        yield {event.limit.id: event.due.isoformat() for event in found.events}.get(case["event"]) == case["due"]


def questions_right(split: str) -> Iterator[bool]:
    """For each question of a half, whether exactly the dates asked for are computed, or none where none can be."""
    return (
        answered(case["question"]) == (case["rule"], case["events"])
        for case in _rows("date-questions")
        if case["split"] == split
    )


def answered(question: str) -> tuple[str, dict[str, str]]:
    """The rule and the dates that a question comes to; an empty rule where it is no date question."""
    reading = read_question(question, ASKED)
    if reading is None:
        return "", {}
    found = schedule(reading.rule, reading.start, reading.named, reading.to, ASKED)
    return reading.rule, {e.limit.id: e.due.isoformat() for e in found.events if e.limit.id in reading.events}


def shared(right: Iterable[bool]) -> tuple[str, str]:
    """How many are right, of how many."""
    each = list(right)
    return str(sum(each)), str(len(each))


def _rows(name: str) -> Iterator[dict[str, Any]]:
    return map(json.loads, (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
