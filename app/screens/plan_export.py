"""Step 5 of the Plan screen: a Word file, paper, and keeping the plan where a person wants it kept. Draws only."""

from functools import partial

import streamlit as st

from app.plan.plan import Plan
from app.privacy.identifiers import Identifiers
from app.privacy.mask import unmask
from app.screens import markup, plan_paper, plan_save, plan_work, word, working
from app.screens.markup import show, tag

FILE = "support-plan.docx"  # no name of a pupil: what a folder or a mail programme shows is read by others


def draw() -> None:
    """What leaves the program on the left, what stays in it on the right."""
    plan = plan_work.work().plan
    assert plan is not None
    outward = plan_work.outward(plan)
    left, right = st.columns(2, gap="large")
    with left:
        show(tag("h2", "Word and paper", class_="plan-head"))
        with_names = choose_names()
        known = plan_work.names() if with_names else Identifiers()
        word.button("Word file", FILE, "plan-word", partial(word_file, outward, known))
        draw_template(outward, known)
        plan_paper.draw_switch()
    with right:
        plan_save.draw(plan)
    plan_paper.draw(outward, known)


def choose_names() -> bool:
    """Whether names stand in what leaves the program; there is nothing to choose where none were masked or kept."""
    if not plan_work.names().entries:
        return False
    return st.checkbox("Names in place of placeholders", value=True, key="plan-with-names")


def draw_template(plan: Plan, known: Identifiers) -> None:
    """A school's own template, filled; what is wrong with it is a line."""
    file = st.file_uploader("Or on the school's own template", ["docx"], key="plan-template")
    if file is None:
        return
    try:
        made = word_file(plan, known, file.getvalue())
    except Exception as error:
        st.error(markup.plain(working.in_words(error)), icon=":material/error:")
        return
    word.button("Word file on the template", FILE, "plan-word-template", lambda: made)


def word_file(plan: Plan, known: Identifiers, template: bytes | None = None) -> bytes:
    """The plan as a Word document."""
    from app.word.plan import plan_file

    return plan_file(plan, plan_work.today(), lambda text: unmask(text, known), template)
