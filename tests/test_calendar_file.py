"""The calendar file: whole days that no time zone moves, the same file for the same dates, nothing about a pupil."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from app.deadlines.calculate import schedule
from app.deadlines.calendar_file import calendar_file

TODAY = date(2026, 11, 27)


@given(st.dates(date(2014, 9, 1), date(2054, 8, 31)))
@settings(deadline=None, max_examples=30)
def test_each_date_is_a_whole_day(day: date) -> None:
    found = schedule("ehc-assessment", day, {}, "", TODAY)
    entries = list(Calendar.from_ical(calendar_file(found)).walk("VEVENT"))
    assert [entry.decoded("dtstart") for entry in entries] == [event.due for event in found.events]
    assert all(type(entry.decoded("dtstart")) is date for entry in entries)
    assert all(entry.decoded("dtend") - entry.decoded("dtstart") == timedelta(days=1) for entry in entries)


def test_an_entry_says_what_how_counted_and_where_it_stands() -> None:
    found = schedule("ehc-assessment", date(2026, 3, 3), {}, "", TODAY)
    entry = Calendar.from_ical(calendar_file(found)).walk("VEVENT")[0]
    text = str(entry["description"])
    assert str(entry["summary"]) == "EHC needs assessment: Decision whether to assess, notified"
    assert "6 weeks from Tuesday 3 March 2026" in text and "reg 5(1)" in text and "Unless: " in text


def test_the_same_dates_give_the_same_file_and_others_other_entries() -> None:
    def file(day: int, on: date = TODAY) -> bytes:
        return calendar_file(schedule("ehc-assessment", date(2026, 3, day), {}, "", on))

    assert file(3) == file(3, TODAY + timedelta(days=40))
    uids = [{str(entry["uid"]) for entry in Calendar.from_ical(file(day)).walk("VEVENT")} for day in (3, 4)]
    assert len(uids[0]) == 3 and not uids[0] & uids[1]


@pytest.mark.parametrize("line", calendar_file(schedule("appeal", date(2026, 3, 3), {}, "", TODAY)).split(b"\r\n"))
def test_no_line_is_longer_than_the_standard_allows(line: bytes) -> None:
    assert len(line) <= 75
