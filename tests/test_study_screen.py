"""The Study screen and hints before answers, as Streamlit draws them."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from app.screens import study_quiz
from app.study.question import Question
from knowledge.case_studies import open_case_studies
from tests.browser.fake import FakeAssistant
from tests.drawing import Draw, shown
from tests.models import QueueModel


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant.with_code()


@pytest.fixture
def study(draw: Draw, assistant: FakeAssistant) -> Callable[[str], AppTest]:
    def part(name: str) -> AppTest:
        page = draw(assistant, "study_page.py", part=name)
        assert not page.exception, page.exception
        return page

    return part


def press(page: AppTest, label: str) -> AppTest:
    found = [each for each in page.button if each.label == label]
    assert found, (label, [each.label for each in page.button])
    return found[0].click().run(timeout=90)


def asked(page: AppTest) -> Question:
    going: study_quiz.Going = page.session_state[study_quiz.KEY]
    return going.questions[going.at]


def test_a_quiz_is_asked_explained_and_kept(study: Callable[[str], AppTest], assistant: FakeAssistant) -> None:
    page = study("Quiz")
    page.number_input(key="quiz-count").set_value(2)
    page.number_input(key="quiz-seed").set_value(7)
    press(page, "Start the quiz")
    first = asked(page)
    assert len(page.radio) == 1 and first.right.why not in shown(page), "nothing is given away"
    page.radio[0].set_value(first.right.text).run()
    press(page, "Answer")
    assert "Right." in shown(page) and "Not right" not in shown(page) and first.reference in shown(page)
    press(page, "Next question")
    second = asked(page)
    page.radio[0].set_value(next(each.text for each in second.options if not each.right)).run()
    press(page, "Answer")
    assert "Not right." in shown(page) and "your answer" in shown(page)
    press(page, "See the result")
    assert "1 of 2 right" in shown(page) and second.reference in shown(page)
    answers = assistant.study("this computer").history().answers
    assert [(each.question, each.right) for each in answers] == [(first.id, True), (second.id, False)]
    press(page, "Another quiz")
    page.selectbox(key="quiz-on").set_value("Code, chapter 3")
    page.selectbox(key="quiz-kind").set_value("stages in order")
    press(page, "Start the quiz")
    assert [each.value for each in page.error] and study_quiz.KEY not in page.session_state


def test_cards_are_shown_rated_and_come_again(study: Callable[[str], AppTest], assistant: FakeAssistant) -> None:
    page = study("Cards")
    assert "0 due · 10 new for today" in shown(page)
    press(page, "Show the answer")
    labels = [each.label for each in page.button if each.key and each.key.startswith("rate-")]
    assert labels[0] == "Again (1 minute)" and labels[3].startswith("Easy (") and len(labels) == 4
    press(page, labels[3])
    assert "0 due · 9 new for today" in shown(page)
    press(page, "Show the answer")
    press(page, "Again (1 minute)")
    assert "1 due · 8 new for today" in shown(page)
    assert [each.rating for each in assistant.study("this computer").history().reviews] == ["easy", "again"]


def test_a_case_is_answered_first_and_then_seen(study: Callable[[str], AppTest]) -> None:
    page = study("Case studies")
    name, case = next(iter(open_case_studies().items()))
    assert case.situation[:60] in shown(page)
    press(page, "See what it covers")
    assert "write one first" in page.error[0].value
    required = case.steps[0].points[0]
    assert required.text not in unescape(shown(page))
    page.text_area[0].set_value(
        "Zuleikha Quux was born on 3 May 2014 and I would first think about my own lunch."
    ).run()
    press(page, "See what it covers")
    assert "points covered" in shown(page) and "Zuleikha" not in shown(page) and "of 1,500 words" in shown(page)
    told = unescape(shown(page))
    assert required.hint in told and required.text not in told, "hints first"
    page.button(key=f"point-{name}-1-{required.id}").click().run()
    assert required.text in unescape(shown(page)) and required.references[0] in unescape(shown(page))


def test_with_a_model_an_answer_is_read_a_second_time_on_request(
    study: Callable[[str], AppTest], assistant: FakeAssistant
) -> None:
    case = next(iter(open_case_studies().values()))
    page = study("Case studies")
    page.text_area[0].set_value("I would first think about the lunch of Zuleikha Quux and then about tea.").run()
    press(page, "See what it covers")
    assert "read it too" not in " ".join(button.label for button in page.button), "only where a model is set"
    back = "What would you ask at lunch?"
    reply = {"covered": [{"point": 1, "sentence": 1}], "questions": [{"sentence": 1, "text": back}]}
    assistant.model = model = QueueModel([reply])
    page.run()
    page.button(key=f"second-{(case.id, 1)}").click().run()
    told = unescape(shown(page))
    assert "queue:model also finds" in told and back in told and "hold your sentence against the point" in told
    assert "Zuleikha" not in model.prompts[0] and case.steps[0].question in model.prompts[0]
    page.text_area[0].set_value("Another answer altogether, which is about the weather in May.").run()
    press(page, "See what it covers")
    assert back not in unescape(shown(page)), "what was read in another answer is gone"


def test_with_a_model_more_questions_are_written_and_one_that_fails_a_check_is_not_there(
    study: Callable[[str], AppTest], assistant: FakeAssistant
) -> None:
    wrong = [{"text": f"Answer {letter} is wrong", "why": "It is not."} for letter in "BCD"]
    bad = {"question": "Who must?", "right": "A must", "why_right": "So.", "wrong": wrong, "quote": "Nowhere."}
    assistant.model = model = QueueModel([bad] * 3)
    page = study("Quiz")
    page.number_input(key="quiz-count").set_value(2)
    page.number_input(key="quiz-seed").set_value(7)
    page.number_input(key="quiz-more").set_value(1)
    press(page, "Start the quiz")
    assert "Question 1 of 2" in shown(page) and len(model.prompts) == 3
    assert "0 of the model's questions passed the checks, 3 did not." in unescape(shown(page))


def test_progress_has_the_map_a_plan_and_deletion(study: Callable[[str], AppTest], assistant: FakeAssistant) -> None:
    page = study("Cards")
    press(page, "Show the answer")
    press(page, "Again (1 minute)")
    page = study("Map and progress")
    text = shown(page)
    assert "SEND Regulations 2014 reg 49(7)" in text and "SEND Code of Practice 5.53" in text
    assert ">Not begun<" in text and "1 card due today" in text
    page.date_input(key="plan-until").set_value(page.date_input(key="plan-until").min).run()
    assert "Week 1" in shown(page)
    press(page, "Delete all of it")
    press(page, "Delete it")
    assert assistant.study("this computer").history().reviews == () and "card due" not in shown(page)


def test_a_trainee_gets_hints_first_and_the_answer_on_request(draw: Draw, assistant: FakeAssistant) -> None:
    assistant.answer = replace(assistant.answer, pages=("guide:senco-time",))
    page = draw(assistant)
    assert not [each for each in page.toggle if each.key == "hints-switch"], "for trainees only"
    page.segmented_control(key="role").set_value("trainee").run()
    page.toggle(key="hints-switch").set_value(True).run()
    page.chat_input[0].set_value("How long does the council have to decide?").run()
    assert "Where to look" in shown(page) and "Six weeks at most" not in shown(page)
    press(page, "Show the answer")
    assert "Six weeks at most" in shown(page) and "Where to look" not in shown(page)
    page.run()
    assert "Six weeks at most" in shown(page)
