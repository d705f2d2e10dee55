"""Feedback on a case study: what counts as said, what is denied, what is wrong; on shipped cases and the real model."""

import pytest

from app.study.assessment import assessment, count_words
from app.study.feedback import Feedback, feedback
from app.study.matching import own_sentences, slips
from app.study.phrases import asserts, is_thought, says
from evals.case_feedback import Judged, Labelled, in_order, read_answers
from knowledge.case_studies import CaseStudy, open_case_studies
from knowledge.embed import Embedder
from knowledge.errors import ReaderError
from knowledge.sentences import sentences

LANGUAGE = "home language|first language + ask|compar|assess"
DIAGNOSIS = "diagnos + need|must|wait|until|before + support|assess"

SAID = [
    "I would ask the parents which home language she speaks best.",
    "Nobody has asked about her first language.",
    "The home language has not been assessed.",
    "Assessing in her first-language is the next thing to do.",
]
NOT_SAID = [
    "We do not need to ask about the home language.",
    "Asking about the home language is not necessary.",
    "The first language is Romanian.",
    "There is no point in asking which home language she speaks.",
]
WRONG = [
    "The pupil needs a diagnosis before support can start.",
    "Support must wait until there is a diagnosis.",
]
NOT_WRONG = [
    "The pupil does not need a diagnosis before support can start.",
    "It is a myth that a diagnosis is needed for support.",
    "The head thinks that a diagnosis is needed before any support.",
    "Is a diagnosis needed before support?",
    "Support starts without waiting for a diagnosis.",
]


@pytest.fixture(scope="module")
def case() -> CaseStudy:
    return open_case_studies()["refusing-a-request-year-8"]


@pytest.fixture(scope="module")
def strong(case: CaseStudy, real_embedder: Embedder) -> Feedback:
    return feedback(case, 2, _answer("ca07"), real_embedder.cosines, others=("one two three",))


def _answer(name: str) -> str:
    return next(answer.text for answer in read_answers() if answer.id == name)


def test_a_thought_is_said_only_where_its_ideas_stand_undenied() -> None:
    for text in SAID:
        assert says(text, LANGUAGE), text
    for text in NOT_SAID:
        assert not says(text, LANGUAGE), text


def test_a_denial_can_be_what_is_to_be_said() -> None:
    assert says("No diagnosis is needed for this.", "diagnos + not need|no diagnosis|need")
    assert says("He does not need a diagnosis.", "diagnos + not need|no diagnosis")
    assert not says("He needs a diagnosis.", "diagnos + not need|no diagnosis")


def test_a_mistake_is_made_only_where_it_is_the_writers_own() -> None:
    for text in WRONG:
        assert asserts(text, DIAGNOSIS), text
    for text in NOT_WRONG:
        assert not asserts(text, DIAGNOSIS), text


def test_no_word_serves_for_two_ideas_and_no_short_form_begins_a_word() -> None:
    assert not says("We will check.", "check + check|look")
    assert not says("The task is for everybody in class.", "ta + class")
    assert says("The TAs plan for the class.", "ta + class")
    assert says("Her mother was asked.", "parent + ask"), "a mother is a parent"


def test_key_words_and_what_was_copied_are_no_thoughts(case: CaseStudy) -> None:
    assert not is_thought("Home language, interpreter, parents, hearing test, pupil voice.")
    copied = "The others say that they were never told by anybody about the file that has one plan with three targets."
    assert own_sentences("Two subject teachers use the task lists and so would I.", case.situation)
    assert not own_sentences("Your file has one plan with three targets, reviewed once.", case.situation), copied


def test_a_strong_answer_shows_its_points_in_its_own_sentences(strong: Feedback) -> None:
    shown = {each.point.id: each.by for each in strong.covered}
    assert len(shown) >= 4
    assert "veto" in shown["2.2"]
    assert all(by in _answer("ca07") for by in shown.values())
    assert not strong.slips


def test_a_wrong_answer_is_corrected_with_references(case: CaseStudy, real_embedder: Embedder) -> None:
    given = feedback(case, 2, _answer("ca10"), real_embedder.cosines)
    told = {slip.mistake.text: slip for slip in given.slips}
    assert any(text.startswith("£6,000") for text in told) and any("diagnosis" in text for text in told)
    assert all(slip.mistake.references and slip.by in _answer("ca10") for slip in given.slips)
    assert not given.covered


def test_what_is_missed_comes_with_a_hint_and_the_law_first(case: CaseStudy, real_embedder: Embedder) -> None:
    given = feedback(case, 2, "I would speak with the parents and be kind to them.", real_embedder.cosines)
    required = [point.required for point in given.missed]
    assert not given.covered and len(required) == 5
    assert required == sorted(required, reverse=True)
    assert all(point.hint.endswith("?") and point.references for point in given.missed)


def test_the_words_of_all_steps_are_counted_against_the_limit(strong: Feedback) -> None:
    assert strong.words.words == count_words([_answer("ca07")]).words + 3
    assert strong.words.limit == assessment().words == 1500
    assert str(count_words(["word " * 1503])) == "1,503 of 1,500 words, 3 too many"
    assert "handbook" in assessment().note


def test_an_empty_answer_and_an_unknown_step_are_told(case: CaseStudy, real_embedder: Embedder) -> None:
    with pytest.raises(ReaderError, match="write one first"):
        feedback(case, 1, "  ", real_embedder.cosines)
    with pytest.raises(ReaderError, match="from 1 to 4"):
        feedback(case, 9, "Something.", real_embedder.cosines)


def test_every_invented_answer_names_points_and_mistakes_that_there_are() -> None:
    for answer in read_answers():
        case = open_case_studies()[answer.case]
        assert answer.covers <= {point.id for point in case.steps[answer.step - 1].points}, answer.id
        assert all(any(m.text.startswith(slip) for m in case.mistakes) for slip in answer.slips), answer.id


def test_pairs_are_counted_in_order_level_and_turned_round() -> None:
    def judged(quality: str, covered: int) -> Judged:
        points = open_case_studies()["refusing-a-request-year-8"].steps[1].points
        given = Feedback(tuple(_shown(points[:covered])), points[covered:], (), count_words([]))
        return Judged(Labelled("x", "y", 1, quality, "", frozenset(), (), "work"), given)

    assert in_order([judged("strong", 3), judged("weak", 1), judged("off-topic", 1), judged("middling", 4)]) == (
        4,
        1,
        1,
    )


def _shown(points: tuple) -> list:  # type: ignore[type-arg]
    from app.study.matching import Shown

    return [Shown(point, "") for point in points]


def test_every_mistake_is_seen_in_its_own_words_and_in_no_true_statement() -> None:
    for case in open_case_studies().values():
        true = [point.text for step in case.steps for point in step.points]
        true += [mistake.correction for mistake in case.mistakes]
        accused = slips([each for text in true for each in sentences(text)], case.mistakes)
        assert not accused, (case.id, accused[0].mistake.text, accused[0].by)
        unseen = [each.text for each in case.mistakes if not slips([each.text], (each,))]
        assert not unseen, (case.id, unseen)


def test_nearly_every_point_is_seen_in_its_own_words() -> None:
    """Says nothing of how trainees write; it names ways of saying a point that nobody would meet."""
    points = [(case.id, point) for case in open_case_studies().values() for s in case.steps for point in s.points]
    unseen = [(case, point.id) for case, point in points if not any(says(point.text, said) for said in point.said)]
    assert len(unseen) < 0.05 * len(points), unseen
