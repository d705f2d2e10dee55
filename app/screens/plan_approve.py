"""Who approves a plan: a name, and a second one where two are wanted. Draws only."""

import streamlit as st

from app.plan.approve import approved
from app.plan.plan import Plan
from app.plan.status import status_line
from app.screens import plan_wording as wording
from app.screens import plan_work
from app.screens.markup import plain, show, tag
from knowledge.errors import ReaderError


def draw(plan: Plan) -> None:
    """How the plan stands, and a line for the next name while one is wanted."""
    show(tag("h2", "Approve", class_="plan-head"))
    show(tag("p", f"{status_line(plan)}."))
    if plan.status == "approved":
        return
    if not all(each.ok for each in plan.quality):
        show(tag("p", wording.UNMET, class_="facts"))
    with st.form("plan-approve", border=False):
        label = "A second person's name and role" if plan.approvals else "Your name and role"
        name = st.text_input(label)
        if st.form_submit_button("Approve this plan", type="primary"):
            approve(plan, name)


def approve(plan: Plan, name: str) -> None:
    """Take the approval, or say why it is none."""
    try:
        plan_work.work().plan = approved(plan, name, plan_work.today())
    except ReaderError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.rerun()
