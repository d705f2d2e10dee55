"""Recall and the rule by which a chunk earns a paragraph."""

import re

import pytest

from evals.retrieval import SETS, Case, evaluate, load_cases
from evals.scoring import earned, earned_by_any, mean, recall, runs, runs_by_reference
from knowledge.digest import entries
from knowledge.references import printed_reference

TEXT = "The school must tell the parents when it makes special educational provision"  # 12 words, 8 runs


def test_recall_is_the_share_of_the_listed_paragraphs() -> None:
    assert recall({"a", "x"}, ["a", "b"]) == 0.5
    assert recall([], ["a"]) == 0
    assert recall({"a", "b", "c"}, ["a", "b"]) == 1


def test_a_case_that_lists_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="lists no paragraph"):
        recall({"a"}, [])


def test_mean_of_nothing_is_nothing() -> None:
    assert mean([]) == 0
    assert mean([0, 1]) == 0.5


def test_runs_are_five_words_long_and_blind_to_case_and_punctuation() -> None:
    assert len(runs(TEXT)) == 8
    assert runs("Parents – and\nyoung people's views.") == runs("parents and young people s VIEWS")
    assert runs("two words") == {("two", "words")}
    assert runs(" – ") == frozenset()


def test_a_chunk_earns_a_paragraph_at_half_of_its_runs() -> None:
    paragraphs = runs_by_reference({"6.43": TEXT})
    words = TEXT.split()
    assert earned(" ".join(words[:8]), paragraphs) == {"6.43"}  # 4 of 8 runs
    assert earned(" ".join(words[:7]), paragraphs) == set()  # 3 of 8


def test_halves_in_two_chunks_do_not_add_up() -> None:
    paragraphs = runs_by_reference({"6.43": TEXT})
    words = TEXT.split()
    assert earned_by_any([" ".join(words[:7]), " ".join(words[5:])], paragraphs) == set()
    assert earned_by_any(["nothing", TEXT], paragraphs) == {"6.43"}


def test_an_empty_paragraph_is_never_earned() -> None:
    assert earned(TEXT, runs_by_reference({"blank": ""})) == set()


def test_scores_by_split_and_shows_only_the_misses_that_may_be_tuned_with() -> None:
    cases = [Case("a", "?", ("1", "2"), "senco", "work"), Case("b", "?", ("3",), "parent", "held")]
    report = evaluate(lambda _: {"a": {"1"}}, cases)
    assert report.score("work") == 0.5
    assert report.score("held") == 0
    assert report.score() == 0.25
    assert [case.id for case in report.misses()] == ["a"]


@pytest.mark.parametrize(("name", "count"), [("retrieval", 60), ("regulatory", 200)])
def test_half_of_the_cases_are_held_and_each_has_one_to_four_paragraphs(name: str, count: int) -> None:
    cases = load_cases(name)
    assert len({case.id for case in cases}) == len({case.question for case in cases}) == len(cases) == count
    assert sum(case.split == "held" for case in cases) == sum(case.split == "work" for case in cases) == count // 2
    assert all(1 <= len(set(case.paragraphs)) == len(case.paragraphs) <= 4 for case in cases)
    assert all(printed_reference(name) for case in cases for name in case.paragraphs)
    assert {case.asked_by for case in cases} == {"senco", "teacher", "parent", "trainee"}


def test_no_question_of_the_digest_is_a_question_that_it_is_measured_with() -> None:
    asked = {" ".join(sorted(set(words(question)))) for entry in entries() for question in entry.questions}
    measured = {" ".join(sorted(set(words(case.question)))) for name in SETS for case in load_cases(name)}
    assert not asked & measured


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())
