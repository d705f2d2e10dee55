"""A plan made by hand that keeps every quality rule, rich enough to be exported, kept and edited."""

from dataclasses import replace
from datetime import date

from app.ask.answer import Citation
from app.plan.plan import Action, Moment, Outcome, Plan
from app.plan.profile import Profile
from app.privacy.identifiers import Identifier

TODAY = date(2026, 11, 28)

PROFILE = Profile(
    year_group="Year 4",
    setting="mainstream primary, 28 in the class",
    areas_of_need="communication and interaction",
    strengths="Loves trains and timetables; draws well",
    barriers="Pupil A looks around when three instructions come at once. Pupil A starts 1 task in 5 without a prompt.",
    tried_so_far="Instructions were said again, louder; it took no less time.",
    pupil_view="“I forget the first bit when you say the next bit.”",
    parent_view="At home one thing at a time works, says Parent 1.",
    context="A teaching assistant is there in the mornings. Hearing aid in the left ear.",
)

CITED = Citation(
    1, "SEND Code of Practice 6.37", "send-code-2015", "SEND Code of Practice", 99, "High quality teaching comes first",
    "summary", True, "in force", "statutory guidance", "https://www.gov.uk/code", ("Chapter 6",),
)  # fmt: skip
DUTY = replace(CITED, mark=2, reference="Equality Act 2010 s.20(3)", title="Equality Act 2010", quote="Take the steps.")
HEARSAY = replace(CITED, mark=3, reference="A council's page", quote="Never.", verified=False)

OUTCOME = Outcome(
    text="Pupil A starts a task without a prompt after the instructions",
    measure="From 1 task in 5 now to 4 tasks in 5, counted by the class teacher in English",
    review="Friday 26 March 2027, with Parent 1 and Pupil A",
    barrier="following instructions",
)
STEPS_SHOWN = Action(
    what="Give one instruction at a time and draw each step as a station on a railway line",
    why="Pupil A: “I forget the first bit when you say the next bit.” Trains and timetables are a strength.",
    who="Class teacher",
    when="At the start of each task",
    check="Count the tasks that are begun without a prompt on Friday",
    layer="universal",
    duty=None,
    evidence="moderate",
    citations=(1,),
    steps=("Draw the line before the lesson.", "Point to the station as the step begins."),
    barrier="following instructions",
)
GOOD_EAR = replace(
    STEPS_SHOWN,
    what="Seat Pupil A at the front with the right ear towards the teacher",
    why="There is a hearing aid in the left ear.",
    when="Before each lesson",
    check="Ask Pupil A in the last minute what the task is",
    duty="Equality Act 2010 s.20(3)",
    evidence="consensus",
    citations=(2, 3),
    steps=(),
    barrier="hearing what is said",
)
REHEARSAL = replace(
    GOOD_EAR,
    what="Say the steps back and tick them on the railway line",
    why="Instructions said again, louder, took no less time.",
    who="Teaching assistant",
    when="Each morning, as the class sets off",
    layer="targeted",
    duty=None,
    citations=(1,),
    barrier="following instructions",
)

PLAN = Plan(
    profile=PROFILE,
    needs=(
        "Finds it hard to follow instructions: ‘looks around when three instructions come at once’ (communication and "
        "interaction; likely barrier: following instructions)",
        "Hearing aid in the left ear (sensory and/or physical; likely barrier: hearing what is said)",
    ),
    strengths=("Loves trains and timetables", "Draws well"),
    outcomes=(OUTCOME,),
    actions=(STEPS_SHOWN, GOOD_EAR, REHEARSAL),
    moments=(
        Moment("Entering", ("The railway line of the lesson lies on the table.",)),
        Moment("Instructions", ("Wait until Pupil A looks up.", "Face the class while speaking.")),
    ),
    stop_doing=("Do not say an instruction again louder.",),
    access_arrangements=("Keep a note of when extra time is used in class tests, as evidence for Year 6.",),
    advice=("A teacher of the deaf: how the aid is checked (SEND Code of Practice 6.61).",),
    asks=("What does Pupil A say helps in the hall?",),
    warnings=("A draft is read by somebody who knows Pupil A before it is used.",),
    passport="# Passport of Pupil A\n\n## What I like\n\nTrains and timetables.\n\n"
    "## What helps\n\n- One step at a time\n- **Face me**\n",
    cycle="One task in five begun without a prompt.\n\n### Review\n\nNot yet held.",
    letter="Dear Parent 1,\n\nThe school is putting extra support in place. Please tell us what you see at home.",
    for_the_pupil="Your teacher will draw a railway line.\n\nYou can say when a step is too fast.",
    school_advice="",
    citations=(CITED, DUTY, HEARSAY),
    as_at="2026-11-28",
    masked=(Identifier("Pupil A", "pupil", "Zebedee Quux"), Identifier("Parent 1", "parent", "Ottoline Quux")),
)  # fmt: skip
