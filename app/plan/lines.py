"""A plan's texts, each with the name of its place; and whether a text says a thing or speaks against it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.plan.plan import Action, Outcome, Plan

# In the same sentence before the words: what makes "sit at the back" into its opposite. A comma or "but" ends it.
_AGAINST = re.compile(
    r"\b(?:not|never|no|without|avoid\w*|stop\w*|rather than|instead of|instead|in place of|nor|"
    r"don['’]t|doesn['’]t|isn['’]t|against|nobody|no longer|end|drop)\b[^.;:!?,\n]{0,60}\Z",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[‘“\"][^‘’“”\"]{3,}(?:’\w[^‘’“”\"]*)*[’”\"]")


@dataclass(frozen=True)
class Line:
    """A text of a plan and where it stands, as a person is told: "action 2", "the letter"."""

    place: str
    text: str


def outcome_lines(plan: Plan) -> Iterator[Line]:
    """The outcomes, their measures with them, but not their review dates."""
    for number, each in enumerate(plan.outcomes, 1):
        yield Line(f"outcome {number}", f"{each.text}\n{each.measure}")


def action_lines(plan: Plan) -> Iterator[Line]:
    """What is done in each action: all its words but why."""
    for number, each in enumerate(plan.actions, 1):
        yield Line(f"action {number}", done(each))


def all_lines(plan: Plan) -> Iterator[Line]:
    """Every text of the plan that a reader sees, the profile apart."""
    yield from (Line(f"need {number}", text) for number, text in enumerate(plan.needs, 1))
    yield from (Line(f"strength {number}", text) for number, text in enumerate(plan.strengths, 1))
    yield from (Line(f"outcome {number}", outcome_text(each)) for number, each in enumerate(plan.outcomes, 1))
    yield from (Line(f"action {number}", f"{done(each)}\n{each.why}") for number, each in enumerate(plan.actions, 1))
    yield from moment_lines(plan)
    for name, lines in (
        ("what to stop", plan.stop_doing),
        ("access arrangements", plan.access_arrangements),
        ("advice", plan.advice),
        ("what to ask", plan.asks),
        ("the warnings", plan.warnings),
    ):
        yield from (Line(name, text) for text in lines)
    yield from page_lines(plan)


def moment_lines(plan: Plan) -> Iterator[Line]:
    """What is adjusted at each moment."""
    yield from (Line(f"the moment “{each.name}”", text) for each in plan.moments for text in each.lines)


def page_lines(plan: Plan) -> Iterator[Line]:
    """The pages that are read on their own."""
    for name, text in (
        ("the passport", plan.passport),
        ("the cycle record", plan.cycle),
        ("the letter", plan.letter),
        ("the pupil's page", plan.for_the_pupil),
        ("the school's advice", plan.school_advice),
    ):
        if text:
            yield Line(name, text)


def outcome_text(outcome: Outcome) -> str:
    """An outcome whole."""
    return "\n".join((outcome.text, outcome.measure, outcome.review))


def done(action: Action) -> str:
    """An action without its reason."""
    return "\n".join((action.what, action.who, action.when, action.check, *action.steps))


def says(pattern: re.Pattern[str], text: str) -> str:
    """The words of a text that fit, where they are not spoken against ("not at the back"); empty where none are."""
    return next((found[0] for found in pattern.finditer(text) if not _AGAINST.search(text[: found.start()])), "")


def unquoted(text: str) -> str:
    """The text without what it quotes of somebody."""
    return _QUOTED.sub("…", text)
