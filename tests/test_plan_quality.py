"""The quality rules: a plan that keeps each, and for each a plan that does not, with a message that names the place."""

import re
from dataclasses import replace
from typing import Any

from app.plan.plan import Action, Plan, Verdict
from app.plan.quality import CHECKS, rules, verdicts
from app.plan.rules_limits import _data
from app.plan.rules_outcomes import first_review
from knowledge.references import printed_reference
from knowledge.shelf import open_shelf
from tests.plans import GOOD_EAR, OUTCOME, PLAN, PROFILE, REHEARSAL, STEPS_SHOWN, TODAY

NAMES = {rule.id: rule.name for rule in rules()}


def _verdict(rule: str, plan: Plan, pages: str = "") -> Verdict:
    return next(each for each in verdicts(plan, TODAY, pages) if each.rule == NAMES[rule])


def _outcome(**changed: Any) -> Plan:
    return replace(PLAN, outcomes=(replace(OUTCOME, **changed),))


def _action(**changed: Any) -> Plan:
    return replace(PLAN, actions=(replace(STEPS_SHOWN, **changed), GOOD_EAR, REHEARSAL))


def _two(*actions: Action) -> Plan:
    return replace(PLAN, actions=actions)


def _told(**changed: str) -> Plan:
    return replace(PLAN, profile=replace(PROFILE, **changed))


