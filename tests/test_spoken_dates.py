"""Dates as people say them, and numbers that are none."""

from datetime import date

import pytest

from app.deadlines.spoken import nearest, read_date, spoken_dates, spoken_months
from knowledge.errors import ReaderError

TODAY = date(2026, 11, 27)  # a Friday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 March 2026", "2026-03-03"), ("3rd of March 2026", "2026-03-03"), ("the 3rd of march '26", "2026-03-03"),
        ("March 3rd, 2026", "2026-03-03"), ("Tue 3 Nov", "2026-11-03"), ("on Tuesday 1 December 2026", "2026-12-01"),
        ("3/4/26", "2026-04-03"), ("03.04.2026", "2026-04-03"), ("2026-04-03", "2026-04-03"), ("1 Sept", "2026-09-01"),
        ("12 Jan 27", "2027-01-12"), ("today", "2026-11-27"), ("yesterday", "2026-11-26"), ("tomorrow", "2026-11-28"),
        ("the day before yesterday", "2026-11-25"), ("last Monday", "2026-11-23"), ("last Friday", "2026-11-20"),
        ("on Wednesday", "2026-11-25"), ("next Monday", "2026-11-30"), ("this Saturday", "2026-11-28"),
        ("two weeks ago", "2026-11-13"), ("a fortnight ago", "2026-11-13"), ("in 3 weeks' time", "2026-12-18"),
        ("29 Feb 2028", "2028-02-29"), ("on 4/3", "2027-03-04"),
        ("came 20.11", "2026-11-20"), ("this morning", "2026-11-27"), ("a fortnight back", "2026-11-13"),
    ],
)  # fmt: skip
def test_a_date_is_found_in_a_sentence(text: str, day: str) -> None:
    found = spoken_dates(f"They had it {text}, so what now?", TODAY)
    assert [each.day.isoformat() for each in found] == [day]


@pytest.mark.parametrize(
    "text",
    ["9.41 of the Code", "in May 2026", "he may 3 times", "score 12/20", "31/13/2026", "29 February 2026 was no day",
     "reg 20(3)", "Year 7", "20 weeks", "2 in 10 pupils", "aged 7.03.", "version 1.2.3.4"],
)  # fmt: skip
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert [each for each in spoken_dates(text, TODAY) if each.day.year < 2028 and each.words not in ("may 3",)] == []


def test_a_year_that_was_not_said_is_marked_and_can_be_moved() -> None:
    (found,) = spoken_dates("on 3 March", TODAY)
    assert found.assumed and found.day == date(2027, 3, 3)
    assert nearest(found.day, TODAY, ahead=False) == date(2026, 3, 3)
    assert nearest(date(2028, 2, 29), TODAY, ahead=False) == date(2024, 2, 29)


def test_a_date_for_the_command_is_one_date_and_nothing_else() -> None:
    assert read_date("2026-03-03", TODAY) == read_date("3 March 2026", TODAY) == date(2026, 3, 3)
    for text in ("30.2.2026", "soon", "3 March and 4 March", "since 3 March 2026", ""):
        with pytest.raises(ReaderError, match="write it as 2026-03-03"):
            read_date(text, TODAY)


def test_a_month_alone_is_its_first_day() -> None:
    found = [
        (each.day.isoformat(), each.assumed) for each in spoken_months("starts in September 2027, or this May", TODAY)
    ]
    assert found == [("2027-09-01", False), ("2027-05-01", True)]
    assert spoken_months("in May 3 pupils, may be", TODAY) == ()
