"""Changes of a plan by a person: a line, an outcome, an action; pure, and each makes the plan a draft again.

Every change takes the approvals away and asks the quality rules anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_args, get_type_hints

from app.plan.approve import unapproved
from app.plan.plan import Evidence, Layer, Plan
from app.plan.profile import FIELDS
from app.plan.quality import verdicts
from app.plan.renumber import moved_places, places_without, renumbered
from knowledge.errors import ReaderError

LINES = ("needs", "strengths", "stop_doing", "access_arrangements", "advice", "asks", "warnings")
LISTS = (*LINES, "outcomes", "actions", "moments")
PAGES = ("passport", "cycle", "letter", "for_the_pupil", "school_advice")
_CHOICES = {"layer": get_args(Layer), "evidence": get_args(Evidence)}


def with_page(plan: Plan, name: str, text: str, today: date) -> Plan:
    """The plan with another text on one of its PAGES."""
    _check(name, PAGES, "page")
    return _changed(plan, today, **{name: text.strip()})


def with_told(plan: Plan, name: str, text: str, today: date) -> Plan:
    """The plan with another text in a field of its profile, such as what the pupil says."""
    _check(name, FIELDS, "field of the profile")
    return _changed(plan, today, profile=replace(plan.profile, **{name: text.strip()}))


def with_item(plan: Plan, name: str, at: int, item: Any, today: date) -> Plan:
    """The plan with another item at a place of one of its LISTS; a line of text where that list has lines."""
    items = _items(plan, name, at)
    return _changed(plan, today, **{name: (*items[:at], _fitting(name, item), *items[at + 1 :])})


def with_lines(plan: Plan, name: str, lines: Iterable[str], today: date) -> Plan:
    """The plan with other lines in one of its lists of LINES, without those that are empty."""
    _check(name, LINES, "list of lines")
    return _changed(plan, today, **{name: tuple(text for line in lines if (text := line.strip()))})


def with_part(plan: Plan, name: str, at: int, today: date, **parts: Any) -> Plan:
    """The plan with other parts of one outcome, action or moment: `with_part(plan, "actions", 0, today, who="…")`."""
    item = _items(plan, name, at)[at]
    if name in LINES:
        raise ReaderError(f"A line of {name!r} has no parts: change the line.")
    for part, value in parts.items():
        _check(part, tuple(each.name for each in fields(item)), "part")
        if part in _CHOICES:
            _check(value, _CHOICES[part], part)
    return with_item(plan, name, at, replace(item, **parts), today)


def added(plan: Plan, name: str, item: Any, today: date) -> Plan:
    """The plan with one more item at the end of one of its LISTS."""
    _check(name, LISTS, "list")
    return _changed(plan, today, **{name: (*getattr(plan, name), _fitting(name, item))})


def dropped(plan: Plan, name: str, at: int, today: date) -> Plan:
    """The plan without the item at a place; what a moment takes from an action goes with it."""
    items = _items(plan, name, at)
    plan = _numbered(plan, name, places_without(len(items), at))
    return _changed(plan, today, **{name: (*items[:at], *items[at + 1 :])})


def moved(plan: Plan, name: str, at: int, to: int, today: date) -> Plan:
    """The plan with an item at another place, the others in their order."""
    items = list(_items(plan, name, at))
    _items(plan, name, to)
    plan = _numbered(plan, name, moved_places(len(items), at, to))
    items.insert(to, items.pop(at))
    return _changed(plan, today, **{name: tuple(items)})


def _numbered(plan: Plan, name: str, places: Mapping[int, int]) -> Plan:
    """The plan whose moments name each action by its new number."""
    return replace(plan, moments=renumbered(plan.moments, places)) if name == "actions" else plan


def _changed(plan: Plan, today: date, **parts: Any) -> Plan:
    """The plan with other parts: where they are the same, the plan as it was, its approvals with it."""
    changed = replace(plan, **parts)
    if changed == plan:
        return plan
    return replace(unapproved(changed), quality=verdicts(changed, today))


def _items(plan: Plan, name: str, at: int) -> tuple[Any, ...]:
    _check(name, LISTS, "list")
    items: tuple[Any, ...] = getattr(plan, name)
    if not 0 <= at < len(items):
        raise ReaderError(f"The plan has no {name} at place {at + 1}: it was changed meanwhile; look at it again.")
    return items


def _fitting(name: str, item: Any) -> Any:
    """The item, a line without the spaces around it; a TypeError for what the list is not made of."""
    wanted = get_args(get_type_hints(Plan)[name])[0]
    if not isinstance(item, wanted):
        raise TypeError(f"{name} is made of {wanted.__name__}, not of {type(item).__name__}")
    return item.strip() if isinstance(item, str) else item


def _check(name: str, known: tuple[str, ...], what: str) -> None:
    if name not in known:
        raise ReaderError(f"A plan has no {what} {name!r}: use one of {', '.join(known)}.")
