"""What is missing or does not fit together, as questions to people; fills no gap."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from app.plan.adults import assistant, trusted
from app.plan.needs import Need
from app.plan.pupil import Pupil
from app.plan.told import fact_lines, told
from app.plan.tried import Trial
from knowledge.planning import Planning, pattern

_FIELDS = ("pupil_view", "parent_view", "tried_so_far", "strengths", "barriers", "year_group", "setting")
_CHECKED = {
    "reading",
    "understanding language",
    "following instructions",
    "getting started and staying on task",
    "speaking and being understood",
}
_YEAR = re.compile(r"\b(?:year|yr|y) ?(1[0-4]|[1-9])\b", re.IGNORECASE)


def ask_lines(pupil: Pupil, needs: tuple[Need, ...], tried: tuple[Trial, ...], planning: Planning) -> tuple[str, ...]:
    """The questions: what does not fit first, then what is missing, then what the facts leave open."""
    words = planning.lines["asks"]
    missing = [name for name in _FIELDS if not getattr(pupil.profile, name) or (name == "barriers" and not needs)]
    empty = [told(pupil, words[name]) for name in missing]
    lines = [
        *_contradictions(pupil, words["pair"], words["years"]),
        *empty,
        *_of_trials(pupil, tried, planning),
        *fact_lines(pupil, "asks"),
    ]
    if not assistant(pupil) and not trusted(pupil):
        lines.append(told(pupil, words["adults"]))
    if any(need.barrier in _CHECKED for need in needs) and not pupil.knows("hearing", "sight"):
        lines.append(told(pupil, words["checks"]))
    return tuple(dict.fromkeys([*lines, told(pupil, words["baseline"]), told(pupil, words["review"])]))


def _of_trials(pupil: Pupil, tried: tuple[Trial, ...], planning: Planning) -> list[str]:
    words = planning.lines["asks"]
    return [told(pupil, words[each.result], each.said.quote) for each in tried]


def _contradictions(pupil: Pupil, template: str, years: str) -> list[str]:
    """Two pieces that say different things of one matter; two year groups."""
    found = []
    for one, other, about in _pairs():
        first = next((each for each in pupil.said if one.search(each.text)), None)
        second = next((each for each in pupil.said if other.search(each.text)), None)
        if first and second:
            words = first.quote if first == second else f"{first.quote} and {second.quote}"
            found.append(told(pupil, template, words, about=about.format(name=pupil.name)))
    named = dict.fromkeys(_YEAR.findall(pupil.profile.year_group))
    elsewhere = [
        each
        for each in pupil.said
        if named and re.search(r"\b(?:is|now|currently) in (?:year|yr|y) ?\d", each.text, re.IGNORECASE)
    ]
    found += [told(pupil, years, each.quote) for each in elsewhere if not set(_YEAR.findall(each.text)) <= set(named)]
    return found


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    data = tomllib.loads(files("app.plan").joinpath("asks.toml").read_text(encoding="utf-8"))
    return tuple((pattern(row["a"]), pattern(row["b"]), row["about"]) for row in data["pair"])
