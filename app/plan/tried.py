"""What was tried and what came of it: what is not to be proposed again, and what is to be kept; judges by words."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from app.plan.pupil import Pupil, Said
from knowledge.planning import pattern

Result = Literal["failed", "worked", "open"]


@dataclass(frozen=True)
class Trial:
    """Something that was tried, as it is told, what came of it, and the strategies that it comes to."""

    said: Said
    result: Result
    strategies: tuple[str, ...]


def trials(pupil: Pupil) -> tuple[Trial, ...]:
    """What the profile tells of things tried; elsewhere than in its own field only where it is told how it went."""
    found = []
    for each in pupil.said:
        means, result = _means(each.text), result_of(each.text)
        own = each.field == "tried_so_far"
        if own or (means and result != "open" and each.field in ("barriers", "context", "pupil_view", "parent_view")):
            found.append(Trial(each, result, means))
    return _with_what_follows(found)


def result_of(text: str) -> Result:
    """What came of something, by the words."""
    data = _data()
    if data.failed.search(text):
        return "failed"
    return "worked" if data.worked.search(text) and not data.unless_worked.search(text) else "open"


def _with_what_follows(found: list[Trial]) -> tuple[Trial, ...]:
    """A trial whose result stands in the next piece ("Tried a timer. He threw it.") has that result."""
    whole: list[Trial] = []
    for each in found:
        last = whole[-1] if whole else None
        if (
            last
            and last.result == "open"
            and each.result != "open"
            and not each.strategies
            and last.said.field == each.said.field
        ):
            both = Said(f"{last.said.text}; {each.said.text}", last.said.field)
            whole[-1] = Trial(both, each.result, last.strategies)
        else:
            whole.append(each)
    return tuple(whole)


def _means(text: str) -> tuple[str, ...]:
    found = [name for words, names in _data().means if words.search(text) for name in names]
    return tuple(dict.fromkeys(found))


def other_ways() -> dict[str, str]:
    """What must be different where a strategy that a fact asks for was tried in vain: a line with {words}."""
    return _data().other_ways


@dataclass(frozen=True)
class _Data:
    failed: re.Pattern[str]
    worked: re.Pattern[str]
    unless_worked: re.Pattern[str]
    means: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    other_ways: dict[str, str]


@lru_cache(maxsize=1)
def _data() -> _Data:
    data = tomllib.loads(files("app.plan").joinpath("tried.toml").read_text(encoding="utf-8"))
    means = tuple((pattern([words]), tuple(names)) for words, names in data["means"].items())
    return _Data(
        pattern(data["failed"]), pattern(data["worked"]), pattern(data["unless_worked"]), means, data["other_ways"]
    )
