"""Conversations on the Ask screen: kept, opened again, renamed, deleted; and what fails stops no answer."""

from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from app.ask.answer import Question
from app.privacy.identifiers import Identifiers
from app.privacy.mask import mask
from app.records.conversations import THIS_COMPUTER, Conversations, Summary
from app.screens import asking, conversation_foot, past, word
from app.screens.conversation import Exchange
from app.screens.keeping import shortened
from tests.browser.fake import ANSWER, FakeAssistant
from tests.drawing import Draw, links, shown

ASKED, NAMED = "How long does the council have?", "Zuleikha Quenneville can't sit still. What helps?"


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant.with_code(home=tmp_path)


def ask(page: AppTest, text: str = ASKED) -> AppTest:
    return page.chat_input[0].set_value(text).run()


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def kept(assistant: FakeAssistant) -> Conversations:
    return assistant.conversations(THIS_COMPUTER)


def labels(page: AppTest) -> list[str]:
    return [each.label for each in page.button]


def test_an_answer_is_kept_and_stands_there_after_a_restart(draw: Draw, assistant: FakeAssistant) -> None:
    page = ask(ask(draw(assistant)), "And if they refuse?")
    (summary,) = kept(assistant).listed()
    assert (summary.title, summary.count) == (ASKED, 2)
    assert page.query_params["conversation"] == summary.id and links(page, "conversation") == [summary.id]
    again = FakeAssistant.with_code(home=assistant.home)
    page = draw(again, conversation=summary.id)
    assert shown(page).count("You asked, as a SENCO") == 2 and again.asked == []
    assert f"Kept on this computer: <strong>{ASKED}" in shown(page)
    ask(page, "And then?")
    assert [turn.text for turn in again.asked[0].history][::2] == [ASKED, "And if they refuse?"]
    assert kept(again).listed()[0].count == 3


def test_no_name_is_kept_and_its_placeholder_is_nobody_elses(draw: Draw, assistant: FakeAssistant) -> None:
    page = press(ask(draw(assistant), NAMED), "Go on")
    assert conversation_foot.NAMES_GONE not in shown(page)
    (summary,) = kept(assistant).listed()
    assert summary.title == "Pupil A can't sit still. What helps?"
    page = draw(assistant, conversation=summary.id)
    assert conversation_foot.NAMES_GONE in shown(page)
    press(ask(page, "Amber Okafor can't either. What helps?"), "Go on")
    assert assistant.asked[-1].text == "Pupil B can't either. What helps?"
    data = b"".join(path.read_bytes() for path in (assistant.home or Path()).iterdir())
    assert b"Quenneville" not in data and b"Okafor" not in data


def test_an_unknown_conversation_is_one_line(draw: Draw, assistant: FakeAssistant) -> None:
    theirs = assistant.conversations("somebody else").begin("Theirs")
    for name in ("nonsense", theirs):
        page = draw(assistant, conversation=name)
        assert shown(page).count("There is no such conversation any more") == 1 and "Theirs" not in shown(page)
        assert "conversation" not in page.query_params
    assert "no such conversation" not in shown(ask(page))


