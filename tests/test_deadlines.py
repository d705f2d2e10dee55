"""From known dates to all that follow: dates worked out by hand, what is missing or refused, how it is told."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.deadlines.as_data import as_data
from app.deadlines.calculate import Schedule, schedule
from app.deadlines.show import rule_lines, schedule_lines
from knowledge.errors import ReaderError
from knowledge.time_limits import rules

BY_HAND = Path(__file__).parents[1] / "evals" / "cases" / "dates.jsonl"
CASES = [json.loads(line) for line in BY_HAND.read_text(encoding="utf-8").splitlines()]
TODAY = date(2026, 11, 27)


def computed(rule: str, start: str, to: str = "", on: date = TODAY, **named: str) -> Schedule:
    dates = {name.replace("_", "-"): date.fromisoformat(day) for name, day in named.items()}
    return schedule(rule, date.fromisoformat(start) if start else None, dates, to, on)


def due(found: Schedule) -> dict[str, str]:
    return {event.limit.id: event.due.isoformat() for event in found.events}


def told(found: Schedule, name: str) -> str:
    return next(event.counted for event in found.events if event.limit.id == name)


def test_there_are_enough_dates_worked_out_by_hand() -> None:
    assert len(CASES) >= 80


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{case['event']}-{case['from']}")
def test_a_date_worked_out_by_hand_from_the_regulations(case: dict[str, object]) -> None:
    found = computed(str(case["rule"]), str(case["from"]), str(case["to"]), **case["and"])  # type: ignore[arg-type]
    assert due(found)[str(case["event"])] == case["due"], case["why"]


def test_what_needs_a_further_date_says_which() -> None:
    found = computed("annual-review", "2025-12-01")
    assert due(found) == {"review-by": "2026-11-30"}
    assert {each.limit.id: each.needs for each in found.undated}["report"] == "meeting"
    assert due(computed("annual-review", "", meeting="2026-11-04"))["report"] == "2026-11-18"


def test_the_later_of_two_counts_and_both_are_told() -> None:
    two = computed("appeal", "2026-01-15", certificate="2026-03-10")
    assert due(two)["appeal-by"] == "2026-04-10"
    assert "The later of two" in told(two, "appeal-by") and "15 March 2026" in told(two, "appeal-by")
    one = computed("appeal", "2026-01-15")
    assert due(one)["appeal-by"] == "2026-03-15" and "certificate" in told(one, "appeal-by")


def test_the_code_names_a_date_and_the_regulations_say_before_it() -> None:
    found = computed("phase-transfer", "2027-09-01", "secondary")
    assert due(found) == {"amend-by": "2027-02-15"}
    assert "before that day, so 14 February" in told(found, "amend-by")


def test_a_weekend_moves_no_limit_and_an_appeal_only_by_report() -> None:
    assert "does not move it" in told(computed("ehc-assessment", "2026-02-14"), "decision-to-assess")
    assert "reported" in told(computed("appeal", "2026-03-02"), "appeal-by")
    assert told(computed("appeal", "2026-06-18"), "appeal-by").count("1 September 2026") == 1  # due in August


def test_a_decision_has_to_fall_within_the_twelve_months_as_well() -> None:
    assert "by Monday 30 November 2026" in told(
        computed("annual-review", "2025-12-01", meeting="2026-11-12"), "decision"
    )
    assert "as well" not in told(computed("annual-review", "2025-12-01", meeting="2026-09-12"), "decision")


def test_a_first_day_that_counts_is_told() -> None:
    found = computed("draft-plan", "2026-11-03")
    assert due(found) == {"comments-until": "2026-11-17"} and "as day 1" in told(found, "comments-until")


def test_what_cannot_be_dated_has_its_reason_and_no_date() -> None:
    found = computed("exclusion", "2026-11-03")
    assert not found.events and all("sixth day" in each.why for each in found.undated)


def test_overdue_is_seen_on_the_day_that_is_given() -> None:
    def overdue(on: date) -> bool:
        found = computed("school-advice", "2026-10-05", on=on)
        return found.events[0].overdue

    assert not overdue(date(2026, 11, 16)) and overdue(date(2026, 11, 17))


@pytest.mark.parametrize(
    ("rule", "to", "named", "message"),
    [
        ("no-such", "", {}, "use one of ehc-assessment"),
        ("phase-transfer", "", {}, "add --to with one of school"),
        ("phase-transfer", "moon", {}, "use one of school"),
        ("appeal", "secondary", {}, "leave --to out"),
        ("appeal", "", {"cert": "2026-01-01"}, "use one of certificate"),
        ("consultation", "", {"meeting": "2026-01-01"}, "uses no further date"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(rule: str, to: str, named: dict[str, str], message: str) -> None:
    with pytest.raises(ReaderError, match=message):
        computed(rule, "2026-01-01", to, **named)


def test_a_date_past_the_end_of_the_calendar_is_refused() -> None:
    with pytest.raises(ReaderError, match="check the year"):
        computed("ehc-assessment", "9999-12-01")


def test_plain_data_has_what_is_promised() -> None:
    data = as_data(computed("ehc-assessment", "2026-03-03"))
    assert (data["rule"], data["from"]) == ("ehc-assessment", "2026-03-03")
    assert [event["id"] for event in data["events"]] == ["decision-to-assess", "decision-not-to-issue", "final-plan"]
    first = data["events"][0]
    assert {"label", "due", "overdue", "counted", "reference", "exceptions"} <= set(first)
    assert (first["due"], first["overdue"]) == ("2026-04-14", True)
    assert "SEND Regulations 2014 reg 5(1)" in first["reference"]
    assert any("closure" in each["text"] and each["reference"].endswith("reg 5(4)(a)") for each in first["exceptions"])


@pytest.mark.parametrize("rule", rules())
def test_every_rule_can_be_computed_and_told(rule: str) -> None:
    to = "secondary" if rule == "phase-transfer" else ""
    found = computed(rule, "2026-03-03", to)
    assert found.events or found.undated
    text = "\n".join(schedule_lines(found))
    assert all(event.counted in text for event in found.events) and "not legal advice" in text
    assert f"{rule}: {rules()[rule].start}" in list(rule_lines())
