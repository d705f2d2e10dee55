"""What a school's template may name, and the words of a plan that stand in its place; knows no file."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from app.deadlines.explain import in_words
from app.plan.plan import Action, Plan
from app.plan.rules_outcomes import first_review
from app.plan.status import status_line
from app.word.cited import note_words
from app.word.marked_down import plain
from app.word.paper import Spoken


class Lines(list[Any]):
    """A list that a template may go through, or put in as it is: a line each."""

    def __str__(self) -> str:
        return "\n".join(map(str, self))


@lru_cache(maxsize=1)
def placeholders() -> Mapping[str, str]:
    """Each placeholder, and what it stands for."""
    data = tomllib.loads((files("app.word") / "placeholders.toml").read_text(encoding="utf-8"))
    return {name: str(text) for name, text in data.items()}


def values(plan: Plan, made_on: date, spoken: Spoken) -> dict[str, Any]:
    """What stands in the place of each placeholder."""

    def lines(texts: Iterable[str]) -> Lines:
        return Lines(map(spoken, texts))

    profile = {name: spoken(text) for name, text in vars(plan.profile).items() if name != "strengths"}
    review = first_review(plan, made_on)
    return {
        **profile,
        "status": spoken(status_line(plan)),
        "made_on": in_words(made_on),
        "review_date": in_words(review) if review else "not agreed yet",
        **{name: spoken(plain(getattr(plan, name))) for name in ("passport", "cycle", "letter", "for_the_pupil")},
        "school_advice": spoken(plain(plan.school_advice)),
        **{name: lines(getattr(plan, name)) for name in ("needs", "strengths", "stop_doing", "access_arrangements")},
        **{name: lines(getattr(plan, name)) for name in ("advice", "asks", "warnings")},
        "outcomes": Lines(_spoken(vars(each), spoken) for each in plan.outcomes),
        "actions": Lines(_action(plan, each, spoken) for each in plan.actions),
        "moments": Lines({"name": spoken(each.name), "lines": lines(each.lines)} for each in plan.moments),
        "quality": Lines(_spoken(vars(each), spoken) for each in plan.quality),
        "sources": lines(note_words(each) for each in plan.citations if each.verified),
    }


def _action(plan: Plan, action: Action, spoken: Spoken) -> dict[str, Any]:
    verified = [each.reference for each in plan.citations if each.verified and each.mark in action.citations]
    told = _spoken(vars(action), spoken)
    return {**told, "duty": action.duty or "", "steps": Lines(map(spoken, action.steps)), "sources": Lines(verified)}


def _spoken(parts: Mapping[str, Any], spoken: Spoken) -> dict[str, Any]:
    """The parts, those that are text spoken; printed as it is, it is the first of them."""
    return _Part({name: spoken(each) if isinstance(each, str) else each for name, each in parts.items()})


class _Part(dict[str, Any]):
    def __str__(self) -> str:
        return str(next(iter(self.values())))
