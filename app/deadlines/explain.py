"""Says in words how a date was counted; counts nothing itself."""

from datetime import date

from app.deadlines.counting import is_working_day, next_working_day
from knowledge.time_limits import MONTHS, Period, TimeLimit, YearlyDate

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(day: date) -> str:
    """A date as "Tuesday 3 March 2026"; not strftime, whose names depend on the computer."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def explain(limit: TimeLimit, event: date, due: date) -> str:
    """How a limit's date comes from its event, which day counts first, and what a weekend does to it."""
    length = limit.length
    told = _date(length, event, due) if isinstance(length, YearlyDate) else _period(limit, length, event, due)
    return " ".join(filter(None, [told, _non_working_day(limit, due)]))


def _date(length: YearlyDate, event: date, due: date) -> str:
    if not length.before:
        told = f"{in_words(due)}, in the calendar year of {in_words(event)}."
    else:
        told = (
            f"The Code says by {due.day} {MONTHS[due.month - 1]} in the calendar year of {in_words(event)}; "
            f"the Regulations say before that day, so {due.day - 1} {MONTHS[due.month - 1]} is the last."
        )
    late = "That is after the first day there: the date fits transfers later in the year." if due > event else ""
    return f"{told} {late}".strip()


def _period(limit: TimeLimit, length: Period, event: date, due: date) -> str:
    count = limit.count.removesuffix(" before")
    if not length.number:
        return f"On the day itself, {in_words(event)}."
    if length.before:
        return f"{count} counted back from {in_words(event)}: {in_words(due)} at the latest."
    if limit.first_day == "that day":
        end = _end_of_months(event, due, begins=True) if _is_months(length) else ""
        return f"{count} with {in_words(event)} as day 1: the last day is {in_words(due)}{end}."
    if _is_months(length):
        return f"{count} from {in_words(event)}: {in_words(due)}{_end_of_months(event, due, begins=False)}."
    first = "the same weekday" if length.unit == "week" else "the day after is day 1"
    return f"{count} from {in_words(event)}, {first}: {in_words(due)}."


def _is_months(length: Period) -> bool:
    return length.unit in ("month", "year")


def _end_of_months(event: date, due: date, begins: bool) -> str:
    """What ends a period of months: the corresponding date or, where the month has none, its last day."""
    if event.day > due.day + begins:
        return f", the last day of a month that has no {event.day}{'st' if event.day == 31 else 'th'}"
    return ", the day before the corresponding date" if begins else ", the corresponding date"


def _non_working_day(limit: TimeLimit, due: date) -> str:
    """What a last day at a weekend or on a bank holiday does: nothing, but perhaps for what is lodged with a court."""
    if isinstance(limit.length, Period) and limit.length.unit == "working day":
        return "Weekends and England's bank holidays are left out."
    if limit.rule == "appeal" and limit.id.startswith("appeal-by"):
        later = _reported_of_rule_12(due)
        told = (
            "The Tribunal's rule 12, read only in a secondary copy, is reported to let an appeal that is due then "
            f"come on {in_words(later)}: do not plan on it."
        )
        return "" if later == due else told
    if is_working_day(due):
        return ""
    kind = "at a weekend" if due.weekday() > 4 else "on a bank holiday"
    if limit.rule == "discrimination":
        return f"It falls {kind}; whether that moves a claim was not established: do not plan on it."
    return f"It falls {kind}, which does not move it."


def _reported_of_rule_12(due: date) -> date:
    """The first working day after August, after 25 December to 1 January, or after a day that is no working day."""
    if due.month == 8:
        return next_working_day(date(due.year, 8, 31))
    if due.month == 12 and due.day >= 25:
        return next_working_day(date(due.year + 1, 1, 1))
    return due if is_working_day(due) else next_working_day(due)
