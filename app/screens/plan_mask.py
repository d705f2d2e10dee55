"""Step 2 of the Plan screen: what is masked in the description, before anything is made of it. Draws only."""

import streamlit as st

from app.screens import mask_check, parts, plan_work, working
from app.screens import plan_wording as wording
from app.screens.markup import plain
from app.screens.plan_work import DESCRIBE, DRAFT


def draw() -> None:
    """The masked description, and the way to the draft."""
    at = plan_work.work()
    st.subheader("Check what is masked", anchor=False)
    st.markdown("Nothing has been looked up yet. The draft sees the placeholders; names stay in this session.")
    with st.container(key="mask-check"):
        found = mask_check.draw(plan_work.check().text(), plan_work.TABLE)
    if not found.masked:
        st.markdown("**No name or number was found.** Mask what identifies the pupil above.")
    if at.plan:
        st.markdown(wording.NEW_DRAFT)
    place = st.container()
    with st.container(horizontal=True):
        if st.button("Make the draft", type="primary", key="plan-make"):
            with place:
                make()
        st.button("Change the description", key="plan-back", on_click=plan_work.go, args=(DESCRIBE,))


def make() -> None:
    """Make the draft, its steps on screen, and a way to stop; a failure is a line, and a plan from before stays."""
    at = plan_work.work()
    try:
        with working.steps("Making the draft") as (tell, interrupted):
            at.plan = parts.assistant().plan(at.form, plan_work.names(), tell, interrupted)
    except Exception as error:
        st.error(plain(working.in_words(error)), icon=":material/error:")
        return
    plan_work.go(DRAFT)
    st.rerun()