def test_what_cannot_be_kept_is_answered_and_said_in_one_line(draw: Draw, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assistant = FakeAssistant.with_code(home=tmp_path / "file")
    page = ask(draw(assistant))
    assert "Six weeks at most" in shown(page) and shown(page).count("The answer stands, but was not kept.") == 1
    (tmp_path / "file").unlink()
    page = press(page, "Try to keep it again")
    assert "not kept" not in shown(page) and kept(assistant).listed()[0].count == 1


def test_a_conversation_that_is_not_wanted_kept_is_not(draw: Draw, assistant: FakeAssistant) -> None:
    page = draw(assistant)
    page.toggle(key="unkept-toggle").set_value(True).run()
    page = ask(page)
    assert conversation_foot.NOT_KEPT in shown(page) and not page.feedback and kept(assistant).listed() == ()
    ask(press(page, "New conversation"))
    assert len(kept(assistant).listed()) == 1, "it is for one conversation"


def test_it_is_renamed_and_deleted_once_that_is_meant(draw: Draw, assistant: FakeAssistant) -> None:
    page = press(ask(draw(assistant)), "Rename")
    page.text_input(key="new-title").set_value("Request for Zuleikha Quenneville")
    page = press(page, "Rename it")
    assert kept(assistant).listed()[0].title == "Request for Pupil A"
    page = press(press(page, "Delete"), "Leave it")
    assert kept(assistant).listed()
    page = press(press(page, "Delete"), "Delete it")
    assert kept(assistant).listed() == () and "You asked" not in shown(page)
    assert "conversation" not in page.query_params


def test_all_are_deleted_once_that_is_meant(draw: Draw, assistant: FakeAssistant) -> None:
    page = press(ask(draw(assistant)), "Delete all")
    page = press(page, "Delete for good")
    assert kept(assistant).listed() == () and "Delete all" not in labels(page)


def test_they_are_searched_in_the_sidebar(draw: Draw, assistant: FakeAssistant) -> None:
    page = ask(press(ask(draw(assistant)), "New conversation"), "What is an annual review?")
    assert len(links(page, "conversation")) == 2
    page.text_input(key=past.SEARCHED).set_value("annual review").run()
    assert links(page, "conversation") == [kept(assistant).search("annual")[0].id]
    page.text_input(key=past.SEARCHED).set_value("walrus").run()
    assert links(page, "conversation") == [] and "No conversation has all of these words" in shown(page)


def test_they_are_grouped_by_day() -> None:
    today = date(2026, 11, 28)
    noon = datetime(2026, 11, 28, 12, tzinfo=UTC)
    rows = [Summary(str(days), "", noon - timedelta(days), 1) for days in (0, 0, 1, 5, 400)]
    assert [(name, len(found)) for name, found in past.by_day(rows, today)] == [
        ("Today", 2), ("Yesterday", 1), ("Earlier", 2),
    ]  # fmt: skip


def test_asked_again_as_another_role_takes_the_place_of_the_first(draw: Draw, assistant: FakeAssistant) -> None:
    page = ask(ask(draw(assistant)), "And then?")
    page.feedback[0].set_value(1).run()
    assistant.answer = replace(ANSWER, short="**Put plainly.**")
    page.menu_button[0].click("teacher").run()
    assert (assistant.asked[-1].role, assistant.asked[-1].history) == ("teacher", ())
    assert "Put plainly" in shown(page) and "You asked, as a teacher" in shown(page)
    first, second = kept(assistant).load(kept(assistant).listed()[0].id)
    assert first.answer == assistant.answer and first.question.role == "teacher" and second.answer == ANSWER
    assert page.feedback[0].value is None, "it was said of the answer before"


def test_what_fails_when_asked_again_leaves_the_answer_from_before(draw: Draw, assistant: FakeAssistant) -> None:
    page = ask(draw(assistant))
    assistant.trouble = "The library is being rebuilt: ask again."
    page.menu_button[0].click("senco").run()
    assert "Asking again failed: The library is being rebuilt" in shown(page) and "Six weeks at most" in shown(page)


def test_thumbs_and_a_reason_are_kept_shown_and_taken_back(draw: Draw, assistant: FakeAssistant) -> None:
    page = ask(draw(assistant))
    page.feedback[0].set_value(0).run()
    next(each for each in page.text_input if "wrong or missing" in each.label).set_value(
        "Mrs Noakes says it is old."
    ).run()
    (given,) = assistant.feedback(THIS_COMPUTER).all()
    assert not given.helpful and given.reason and "Noakes" not in given.reason
    page = draw(assistant, conversation=kept(assistant).listed()[0].id)
    assert page.feedback[0].value == 0 and f"it did not help, “{given.reason.rstrip('.')}”" in shown(page)
    page.feedback[0].set_value(None).run()
    assert assistant.feedback(THIS_COMPUTER).all() == ()


def test_a_question_on_its_way_can_be_stopped(assistant: FakeAssistant) -> None:
    assistant.pause = 20.0
    opened: Future[FakeAssistant] = Future()
    opened.set_result(assistant)
    on_its_way = asking.ask(Question(ASKED), opened)  # type: ignore[arg-type]
    assert not on_its_way.done(0.1) and on_its_way.line == "searching 975 paragraphs of the Code"
    on_its_way.stop()
    assert on_its_way.done(10.0)


def test_the_word_file_has_the_words_again(tmp_path: Path) -> None:
    masked = mask(NAMED, Identifiers())
    file = tmp_path / "a.docx"
    file.write_bytes(
        word.document("Pupil A", [Exchange(Question(masked.text), ANSWER)], masked.identifiers, date(2026, 11, 28))
    )
    words = "\n".join(each.text for each in Document(str(file)).paragraphs)
    assert "Zuleikha Quenneville can't sit still" in words and "Pupil A" not in words and "Six weeks" in words


def test_a_title_is_the_beginning_of_the_question() -> None:
    assert shortened("  How   long? ") == "How long?"
    long = shortened("Who must we invite to an annual review, and when do the papers go out?")
    assert long == "Who must we invite to an annual review, and when …"
