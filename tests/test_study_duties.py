"""Questions made from duties: who, what, with which force, by when, and where it stands."""

from app.study.actors import actor_of, wrong_actors
from app.study.facts import facts, stands_alone
from app.study.force import force_options, force_questions, scale_of, stated_force_questions
from app.study.paragraph import paragraph_questions
from app.study.what import what_questions
from app.study.when import when_questions
from app.study.who import who_questions
from knowledge.digest import Duty


def test_a_line_that_points_elsewhere_or_says_too_little_is_not_asked_of() -> None:
    good = Duty("School", "must", "inform the parents of a child", "when making special educational provision")
    assert stands_alone(good)
    for what in (
        "keep it under review",
        "do the same for that plan",
        "act under paragraph (2)",
        "with others, take account of views",
    ):
        assert not stands_alone(Duty("School", "must", what)), what
    assert not stands_alone(Duty("School", "must", "review plans", "if needed"))
    assert not stands_alone(Duty("School", "must", good.what, "the student has an EHC plan")), "it would not read on"
    assert not stands_alone(Duty("School", "must", good.what, unless="a special school")), "an exception is a clause"


def test_facts_are_law_or_guidance_in_force_that_nothing_has_overtaken() -> None:
    assert len(facts()) > 700
    assert {fact.chapter.status for fact in facts()} == {"in force"}
    assert not any("CCG" in fact.sentence or set(fact.entry.warnings) - {"ccg"} for fact in facts())
    assert all(fact.sentence[0].isupper() and fact.sentence.endswith(".") for fact in facts())


def test_who_must_is_never_given_away_and_no_wrong_one_is_named_by_the_passage() -> None:
    made = list(who_questions())
    assert len(made) > 30
    tags = {actor.opening: actor.tags for actor in wrong_actors()}
    by_key = {(fact.reference, fact.key): fact for fact in facts()}
    for question in made:
        fact = by_key[question.reference, question.fact]
        for option in (each for each in question.options if not each.right):
            assert not tags[option.text] & fact.actor.tags, question
            wrong = next(actor for actor in wrong_actors() if actor.opening == option.text)
            assert not wrong.stands_in(fact.entry.own_words), question


def test_a_must_stands_among_shoulds_of_the_same_actor() -> None:
    made = list(what_questions())
    assert len(made) > 30
    for question in made:
        wrong = [option.why for option in question.options if not option.right]
        assert all(why.startswith("The Code says only that ") for why in wrong), question
        lengths = [len(option.text.split()) for option in question.options]
        assert max(lengths) - min(lengths) <= 10, question


def test_the_force_is_left_out_and_the_scale_fits_it() -> None:
    assert scale_of("must") == ("must", "should", "may") and "need not" in scale_of("should not")
    right = [option for option in force_options("should", "X") if option.right]
    assert [option.text for option in right] == ["should"]
    for question in (*force_questions(), *stated_force_questions()):
        assert question.stem.count("____") == 1, question
        assert question.right.text in question.claim and len(question.options) == 3


def test_a_duty_that_the_law_puts_more_strongly_is_left_out() -> None:
    """Code 6.6 says should, and its note that the Regulations make it a must."""
    assert not any(question.reference == "SEND Code of Practice 6.6" for question in force_questions())


def test_periods_differ_and_the_words_around_them_do_not() -> None:
    made = {question.reference: question for question in when_questions()}
    question = made["SEND Code of Practice 11.105"]
    assert question.right.text == "Within 28 days" and len(question.options) == 4
    assert all(option.text.startswith("Within ") and option.text.endswith(" days") for option in question.options)


def test_a_wrong_paragraph_is_of_another_heading() -> None:
    made = list(paragraph_questions())
    assert len(made) > 500
    for question in made:
        assert (
            len({option.text for option in question.options}) == len({option.why for option in question.options}) == 4
        )


def test_names_that_no_question_uses_have_no_actor() -> None:
    assert actor_of("Local authority") and actor_of("Somebody") is None
