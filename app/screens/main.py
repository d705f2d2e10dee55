"""The entry that Streamlit runs: page settings, stylesheet, navigation. Knows nothing of what is on the pages."""

import logging
from pathlib import Path

import streamlit as st

from app.privacy.trouble import WITHOUT_WORDS
from app.screens import markup

ICON = Path(__file__).parent / "static" / "icon.svg"  # a named icon would be fetched from a server of Google's

# What Streamlit logs of a failure says where, never what: the words may be about a pupil.
logging.getLogger("streamlit.error_util").addFilter(WITHOUT_WORDS)
st.set_page_config(page_title="SENCO assistant", page_icon=str(ICON), layout="wide")
markup.stylesheet()
# One flat list: with headings between the links Streamlit's own list would be one that screen readers trip over.
st.navigation(
    [
        st.Page("ask_page.py", title="Ask", icon=":material/forum:", default=True),
        st.Page("plan_page.py", title="Plan for a pupil", icon=":material/assignment_ind:", url_path="plan"),
        st.Page("dates_page.py", title="Dates", icon=":material/event:", url_path="dates"),
        st.Page("study_page.py", title="Study", icon=":material/quiz:", url_path="study"),
        st.Page("mask_page.py", title="Mask names", icon=":material/visibility_off:", url_path="mask"),
        st.Page("guides_page.py", title="Guides", icon=":material/menu_book:", url_path="guides"),
        st.Page("strategies_page.py", title="Strategies", icon=":material/lightbulb:", url_path="strategies"),
        st.Page("law_page.py", title="Code and law", icon=":material/gavel:", url_path="law"),
        st.Page("time_limits_page.py", title="Time limits", icon=":material/hourglass:", url_path="time-limits"),
        st.Page("glossary_page.py", title="Glossary", icon=":material/abc:", url_path="glossary"),
        st.Page("framework_page.py", title="NPQ framework", icon=":material/school:", url_path="framework"),
        st.Page("documents_page.py", title="Documents", icon=":material/folder_open:", url_path="documents"),
    ],
    expanded=True,
).run()
