"""The quality rules: a plan that keeps each, and for each a plan that does not, with a message that names the place."""

import re
from dataclasses import replace

from app.plan.plan import Plan, Verdict
from app.plan.quality import CHECKS, rules, verdicts
from app.plan.rules_limits import _data
from app.plan.rules_outcomes import first_review
from knowledge.references import printed_reference
from knowledge.shelf import open_shelf
from tests.plan_faults import BROKEN, KEPT, action, outcome
from tests.plans import OUTCOME, PLAN, TODAY

NAMES = {rule.id: rule.name for rule in rules()}


def _verdict(rule: str, plan: Plan, pages: str = "") -> Verdict:
    return next(each for each in verdicts(plan, TODAY, pages) if each.rule == NAMES[rule])


def test_a_good_plan_keeps_every_rule() -> None:
    assert [(each.rule, each.message) for each in verdicts(PLAN, TODAY) if not each.ok] == []


def test_each_rule_finds_what_breaks_it_and_says_where_and_what_to_do() -> None:
    assert set(BROKEN) == set(CHECKS) == set(NAMES)
    found = [(rule, words, _verdict(rule, plan)) for rule, plans in BROKEN.items() for plan, words in plans]
    wrong = [each for each in found if each[2].ok or each[1].lower() not in each[2].message.lower()]
    assert wrong == []
    messages = [verdict.message for *_, verdict in found]
    assert [each for each in messages if each[0].islower() or not each.endswith(".")] == []


def test_what_only_comes_near_breaks_no_rule() -> None:
    found = [(rule, _verdict(rule, plan)) for rule, plans in KEPT.items() for plan in plans]
    assert [each for each in found if not each[1].ok] == []


def test_a_figure_of_a_cited_page_is_given() -> None:
    assert _verdict("no-new-figure", action(when="For fifteen minutes"), pages="Ten to 15 minutes.").ok
    strategy = next(
        each for each in open_shelf().strategies.values() if "ten seconds" in " ".join(map(str, each.steps))
    )
    assert _verdict("no-new-figure", action(steps=("Wait ten seconds.",), strategy=strategy.id)).ok


def test_an_identifier_is_never_repeated() -> None:
    message = _verdict("no-identifier", replace(PLAN, letter="Dear Ottoline Quux")).message
    assert "Quux" not in message and "Ottoline" not in message


def test_each_rule_has_words_and_a_reference_that_is_printed_as_everywhere() -> None:
    for rule in rules():
        assert not rule.reference or printed_reference(rule.reference), rule.id
        assert rule.kept.endswith(".") and rule.broken.endswith(".") and "!" not in rule.kept + rule.broken
        assert not re.search(r"\b(I|we|our)\b", rule.kept + rule.broken), rule.id


def test_each_practice_that_is_not_recommended_has_its_words() -> None:
    assert set(_data("practices.toml")) == set(open_shelf().not_recommended)


def test_the_first_review_is_found() -> None:
    later = replace(OUTCOME, review="1 April 2027")
    day = first_review(replace(PLAN, outcomes=(later, OUTCOME)), TODAY)
    assert day and day.isoformat() == "2027-03-26" and first_review(outcome(review=""), TODAY) is None
