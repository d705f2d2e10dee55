"""Step 3 of the Plan screen: the draft on the left, on the right what is missing before a SENCO signs. Draws only."""

from collections.abc import Callable

import streamlit as st

from app.plan.as_markdown import body_of
from app.plan.plan import Plan
from app.screens import plan_markup, plan_pages, plan_work, scripts, source_view
from app.screens import plan_wording as wording
from app.screens.answer_markup import Marks
from app.screens.markup import Html, join, show, tag
from app.screens.plan_work import DESCRIBE, EDIT, KEEP


def draw() -> None:
    """The draft whole, danger first."""
    plan = plan_work.work().plan
    assert plan is not None
    draw_warnings(plan)
    if plan_work.work().reaches(EDIT):
        left, right = st.columns([1.7, 1.0], gap="large")
        with left:
            draw_plan(plan)
            draw_pages(plan)
        with right:
            draw_missing(plan)
            draw_lists(plan, "asks", "advice")
        with st.container(key="plan-sources"):
            source_view.draw(plan_markup.NUMBER, plan.citations)
    draw_ways()


def draw_warnings(plan: Plan) -> None:
    """What is read before the rest; danger first, and big."""
    show(join(plan_markup.dangers(plan), plan_markup.warnings(plan)))


def draw_plan(plan: Plan) -> None:
    """What is described, what is to change, what is done, in the order of reading."""
    draw_lists(plan, "needs", "strengths")
    outcomes = join(*(plan_markup.outcome_card(number, each) for number, each in enumerate(plan.outcomes, 1)))
    show(plan_markup.section("Outcomes", outcomes))
    marks = Marks(plan_markup.NUMBER, plan.citations)
    for layer, heading in wording.GROUPS.items():
        cards = [
            plan_markup.action_card(number, each, marks)
            for number, each in enumerate(plan.actions, 1)
            if each.layer == layer
        ]
        show(plan_markup.section(heading, join(*cards)))
    show(plan_markup.section("By moment of the lesson and the day", plan_markup.moments(plan)))
    draw_lists(plan, "stop_doing", "access_arrangements")


def draw_lists(plan: Plan, *names: str) -> None:
    """Lists of lines under their headings."""
    for name in names:
        show(plan_markup.section(wording.LINES[name], plan_markup.listed(getattr(plan, name))))


def draw_pages(plan: Plan) -> None:
    """What is given to others, each folded."""
    written = {name: heading for name, heading in wording.PAGES.items() if getattr(plan, name)}
    folded = (fold(heading, plan_pages.page(getattr(plan, name))) for name, heading in written.items())
    show(plan_markup.section("To give to others", join(*folded)))


def fold(heading: str, body: Html) -> Html:
    """A page behind its name."""
    return tag("details", tag("summary", heading), tag("div", body, class_="plan-page"), class_="plan-fold")


def draw_missing(plan: Plan) -> None:
    """The quality rules: what is not kept first, what is kept behind a line."""
    body = join(plan_markup.missing(plan.quality), plan_markup.kept(plan.quality))
    show(plan_markup.section("Before a SENCO signs", body))


def draw_ways() -> None:
    """What can be done with the draft."""
    at = plan_work.work()
    with st.container(horizontal=True, vertical_alignment="center", key="plan-ways"):
        if at.reaches(EDIT):
            way("Edit and approve", EDIT, primary=True)
            way("Word and keep", KEEP)
        if at.form.text():
            way("Change the description", DESCRIBE)
    if at.plan and at.reaches(EDIT):
        scripts.answer_tools(
            plan_markup.NUMBER, plan_work.spoken(body_of(plan_work.outward(at.plan))), "Copy the draft"
        )


def way(label: str, step: int, primary: bool = False) -> None:
    """A button that leads to another step."""
    go: Callable[[int], None] = plan_work.go
    st.button(label, key=f"plan-to-{step}", type="primary" if primary else "secondary", on_click=go, args=(step,))
