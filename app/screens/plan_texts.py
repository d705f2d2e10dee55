"""The other texts of a plan, one at a time to be changed: what was told, lists, moments, pages. Draws only."""

import streamlit as st

from app.plan.edit import with_lines, with_page, with_part, with_told
from app.plan.plan import Plan
from app.screens import plan_wording as wording
from app.screens import plan_work
from app.screens.markup import show, tag

MOMENT = "moment-"


def draw(plan: Plan) -> None:
    """Which text, and the text."""
    show(tag("h2", "Every other text", class_="plan-head"))
    show(tag("p", wording.PAGES_STAY, class_="facts"))
    names = texts(plan)
    chosen = st.selectbox("Text to change", list(names), format_func=names.__getitem__, key="plan-text")
    before = text_of(plan, chosen)
    with st.form(f"plan-form-text-{chosen}"):
        hint = "A line each." if chosen in wording.LINES or chosen.startswith(MOMENT) else None
        label = f"{names[chosen]}. {hint}" if hint else names[chosen]
        written = st.text_area(label, before, height="content")
        if st.form_submit_button("Save the text"):
            plan_work.change(changed(plan, chosen, plan_work.masked(written, before)))
            st.rerun()


def texts(plan: Plan) -> dict[str, str]:
    """The names of the texts, and what they are called."""
    told = {name: label for name, (label, _, _) in wording.FIELDS.items()}
    moments = {f"{MOMENT}{at}": f"At the moment: {each.name}" for at, each in enumerate(plan.moments)}
    return told | wording.LINES | moments | wording.PAGES


def text_of(plan: Plan, name: str) -> str:
    """A text as it stands."""
    if name.startswith(MOMENT):
        return "\n".join(plan.moments[int(name.removeprefix(MOMENT))].lines)
    if name in wording.LINES:
        return "\n".join(getattr(plan, name))
    return str(getattr(plan if name in wording.PAGES else plan.profile, name))


def changed(plan: Plan, name: str, text: str) -> Plan:
    """The plan with another text."""
    today = plan_work.today()
    if name.startswith(MOMENT):
        at = int(name.removeprefix(MOMENT))
        return with_part(plan, "moments", at, today, lines=tuple(filter(None, map(str.strip, text.splitlines()))))
    if name in wording.LINES:
        return with_lines(plan, name, text.splitlines(), today)
    return with_page(plan, name, text, today) if name in wording.PAGES else with_told(plan, name, text, today)
