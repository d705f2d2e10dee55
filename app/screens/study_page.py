"""The Study screen: quiz, cards, case studies, map and progress. Chooses the part, whose file draws it."""

import streamlit as st

from app.screens import study_cards, study_cases, study_progress, study_quiz, working

PARTS = {
    "Quiz": study_quiz.draw,
    "Cards": study_cards.draw,
    "Case studies": study_cases.draw,
    "Map and progress": study_progress.draw,
}


def draw() -> None:
    """The part that is chosen; it is kept in the page's address."""
    st.title("Study", anchor=False)
    st.markdown("For the NPQ for SENCOs: find and apply the rules yourself. Everything stays on this computer.")
    part = st.segmented_control("Part", list(PARTS), default="Quiz", required=True, key="part", bind="query-params")
    if working.opened():
        PARTS[str(part or "Quiz")]()


draw()