# By the rule: plans that break it, each with words of the message.
BROKEN: dict[str, list[tuple[Plan, str]]] = {
    "outcome-not-provision": [
        (_outcome(text="Pupil A will have a teaching assistant in English"), "outcome 1 tells what is provided"),
        (_outcome(text="Pupil A will receive three sessions of therapy a week"), "outcome 1"),
        (_outcome(text="Staff will use visual prompts"), "outcome 1"),
        (_outcome(text="Pupil A will be supported in English"), "outcome 1"),
        (_outcome(text="Provide a quiet place"), "outcome 1"),
    ],
    "outcome-measurable": [
        (replace(PLAN, outcomes=()), "there is no outcome"),
        (_outcome(measure=" "), "how it is seen"),
        (_outcome(measure="Teacher observation"), "how it is seen"),
        (_outcome(text="Improve his listening", measure="Work in the book shows it"), "no point"),
    ],
    "outcome-baseline": [
        (_outcome(measure="From ___ (count this week) to 4 in 5"), "outcome 1 has a blank"),
        (_outcome(measure="From [baseline] to [target]"), "has a blank"),
        (_outcome(measure="4 tasks in 5"), "where the pupil is now"),
    ],
    "review-date": [
        (_outcome(review=""), "no day"),
        (_outcome(review="At the end of the spring term"), "no day"),
        (_outcome(review="2 November 2026"), "gone by"),
        (_outcome(review="16 July 2027"), "later than Friday 30 April 2027"),
    ],
    "pupil-voice": [(_told(pupil_view=""), "the pupil thinks"), (_told(pupil_view="Not known."), "the pupil thinks")],
    "parents-involved": [(_told(parent_view=""), "parents think"), (_told(parent_view="to be asked"), "parents think")],
    "parents-told": [(replace(PLAN, letter=""), "no letter")],
    "strength-used": [
        (_told(strengths=""), "no strength or interest is told"),
        (_told(strengths="Very good with dinosaurs"), "no action takes up"),
    ],
    "universal-first": [
        (replace(PLAN, actions=(REHEARSAL,)), "no action is part of teaching"),
        (replace(PLAN, actions=(REHEARSAL, GOOD_EAR)), "action 1 is targeted"),
        (replace(PLAN, actions=()), "no action yet"),
    ],
    "action-owned": [
        (_action(who=""), "action 1 is nobody's"),
        (_action(who="To be agreed with the head"), "action 1 is nobody's"),
        (_action(who="Staff"), "action 1 is nobody's"),
    ],
    "no-vague-verb": [
        (_action(what="Support Pupil A", steps=()), "action 1 does not say what"),
        (_action(what="Monitor progress closely", steps=()), "action 1 does not say what"),
        (_action(when="as needed"), "action 1 does not say when"),
        (_action(when=""), "action 1 does not say when"),
    ],
    "few-enough": [
        (replace(PLAN, actions=(STEPS_SHOWN,) * 7), "7 actions are the class teacher's"),
        (replace(PLAN, actions=(STEPS_SHOWN, *(REHEARSAL,) * 8)), "9 actions"),
        (replace(PLAN, outcomes=(OUTCOME,) * 5), "5 outcomes"),
    ],
    "no-contradiction": [
        (_action(steps=("Seat Pupil A at the back.",)), "action 1 says “at the back” and action 2 “at the front”"),
        (
            replace(
                PLAN, actions=(replace(STEPS_SHOWN, what="Cut the writing"), replace(GOOD_EAR, what="Extra writing"))
            ),
            "action 1 says “Cut the writing” and action 2 “Extra writing”",
        ),
    ],
    "anticipatory": [
        (replace(PLAN, actions=(replace(REHEARSAL, when="When Pupil A asks", steps=()),)), "before something happens"),
    ],
    "need-met": [
        (replace(PLAN, needs=()), "no need"),
        (replace(PLAN, actions=(STEPS_SHOWN,)), "need 2 has no action (hearing what is said)"),
        (_outcome(barrier="reading"), "outcome 1 has no action (reading)"),
    ],
    "action-sourced": [(_action(citations=()), "action 1"), (_action(citations=(3, 9)), "action 1")],
    "advice-asked": [
        (replace(_told(tried_so_far="Phonics for a year; little progress."), advice=()), "no specialist"),
        (replace(_told(barriers="Is falling further behind."), advice=()), "no specialist"),
        (replace(_told(tried_so_far="A visual timetable hasn't helped."), advice=()), "no specialist"),
    ],
    "not-recommended": [
        (_action(steps=("Give a coloured overlay.",)), "action 1 has “coloured overlay”"),
        (_told(tried_so_far="Blue overlays since May."), "the profile tells of “blue overlays”"),
        (_action(what="Insist on eye contact"), "action 1"),
        (_told(context="He loses his playtime when work is not done."), "the profile tells of"),
        (_told(tried_so_far="Held him until he was calm."), "the profile tells of"),
    ],
    "part-time": [
        (_told(context="On a part-time timetable since May."), "no warning"),
        (_told(context="Attends mornings only."), "no warning"),
        (replace(_action(what="Begin a reduced timetable"), warnings=("A part-time timetable needs …",)), "action 1"),
    ],
    "restraint": [
        (_told(context="Was restrained twice."), "no warning"),
        (_told(tried_so_far="A day in the isolation booth."), "no warning"),
        (_action(what="Use positive handling"), "action 1 proposes"),
    ],
    "exclusion": [(_told(context="Suspended in May for a day."), "no warning")],
    "no-new-figure": [
        (_outcome(measure="From 2 tasks in 5 now to 4 in 5"), "outcome 1 has 2"),
        (_action(when="Each day for fifteen minutes"), "action 1 has 15"),
    ],
    "no-diagnosis": [
        (replace(PLAN, needs=("Pupil A has autism.",)), "need 1 speaks of autism"),
        (replace(PLAN, passport="Pupil A is dyslexic"), "the passport speaks of dyslexia"),
        (_action(why="Because of his ADHD, steps get lost."), "action 1 speaks of ADHD"),
        (replace(PLAN, needs=("Possible dyslexia",)), "need 1 speaks of dyslexia"),
        (replace(_told(parent_view="Mum wonders about ADHD."), needs=("Pupil A has ADHD.",)), "need 1 speaks of ADHD"),
    ],
    "no-medicine": [
        (replace(PLAN, advice=("Ask the GP about melatonin.",)), "advice says"),
        (_action(what="Consider increasing the dose of medication"), "action 1 says"),
    ],
    "no-plan-wording": [
        (replace(PLAN, school_advice="Section F\n\nA programme."), "school's advice says “Section F”"),
        (_action(steps=("25 hours of teaching assistant time each week.",)), "quantifies"),
        (replace(PLAN, school_advice="He needs two sessions a week."), "quantifies"),
    ],
    "no-identifier": [
        (replace(PLAN, letter="Dear Ottoline Quux"), "the letter has an identifier"),
        (_action(why="zebedee quux forgets"), "action 1 has an identifier"),
        (_action(steps=("Zoltan sits at the front.",)), "action 1 has an identifier (pupil)"),
        (replace(PLAN, letter="Please ring Mrs Bell at break."), "the letter has an identifier (parent)"),
        (replace(PLAN, passport="Call 01632 960123"), "the passport has an identifier (phone)"),
    ],
}

