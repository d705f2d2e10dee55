"""The path on top of the Plan screen: five steps, the one that is open filled; draws only."""

import streamlit as st

from app.screens import plan_work, scripts
from app.screens.markup import show, tag
from app.screens.plan_work import STEPS


def draw() -> None:
    """The steps: those that can be gone to are buttons; a screen reader hears which one is open."""
    at = plan_work.work()
    scripts.in_view(
        ".st-key-plan-path", f"plan step {at.step}", f"Step {at.step} of {len(STEPS)}: {STEPS[at.step - 1]}"
    )
    with st.container(horizontal=True, key="plan-path", gap="small", vertical_alignment="center"):
        for number, name in enumerate(STEPS, start=1):
            label = f"{number} {name}"
            if number == at.step:
                show(tag("p", tag("span", label, class_="pill pill-now", aria_current="step")))
            elif at.reaches(number):
                with st.container(key=f"plan-pill-{number}", width="content"):
                    st.button(label, key=f"plan-go-{number}", on_click=plan_work.go, args=(number,))
            else:
                show(tag("p", tag("span", label, class_="pill")))
