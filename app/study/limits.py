"""Time limits: how long there is for what, and short cases with a date; wrong ones are usual periods that it is not."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from random import Random

from app.deadlines.counting import is_working_day, last_day
from app.study.ground import entry_of
from app.study.numbers import as_figures, near_periods, periods_in
from app.study.question import COMPARES, DIRECT, EXCEPTION, Option, Question
from app.study.statements import lower_first
from knowledge.digest import Entry
from knowledge.time_limits import Period, TimeLimit, YearlyDate, read_count, time_limits

KIND, CASE = "time limit", "short case"
_WRONG, _NEAR = 3, 5
_DATES = ("1 January", "15 February", "31 March", "30 April", "31 May", "1 September")
_FIRST, _SPAN = date(2027, 1, 11), 200  # the days on which a case may begin


@dataclass(frozen=True)
class Asked:
    """A time limit, the passage that says it, and how a question speaks of it."""

    limit: TimeLimit
    entry: Entry
    who: str = ""
    act: str = ""
    ask: str = ""
    event: str = ""

    @property
    def stem(self) -> str:
        """The question for the period."""
        if self.ask:
            return self.ask
        first = self.limit.start.split()[0]
        runs = {"counted": "is", "beginning": "is counted", "starting": "is counted"}.get(first, "runs")
        have = "have" if self.who.split()[0] in ("must", "should", "does", "do") else ""
        verb = "take to" if self.who.startswith("should") else f"{have} to"
        return f"How long {self.who} {verb} {self.act}? The time {runs} {self.limit.start}."

    @property
    def answer(self) -> str:
        """The period, as an option shows it."""
        return "every year" if "often" in self.ask else self.limit.count.removesuffix(" before").removeprefix("before ")

    @property
    def claim(self) -> str:
        """What the passage has to bear out."""
        return f"{self.limit.label}: {self.limit.count} {self.limit.start}"


@lru_cache(maxsize=1)
def asked() -> tuple[Asked, ...]:
    """Every time limit that is asked for."""
    text = files("app.study").joinpath("limits.toml").read_text(encoding="utf-8")
    rows = (_asked(**row) for row in tomllib.loads(text)["limit"])
    return tuple(each for each in rows if _stated(each))


def limit_questions() -> Iterator[Question]:
    """How long there is, for each of them."""
    for each in asked():
        right = Option(each.answer, True, f"{each.entry.reference}: {each.limit.label}: {each.limit.count}.")
        wrong = [Option(other, False, _why(each, other)) for other in _others(each)]
        yield _question(KIND, each.stem, (right, *wrong[:_WRONG]), each, EXCEPTION if each.limit.exceptions else DIRECT)


def dated_cases() -> Iterator[Question]:
    """A case with a first day, for each limit that a date can be computed from."""
    for each in asked():
        length = each.limit.length
        if each.event and isinstance(length, Period) and not length.before:
            yield _case(each, length)


def _case(each: Asked, length: Period) -> Question:
    others = [period for count in _others(each) if isinstance(period := read_count(count), Period)]
    first, due = _first_day(each, length)
    days = [(_due(each, period, first), period) for period in others]
    right = Option(_day(due), True, f"{each.limit.count} {each.limit.start} ({each.entry.reference}).")
    wrong = [
        Option(_day(day), False, f"That would be {_count(period)}; it is {each.limit.count}.") for day, period in days
    ]
    act = each.act.partition(" when ")[0].rstrip(",")
    until = "At least until which day" if each.who.startswith("must") else "By which day at the latest"
    who = each.who.partition(" ")[2].removesuffix(" at least")
    verb = "be able to" if each.who.startswith("must") else ""
    stem = f"On {_day(first)} {lower_first(each.event)}. {until} must {who} {verb} {act}, if no exception applies?"
    return _question(CASE, " ".join(stem.split()), (right, *wrong[:_WRONG]), each, COMPARES)


def _first_day(each: Asked, length: Period) -> tuple[date, date]:
    """A day on which a case begins, and the last day; both are working days, so that nothing hangs on a weekend."""
    random = Random(each.claim)
    while True:
        first = _FIRST + timedelta(days=random.randrange(_SPAN))
        due = _due(each, length, first)
        if is_working_day(first) and is_working_day(due):
            return first, due


def _due(each: Asked, length: Period, first: date) -> date:
    return last_day(length, first, each.limit.first_day == "that day")


def _asked(rule: str, id: str, to: str = "", **words: str) -> Asked:
    limit = next(each for each in time_limits() if (each.rule, each.id) == (rule, id) and (not to or to in each.to))
    known = [entry for entry in map(entry_of, limit.references) if entry]
    return Asked(limit, next((entry for entry in known if _names(entry, limit)), known[0]), **words)


def _names(entry: Entry, limit: TimeLimit) -> bool:
    """Whether the digest tells the period of the passage itself, and not only of a part of it."""
    return bool(periods_in(limit.count) & periods_in(entry.own_words))


def _stated(each: Asked) -> bool:
    """Whether the answer stands in what is quoted: a whole regulation's summary may leave a paragraph's period out."""
    return (
        each.entry.reference in each.limit.references or _names(each.entry, each.limit) or not periods_in(each.answer)
    )


def _others(each: Asked) -> list[str]:
    """Periods, or dates, that could be taken for it and that nothing said of it names."""
    if isinstance(each.limit.length, YearlyDate):
        return [day for day in _DATES if day not in each.limit.count]
    if "often" in each.ask:
        return ["every six months", "every two years", "every three years"]
    named = periods_in(f"{each.limit.note} {each.entry.own_words} {each.limit.count}")
    fit = [other for other in near_periods(each.answer) if as_figures(other) not in named]
    return Random(each.claim).sample(fit[:_NEAR], min(len(fit), _NEAR))


def _why(each: Asked, other: str) -> str:
    """Why it is not this one, and for what it is, if for anything of the same kind."""
    same = [limit for limit in time_limits() if limit.count == other and limit.rule != each.limit.rule]
    told = f" {other} is the limit for “{same[0].label}” ({same[0].references[0]})." if same else ""
    return f"It is {each.answer} ({each.entry.reference}).{told[:1]}{told[1:2].upper()}{told[2:]}"


def _count(period: Period) -> str:
    return f"{period.number} {period.unit}" + ("" if period.number == 1 else "s")


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _question(kind: str, stem: str, options: tuple[Option, ...], each: Asked, difficulty: str) -> Question:
    fact = f"limit {each.limit.rule} {each.limit.id} {' '.join(each.limit.to)}"
    return Question(kind, stem, options, each.entry.reference, fact, each.claim, each.entry.gist, difficulty=difficulty)
