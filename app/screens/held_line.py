"""One line on what the library holds, for the Ask screen; does not know how the library is kept."""

import streamlit as st

from app.screens import parts, wording, working

CODE = "send-code-2015"


def held_line() -> None:
    """What answers rest on, or what is missing and where to get it."""
    if not working.opened():
        return
    holdings = parts.assistant().held()
    texts = {holding.source.id: holding.texts for holding in holdings}
    with st.container(key="held"):
        if not holdings:
            st.markdown("The library is empty, so nothing can be answered yet.")
            st.page_link("documents_page.py", label="Build it on the Documents page")
        elif not texts.get(CODE):
            st.markdown("The official Code is not on this computer yet: answers rest on our summaries of it.")
            st.page_link("documents_page.py", label="Get it on the Documents page")
        else:
            st.markdown(f"Held on this computer: {what_is_held(texts)}.")


def what_is_held(texts: dict[str, int]) -> str:
    """The Code and its size, and how many documents beside it are held in their own words."""
    others = sum(1 for source, number in texts.items() if number and source != CODE)
    more = f", and {wording.count(others, 'other document')}" if others else ""
    return f"the Code in its own words ({wording.count(texts[CODE], 'passage')}){more}"
