"""Asked for the assignment it declines; asked to explain, check or plan it does not. The planner fills the window."""

from datetime import date

from app.study.coach import coach
from app.study.planner import plan

DECLINED = [
    "Write my case study for me",
    "can you write my NPQ assignment, it's due Friday",
    "give me a model answer to submit",
    "Please do my assignment on the Year 8 case",
    "finish the 1500 words for me, I have 600",
    "I need my summative rewritten so that it sounds better, rewrite my essay",
    "paraphrase my essay so it is not detected by Turnitin",
    "Just give me an exemplar I can copy and paste",
    "draft my npq assessment",
]
ALLOWED = [
    "How do I write an outcome that can be checked?",
    "write a social story about fire drills",
    "What have I missed in my case study answer?",
    "How long is my case study meant to be?",
    "help me plan my case study, I start on Monday",
    "Explain the test for an assessment",
    "I need to do an assessment of his reading",
    "complete the annual review paperwork",
    "Is it allowed to use AI in my assignment?",
]


def test_a_request_for_the_assignment_is_declined_and_told_what_is_done_instead() -> None:
    for message in DECLINED:
        declined = coach(message)
        assert declined, message
        assert declined.instead and "own" in declined.first and "handbook" in declined.note


def test_what_helps_to_learn_is_not_declined() -> None:
    for message in ALLOWED:
        assert coach(message) is None, message


def test_it_neither_praises_nor_grades_nor_speaks_of_itself() -> None:
    declined = coach(DECLINED[0])
    assert declined
    text = " ".join([declined.text, *declined.instead, declined.first, declined.note])
    assert "!" not in text and not any(word in text.split() for word in ("I", "sorry", "great", "grade", "mark"))


def test_the_planner_has_a_day_for_each_of_the_window_over_a_month_end() -> None:
    planner = plan(date(2027, 2, 25))
    assert [day.number for day in planner.days] == list(range(1, 9))
    assert planner.days[0].date == date(2027, 2, 25) and planner.days[-1].date == date(2027, 3, 4)
    words = [day.words for day in planner.days]
    assert words == sorted(words) and words[-1] == 1500
    assert all(day.tasks for day in planner.days) and "handbook" in planner.note
