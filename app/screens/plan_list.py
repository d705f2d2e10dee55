"""The list of kept plans, the next to be reviewed first: open one, delete one. Draws only."""

from typing import TYPE_CHECKING

import streamlit as st

from app.screens import keeping, parts, plan_kept, plan_work, working
from app.screens import plan_wording as wording
from app.screens.markup import Html, join, plain, show, tag
from app.screens.wording import count, long_date

if TYPE_CHECKING:
    from app.records.plans import Summary

DELETING = "plan-deleting"


def draw() -> None:
    """The list, once the assistant is open; nothing where nothing is kept."""
    if not parts.loaded():
        working.opening_line()
        return
    found: list[Summary] = []
    trouble = keeping.failure(lambda: found.extend(plan_kept.plans().listed()), "Kept plans cannot be shown.")
    if trouble:
        show(tag("p", trouble, class_="notice", role="status"))
    if not found:
        return
    show(tag("h2", "Kept plans", class_="plan-head"))
    if any(each.trouble for each in found):
        draw_passphrase()
    for number, each in enumerate(found):
        with st.container(key=f"plan-kept-{number}", border=True):
            show(about(each))
            with st.container(horizontal=True):
                draw_ways(each)


def draw_passphrase() -> None:
    """A line for the passphrase that opens what is closed."""
    with st.form("plan-open", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Passphrase of the kept plans", type="password", autocomplete="off")
        if st.form_submit_button("Open them") and words:
            st.session_state[plan_kept.PASSPHRASE] = words
            st.rerun()


def about(plan: "Summary") -> Html:
    """What a plan is called, when it is reviewed, whether it is approved, until when it is kept."""
    until = f"kept until {long_date(plan.keep_until.isoformat())}"
    if plan.trouble:
        return join(tag("h3", "A plan that is closed"), tag("p", plan.trouble), tag("p", until, class_="facts"))
    saved = f"saved {long_date(plan.changed.date().isoformat())}" if plan.changed else ""
    facts = " · ".join(filter(None, [plan.status, saved, until]))
    return join(tag("h3", plan.title), tag("p", review(plan), f" · {facts}", class_="facts"))


def review(plan: "Summary") -> Html:
    """When the plan is looked at again; one that is due says so in a badge."""
    if plan.review is None:
        return join("no review date yet")
    days, on = (plan.review - plan_work.today()).days, long_date(plan.review.isoformat())
    if days <= 0:
        return join(tag("span", "Review due", class_="past"), f" since {on}" if days else " today")
    return join(f"review {on}, in {count(days, 'day')}")


def draw_ways(plan: "Summary") -> None:
    """Open it, or delete it, which is asked once more."""
    if st.session_state.get(DELETING) == plan.id:
        st.markdown("This deletes it for good.")
        st.button("Delete for good", key=f"plan-sure-{plan.id}", type="primary", on_click=delete, args=(plan.id,))
        st.button("Keep it", key=f"plan-spare-{plan.id}", on_click=mean, args=("",))
        return
    called = plain(plan.title) if not plan.trouble else "the closed plan"
    if not plan.trouble:
        st.button("Open", key=f"plan-open-{plan.id}", on_click=open_it, args=(plan.id,), help=f"Open {called}")
    st.button("Delete", key=f"plan-delete-{plan.id}", on_click=mean, args=(plan.id,), help=f"Delete {called}")


def mean(plan_id: str) -> None:
    """Ask once more before a plan is deleted, or no longer."""
    st.session_state[DELETING] = plan_id


def open_it(plan_id: str) -> None:
    """Go on with a kept plan."""
    trouble = plan_kept.open_plan(plan_id)
    if not trouble and not plan_work.names().entries:
        trouble = wording.NO_NAMES
    plan_work.work().said = trouble


def delete(plan_id: str) -> None:
    """Delete it."""
    mean("")
    plan_work.work().said = plan_kept.delete(plan_id) or "The plan is deleted."
