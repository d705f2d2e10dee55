"""The fields of one outcome or action while it is changed or added; what is typed is masked before it is taken."""

from dataclasses import replace
from typing import get_args

import streamlit as st

from app.plan.edit import added, with_item
from app.plan.plan import Action, Layer, Outcome, Plan
from app.screens import plan_work
from app.screens.plan_wording import LAYERS

NEW_OUTCOME = Outcome("", "", "")
NEW_ACTION = Action("", "", "", "", "", "universal", None, "weak")


def draw(plan: Plan, name: str, at: int) -> None:
    """The fields of one that is there."""
    item = getattr(plan, name)[at]
    found = ask(item, f"plan-form-{name}-{at}")
    if found is not None:
        take(with_item(plan, name, at, found, plan_work.today()))


def draw_new(name: str) -> None:
    """The fields of one more."""
    plan = plan_work.work().plan
    found = ask(NEW_OUTCOME if name == "outcomes" else NEW_ACTION, f"plan-form-{name}-new")
    if plan and found is not None:
        take(added(plan, name, found, plan_work.today()))


def ask(item: Outcome | Action, key: str) -> Outcome | Action | None:
    """What a person makes of an item once it is saved; None before."""
    with st.form(key):
        found = ask_outcome(item) if isinstance(item, Outcome) else ask_action(item)
        with st.container(horizontal=True):
            saved = st.form_submit_button("Save the change", type="primary")
            if st.form_submit_button("Leave it as it was"):
                plan_work.said()  # what was typed is nobody's any more, nor what would be told of it
                close()
        if saved and not (found.text if isinstance(found, Outcome) else found.what):
            st.error("The first field is empty: write what it is about.")
            return None
        return found if saved else None


def ask_outcome(item: Outcome) -> Outcome:
    """The fields of an outcome."""
    return replace(
        item,
        text=typed("What will change for the pupil", item.text),
        measure=typed("How we will see it, from where to where", item.measure),
        review=typed("When it is looked at: a date", item.review),
    )


def ask_action(item: Action) -> Action:
    """The fields of an action; its evidence, duty and sources are the library's and stay."""
    layers = get_args(Layer)
    return replace(
        item,
        what=typed("What", item.what),
        why=typed("Why for this pupil", item.why),
        who=typed("Who", item.who),
        steps=tuple(typed("How, a step a line", "\n".join(item.steps)).splitlines()),
        when=typed("When", item.when),
        check=typed("What we will see", item.check),
        layer=st.selectbox("For whom", layers, layers.index(item.layer), format_func=LAYERS.__getitem__),
    )


def typed(label: str, before: str) -> str:
    """What stands in a field, masked where a person changed it."""
    return plan_work.masked(st.text_area(label, before, height="content"), before)


def take(plan: Plan) -> None:
    """Take a changed plan and close the fields."""
    plan_work.change(plan)
    close()


def close() -> None:
    """Close the fields and draw the page again."""
    plan_work.work().changing = ""
    st.rerun()
