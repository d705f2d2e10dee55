"""Counts days, weeks, months and working days as English law counts them; knows no rule and no event."""

from calendar import monthrange
from datetime import date, timedelta

from workalendar.europe import UnitedKingdom

from knowledge.errors import ReaderError
from knowledge.time_limits import Period, YearlyDate

# England's, kept by workalendar; bank holidays matter only where a rule says "working days".
_WORKING_DAYS = UnitedKingdom()


def last_day(length: Period | YearlyDate, event: date, event_counts: bool) -> date:
    """The last day of a period that runs from an event, or the date in the event's year.

    `event_counts`: the event's own day is the first of the period ("beginning with the day on which"). A period of
    months ends on the corresponding date, or on the last day of a month that has none (Dodds v Walker [1981], of which
    only an account was read); one that begins with the event's day ends the day before the corresponding date. School
    days are in no calendar here: a ReaderError, as for a date past the calendar's end.
    """
    try:
        if isinstance(length, YearlyDate):
            return date(event.year, length.month, length.day)
        if length.before:
            return _moved(event, -length.number, length.unit)
        if not event_counts or not length.number:
            return _moved(event, length.number, length.unit)
        return _beginning_with(event, length)
    except (OverflowError, ValueError) as error:
        raise ReaderError(f"{event.isoformat()} leads past the years 1 to 9999: check the year.") from error


def is_working_day(day: date) -> bool:
    """Whether a day is neither at a weekend nor a bank holiday in England."""
    return bool(_WORKING_DAYS.is_working_day(day))


def next_working_day(day: date) -> date:
    """The first working day after a day."""
    return _working_days(day, 1)


def add_months(day: date, months: int) -> date:
    """The corresponding date some months on (or back), or the last day of a month that has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _beginning_with(event: date, length: Period) -> date:
    """The last day of a period of which the event's own day is the first."""
    if length.unit in ("month", "year"):
        end = _moved(event, length.number, length.unit)
        return end - timedelta(days=1) if end.day == event.day else end
    if length.unit == "working day":
        return _working_days(event, length.number - is_working_day(event))
    return _moved(event, length.number, length.unit) - timedelta(days=1)


def _moved(day: date, number: int, unit: str) -> date:
    if unit == "day":
        return day + timedelta(days=number)
    if unit == "week":
        return day + timedelta(weeks=number)
    if unit in ("month", "year"):
        return add_months(day, number * (12 if unit == "year" else 1))
    if unit == "working day":
        return _working_days(day, number)
    raise ReaderError("School days are not in any calendar here: count them in the school's own.")


def _working_days(day: date, number: int) -> date:
    """The day `number` working days on (or back), the day itself not counted."""
    step = timedelta(days=1 if number > 0 else -1)
    for _ in range(abs(number)):
        day += step
        while not is_working_day(day):
            day += step
    return day
