"""Figures in a draft that nobody gave: neither in the description nor on a strategy page that the action is from."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from evals.facts import plain
from knowledge.shelf import open_shelf

_UNITS = (
    r"%|per ?cent|minutes?|mins?|hours?|hrs?|seconds?|times?|sessions?|days?|weeks?|months?|terms?|lessons?|words?"
    r"|marks?|points?|pages?|(?:in|out of) \d+"
)
_FIGURE = re.compile(rf"\b(\d+(?:\.\d+)?)(?:\s*(?:to|-|or)\s*(\d+))?[\s-]*({_UNITS})(?!\w)")

Figure = tuple[str, str]


def figures(text: str) -> set[Figure]:
    """Every number above one with its unit: "ten minutes" and "a 10-minute" are both ("10", "minute")."""
    found = set()
    for first, second, unit in _FIGURE.findall(plain(text)):
        found |= {(number, _one(unit)) for number in (first, second) if number not in ("", "1")}
    return found


def figures_nobody_gave(described: str, plan: Mapping[str, Any]) -> set[Figure]:
    """The figures of the outcomes that the description does not give, and those of the actions that no page of theirs
    gives either."""
    given = figures(described)
    loose = {each for outcome in plan["outcomes"] for each in figures(_text(outcome)) - given}
    for action in plan["actions"]:
        unknown = figures(_text(action)) - given
        if unknown:
            loose |= unknown.difference(*(_page_figures(name) for name in _pages(action)))
    return loose


def _pages(action: Mapping[str, Any]) -> Iterable[str]:
    """The ids of the strategies that an action is taken from: by its title, else by what it cites."""
    strategies, what = open_shelf().strategies, plain(action["what"])
    named = [each.id for each in strategies.values() if plain(each.title) in what]
    cited = set(action["citations"])
    return named or [
        each.id for each in strategies.values() if cited and cited <= {support.reference for support in each.citations}
    ]


@cache
def _page_figures(strategy: str) -> set[Figure]:
    page = files("knowledge") / "content" / "strategies" / f"{strategy}.md"
    return figures(page.read_text(encoding="utf-8"))


def _text(part: Mapping[str, Any]) -> str:
    return "\n".join(value for value in part.values() if isinstance(value, str))


def _one(unit: str) -> str:
    return {"min": "minute", "hr": "hour", "percent": "%", "per cent": "%"}.get(name := unit.rstrip("s"), name)
