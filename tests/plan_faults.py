"""Plans that break a quality rule, plans that only come near, by the rule; made from the one that keeps them all."""

from dataclasses import replace
from typing import Any

from app.plan.plan import Action, Plan
from tests.plans import GOOD_EAR, OUTCOME, PLAN, PROFILE, REHEARSAL, STEPS_SHOWN


def outcome(**changed: Any) -> Plan:
    return replace(PLAN, outcomes=(replace(OUTCOME, **changed),))


def action(**changed: Any) -> Plan:
    return replace(PLAN, actions=(replace(STEPS_SHOWN, **changed), GOOD_EAR, REHEARSAL))


def two(*actions: Action) -> Plan:
    return replace(PLAN, actions=actions)


def told(**changed: str) -> Plan:
    return replace(PLAN, profile=replace(PROFILE, **changed))


# By the rule: plans that break it, each with words of the message.
BROKEN: dict[str, list[tuple[Plan, str]]] = {
    "outcome-not-provision": [
        (outcome(text="Pupil A will have a teaching assistant in English"), "outcome 1 tells what is provided"),
        (outcome(text="Pupil A will receive three sessions of therapy a week"), "outcome 1"),
        (outcome(text="Staff will use visual prompts"), "outcome 1"),
        (outcome(text="Pupil A will be supported in English"), "outcome 1"),
        (outcome(text="Provide a quiet place"), "outcome 1"),
    ],
    "outcome-measurable": [
        (replace(PLAN, outcomes=()), "there is no outcome"),
        (outcome(measure=" "), "how it is seen"),
        (outcome(measure="Teacher observation"), "how it is seen"),
        (outcome(text="Improve his listening", measure="Work in the book shows it"), "no point"),
    ],
    "outcome-baseline": [
        (outcome(measure="From ___ (count this week) to 4 in 5"), "outcome 1 has a blank"),
        (outcome(measure="From [baseline] to [target]"), "has a blank"),
        (outcome(measure="4 tasks in 5"), "where the pupil is now"),
    ],
    "review-date": [
        (outcome(review=""), "no day"),
        (outcome(review="At the end of the spring term"), "no day"),
        (outcome(review="2 November 2026"), "gone by"),
        (outcome(review="16 July 2027"), "later than Friday 30 April 2027"),
    ],
    "pupil-voice": [(told(pupil_view=""), "the pupil thinks"), (told(pupil_view="Not known."), "the pupil thinks")],
    "parents-involved": [(told(parent_view=""), "parents think"), (told(parent_view="to be asked"), "parents think")],
    "parents-told": [(replace(PLAN, letter=""), "no letter")],
    "strength-used": [
        (told(strengths=""), "no strength or interest is told"),
        (told(strengths="Very good with dinosaurs"), "no action takes up"),
    ],
    "universal-first": [
        (replace(PLAN, actions=(REHEARSAL,)), "no action is part of teaching"),
        (replace(PLAN, actions=(REHEARSAL, GOOD_EAR)), "action 1 is targeted"),
        (replace(PLAN, actions=()), "no action yet"),
    ],
    "action-owned": [
        (action(who=""), "action 1 is nobody's"),
        (action(who="To be agreed with the head"), "action 1 is nobody's"),
        (action(who="Staff"), "action 1 is nobody's"),
    ],
    "no-vague-verb": [
        (action(what="Support Pupil A", steps=()), "action 1 does not say what"),
        (action(what="Monitor progress closely", steps=()), "action 1 does not say what"),
        (action(when="as needed"), "action 1 does not say when"),
        (action(when=""), "action 1 does not say when"),
    ],
    "few-enough": [
        (replace(PLAN, actions=(STEPS_SHOWN,) * 7), "7 actions are the class teacher's"),
        (replace(PLAN, actions=(STEPS_SHOWN, *(REHEARSAL,) * 8)), "9 actions"),
        (replace(PLAN, outcomes=(OUTCOME,) * 5), "5 outcomes"),
    ],
    "no-contradiction": [
        (action(steps=("Seat Pupil A at the back.",)), "action 1 says “at the back” and action 2 “at the front”"),
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
        (outcome(barrier="reading"), "outcome 1 has no action (reading)"),
    ],
    "action-sourced": [(action(citations=()), "action 1"), (action(citations=(3, 9)), "action 1")],
    "advice-asked": [
        (replace(told(tried_so_far="Phonics for a year; little progress."), advice=()), "no specialist"),
        (replace(told(barriers="Is falling further behind."), advice=()), "no specialist"),
        (replace(told(tried_so_far="A visual timetable hasn't helped."), advice=()), "no specialist"),
    ],
    "not-recommended": [
        (action(steps=("Give a coloured overlay.",)), "action 1 has “coloured overlay”"),
        (told(tried_so_far="Blue overlays since May."), "the profile tells of “blue overlays”"),
        (action(what="Insist on eye contact"), "action 1"),
        (told(context="He loses his playtime when work is not done."), "the profile tells of"),
        (told(tried_so_far="Held him until he was calm."), "the profile tells of"),
    ],
    "part-time": [
        (told(context="On a part-time timetable since May."), "no warning"),
        (told(context="Attends mornings only."), "no warning"),
        (replace(action(what="Begin a reduced timetable"), warnings=("A part-time timetable needs …",)), "action 1"),
    ],
    "restraint": [
        (told(context="Was restrained twice."), "no warning"),
        (told(tried_so_far="A day in the isolation booth."), "no warning"),
        (action(what="Use positive handling"), "action 1 proposes"),
    ],
    "exclusion": [(told(context="Suspended in May for a day."), "no warning")],
    "no-new-figure": [
        (outcome(measure="From 2 tasks in 5 now to 4 in 5"), "outcome 1 has 2"),
        (action(when="Each day for fifteen minutes"), "action 1 has 15"),
    ],
    "no-diagnosis": [
        (replace(PLAN, needs=("Pupil A has autism.",)), "need 1 speaks of autism"),
        (replace(PLAN, passport="Pupil A is dyslexic"), "the passport speaks of dyslexia"),
        (action(why="Because of his ADHD, steps get lost."), "action 1 speaks of ADHD"),
        (replace(PLAN, needs=("Possible dyslexia",)), "need 1 speaks of dyslexia"),
        (replace(told(parent_view="Mum wonders about ADHD."), needs=("Pupil A has ADHD.",)), "need 1 speaks of ADHD"),
    ],
    "no-medicine": [
        (replace(PLAN, advice=("Ask the GP about melatonin.",)), "advice says"),
        (action(what="Consider increasing the dose of medication"), "action 1 says"),
    ],
    "no-plan-wording": [
        (replace(PLAN, school_advice="Section F\n\nA programme."), "school's advice says “Section F”"),
        (action(steps=("25 hours of teaching assistant time each week.",)), "quantifies"),
        (replace(PLAN, school_advice="He needs two sessions a week."), "quantifies"),
    ],
    "no-identifier": [
        (replace(PLAN, letter="Dear Ottoline Quux"), "the letter has an identifier"),
        (action(why="zebedee quux forgets"), "action 1 has an identifier"),
        (action(steps=("Zoltan sits at the front.",)), "action 1 has an identifier (pupil)"),
        (replace(PLAN, letter="Please ring Mrs Bell at break."), "the letter has an identifier (parent)"),
        (replace(PLAN, passport="Call 01632 960123"), "the passport has an identifier (phone)"),
    ],
}

