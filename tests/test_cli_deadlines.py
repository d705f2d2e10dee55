"""`senco deadlines`: dates for people, for programs and for a calendar, and one clear line where something is wrong."""

from pathlib import Path

import pytest

from tests.commands import Senco, told


def test_deadlines_as_json(senco: Senco) -> None:
    ran = senco(
        "deadlines", "appeal", "--from", "2026-01-15", "--and", "certificate=2026-03-10", "--on", "2026-04-11", "--json"
    )
    (data,) = ran.rows
    assert ran.code == 0 and (data["rule"], data["from"]) == ("appeal", "2026-01-15")
    assert {each["id"]: (each["due"], each["overdue"]) for each in data["events"]} == {
        "mediation-adviser-by": ("2026-03-15", True),
        "appeal-by": ("2026-04-10", True),
    }


def test_deadlines_for_people_and_as_a_calendar_file(senco: Senco, tmp_path: Path) -> None:
    ran = senco(
        "deadlines", "phase-transfer", "--from", "1 September 2027", "--to", "secondary", "--ics", tmp_path / "a.ics"
    )
    assert ran.code == 0 and "Monday 15 February 2027" in ran.out and "SEND Regulations 2014 reg 18(1)" in ran.out
    assert b"DTSTART;VALUE=DATE:20270215" in (tmp_path / "a.ics").read_bytes()
    assert "consultation: the consultation was received" in senco("deadlines").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("ehc-assessment",), "--from is missing"),
        (("ehc-assessment", "--from", "soon"), "'soon' is no date"),
        (("appeal", "--from", "2026-01-15", "--and", "certificate"), "is not NAME=VALUE"),
        (("appeal", "--from", "2026-01-15", "--and", "certificate=x"), "'x' is no date"),
        (("nonsense", "--from", "2026-01-15"), "There is no rule 'nonsense'"),
        (("appeal", "--from", "2026-01-15", "--ics", "/no/such/folder/a.ics"), "cannot be written"),
    ],
)
def test_deadlines_says_what_is_wrong(senco: Senco, words: tuple[str, ...], message: str) -> None:
    assert message in told(senco("deadlines", *words))
