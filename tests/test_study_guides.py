"""Questions made from guides: true or false, and colleagues of whom one is right."""

import pytest

from app.study.altered import altered, other_period
from app.study.colleagues import colleague_questions
from app.study.numbers import as_figures, near_periods, only_period, periods_in
from app.study.question import Question
from app.study.statements import sayings, statements
from app.study.true_false import true_false_questions
from knowledge.shelf import open_shelf


@pytest.fixture(scope="module")
def true_or_false() -> list[Question]:
    return list(true_false_questions())


def test_statements_stand_alone_on_passages_of_guides_in_force() -> None:
    assert len(statements()) > 500 and len(sayings()) > 80
    assert {open_shelf().guides[each.guide.id].status for each in (*statements(), *sayings())} == {"in force"}
    assert not any(each.text.split()[0] in ("It", "They", "This", "These") for each in statements())
    assert all(each.answer for each in sayings()) and not any(each.answer for each in statements())


def test_true_and_false_are_about_as_many_and_the_reason_says_what_is_so(true_or_false: list[Question]) -> None:
    right = [question.right.text for question in true_or_false]
    assert 0.3 < right.count("True") / len(right) < 0.7
    for question in true_or_false:
        assert len(question.options) == 2 and question.options[0].why == question.options[1].why
        if question.right.text == "True" and "True or false? " in question.stem:
            said = question.stem.partition("True or false? ")[2].lower()
            assert said.endswith(question.claim.lower()), question


def test_a_period_is_changed_only_so_that_the_sentence_is_denied() -> None:
    assert only_period("within six weeks of the request") == "six weeks"
    assert not only_period("within 6 weeks, or 20 weeks") and not only_period("every three to six months")
    assert as_figures("six weeks") == "6 week" and periods_in("15 working days or 2 weeks") == {
        "15 working day",
        "2 week",
    }
    assert "eight weeks" in near_periods("six weeks") and "1 month" in near_periods("2 months")
    period, other = other_period("The zoo must feed the otters within six weeks.", "")
    assert period == "six weeks" and as_figures(other).split()[0] in "234", "within eight weeks would be true as well"
    period, other = other_period("The zoo must give the otters at least 15 days.", "")
    assert period == "15 days" and int(other.split()[0]) > 15


def test_an_altered_statement_is_no_statement_of_the_shelf() -> None:
    said = {each.text for each in statements()}
    changed = [text for text in map(altered, statements()) if text]
    assert len(changed) > 100 and not said & set(changed)


def test_one_colleague_is_right_and_the_others_are_told_what_is_so() -> None:
    made = list(colleague_questions())
    assert len(made) > 60
    for question in made:
        assert len(question.options) == 4 and all("(" in each.why for each in question.options if not each.right)
