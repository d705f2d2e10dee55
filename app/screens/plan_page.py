"""The Plan screen: a path from a description to a signed plan. Draws only; `app/plan` behind `parts` does the work."""

import streamlit as st

from app.screens import plan_describe, plan_draft, plan_edit, plan_export, plan_mask, plan_path, plan_work
from app.screens import plan_wording as wording
from app.screens.markup import show, tag
from app.screens.plan_work import DRAFT, Work
from app.screens.wording import count

STEPS = (plan_describe.draw, plan_mask.draw, plan_draft.draw, plan_edit.draw, plan_export.draw)


def draw() -> None:
    """The path, then the step that is open."""
    plan_path.draw()
    at = plan_work.work()
    st.title(heading(at), anchor=False)
    if line := plan_work.said():
        show(tag("p", line, class_="notice", role="status"))
    if at.step >= DRAFT:
        draw_standing(at)
    STEPS[at.step - 1]()


def heading(at: Work) -> str:
    """What the page is about; a name never stands here."""
    if at.step < DRAFT or at.plan is None:
        return "Plan for a pupil"
    title = plan_work.title()
    return f"Draft {title}" if at.plan.status == "draft" else plan_work.capital(title)


def draw_standing(at: Work) -> None:
    """Who approved it, what is masked, whether it is kept; and a way to begin anew."""
    from app.plan.status import status_line

    assert at.plan is not None
    masked = len({each.placeholder for each in plan_work.names().entries})
    line = f"{status_line(at.plan)} · {count(masked, 'identifier')} masked on this computer"
    show(tag("p", line, class_="facts"))
    with st.container(horizontal=True, vertical_alignment="center", key="plan-standing"):
        if at.unsaved:
            show(tag("p", wording.UNSAVED, class_="facts"))
        elif at.kept:
            show(tag("p", "Kept on this computer, encrypted.", class_="facts"))
        draw_leave(at)


def draw_leave(at: Work) -> None:
    """A way to the next pupil, asked once more where something would be lost."""
    if st.session_state.get("plan-leaving"):
        show(tag("p", "What is not kept is lost.", class_="facts"))
        st.button("Leave this plan", key="plan-leave-sure", type="primary", on_click=plan_work.begin)
        st.button("Stay", key="plan-stay", on_click=mean_to_leave, args=(False,))
    elif at.unsaved:
        st.button("Another pupil", key="plan-leave", on_click=mean_to_leave, args=(True,))
    else:
        st.button("Another pupil", key="plan-leave", on_click=plan_work.begin)


def mean_to_leave(wanted: bool) -> None:
    """Ask once more before a plan is left, or no longer."""
    st.session_state["plan-leaving"] = wanted


draw()
