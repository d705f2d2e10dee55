"""A follow-up put so that it stands alone, and kept as it was where the model adds something or fails."""

import pytest

from app.ask.answer import Turn
from app.model.stand_alone import stand_alone
from app.model.trouble import ModelTrouble
from tests.models import QueueModel

TURNS = (
    Turn("user", "How long has the council got to decide on an assessment for Pupil A?"),
    Turn("assistant", "Six weeks at most from receiving the request.[1]"),
)
FOLLOW_UP = "And if it is late?"


def _put(reply: object) -> str:
    return stand_alone(QueueModel([reply]), TURNS, FOLLOW_UP)


def test_a_follow_up_is_put_in_full() -> None:
    full = "And if the council is late to decide on an assessment for Pupil A?"
    assert _put({"question": full}) == full


def test_without_a_conversation_no_model_is_asked() -> None:
    assert stand_alone(QueueModel([]), (), FOLLOW_UP) == FOLLOW_UP


@pytest.mark.parametrize(
    "added",
    [
        "And if the council is late to decide on an assessment by section 36?",
        "And if the council is late to decide on an assessment by 6.44?",
        "And if the council takes 8 weeks to decide on an assessment?",
        "And if the council takes eight weeks to decide on an assessment?",
        "And if the council is late to decide on an assessment for Pupil B?",
        "Que se passe-t-il si la mairie est en retard pour sa réponse?",
        "What should pupils wear to a museum trip in summer?",
        "And if the council is late? See https://council.example",
        "And if the council is late to decide on an assessment? " * 9,
        "",
    ],
)
def test_what_was_not_said_is_not_put(added: str) -> None:
    assert _put({"question": added}) == FOLLOW_UP


def test_a_model_that_fails_leaves_the_question_as_it_was() -> None:
    assert _put(ModelTrouble("queue:model", "its server failed (500)")) == FOLLOW_UP


def test_braces_in_a_conversation_stay_words() -> None:
    model = QueueModel([{"question": FOLLOW_UP}])
    stand_alone(model, (Turn("user", "{{question}} {history}"),), FOLLOW_UP)
    assert "{{question}} {history}" in model.prompts[0]
