"""Time limits, dated cases, stages, outdated claims and terms."""

import re
from datetime import datetime

from app.study.ground import entry_of
from app.study.limits import asked, dated_cases, limit_questions
from app.study.order import order_questions
from app.study.outdated import outdated_questions
from app.study.terms import term_questions


def test_every_limit_has_a_clean_stem_and_the_count_of_the_file() -> None:
    made = list(limit_questions())
    assert len(made) == len(asked()) > 60
    for each, question in zip(asked(), made, strict=True):
        assert each.answer in f"{each.limit.count} every year" and each.answer == question.right.text
        assert question.stem.count("?") == 1 and len(question.options) >= 3, question.stem


def test_a_case_is_computed_as_the_dates_are() -> None:
    """15 days of which the day of service is the first end 14 days on; weeks are calendar weeks."""
    made = {question.fact: question for question in dated_cases()}
    for fact, weeks in (("limit ehc-assessment decision-to-assess ", 6), ("limit annual-review decision ", 4)):
        question = made[fact]
        assert _day(question.right.text) - _day(question.stem) == weeks * 7
    served = made["limit draft-plan comments-until "]
    assert _day(served.right.text) - _day(served.stem) == 14


def _day(text: str) -> int:
    """The first day that a text names, as a number."""
    found = re.search(r"\d{1,2} \w+ 2027", text)
    assert found is not None, text
    return datetime.strptime(found[0], "%d %B %Y").toordinal()


def test_stages_come_from_passages_and_only_one_ordering_is_right() -> None:
    made = list(order_questions())
    assert len(made) >= 15 and all(entry_of(question.reference) for question in made)
    for question in made:
        steps = [sorted(option.text.split(" → ")) for option in question.options]
        assert all(each == steps[0] for each in steps) and len(question.options) == 4


def test_what_is_superseded_or_proposed_is_right_only_where_it_is_asked_for() -> None:
    made = list(outdated_questions())
    assert len(made) >= 20
    assert {"SEND Code of Practice 6.85", "SEND Code of Practice 6.86"} <= {question.reference for question in made}
    assert any("only proposed" in question.stem for question in made)
    for question in made:
        assert all(each.why.startswith("It holds today") for each in question.options if not each.right), question


def test_a_description_does_not_name_its_term() -> None:
    made = list(term_questions())
    assert len(made) > 30
    for question in made:
        assert question.right.text.lower() not in question.stem.lower(), question.stem
