"""Questions that a model writes: kept where the quote stands and the key holds a second time, else dropped."""

from typing import Any

import pytest

from app.model.trouble import ModelTrouble
from app.study.by_model import More, more_questions
from app.study.make import Quiz, all_questions
from app.study.question import Question
from app.study.wanted import wanted
from tests.models import QueueModel

PASSAGE = "SEND Code of Practice 6.2"
WORDS = (
    "Every school is required to identify and address the SEN of the pupils that they support. Mainstream schools must "
    "designate a teacher to be responsible for co-ordinating SEN provision within 14 days."
)
GOOD: dict[str, Any] = {
    "question": "Whom must a mainstream school designate to co-ordinate SEN provision?",
    "right": "A teacher",
    "why_right": "The passage says that a teacher must be designated.",
    "wrong": [
        {"text": "Any governor", "why": "It names a teacher, not a governor."},
        {"text": "An outside adviser", "why": "It names a teacher of the school."},
        {"text": "Nobody at all", "why": "It says that somebody must be designated."},
    ],
    "quote": WORDS.partition(". ")[2],
}


def of_one(question: Question) -> bool:
    return question.reference == PASSAGE


def wrote(*replies: object, asked: tuple[Question, ...] = ()) -> tuple[More, QueueModel]:
    model = QueueModel(list(replies))
    return more_questions(model, Quiz(1, 7, of_one), {PASSAGE: WORDS}, asked, lambda _: None), model


@pytest.fixture(scope="module")
def key() -> str:
    """The letter behind which the right answer stands in the second reading, the same for the same seed."""
    _, model = wrote(GOOD, {"true": []})
    return next(line[0] for line in model.prompts[1].splitlines() if line.endswith(". A teacher"))


def test_a_good_question_is_kept_with_its_quote_and_reference(key: str) -> None:
    more, model = wrote(GOOD, {"true": [key]})
    (question,) = more.questions
    assert (question.right.text, question.reference, question.quote) == ("A teacher", PASSAGE, GOOD["quote"])
    assert sum(option.right for option in question.options) == 1 and len(question.options) == 4
    assert question.topic and question.chapter and more.told.startswith("1 of the model's questions passed")
    assert WORDS in model.prompts[0] and GOOD["why_right"] not in model.prompts[1], "the second reading has no key"


@pytest.mark.parametrize("true", [[], ["A", "B"], ["A", "B", "C", "D"], ["E"]])
def test_a_key_that_does_not_survive_a_second_reading_is_dropped(true: list[str]) -> None:
    more, _ = wrote(GOOD, {"true": true})
    assert (more.questions, more.dropped) == ((), 1)


def test_a_second_reading_that_finds_another_answer_true_drops_it(key: str) -> None:
    other = next(letter for letter in "ABCD" if letter != key)
    assert wrote(GOOD, {"true": [other]})[0].questions == ()


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("a quote that stands nowhere", {"quote": "Mainstream schools must designate a governor."}),
        ("no quote", {"quote": ""}),
        ("a number that the passage has not", {"right": "A teacher, within 21 days"}),
        ("another limit in the stem", {"question": "Whom must a school designate within 30 days?"}),
        ("a softened duty", {"right": "A teacher may be designated"}),
        ("no question", {"question": "The school must designate"}),
        ("too few answers", {"wrong": GOOD["wrong"][:2]}),
        ("two answers that are the same", {"wrong": [*GOOD["wrong"][:2], {"text": "a teacher.", "why": "No."}]}),
        ("an answer without a reason", {"wrong": [*GOOD["wrong"][:2], {"text": "A parent", "why": " "}]}),
        ("an address", {"why_right": "See www.example.org for it."}),
        ("mark-up", {"wrong": [*GOOD["wrong"][:2], {"text": "<b>A parent</b>", "why": "It names a teacher."}]}),
    ],
)
def test_what_breaks_a_check_is_dropped_before_a_second_reading(what: str, change: dict[str, object]) -> None:
    more, model = wrote({**GOOD, **change})
    assert (more.questions, more.dropped, len(model.prompts)) == ((), 1, 1), what


def test_a_fact_that_was_asked_already_is_not_asked_again(key: str) -> None:
    first = wrote(GOOD, {"true": [key]})[0].questions
    assert wrote(GOOD, {"true": [key]}, asked=first)[0] == More((), 1)


def test_a_model_that_fails_ends_it_and_says_why() -> None:
    more, _ = wrote(ModelTrouble("queue:model", "it did not answer within 60 seconds"))
    assert more.questions == () and more.told.endswith("It ended early: it did not answer within 60 seconds.")


def test_a_reply_that_cannot_be_read_costs_one_question_only() -> None:
    more, _ = wrote(ModelTrouble("queue:model", "its reply was empty", unreadable=True))
    assert more == More((), 1)


def test_passages_are_of_what_the_quiz_is_on_and_the_same_for_a_seed() -> None:
    def prompts(seed: int) -> list[str]:
        model = QueueModel([ModelTrouble("queue:model", "none", unreadable=True)] * 9)
        more_questions(model, Quiz(3, seed, wanted("chapter 6")), {}, (), lambda _: None)
        return model.prompts

    assert prompts(1) == prompts(1) != prompts(2)
    assert len(prompts(1)) == 9 and all("PASSAGE (SEND Code of Practice 6." in each for each in prompts(1))


def test_there_is_a_made_question_on_the_passage_of_these_tests() -> None:
    assert any(of_one(question) for question in all_questions())