# What comes near to a fault and is none.
KEPT: dict[str, list[Plan]] = {
    "outcome-not-provision": [
        outcome(text="Pupil A will get to the lesson on time"),
        outcome(text="Pupil A will use the railway line to say what comes next"),
        outcome(text="Pupil A will have a friend to play with at break"),
    ],
    "outcome-measurable": [outcome(text="Feel calmer in the hall", measure="From 2 to 4 on the scale of 5")],
    "review-date": [outcome(review="12/3/2027"), outcome(review="2027-01-15"), outcome(review="in six weeks")],
    "no-vague-verb": [action(what="Help cards lie on the table", steps=()), action(what="Support Pupil A")],
    "no-contradiction": [
        action(steps=("Not at the back, where the fan is.",)),
        action(steps=("Avoid a seat at the back.",)),
        action(what="Choose with Pupil A: at the front or at the back", steps=()),
    ],
    "anticipatory": [replace(PLAN, actions=(replace(REHEARSAL, when="When Pupil A asks", steps=("Prepare it.",)),))],
    "advice-asked": [told(tried_so_far="Little progress."), replace(PLAN, advice=())],
    "not-recommended": [
        replace(told(tried_so_far="Blue overlays."), stop_doing=("Stop using coloured overlays.",)),
        action(steps=("Do not insist on eye contact.",)),
        action(steps=("Praise Pupil A at breaktime.",)),
    ],
    "part-time": [
        replace(told(context="On a part-time timetable."), warnings=("A part-time timetable rests on agreement.",)),
        told(context="TA mornings only."),
        told(context="Not on a reduced timetable."),
    ],
    "restraint": [
        replace(told(context="Was restrained."), warnings=("Restraint is for danger.",)),
        told(barriers="Feels isolated at lunch; holds the pencil tightly."),
    ],
    "exclusion": [told(barriers="Is excluded from games by others.")],
    "no-diagnosis": [
        replace(told(context="Diagnosed with autism in 2024."), needs=("Pupil A is autistic.",)),
        replace(told(parent_view="Mum wonders about ADHD."), needs=("Told as: “she thinks he has ADHD”.",)),
        replace(PLAN, stop_doing=("Coloured overlays as a treatment for dyslexia",)),
        replace(PLAN, asks=("Has anybody said that Pupil A has dyslexia?",)),
    ],
    "no-medicine": [action(steps=("Follow the healthcare plan when medicine is taken.",))],
    "no-plan-wording": [
        replace(told(context="A TA for 5 hours a week."), actions=(replace(STEPS_SHOWN, who="TA, 5 hours a week"),)),
        replace(PLAN, school_advice="This is not the text of section F."),
    ],
}
