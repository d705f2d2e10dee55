"""What is masked is shown and can be mended before a question goes on; the Mask names screen; the address."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from app.screens import mask_check, scripts, wording
from tests.browser.fake import ANSWER, FakeAssistant
from tests.drawing import Draw, shown

NOTE = "Zuleikha Quenneville (DOB 14.02.2015) can't sit still. Zuleikha may need an amber card. What helps?"


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant.with_code()


@pytest.fixture
def checking(draw: Draw, assistant: FakeAssistant) -> AppTest:
    """The Ask screen after a question that names somebody."""
    page: AppTest = draw(assistant)
    return page.chat_input[0].set_value(NOTE).run()


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def test_nothing_is_asked_before_the_person_has_looked(checking: AppTest, assistant: FakeAssistant) -> None:
    text = shown(checking)
    assert assistant.asked == [] and "Nothing has been looked up yet" in text
    assert "<mark>Pupil A</mark> stands for <strong>Zuleikha Quenneville</strong>" in text
    assert "<mark>Pupil A</mark> may need an amber card" in text


def test_going_on_asks_with_the_placeholders(checking: AppTest, assistant: FakeAssistant) -> None:
    page = press(checking, "Go on")
    (asked,) = assistant.asked
    assert asked.text == "Pupil A (DOB Date of birth 1) can't sit still. Pupil A may need an amber card. What helps?"
    assert asked.identifiers.texts()["Pupil A"] == "Zuleikha Quenneville"
    assert "Quenneville" not in shown(page) and "Quenneville" not in repr(asked)


def test_words_can_be_left_and_masked_after_all(checking: AppTest, assistant: FakeAssistant) -> None:
    page = next(each for each in checking.button if each.key == "leave-1").click().run()
    assert "DOB 14.02.2015" in shown(page)
    page = page.button(key="mask-again-0").click().run()
    assert "DOB 14.02.2015" not in shown(page)


def test_more_can_be_masked(checking: AppTest, assistant: FakeAssistant) -> None:
    next(each for each in checking.text_input if each.label == "Also mask").set_value("amber card")
    checking.selectbox(key="more-kind").set_value("place")
    page = press(checking, "Mask it")
    assert "<strong>amber card</strong>" in shown(page)
    press(page, "Go on")
    assert "may need an Place 1" in assistant.asked[0].text


def test_the_same_pupil_keeps_the_placeholder_until_a_new_conversation(
    checking: AppTest, assistant: FakeAssistant
) -> None:
    page = press(checking, "Go on")
    page = press(page.chat_input[0].set_value("And zuleikha's reading?").run(), "Go on")
    assert assistant.asked[1].text == "And Pupil A's reading?"
    press(page, "New conversation")
    assert mask_check.KEY not in page.session_state


def test_a_question_can_be_put_aside(checking: AppTest, assistant: FakeAssistant) -> None:
    page = press(checking, "Put the question aside")
    assert assistant.asked == [] and wording.EXAMPLES["senco"][0] in [each.label for each in page.button]


def test_a_question_that_names_nobody_is_asked_at_once(draw: Draw, assistant: FakeAssistant) -> None:
    draw(assistant).chat_input[0].set_value("How long does the council have?").run()
    assert [asked.text for asked in assistant.asked] == ["How long does the council have?"]


def test_a_note_is_masked_on_a_screen_of_its_own(draw: Draw, assistant: FakeAssistant) -> None:
    page = draw(assistant, "mask_page.py")
    page.text_area(key="mask-text").set_value(NOTE).run()
    assert "<mark>Date of birth 1</mark>" in shown(page) and page.get("download_button")
    press(page, "Forget all of it")
    assert page.text_area(key="mask-text").value == "" and mask_check.KEY not in page.session_state


@pytest.mark.parametrize("page", ["ask_page.py", "mask_page.py", "guides_page.py", "glossary_page.py"])
def test_what_is_typed_never_gets_into_the_address(draw: Draw, assistant: FakeAssistant, page: str) -> None:
    drawn = draw(assistant, page)
    for box in [*drawn.text_input, *drawn.text_area]:
        box.set_value("Zuleikha")
    drawn = drawn.chat_input[0].set_value(NOTE).run() if page == "ask_page.py" else drawn.run()
    assert "Zuleikha" not in str(dict(drawn.query_params))


def test_what_is_copied_has_the_words_again(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(scripts, "answer_tools", lambda number, text: copied.append(text))
    assistant = FakeAssistant.with_code(answer=replace(ANSWER, short="**Pupil A** may have a break."))
    page = draw(assistant).chat_input[0].set_value(NOTE).run()
    page = press(page, "Go on")
    assert "**Zuleikha Quenneville** may have a break." in copied[-1]
    assert "<strong>Pupil A</strong> may have a break." in shown(page) and "Quenneville" not in shown(page)
