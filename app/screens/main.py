"""The entry that Streamlit runs: page settings, stylesheet, navigation. Knows nothing of what is on the pages."""

from pathlib import Path

import streamlit as st

from app.screens import markup

ICON = Path(__file__).parent / "static" / "icon.svg"  # a named icon would be fetched from a server of Google's

st.set_page_config(page_title="SENCO assistant", page_icon=str(ICON), layout="wide")
markup.stylesheet()
st.navigation(
    [
        st.Page("ask_page.py", title="Ask", icon=":material/forum:", default=True),
        st.Page("library_page.py", title="Library", icon=":material/menu_book:", url_path="library"),
    ]
).run()
