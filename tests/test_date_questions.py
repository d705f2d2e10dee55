"""Date questions in plain words: recognised, read, and answered with the dates and what they rest on."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.ask.answer import Answer, Question
from app.ask.dated import SOON
from app.deadlines.questions import read_question
from app.settings import Settings
from app.wiring import Assistant
from evals.dates import answered

TODAY = date(2026, 11, 27)
FILE = Path(__file__).parents[1] / "evals" / "cases" / "date-questions.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
WORK = [case for case in CASES if case["split"] == "work"]


def test_questions_of_the_work_half_come_out_as_they_were_worked_out() -> None:
    wrong = [case["question"] for case in WORK if answered(case["question"]) != (case["rule"], case["events"])]
    assert len(WORK) > 250 and len(wrong) / len(WORK) < 0.03, wrong


def test_no_date_is_computed_where_none_can_be_told() -> None:
    none = [case["question"] for case in WORK if not case["rule"]]
    assert len(none) > 50 and [question for question in none if read_question(question, TODAY)] == []


def test_a_past_date_without_a_year_lies_behind_and_a_coming_one_ahead() -> None:
    behind = read_question("The LA got our request on 3 March, when must they decide?", TODAY)
    ahead = read_question("He starts secondary on 1 September, by when must the plan be amended?", TODAY)
    assert behind and behind.start == date(2026, 3, 3) and behind.assumed == (date(2026, 3, 3),)
    assert ahead and ahead.start == date(2027, 9, 1) and ahead.to == "secondary"


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("We got a mediation agreement on 10 November: how quickly must it be carried out?", "mediation-agreement"),
        ("It was agreed in mediation on 12 November. When must the NHS do it?", "mediation-agreement"),
        ("They agreed to mediation on 3 November, when must it be held?", "mediation"),
        ("Mediation certificate dated 3 November, when is the last day to appeal?", "appeal"),
    ],
)
def test_an_agreement_in_mediation_is_no_refusal_to_appeal_against(question: str, rule: str) -> None:
    reading = read_question(question, TODAY)
    assert reading and reading.rule == rule


@pytest.mark.parametrize(
    "question",
    [
        "how long does the LA have to decide whether to assess?",
        "The meeting on 3 March went badly. What can we do?",
        "His SEN support plan was written on 14 September, when must we review it?",
        "what does 9.41 say?",
        "Amber hit two children on 3 March. What strategies could help?",
    ],
)
def test_other_questions_are_left_to_the_search(question: str) -> None:
    assert read_question(question, TODAY) is None


@pytest.fixture(scope="module")
def assistant(shipped_home: Path) -> Assistant:
    return Assistant(Settings(home=shipped_home))


@pytest.fixture(scope="module")
def answer(assistant: Assistant) -> Answer:
    return assistant.ask(Question("the LA got our request on 3 March 2026, when must they decide?"))


def test_the_answer_leads_with_the_date_and_cites_where_it_stands(answer: Answer) -> None:
    assert answer.outcome == "answered" and answer.short.startswith("**Tuesday 14 April 2026**")
    first = answer.statements[0]
    assert first.duty == "must" and "6 weeks from Tuesday 3 March 2026" in first.text
    cited = {citation.mark: citation for citation in answer.citations}
    assert cited[first.citations[0]].reference == "SEND Regulations 2014 reg 5(1)"
    assert all(citation.verified and citation.quote for citation in answer.citations)
    unless = [statement for statement in answer.statements if statement.label == "UNLESS"]
    assert any("closure" in each.text and cited[each.citations[0]].reference.endswith("5(4)(a)") for each in unless)


def test_what_else_follows_stands_beneath(answer: Answer) -> None:
    others = [statement.text for statement in answer.statements if statement.section]
    assert any("21 July 2026" in text for text in others) and len(others) == 2
    assert answer.dates and [event.limit.id for event in answer.dates.events][-1] == "final-plan"


def test_a_date_that_is_missing_is_asked_for(assistant: Assistant) -> None:
    found = assistant.ask(Question("The EHCP was issued on 15 January 2026. When must the review papers go out?"))
    assert found.outcome == "clarify" and "meeting" in found.short
    assert found.dates and [event.limit.id for event in found.dates.events] == ["review-by"]


def test_a_year_that_was_taken_is_told(assistant: Assistant) -> None:
    found = assistant.ask(Question("The draft EHCP was served on 3 March. When are comments due?"))
    assert any("No year was said" in warning for warning in found.warnings)


def test_only_what_has_to_be_done_as_soon_as_practicable_is_said_to_be(assistant: Assistant, answer: Answer) -> None:
    comments = assistant.ask(Question("The draft EHCP was served on 3 March 2026. When are comments due?"))
    assert SOON in answer.warnings and SOON not in comments.warnings


def test_a_pupil_without_a_plan_has_no_dates_of_a_phase_transfer() -> None:
    asked = "Year 11 on SEN support, a college place for next September: when should our information go across?"
    assert read_question(asked, TODAY) is None
    assert read_question(asked.replace("on SEN support", "with an EHC plan"), TODAY) is not None
