"""What a reader of the quiz rejected, by kind of fault: half sentences, giveaways, quotes that do not bear it out."""

import re

from app.study.colleagues import colleague_questions
from app.study.limits import asked
from app.study.make import Quiz, pick
from app.study.numbers import periods_in
from app.study.paragraph import paragraph_questions
from app.study.statements import clear_without_topic
from app.study.terms import term_questions
from app.study.true_false import true_false_questions
from app.study.wanted import wanted
from app.study.who import who_questions
from knowledge.quotes import content_words


def test_a_colleague_says_whole_sentences_that_need_no_topic() -> None:
    for unclear in (
        "16 weeks from the decision to assess.",
        "In care, so the birth parents are out of it.",
        "The council that looks after him must assess him.",
        "A school so consulted should answer within 15 days.",
        "Families may use complaints procedures before, with or after it.",
        "The clock starts when the council reads the report.",
        "The report must be published.",
    ):
        assert not clear_without_topic(unclear), unclear
    assert clear_without_topic("A school consulted on being named should respond within 15 days.")
    assert clear_without_topic("The local authority must give reasons for a refusal to assess.")
    for question in colleague_questions():
        assert all(clear_without_topic(option.text.strip("“”")) for option in question.options), question


def test_terms_stand_among_terms_of_their_kind() -> None:
    made = {question.right.text: {option.text for option in question.options} for question in term_questions()}
    assert len(made) > 25
    assert made["Top-up funding"] <= {
        "Top-up funding",
        "Banding",
        "Direct payment",
        "Personal budget",
        "Disability living allowance",
    }


def test_nobody_is_asked_who_must_not_or_whether_one_may_discriminate() -> None:
    assert all(question.stem.startswith("Who must, ") for question in who_questions())
    assert not [each for each in true_false_questions() if re.search(r"\bmay (discriminate|harass)", each.stem)]


def test_a_time_limit_is_asked_of_a_passage_that_names_it() -> None:
    for each in asked():
        named = periods_in(each.answer) & periods_in(each.entry.own_words)
        assert named or not periods_in(each.answer) or each.entry.reference in each.limit.references, each


def test_no_wrong_paragraph_has_a_heading_on_the_matter() -> None:
    for question in paragraph_questions():
        reasons = [option.why.removeprefix("It is about ") for option in question.options if not option.right]
        claim = content_words(question.claim)
        assert all(len(content_words(reason) & claim) < 2 for reason in reasons), question


def test_that_a_body_is_gone_is_asked_once() -> None:
    picked = pick(Quiz(21, 3, wanted("outdated claim")), {})
    assert len(picked) > 10 and len({question.right.why for question in picked}) == len(picked)
