"""One question back where the fact is missing on which the answer turns, and never where a matter is named."""

from datetime import date
from pathlib import Path

import pytest

from app.ask.answer import Question, Turn
from app.ask.as_json import as_data
from app.ask.choose import choose
from app.ask.clarify import clarify, unclear_questions
from app.ask.markdown import as_markdown
from app.deadlines.questions import read_question
from app.settings import Settings
from app.wiring import Assistant
from evals.pages import read_lines

VAGUE = """
how long do they have? | can they refuse? | What is the deadline? | how many weeks? | what are the timescales
when do they have to reply? | when is it due | Can we say no? | are they allowed to refuse him? | can we appeal this?
how do parents appeal? | who pays for it? | who funds this? | who decides? | who has the final say?
do we need permission? | is consent needed? | How often should they be reviewed? | when is the review due?
what evidence do I need? | does it apply to our school? | who should be invited
"""
CLEAR = """
how long has the council got to decide? | can a school refuse to admit a child with a plan? | who pays for transport?
what is the deadline for phase transfers? | who decides on the school in section I?
do we need consent for an EP visit? | How often is an EHC plan reviewed? | can parents appeal against section F?
what evidence do we need for 25% extra time? | how long? the LA got our request on 3 March
Deadlines for the annual review report
"""


@pytest.fixture(scope="module")
def assistant(shipped_home: Path) -> Assistant:
    return Assistant(Settings(home=shipped_home))


def _each(text: str) -> list[str]:
    return [each.strip() for line in text.strip().split("\n") for each in line.split("|")]


def test_a_question_without_its_matter_is_asked_back_and_one_with_it_never() -> None:
    assert not [each for each in _each(VAGUE) if clarify(each) is None]
    assert not [each for each in _each(CLEAR) if clarify(each)]


def test_no_question_of_the_evaluations_is_asked_back() -> None:
    sets = ("answers", "guides", "regulatory", "retrieval", "unanswerable", "attacks")
    rows = [row for name in sets for row in read_lines(name) if row.get("split") != "held"]
    assert rows and not [row["question"] for row in rows if clarify(row["question"])]


def test_every_choice_is_a_full_question_that_is_answered_from_a_guide(assistant: Assistant) -> None:
    searcher, wrong = assistant.searcher, []
    assistant.prepare()
    for unclear in unclear_questions():
        assert 2 <= len(unclear.choices) <= 3 and unclear.asks.endswith("?")
        for choice in unclear.choices:
            kind = choose(choice, "senco", searcher.search(choice), searcher.shelf).kind
            if kind != "guide" or clarify(choice) or read_question(choice, date(2026, 11, 28)):
                wrong.append((choice, kind))
    assert not wrong


def test_what_is_asked_back_stands_in_every_form_of_the_answer(assistant: Assistant) -> None:
    answer = assistant.ask(Question("How long do they have?"))
    assert answer.outcome == "clarify" and len(answer.choices) == 3 and not answer.citations
    assert as_data(answer)["choices"] == list(answer.choices)
    assert all(f"- {choice}" in as_markdown(answer) for choice in answer.choices)


def test_a_follow_up_is_completed_and_a_choice_is_answered(assistant: Assistant) -> None:
    told = (
        Turn("user", "How long does the council have to decide on an EHC needs assessment?"),
        Turn("assistant", "6"),
    )
    assert assistant.ask(Question("can they refuse?", history=told)).outcome == "answered"
    vague = (Turn("user", "how long do they have?"), Turn("assistant", "Whose time limit, and for what?"))
    for choice in unclear_questions()[0].choices:
        answer = assistant.ask(Question(choice, history=vague))
        assert answer.outcome == "answered" and not answer.choices, choice
