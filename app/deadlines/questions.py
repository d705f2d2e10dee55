"""Reads a date question in plain words: the rule, the dates and what is asked for; computes nothing.

Which words mean what is data, in questions.toml.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from app.deadlines.calculate import limits_of, named_as
from app.deadlines.spoken import Spoken, nearest, spoken_dates, spoken_months

FROM = "from"

_CLAUSE = 60  # characters before a date in which its own verb stands


@dataclass(frozen=True)
class Reading:
    """A date question understood: the rule, its own date, the further dates by name, the setting, what is asked for."""

    rule: str
    start: date | None
    named: Mapping[str, date]
    to: str
    events: tuple[str, ...]
    assumed: tuple[date, ...] = ()


def read_question(text: str, today: date) -> Reading | None:
    """The date question that a text is, or None: it has to name a date, ask for one, and fit a rule."""
    days = spoken_dates(text, today)
    dates = days or spoken_months(text, today)
    if not dates or not _words()["asks"].search(text):
        return None
    words = _without(text, dates)
    rule = next((each for each in _rules() if each.fits(words)), None)
    if rule is None or not (days or rule.months):
        return None
    placed = {name: _in_its_year(name, each, rule, text, today) for name, each in _placed(words, dates, rule).items()}
    to = next((name for name, wanted in rule.to.items() if wanted.search(words)), "")
    if not placed or (rule.to and not to):
        return None
    named = {name: each.day for name, each in placed.items() if name != FROM}
    start = placed[FROM].day if FROM in placed else None
    assumed = tuple(each.day for each in placed.values() if each.assumed)
    return Reading(rule.id, start, named, to, _asked(rule, words, placed, to), assumed)


def _asked(rule: "_Rule", words: str, placed: Mapping[str, Spoken], to: str) -> tuple[str, ...]:
    """The dates that are asked for by name; without any, the usual ones that can be dated, or whatever can be."""
    named = rule.named(words)
    if named and not _words()["all"].search(words):
        return named
    dated = [limit.id for limit in limits_of(rule.id, to) if (named_as(limit.of) or FROM) in placed]
    return tuple(name for name in rule.usual if name in dated) or tuple(name for name in rule.events if name in dated)


@dataclass(frozen=True)
class _Rule:
    id: str
    wanted: re.Pattern[str]
    unless: re.Pattern[str] | None
    usual: tuple[str, ...]
    ahead: tuple[str, ...]
    months: bool
    dates: Mapping[str, re.Pattern[str]]
    events: Mapping[str, re.Pattern[str]]
    to: Mapping[str, re.Pattern[str]]

    def fits(self, words: str) -> bool:
        return bool(self.wanted.search(words)) and not (self.unless and self.unless.search(words))

    def named(self, words: str) -> tuple[str, ...]:
        """The dates that the question asks for by name."""
        return tuple(name for name, wanted in self.events.items() if wanted.search(words))


def _without(text: str, dates: tuple[Spoken, ...]) -> str:
    """The text with its dates blanked, so that "May" or "last Monday" is no cue for anything."""
    for each in dates:
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    return text


def _placed(words: str, dates: tuple[Spoken, ...], rule: _Rule) -> dict[str, Spoken]:
    """Each of the rule's dates that is said, by name: the closest pairs of cue and date first, a date once."""
    pairs = sorted(
        (_distance(cue, each, dates), number, name)
        for name, wanted in rule.dates.items()
        for number, each in enumerate(dates)
        for cue in wanted.finditer(words)
    )
    placed: dict[str, Spoken] = {}
    taken: set[int] = set()
    if not pairs and len(dates) == 1:
        return {FROM: dates[0]}
    for _, number, name in pairs:
        if name not in placed and number not in taken:
            placed[name] = dates[number]
            taken.add(number)
    return placed


def _distance(cue: re.Match[str], spoken: Spoken, dates: tuple[Spoken, ...]) -> int:
    """How far a cue is from a date; farther where it stands behind it, in another clause, or beyond another date."""
    behind = cue.end() > spoken.start
    start, end = (spoken.end, cue.start()) if behind else (cue.end(), spoken.start)
    others = sum(start <= each.start < end for each in dates)
    clauses = len(re.findall(r"[,;.?!]", cue.string[start:end]))
    return (end - start) * (2 if behind else 1) + 4 * behind + 10 * clauses + 100 * others


def _in_its_year(name: str, spoken: Spoken, rule: _Rule, text: str, today: date) -> Spoken:
    """A date without a year lies behind us, unless its clause, or what it is a date of, looks ahead."""
    if not spoken.assumed:
        return spoken
    clause = re.split(r"[.;,?!]", text[max(0, spoken.start - _CLAUSE) : spoken.start])[-1]
    ahead = name in rule.ahead or bool(_words()["ahead"].search(clause))
    return replace(spoken, day=nearest(spoken.day, today, ahead))


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    """What tells that a date is asked for, that all are, and that a date lies ahead."""
    return {name: _pattern(words) for name, words in _data()["words"].items()}


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["id"],
            _pattern(row["wanted"]),
            _pattern(row["unless"]) if "unless" in row else None,
            tuple(row["usual"]),
            tuple(row.get("ahead", ())),
            bool(row.get("months")),
            *({name: _pattern(words) for name, words in row.get(table, {}).items()} for table in _TABLES),
        )
        for row in _data()["rule"]
    )


_TABLES = ("dates", "events", "to")


def _data() -> dict[str, Any]:
    return tomllib.loads(files("app.deadlines").joinpath("questions.toml").read_text(encoding="utf-8"))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE | re.VERBOSE | re.DOTALL)
