"""How days, weeks, months and working days are counted, held over forty years of dates."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.deadlines.calculate import schedule
from app.deadlines.counting import add_months, is_working_day, last_day
from knowledge.errors import ReaderError
from knowledge.time_limits import Period, YearlyDate, rules

DAYS = st.dates(date(2014, 9, 1), date(2054, 8, 31))
MONTHS = st.integers(1, 36)


@given(DAYS, st.integers(1, 30))
def test_weeks_end_on_the_same_weekday(day: date, weeks: int) -> None:
    end = last_day(Period(weeks, "week", False), day, event_counts=False)
    assert end.weekday() == day.weekday() and (end - day).days == 7 * weeks


@given(DAYS, st.integers(1, 60))
def test_a_period_that_begins_with_its_day_ends_a_day_sooner(day: date, days: int) -> None:
    for unit in ("day", "week"):
        length = Period(days, unit, False)
        assert last_day(length, day, True) == last_day(length, day, False) - timedelta(days=1)


@given(DAYS, MONTHS)
def test_months_end_on_the_corresponding_date_or_the_months_last(day: date, months: int) -> None:
    end = last_day(Period(months, "month", False), day, event_counts=False)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == min(day.day, monthrange(end.year, end.month)[1])


@given(DAYS, MONTHS)
def test_months_that_begin_with_a_day_leave_no_gap_and_no_overlap(day: date, months: int) -> None:
    """The day after the period is the corresponding date, or the first of the month after one that has no such date."""
    after = last_day(Period(months, "month", False), day, event_counts=True) + timedelta(days=1)
    there = add_months(day.replace(day=1), months)
    has_it = monthrange(there.year, there.month)[1] >= day.day
    assert after == (there.replace(day=day.day) if has_it else add_months(there, 1))


@given(DAYS, MONTHS)
def test_counting_back_leaves_at_least_the_whole_period(day: date, months: int) -> None:
    start = last_day(Period(months, "month", True), day, event_counts=False)
    assert start < day and add_months(start, months) <= day
    assert start.day == min(day.day, monthrange(start.year, start.month)[1])


@given(DAYS, st.integers(1, 20))
@settings(deadline=None)
def test_working_days_are_counted_one_by_one(day: date, number: int) -> None:
    length = Period(number, "working day", False)
    end = last_day(length, day, event_counts=False)
    between = [day + timedelta(days=step) for step in range(1, (end - day).days + 1)]
    assert sum(map(is_working_day, between)) == number and is_working_day(end)
    begun = last_day(length, day, event_counts=True)
    counted = [day + timedelta(days=step) for step in range((begun - day).days + 1)]
    assert sum(map(is_working_day, counted)) == number


@given(DAYS)
def test_a_yearly_date_stands_in_the_years_own_calendar(day: date) -> None:
    assert last_day(YearlyDate(15, 2, True), day, False) == date(day.year, 2, 15)


@given(DAYS, DAYS, st.sampled_from([rule for rule in rules() if rule != "phase-transfer"]))
@settings(deadline=None)
def test_a_later_start_never_gives_an_earlier_date_and_overdue_is_only_past(day: date, on: date, rule: str) -> None:
    first, second = (schedule(rule, each, {}, "", on) for each in (day, day + timedelta(days=1)))
    later = {event.limit.id: event.due for event in second.events}
    for event in first.events:
        assert event.due <= later[event.limit.id]
        assert event.overdue == (on > event.due)


@given(DAYS)
@settings(deadline=None)
def test_bank_holidays_change_nothing_but_working_days(day: date) -> None:
    """Whatever stands in the calendar of bank holidays, a count of weeks takes no notice of it."""
    found = schedule("ehc-assessment", day, {}, "", day)
    assert [(event.due - day).days for event in found.events] == [42, 112, 140]


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 12, 28), False),  # Boxing Day, which falls on a Saturday, moved
        (date(2027, 3, 26), False),  # Good Friday
        (date(2026, 8, 31), False),  # the late summer bank holiday
        (date(2026, 8, 3), True),  # Scotland's August bank holiday, not England's
        (date(2026, 11, 28), False),
        (date(2026, 11, 27), True),
    ],
)
def test_the_bank_holidays_are_englands(day: date, working: bool) -> None:
    assert is_working_day(day) is working


def test_school_days_are_in_no_calendar() -> None:
    with pytest.raises(ReaderError, match="school's own"):
        last_day(Period(10, "school day", False), date(2026, 11, 27), event_counts=False)
