"""From a rule and the dates that are known to every date that follows; knows no question and no screen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.deadlines.counting import last_day
from app.deadlines.explain import explain, in_words
from knowledge.errors import ReaderError
from knowledge.time_limits import Rule, TimeLimit, rules, time_limits


@dataclass(frozen=True)
class Event:
    """One date that follows: the limit it comes from, the day, whether it is past, and how it was counted."""

    limit: TimeLimit
    due: date
    overdue: bool
    counted: str


@dataclass(frozen=True)
class Undated:
    """A limit of the rule that has no date yet: `needs` names the date that is missing, or is empty."""

    limit: TimeLimit
    why: str
    needs: str = ""


@dataclass(frozen=True)
class Schedule:
    """What follows from the dates that are known, in the order of the dates, as at the day `on`."""

    rule: Rule
    start: date | None
    named: Mapping[str, date]
    to: str
    on: date
    events: tuple[Event, ...]
    undated: tuple[Undated, ...]


def schedule(rule: str, start: date | None, named: Mapping[str, date], to: str, on: date) -> Schedule:
    """Every date that follows; a rule, a name of a date or a kind of setting that is not known is a ReaderError."""
    if rule not in rules():
        raise ReaderError(f"There is no rule {rule!r}: use one of {', '.join(rules())}.")
    limits = limits_of(rule, to)
    _known_names(rule, named)
    known = {**named, "": start} if start else dict(named)
    seconds = {limit.latest_of for limit in limits}
    events, undated = [], []
    for limit in (each for each in limits if each.id not in seconds):
        if limit.no_date:
            undated.append(Undated(limit, limit.no_date))
            continue
        runs = [each for each in limits if each.id in (limit.id, limit.latest_of)]
        counts = [_count(each, known[named_as(each.of)]) for each in runs if named_as(each.of) in known]
        missing = [each.of for each in runs if named_as(each.of) not in known]
        if counts:
            events.append(_event(limit, counts, missing, on))
        else:
            undated.append(_undated(limit))
    in_order = sorted((_also_by(event, events) for event in events), key=lambda each: each.due)
    return Schedule(rules()[rule], start, dict(named), to, on, tuple(in_order), tuple(undated))


def limits_of(rule: str, to: str = "") -> list[TimeLimit]:
    """The limits of a rule; where they differ by the kind of setting, those for `to`."""
    limits = [limit for limit in time_limits() if limit.rule == rule]
    kinds = settings_of(rule)
    if to and to not in kinds:
        known = f"use one of {', '.join(kinds)}" if kinds else f"the rule {rule} has none: leave --to out"
        raise ReaderError(f"There is no --to {to!r}: {known}.")
    if kinds and not to:
        raise ReaderError(f"The rule {rule} differs by where the pupil goes: add --to with one of {', '.join(kinds)}.")
    return [limit for limit in limits if not limit.to or to in limit.to]


def settings_of(rule: str) -> list[str]:
    """The kinds of setting that a rule tells apart, in the order of the file."""
    return list(dict.fromkeys(to for limit in time_limits() if limit.rule == rule for to in limit.to))


def further_dates(rule: str) -> list[str]:
    """The further dates that a rule can use, in words."""
    return list(dict.fromkeys(limit.of for limit in time_limits() if limit.rule == rule and limit.of))


def named_as(words: str) -> str:
    """The name by which a further date is given: "last review" as `last-review`."""
    return words.replace(" ", "-")


def _known_names(rule: str, named: Mapping[str, date]) -> None:
    known = [named_as(words) for words in further_dates(rule)]
    for name in named:
        if name not in known:
            use = f"use one of {', '.join(known)}" if known else "this rule uses no further date"
            raise ReaderError(f"The rule {rule} knows no date called {name!r}: {use}.")


def _count(limit: TimeLimit, event: date) -> tuple[date, str]:
    due = last_day(limit.length, event, event_counts=limit.first_day == "that day")
    return due, explain(limit, event, due)


def _undated(limit: TimeLimit) -> Undated:
    needs = limit.of or rules()[limit.rule].start
    return Undated(limit, f"needs one more date: {needs}", named_as(limit.of) or "from")


def _event(limit: TimeLimit, counts: list[tuple[date, str]], missing: list[str], on: date) -> Event:
    """The event of a limit: the latest of its counts, with a remark on the others and on what is missing."""
    (due, counted), *others = sorted(counts, reverse=True)
    for _, sooner in others:
        counted = f"The later of two: {counted} The other ends sooner: {sooner}"
    for words in missing:
        counted += f" The later of two counts: give the date of the {words}, which may move it on."
    return Event(limit, due, on > due, counted)


def _also_by(event: Event, events: list[Event]) -> Event:
    """The event with a remark where another limit, which has to be kept as well, ends sooner."""
    sooner = [each for each in events if each.limit.id == event.limit.also_by and each.due < event.due]
    remarks = "".join(
        f" By the Code it has to fall within {each.limit.count} as well, so by {in_words(each.due)}." for each in sooner
    )
    return replace(event, counted=event.counted + remarks)
