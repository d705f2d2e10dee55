"""A follow-up is read with what it follows; another matter is not dragged along; thanks are no question."""

from pathlib import Path

import pytest

from app.ask.answer import Question, Turn
from app.ask.pipeline import answer
from app.ask.stand_alone import follows, is_small_talk, stand_alone
from app.model.trouble import ModelTrouble
from app.settings import Settings
from app.wiring import Assistant
from tests.models import QueueModel

TOPIC = "By when must an EHC plan be reviewed before a move to secondary school?"
ASKED = (Turn("user", TOPIC), Turn("assistant", "By 15 February."))


@pytest.mark.parametrize(
    "text",
    ["and for a Year 11?", "what if they miss it?", "who pays?", "says who?", "does that apply to academies too?"],
)
def test_a_follow_up_takes_its_topic_along(text: str) -> None:
    assert stand_alone(text, ASKED) == f"{TOPIC} {text}"


@pytest.mark.parametrize(
    "text",
    [
        "Something else: who is entitled to free school transport when a pupil has a disability?",
        "New topic: careers. From which year must pupils get independent guidance?",
        "What must be in a school's SEN information report, and how often must the governing body update it?",
        "What does best endeavours actually mean?",
    ],
)
def test_another_matter_stands_alone(text: str) -> None:
    assert stand_alone(text, ASKED) == text


def test_without_a_conversation_nothing_is_added() -> None:
    assert stand_alone("and for a Year 11?", ()) == "and for a Year 11?"


def test_a_second_follow_up_still_belongs_to_the_question_that_began_it() -> None:
    turns = (*ASKED, Turn("user", "and for a Year 11?"), Turn("user", "thanks"))
    assert stand_alone("who decides?", turns).startswith(TOPIC)


def test_a_new_topic_is_what_later_follow_ups_belong_to() -> None:
    turns = (*ASKED, Turn("user", "Something else: who may give medicines in school?"))
    assert TOPIC not in stand_alone("and on a trip?", turns) and "medicines" in stand_alone("and on a trip?", turns)


@pytest.mark.parametrize("text", ["thanks!", "Thank you, that's very helpful", "hello"])
def test_thanks_are_no_question(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize("text", ["thanks, and who decides?", "mediation?", "what is SEN?"])
def test_a_question_is_never_small_talk(text: str) -> None:
    assert not is_small_talk(text)


def test_a_short_question_follows_and_a_long_one_does_not() -> None:
    assert follows("and mediation?") and not follows(
        "Which sections of an EHC plan can a parent appeal about to the Tribunal, and when must they do so?"
    )


def test_a_follow_up_is_answered_on_its_topic(shipped_home: Path) -> None:
    assistant = Assistant(Settings(home=shipped_home))
    answer = assistant.ask(Question("and for a Year 11?", history=ASKED))
    assert "31 March" in " ".join([answer.short, *(each.text for each in answer.statements)])
    assert answer.question == "and for a Year 11?"


def test_a_name_in_an_earlier_turn_is_masked_before_it_is_searched_with(shipped_home: Path) -> None:
    assistant = Assistant(Settings(home=shipped_home))
    heard: list[str] = []
    turns = (Turn("user", "Zebediah Quillfeather in Year 5 has ADHD and cannot sit still, what helps?"),)
    answer = assistant.ask(Question("and what else helps him?", "teacher", turns), heard.append)
    assert "Zebediah" not in " ".join([answer.question, answer.short, *heard])


def test_thanks_are_answered_without_a_search(shipped_home: Path) -> None:
    answer = Assistant(Settings(home=shipped_home)).ask(Question("thank you!", history=ASKED))
    assert answer.outcome == "clarify" and not answer.citations


def test_a_model_completes_the_follow_up_and_then_sees_the_whole_question(shipped_home: Path) -> None:
    whole = "By when must an EHC plan be reviewed before a move of a Year 11?"
    model = QueueModel([{"question": whole}, ModelTrouble("queue:model", "it is not there")])
    searcher = Assistant(Settings(home=shipped_home)).searcher
    found = answer(Question("and for a Year 11?", history=ASKED), searcher, lambda line: None, model)
    assert whole in model.prompts[1] and found.writer == "quoting writer"
    assert "31 March" in " ".join([found.short, *(each.text for each in found.statements)])
