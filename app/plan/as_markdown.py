"""A plan as Markdown: everything that a reader sees, in the order of reading; decides nothing."""

import re
from collections.abc import Iterable

from app.ask.answer import Citation
from app.plan.actions import AGREE
from app.plan.brief import brief_hints, brief_quotes, brief_reason, brief_source, brief_step
from app.plan.plan import Action, Outcome, Plan, Verdict
from app.plan.profile import FIELDS, Profile
from knowledge.planning import open_planning

_LAYERS = {"universal": "Every lesson", "targeted": "Targeted", "specialist": "Specialist"}
_STEPS = 4
_AGREE = re.compile(" (" + re.escape(AGREE).replace(r"\{name\}", ".{3,60}?") + ")")
_FIELD_NAMES = {
    "year_group": "Year group", "setting": "Setting", "areas_of_need": "Areas of need", "strengths": "What goes well",
    "barriers": "What is hard", "tried_so_far": "Tried so far", "pupil_view": "The pupil's view",
    "parent_view": "The parents' view", "context": "Context",
}  # fmt: skip


def as_markdown(plan: Plan) -> str:
    """The whole draft, headings and lists; an empty part is left out."""
    return f"# Draft plan\n\n{_status(plan)}\n\n{body_of(plan)}"


def body_of(plan: Plan) -> str:
    """All of the draft but its title and standing; what was said three times is said in short."""
    working = [
        _section("Before you read on", bullets_of(plan.warnings)),
        plan.passport,
        _section("Needs, as described", bullets_of(plan.needs)),
        _section("Strengths", bullets_of(plan.strengths)),
        _section("Outcomes", _outcomes(plan.outcomes)),
        _section("Actions", _actions(plan)),
        _section("By moment", "\n\n".join(f"**{each.name}**\n{bullets_of(each.lines)}" for each in plan.moments)),
        _section("What to stop, or not to begin", bullets_of(plan.stop_doing)),
        _section("Exam access arrangements to look into", bullets_of(plan.access_arrangements)),
        _section("Whom to ask for advice", bullets_of(plan.advice)),
        _section("To ask before this is agreed", bullets_of(plan.asks)),
        _section("Before a SENCO signs", _quality(plan.quality)),
        _section("Assess, plan, do, review", plan.cycle),
    ]
    pages = [
        _section("Letter to the parents", plan.letter),
        _section("For the pupil", plan.for_the_pupil),
        _section("The school's advice: a form of words to complete", plan.school_advice),
        _section("What was described", _form(plan.profile) if plan.profile.text() else ""),
        _section("Sources", "\n".join(_source(each) for each in plan.citations)),
    ]
    whole = (brief_hints(brief_quotes("\n\n".join(filter(None, working)))), *pages)
    return "\n\n".join(filter(None, whole)) + "\n"


def bullets_of(lines: Iterable[str]) -> str:
    """Lines as a list."""
    return "\n".join(f"- {line}" for line in lines)


def _status(plan: Plan) -> str:
    if plan.status == "approved":
        return "Approved by " + ", ".join(f"{each.name} on {each.on}" for each in plan.approvals) + "."
    masked = len({each.placeholder for each in plan.masked})
    told_masked = "1 identifier is masked" if masked == 1 else f"{masked} identifiers are masked"
    return f"*Draft until a named person approves it. {told_masked}.*"


def _section(heading: str, text: str) -> str:
    return f"## {heading}\n\n{text}" if text else ""


def _outcomes(outcomes: tuple[Outcome, ...]) -> str:
    """The outcomes; a review that is the same for all of them is told once."""
    reviews = list(dict.fromkeys(each.review for each in outcomes))
    lines = []
    for number, each in enumerate(outcomes, 1):
        lines += [f"{number}. {each.text}", f"   - Seen by: {each.measure}"]
        lines += [f"   - Review: {each.review}"] if len(reviews) > 1 else []
    return "\n".join(lines + ([f"\nReview of all: {reviews[0]}"] if len(reviews) == 1 else []))


def _quality(verdicts: tuple[Verdict, ...]) -> str:
    """What is to be done, a line each; the rules that are kept by number."""
    kept = sum(each.ok for each in verdicts)
    open_ = bullets_of(f"**{each.rule}**: {each.message}" for each in verdicts if not each.ok)
    return "\n".join(filter(None, (open_, f"- {kept} of {len(verdicts)} quality rules are kept." if kept else "")))


def _actions(plan: Plan) -> str:
    if not plan.actions:
        return ""
    shown = "\n\n".join(_action(number, each) for number, each in enumerate(plan.actions, 1))
    agree = _AGREE.search(shown)
    return f"*For every check: {agree[1][0].lower()}{agree[1][1:]}*\n\n{_AGREE.sub('', shown)}" if agree else shown


def _action(number: int, action: Action) -> str:
    marks = "".join(f"[{mark}]" for mark in action.citations)
    lines = [
        f"### {number}. {action.what}",
        f"*{_LAYERS[action.layer]}; evidence: {action.evidence}; {_standing(action, 'duty_short')}* {marks}\n",
        f"- **Why**: {brief_reason(action.why)}",
        f"- **Who and when**: {action.who}. {action.when}",
        *([f"- **How**:\n{_indented(action.steps[:_STEPS])}"] if action.steps else []),
        f"- **Check**: {action.check}",
    ]
    return "\n".join(lines)


def standing(action: Action) -> str:
    """What of an action is a duty, with its reference, and what a suggestion."""
    return _standing(action, "duty")


def _standing(action: Action, lines: str) -> str:
    words = str(open_planning().lines[lines][_kind(action.duty)])
    return f"{words} ({action.duty})" if action.duty else words


def _kind(duty: str | None) -> str:
    if duty is None:
        return "none"
    return "disability" if duty.startswith("Equality") else "medical" if " s.100" in duty else "sen"


def _indented(steps: tuple[str, ...]) -> str:
    return "\n".join(f"  - {brief_step(step)}" for step in steps)


def _form(profile: Profile) -> str:
    return bullets_of(f"**{_FIELD_NAMES[name]}**: {getattr(profile, name) or '(not told)'}" for name in FIELDS)


def _source(citation: Citation) -> str:
    mark = "" if citation.verified else " *(not verified)*"
    return f"{citation.mark}. {brief_source(citation.reference)}{mark}"
