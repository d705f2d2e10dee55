"""The independent check of a quiz finds a wrong option that is true, and no fault in one that is not."""

from dataclasses import replace

import pytest

from app.study.force import force_questions
from app.study.limits import limit_questions
from app.study.question import Question
from evals.quiz import Truth, lines, one_right, true_elsewhere


@pytest.fixture(scope="module")
def truth() -> Truth:
    return Truth(list(lines()))


def test_a_true_wrong_option_is_found(truth: Truth) -> None:
    for question in (
        next(iter(force_questions())),
        next(each for each in limit_questions() if "final EHC plan" in each.stem),
    ):
        assert not list(true_elsewhere(question, truth)), question
        turned = replace(question, options=tuple(replace(each, right=not each.right) for each in question.options))
        assert [each.text for each in true_elsewhere(turned, truth)] == [question.right.text]


def test_right_options_are_counted(truth: Truth) -> None:
    question: Question = next(iter(force_questions()))
    assert one_right(question)
    assert not one_right(replace(question, options=question.options[:1] * 2))
