"""The Mask names screen: a text or a document in, the same without identifiers out. Draws only; keeps nothing."""

import streamlit as st

from app.screens import markup, mask_check, parts, working
from app.screens.documents_page import FORMATS
from knowledge.errors import ReaderError


def draw() -> None:
    """The text on top, what is masked in it beneath."""
    st.title("Mask names", anchor=False)
    st.markdown(
        "Names, dates of birth, numbers and addresses become placeholders, for a text that you want to use elsewhere. "
        "Nothing is kept and nothing leaves this computer. It misses some: **read it before you pass it on.**"
    )
    typed = st.text_area("A note, a report, a letter about a pupil", height=200, key="mask-text")
    text = uploaded() or typed
    if not text.strip():
        return
    st.subheader("Check what is masked", anchor=False)
    masked = mask_check.draw(text)
    with st.container(horizontal=True):
        st.download_button(
            "Save the masked text", masked.text, "masked.txt", on_click="ignore", icon=":material/download:"
        )
        st.button("Forget all of it", on_click=forget)


def uploaded() -> str:
    """What an uploaded document says; it lies on disk only while it is read."""
    file = st.file_uploader("Or a document", FORMATS, key=f"mask-file-{st.session_state.get('mask-round', 0)}")
    if file is None:
        return ""
    if not parts.loaded():
        working.opening_line()
        return ""
    try:
        return parts.assistant().document_text(file.name, file.getvalue())
    except ReaderError as error:
        st.error(markup.plain(str(error)), icon=":material/error:")
        return ""


def forget() -> None:
    """Empty the page and the session's table."""
    st.session_state["mask-text"] = ""
    st.session_state["mask-round"] = st.session_state.get("mask-round", 0) + 1
    st.session_state.pop(mask_check.KEY, None)


draw()