# What comes near to a fault and is none.
KEPT: dict[str, list[Plan]] = {
    "outcome-not-provision": [
        _outcome(text="Pupil A will get to the lesson on time"),
        _outcome(text="Pupil A will use the railway line to say what comes next"),
        _outcome(text="Pupil A will have a friend to play with at break"),
    ],
    "outcome-measurable": [_outcome(text="Feel calmer in the hall", measure="From 2 to 4 on the scale of 5")],
    "review-date": [_outcome(review="12/3/2027"), _outcome(review="2027-01-15"), _outcome(review="in six weeks")],
    "no-vague-verb": [_action(what="Help cards lie on the table", steps=()), _action(what="Support Pupil A")],
    "no-contradiction": [
        _action(steps=("Not at the back, where the fan is.",)),
        _action(steps=("Avoid a seat at the back.",)),
        _action(what="Choose with Pupil A: at the front or at the back", steps=()),
    ],
    "anticipatory": [replace(PLAN, actions=(replace(REHEARSAL, when="When Pupil A asks", steps=("Prepare it.",)),))],
    "advice-asked": [_told(tried_so_far="Little progress."), replace(PLAN, advice=())],
    "not-recommended": [
        replace(_told(tried_so_far="Blue overlays."), stop_doing=("Stop using coloured overlays.",)),
        _action(steps=("Do not insist on eye contact.",)),
        _action(steps=("Praise Pupil A at breaktime.",)),
    ],
    "part-time": [
        replace(_told(context="On a part-time timetable."), warnings=("A part-time timetable rests on agreement.",)),
        _told(context="TA mornings only."),
        _told(context="Not on a reduced timetable."),
    ],
    "restraint": [
        replace(_told(context="Was restrained."), warnings=("Restraint is for danger.",)),
        _told(barriers="Feels isolated at lunch; holds the pencil tightly."),
    ],
    "exclusion": [_told(barriers="Is excluded from games by others.")],
    "no-diagnosis": [
        replace(_told(context="Diagnosed with autism in 2024."), needs=("Pupil A is autistic.",)),
        replace(_told(parent_view="Mum wonders about ADHD."), needs=("Told as: “she thinks he has ADHD”.",)),
        replace(PLAN, stop_doing=("Coloured overlays as a treatment for dyslexia",)),
        replace(PLAN, asks=("Has anybody said that Pupil A has dyslexia?",)),
    ],
    "no-medicine": [_action(steps=("Follow the healthcare plan when medicine is taken.",))],
    "no-plan-wording": [
        replace(_told(context="A TA for 5 hours a week."), actions=(replace(STEPS_SHOWN, who="TA, 5 hours a week"),)),
        replace(PLAN, school_advice="This is not the text of section F."),
    ],
}


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
    assert _verdict("no-new-figure", _action(when="For fifteen minutes"), pages="Ten to 15 minutes.").ok
    strategy = next(
        each for each in open_shelf().strategies.values() if "ten seconds" in " ".join(map(str, each.steps))
    )
    assert _verdict("no-new-figure", _action(steps=("Wait ten seconds.",), strategy=strategy.id)).ok


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
    assert day and day.isoformat() == "2027-03-26" and first_review(_outcome(review=""), TODAY) is None
