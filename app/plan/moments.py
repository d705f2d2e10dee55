"""What to adjust at each moment of a lesson and a day, from the steps of the actions; adds nothing of its own."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from app.plan.plan import Action, Moment

_ORDER = ("Entering", "Instructions and explanations", "Talk and questions", "Independent work", "Tests", "Unstructured times")
_MOST, _MOST_OF_ONE = 4, 2


def moments_of(actions: tuple[Action, ...]) -> tuple[Moment, ...]:
    """The moments for which the actions have a step, in the order of a day; none is made up."""
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in _ORDER}
    for action in actions:
        for step in action.steps:
            name = _moment(step)
            if name and sum(what == action.what for what, _ in found[name]) < _MOST_OF_ONE:
                found[name].append((action.what, step))
    return tuple(Moment(name, _lines(found[name])) for name in _ORDER if found[name])


def _lines(steps: list[tuple[str, str]]) -> tuple[str, ...]:
    """One step of each action in turn, so that no action fills a moment alone."""
    order = sorted(range(len(steps)), key=lambda place: sum(what == steps[place][0] for what, _ in steps[:place]))
    return tuple(steps[place][1] for place in order[:_MOST])


def _moment(step: str) -> str:
    return next((name for name, words in _words() if words.search(step)), "")


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = tomllib.loads(files("app.plan").joinpath("moments.toml").read_text(encoding="utf-8"))
    return tuple((name, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for name, words in data.items())
