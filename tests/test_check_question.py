"""The checks on a question stop each planted fault, and let a good one pass."""

from dataclasses import replace

import pytest

from app.study.check_question import problems
from app.study.force import force_questions
from app.study.question import Option, Question
from app.study.who import who_questions


@pytest.fixture(scope="module")
def good() -> Question:
    return next(question for question in who_questions() if not problems(question))


def told(question: Question) -> str:
    return " ".join(problems(question))


def test_a_good_question_passes(good: Question) -> None:
    assert not problems(good)


def test_exactly_one_option_is_right(good: Question) -> None:
    for right in (True, False):
        options = tuple(replace(option, right=right) for option in good.options)
        with_none_or_all = replace(good, kind="short case", options=options)
        assert "exactly one" in told(with_none_or_all)


def test_no_two_options_are_or_say_the_same(good: Question) -> None:
    same = (*good.options[:2], replace(good.options[1], text=good.options[1].text.upper() + "."))
    assert "the same" in told(replace(good, kind="short case", options=same))
    long = "Tell parents about special provision in school meetings"
    turned = "In school meetings, tell about special provision, parents"
    options = (Option(long, True, "x"), Option(turned, False, "y"))
    assert "say the same" in told(replace(good, kind="short case", options=options))


def test_every_option_has_its_reason(good: Question) -> None:
    assert "says why" in told(replace(good, options=(good.options[0], replace(good.options[1], why=" "))))


def test_reference_status_and_quote_are_held_to(good: Question) -> None:
    assert "printed form" in told(replace(good, reference="Code 6.44"))
    old = "Suspension and Permanent Exclusion guidance (August 2024) para 1"
    assert "superseded" in told(replace(good, reference=old))
    assert "stands neither" in told(replace(good, quote="Words that nobody wrote."))
    assert not problems(replace(good, quote="Words that are held."), held="Before. Words that are  held. After.")


def test_a_wrong_option_that_another_passage_bears_out_is_found(good: Question) -> None:
    question = next(iter(force_questions()))
    claim = (
        "Schools must co-operate with the local authority in reviewing local provision and developing the Local Offer."
    )
    options = (Option("should", True, "x"), Option("must", False, "y"))
    assert "true by another passage" in told(replace(question, claim=claim, options=options))


def test_a_stem_is_a_clean_sentence(good: Question) -> None:
    for stem in ("Who  must?", "Who must", "Who must act , then?"):
        assert "clean" in told(replace(good, stem=stem)), stem
