"""Step 4 of the Plan screen: every text can be changed, then a named person approves. Draws only."""

import streamlit as st

from app.plan.edit import dropped, moved
from app.plan.plan import Plan
from app.screens import plan_approve, plan_draft, plan_forms, plan_markup, plan_texts, plan_work
from app.screens.answer_markup import Marks
from app.screens.markup import Html, show, tag
from app.screens.plan_work import DRAFT, KEEP


def draw() -> None:
    """What can be changed on the left; what is missing, and who approves, on the right."""
    plan = plan_work.work().plan
    assert plan is not None
    plan_draft.draw_warnings(plan)
    left, right = st.columns([1.7, 1.0], gap="large")
    with left:
        show(tag("h2", "Outcomes", class_="plan-head"))
        for at, outcome in enumerate(plan.outcomes):
            draw_one(plan, "outcomes", at, plan_markup.outcome_card(at + 1, outcome))
        draw_adding("outcomes", "Add an outcome")
        show(tag("h2", "Actions", class_="plan-head"))
        marks = Marks(plan_markup.NUMBER, ())  # the sources stand beneath the draft, not here
        for at, action in enumerate(plan.actions):
            draw_one(plan, "actions", at, plan_markup.action_card(at + 1, action, marks))
        draw_adding("actions", "Add an action")
        plan_texts.draw(plan)
    with right:
        plan_draft.draw_missing(plan)
        plan_approve.draw(plan)
    with st.container(horizontal=True, key="plan-ways"):
        plan_draft.way("Word and keep", KEEP, primary=True)
        plan_draft.way("Back to the draft", DRAFT)


def draw_one(plan: Plan, name: str, at: int, card: Html) -> None:
    """A card with what can be done with it, or its fields where it is being changed."""
    which = f"{name}-{at}"
    with st.container(key=f"plan-one-{which}", gap="small"):
        if plan_work.work().changing == which:
            plan_forms.draw(plan, name, at)
            return
        show(card)
        what = f"{name.removesuffix('s')} {at + 1}"
        with st.container(horizontal=True, key=f"plan-do-{which}"):
            st.button("Change", key=f"plan-change-{which}", on_click=change, args=(which,), help=f"Change {what}")
            up, down = ":material/arrow_upward:", ":material/arrow_downward:"
            draw_move(plan, name, at, at - 1, "Up", up)
            draw_move(plan, name, at, at + 1, "Down", down)
            st.button("Drop", key=f"plan-drop-{which}", on_click=drop, args=(name, at), help=f"Drop {what}")


def draw_move(plan: Plan, name: str, at: int, to: int, label: str, icon: str) -> None:
    """A button that moves one up or down, where there is room."""
    if 0 <= to < len(getattr(plan, name)):
        st.button(label, key=f"plan-move-{name}-{at}-{to}", icon=icon, on_click=move, args=(name, at, to))


def draw_adding(name: str, label: str) -> None:
    """A button that opens the fields of one more, or those fields."""
    which = f"{name}-new"
    if plan_work.work().changing == which:
        plan_forms.draw_new(name)
    else:
        st.button(label, key=f"plan-add-{name}", icon=":material/add:", on_click=change, args=(which,))


def change(which: str) -> None:
    """Open the fields of one thing, and of no other."""
    plan_work.work().changing = which


def drop(name: str, at: int) -> None:
    """Take one out."""
    plan = plan_work.work().plan
    assert plan is not None
    plan_work.change(dropped(plan, name, at, plan_work.today()))
    change("")


def move(name: str, at: int, to: int) -> None:
    """Put one at another place."""
    plan = plan_work.work().plan
    assert plan is not None
    plan_work.change(moved(plan, name, at, to, plan_work.today()))
    change("")
