"""A model's second reading of a trainee's answer: finds rest on the trainee's sentences, questions tell nothing."""

import pytest

from app.model.trouble import ModelTrouble
from app.study.feedback import feedback
from app.study.second_look import SecondLook, only_asks, second_look
from knowledge.case_studies import CaseStudy, Point, open_case_studies
from knowledge.embed import Embedder
from tests.models import QueueModel

TEXT = (
    "I would get hold of whatever the exam boards have published for 2026 before anything else. "
    "Each department lets me have pieces written against the clock, once with extra time and once without it. "
    "It would not be right to have pieces written against the clock, with extra time or without it."
)
FIRST, SECOND, THIRD = 1, 2, 3


@pytest.fixture
def case() -> CaseStudy:
    return open_case_studies()["access-arrangements-year-11"]


def looked(case: CaseStudy, real_embedder: Embedder, reply: object) -> tuple[SecondLook, QueueModel, list[Point]]:
    found = feedback(case, 1, TEXT, real_embedder.cosines)
    model = QueueModel([reply])
    return second_look(found, case, 1, TEXT, real_embedder.cosines, model), model, list(found.missed)


def covers(point: int, sentence: int) -> dict[str, object]:
    return {"covered": [{"point": point, "sentence": sentence}], "questions": []}


def asks(text: str, sentence: int = FIRST) -> dict[str, object]:
    return {"covered": [], "questions": [{"sentence": sentence, "text": text}]}


def test_a_point_in_other_words_is_found_with_the_sentence_that_makes_it(
    case: CaseStudy, real_embedder: Embedder
) -> None:
    missed = list(feedback(case, 1, TEXT, real_embedder.cosines).missed)
    samples = 1 + next(place for place, point in enumerate(missed) if "samples of timed work" in point.text)
    found, model, _ = looked(case, real_embedder, covers(samples, SECOND))
    assert [shown.by for shown in found.shown] == [
        "Each department lets me have pieces written against the clock, once with extra time and once without it."
    ]
    assert all(point.text in model.prompts[0] for point in missed) and "against the clock" in model.prompts[0]


@pytest.mark.parametrize(("point", "sentence"), [(99, FIRST), (1, 99), (0, 1), (1, 0), (-1, -1)])
def test_a_number_that_is_none_is_left_out(case: CaseStudy, real_embedder: Embedder, point: int, sentence: int) -> None:
    assert looked(case, real_embedder, covers(point, sentence))[0].shown == ()


def test_a_sentence_that_denies_the_point_does_not_make_it(case: CaseStudy, real_embedder: Embedder) -> None:
    missed = list(feedback(case, 1, TEXT, real_embedder.cosines).missed)
    samples = next(point for point in missed if "samples of timed work" in point.text)
    denial = TEXT.split(". ")[THIRD - 1]
    assert real_embedder.cosines([denial], [samples.text])[0][0] > 0.3, "it is about the point"
    assert looked(case, real_embedder, covers(1 + missed.index(samples), THIRD))[0].shown == ()


def test_a_question_back_is_kept_with_its_sentence(case: CaseStudy, real_embedder: Embedder) -> None:
    found, _, _ = looked(case, real_embedder, asks("Where would you get hold of it, and who in school would know?"))
    assert found.questions == (
        (TEXT.split(". ")[0] + ".", "Where would you get hold of it, and who in school would know?"),
    )


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a statement", "You would need the current rules."),
        ("a rule", "Did you know that the school must apply by law?"),
        ("a figure", "Is it 25 per cent, or 14 days?"),
        ("a reference", "Have you read the Equality Act 2010 s.20?"),
        ("an address", "Have you looked at www.jcq.org.uk?"),
        ("somebody whom nobody named", "What does Pupil A say?"),
        ("a speech", f"What about {'this and that and ' * 12}more?"),
        ("the point itself", "Would you ask subject teachers for samples of timed work with and without it?"),
    ],
)
def test_a_question_that_tells_something_is_left_out(
    case: CaseStudy, real_embedder: Embedder, what: str, text: str
) -> None:
    assert looked(case, real_embedder, asks(text))[0].questions == (), what


def test_what_the_trainee_has_said_may_be_asked_about(case: CaseStudy) -> None:
    sentence = "The school must apply within 14 days under the Equality Act 2010 s.20."
    assert only_asks("Where does it say that the school must apply within 14 days?", sentence, case.steps[0].points)


def test_a_model_that_fails_is_told_and_nothing_is_made_up(case: CaseStudy, real_embedder: Embedder) -> None:
    with pytest.raises(ModelTrouble, match="it did not answer"):
        looked(case, real_embedder, ModelTrouble("queue:model", "it did not answer within 60 seconds"))
