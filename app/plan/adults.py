"""Who is there and when, by the profile's words: assistants, trusted adults, moments of the day; names nobody else."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from app.plan.pupil import Pupil, Said
from knowledge.planning import pattern


def who(pupil: Pupil, people: str) -> str:
    """The people whom a strategy names, with what the profile tells of the assistant where they include one."""
    people = people[0].upper() + people[1:]
    if not _words()["in_people"].search(people):
        return people
    none, told = _first(pupil, "none"), assistant(pupil)
    if none:
        return f"{people} (no assistant is there: {none.quote}; agree who does it instead)"
    return f"{people} (told of adults: {told.quote})" if told else people


def assistant(pupil: Pupil) -> Said | None:
    """What the profile tells of an assistant's time."""
    limit = _words()["limit"]
    named = [each for each in _telling(pupil, "assistant") if limit.search(each.text)]
    return next((each for each in named if each.field in ("context", "setting", "tried_so_far")), None)


def trusted(pupil: Pupil) -> Said | None:
    """What the profile tells of an adult whom the pupil trusts."""
    return next(
        (each for each in _telling(pupil, "trusted") if re.search(r"Staff \d|TA\b|teacher|tutor", each.text)), None
    )


def moments(said: tuple[Said, ...]) -> tuple[str, ...]:
    """The times and places that these words name, as they name them."""
    found = (match[0].strip() for each in said for match in _words()["moments"].finditer(each.text))
    return tuple(dict.fromkeys(each[0].upper() + each[1:] if each.lower() == "pe" else each.lower() for each in found))


def _first(pupil: Pupil, name: str) -> Said | None:
    return next(iter(_telling(pupil, name)), None)


def _telling(pupil: Pupil, name: str) -> list[Said]:
    return [each for each in pupil.said if _words()[name].search(each.text)]


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(files("app.plan").joinpath("adults.toml").read_text(encoding="utf-8"))
    return {name: pattern(words) for name, words in data.items()}
