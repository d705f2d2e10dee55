"""The plan as it prints: on the page only while somebody wants to see it, on paper instead of all else. Draws only."""

import streamlit as st

from app.plan.as_markdown import body_of
from app.plan.plan import Plan
from app.plan.status import status_line
from app.privacy.identifiers import Identifiers
from app.privacy.mask import unmask
from app.screens import plan_pages, plan_work
from app.screens.markup import Html, show, tag

SEEN = "plan-paper-seen"
# What begins on another page, so that the one before can be given away.
OWN_PAGE = ("Before you read", "Assess, plan", "Letter to", "For the pupil", "The school's", "What was described")


def draw_switch() -> None:
    """How to print, and a way to see the paper before."""
    show(tag("p", "To print or save as PDF: Ctrl+P, or ⌘P on a Mac. Only the plan is printed.", class_="facts"))
    st.toggle("Show what is printed", key=SEEN)


def draw(plan: Plan, known: Identifiers) -> None:
    """The paper; unseen on the screen until it is asked for."""
    title = plan_work.title()
    text = unmask(f"# Support {title}\n\n**{status_line(plan)}**\n\n{body_of(plan)}", known)
    first, *rest = text.split("\n\n## ")
    rest.sort(key=lambda each: "passport" not in heading(each))  # page one is for every teacher
    parts = [plan_pages.page(first, 2), *map(part, rest)]
    seen = "paper" if st.session_state.get(SEEN) else "paper paper-unseen"
    show(tag("article", *parts, class_=seen, id="plan-paper"))


def part(text: str) -> Html:
    """One part of the plan under its heading; what is given to somebody begins on a page of its own."""
    own = heading(text).startswith(OWN_PAGE)
    return tag("section", plan_pages.page(f"## {text}", 3), class_="new-page" if own else None)


def heading(text: str) -> str:
    """The first line."""
    return text.partition("\n")[0]
