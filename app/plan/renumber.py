"""Keeps "(action 3)" at the end of a moment's line true when actions are moved or dropped; reads nothing else."""

import re
from collections.abc import Mapping
from dataclasses import replace

from app.plan.plan import Moment

_ACTION = re.compile(r"\(action (\d+)\)$")


def renumbered(moments: tuple[Moment, ...], places: Mapping[int, int]) -> tuple[Moment, ...]:
    """The moments with each action's new number; a line whose action has none goes with it, and an empty moment too."""
    found = [replace(each, lines=tuple(filter(None, (_line(line, places) for line in each.lines)))) for each in moments]
    return tuple(after for before, after in zip(moments, found, strict=True) if after.lines or not before.lines)


def moved_places(count: int, at: int, to: int) -> dict[int, int]:
    """The new number of each of so many actions, counted from 1, when the one at a place goes to another."""
    order = list(range(count))
    order.insert(to, order.pop(at))
    return {old + 1: new + 1 for new, old in enumerate(order)}


def places_without(count: int, at: int) -> dict[int, int]:
    """The new number of each of the actions that are left when the one at a place is dropped."""
    return {old + 1: old + 1 - (old > at) for old in range(count) if old != at}


def _line(line: str, places: Mapping[int, int]) -> str:
    found = _ACTION.search(line)
    if not found:
        return line
    new = places.get(int(found[1]))
    return f"{line[: found.start()]}(action {new})" if new else ""
