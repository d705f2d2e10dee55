"""Parts of a plan as markup: cards of actions and outcomes, what is missing, lists. Decides nothing of a plan."""

from collections.abc import Iterable

from app.plan.as_markdown import standing
from app.plan.plan import Action, Outcome, Plan, Verdict
from app.plan.screened import is_danger
from app.screens.answer_markup import Marks
from app.screens.markup import Html, join, tag
from app.screens.plan_wording import DANGER, LAYERS, NOT_PRINTED
from app.screens.wording import count

NUMBER = 1  # of the plan among what has marks and sources on its page: there is one


def dangers(plan: Plan) -> Html:
    """What comes before everything, where the description tells of danger; else nothing."""
    lines = [tag("p", each.partition(": ")[2]) for each in plan.warnings if is_danger(each)]
    foot = tag("p", NOT_PRINTED, class_="facts")
    return tag("section", tag("h2", DANGER), *lines, foot, class_="danger") if lines else Html()


def warnings(plan: Plan) -> Html:
    """The other warnings, on top of the draft."""
    return listed([each for each in plan.warnings if not is_danger(each)], "plan-warnings")


def listed(lines: Iterable[str], class_: str = "plan-list") -> Html:
    """Lines as a list; nothing where there are none."""
    items = [tag("li", each) for each in lines]
    return tag("ul", *items, class_=class_) if items else Html()


def section(heading: str, body: Html) -> Html:
    """A part of the page under its heading; nothing where it is empty."""
    return tag("section", tag("h2", heading), body, class_="plan-part") if body else Html()


def outcome_card(number: int, outcome: Outcome) -> Html:
    """What changes for the pupil, how it is seen, when it is looked at."""
    rows = (("We will see", outcome.measure), ("Review", outcome.review))
    return tag("article", tag("h3", f"{number}. {outcome.text}"), pairs(rows), class_="plan-card")


def action_card(number: int, action: Action, marks: Marks) -> Html:
    """One action: how near to every lesson, what, why for this pupil, who, how, when, what is seen, where from."""
    layer = tag("span", LAYERS[action.layer], class_=f"layer layer-{action.layer}")
    steps = tag("ol", *(tag("li", each) for each in action.steps)) if action.steps else ""
    rows = (
        ("Who", action.who),
        ("How", steps),
        ("When", action.when),
        ("We will see", action.check),
        ("From", come_from(action, marks)),
    )
    title = tag("h3", layer, " ", f"{number}. {action.what}")
    return tag("article", title, tag("p", action.why, class_="because"), pairs(rows), class_="plan-card")


def come_from(action: Action, marks: Marks) -> Html:
    """The page of the bank, the strength of its evidence, whether it is a duty, the marks of its sources."""
    page: str = "Written by hand"
    if action.strategy:
        beside = tag("span", " (opens in a new tab)", class_="unseen")  # here it would leave an unsaved plan behind
        page = tag("a", "Strategy", beside, href=f"strategies?strategy={action.strategy}", target="_blank")
    evidence = f" · evidence: {action.evidence} · " if action.strategy or action.citations else " · "
    cited = marks.together(action.citations) if action.citations else ""
    return join(page, evidence, tag("em", standing(action).rstrip(".")), cited)


def pairs(rows: Iterable[tuple[str, str]]) -> Html:
    """Names and what they are, those that are not empty."""
    return tag("dl", *(join(tag("dt", name), tag("dd", value)) for name, value in rows if value), class_="pairs")


def missing(verdicts: Iterable[Verdict]) -> Html:
    """What is not kept yet, each with what to do."""
    items = [
        tag(
            "li",
            tag("span", "!", class_="sign", aria_hidden="true"),
            tag("p", tag("strong", f"{each.rule}: "), tag("span", "not kept. ", class_="unseen"), each.message, " ",
                reference(each)),
        )
        for each in verdicts
        if not each.ok
    ]  # fmt: skip
    return tag("ul", *items, class_="verdicts verdicts-open") if items else tag("p", "Nothing is missing.")


def kept(verdicts: Iterable[Verdict]) -> Html:
    """What is kept, folded: a line each behind how many there are."""
    items = [
        tag("li", tag("span", "✓", class_="sign", aria_hidden="true"), tag("p", each.message, " ", reference(each)))
        for each in verdicts
        if each.ok
    ]
    if not items:
        return Html()
    told = tag("summary", f"✓ {count(len(items), 'check')} kept")
    return tag("details", told, tag("ul", *items, class_="verdicts verdicts-kept"), class_="kept-checks")


def reference(verdict: Verdict) -> Html:
    """Where it is laid down, in small letters."""
    return tag("span", verdict.reference, class_="facts") if verdict.reference else Html()


def moments(plan: Plan) -> Html:
    """What to adjust at each moment of the lesson or the day."""
    return join(*(join(tag("h3", each.name), listed(each.lines)) for each in plan.moments))
