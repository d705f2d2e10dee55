"""What to adjust at each moment of a lesson and a day, from the steps of the actions; adds nothing of its own."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from app.plan.brief import brief_step
from app.plan.plan import Action, Moment

_ORDER = (
    "Entering",
    "Instructions and explanations",
    "Talk and questions",
    "Independent work",
    "Tests",
    "Unstructured times",
)
_MOST, _FIRST = 2, 5  # lines of a moment; steps of an action that are looked at


def moments_of(actions: tuple[Action, ...]) -> tuple[Moment, ...]:
    """The moments for which the actions have a step, in the order of a day; none is made up."""
    found: dict[str, list[tuple[int, str]]] = {name: [] for name in _ORDER}
    for number, action in enumerate(actions, 1):
        for step in filter(_alone, action.steps[:_FIRST]):
            name = _moment(step)
            if name and number not in (earlier for earlier, _ in found[name]):
                found[name].append((number, step))
    return tuple(
        Moment(name, tuple(f"{brief_step(step)} (action {number})" for number, step in found[name][:_MOST]))
        for name in _ORDER
        if found[name]
    )


def _alone(step: str) -> bool:
    """Whether a step is done at a moment of the day, and can be understood without the one before it."""
    after = r"(?:if|then|them|it|they|bring them|say it|do it|begin with the adult|not )\b"
    return re.match(after, step, re.IGNORECASE) is None and _planning().match(step) is None


def _moment(step: str) -> str:
    return next((name for name, words in _words() if words.search(step)), "")


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for name, words in _data()["moments"].items())


@lru_cache(maxsize=1)
def _planning() -> re.Pattern[str]:
    return re.compile(_data()["planning"], re.IGNORECASE)


def _data() -> dict[str, Any]:
    return tomllib.loads(files("app.plan").joinpath("moments.toml").read_text(encoding="utf-8"))
