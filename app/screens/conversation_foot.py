"""Beneath a conversation: whether it is kept, and what can be done with it as a whole. Draws only."""

from datetime import date
from functools import partial

import streamlit as st

from app.screens import conversation, keeping, kept_changes, markup, mask_check, word

NOT_KEPT = "This conversation is not kept: it is gone when the page is closed."
NAMES_GONE = (
    "The names were not kept. A name that you write now gets a placeholder of its own: "
    "for the same pupil as above, write the placeholder."
)


def draw() -> None:
    """Draw it, once there is something to keep."""
    if not conversation.exchanges():
        return
    draw_trouble()
    with st.container(key="conversation-foot"):
        if keeping.unkept():
            markup.show(markup.tag("p", NOT_KEPT, class_="facts"))
        if mask_check.identifiers().taken:
            markup.show(markup.tag("p", NAMES_GONE, class_="facts"))
        draw_open()


def draw_trouble() -> None:
    """Why something could not be kept, opened or changed; and where it is an answer, a way to try once more."""
    for line in filter(None, [keeping.said(), keeping.not_kept()]):
        markup.show(markup.tag("p", line, class_="notice", role="status"))
    if keeping.not_kept():
        st.button("Try to keep it again", on_click=keeping.try_again)


def draw_open() -> None:
    """What can be done with the conversation: a Word document; where it is kept, another title, or an end of it."""
    at, doing = keeping.opened(), st.session_state.get("doing", "")
    if at and doing == "rename":
        draw_rename(at.title)
    elif at and doing == "delete":
        draw_delete()
    else:
        if at:
            markup.show(markup.tag("p", "Kept on this computer: ", markup.tag("strong", at.title), class_="facts"))
        with st.container(horizontal=True, vertical_alignment="center"):
            draw_ways(at)


def draw_ways(at: keeping.Open | None) -> None:
    """The buttons."""
    title = at.title if at else "Questions and answers"
    word.button(
        "Whole conversation in Word", "senco-conversation.docx", "word-conversation",
        partial(word.document, title, conversation.exchanges(), mask_check.identifiers(), date.today()),
    )  # fmt: skip
    if at:
        st.button("Rename", icon=":material/edit:", on_click=do, args=("rename",))
        st.button("Delete", icon=":material/delete:", on_click=do, args=("delete",))


def draw_rename(title: str) -> None:
    """A box for another title."""
    with st.form("rename", border=False):
        st.text_input("Name of this conversation", title, max_chars=120, key="new-title")
        with st.container(horizontal=True):
            st.form_submit_button("Rename it", on_click=rename, type="primary")
            st.form_submit_button("Leave it", on_click=do, args=("",))


def draw_delete() -> None:
    """Asks once more."""
    st.markdown("This deletes the conversation for good, with all of its questions and answers.")
    with st.container(horizontal=True):
        st.button("Delete it", on_click=delete, type="primary")
        st.button("Leave it", on_click=do, args=("",))


def do(what: str) -> None:
    """Show what is to be done with the conversation in the place of the buttons."""
    st.session_state["doing"] = what


def rename() -> None:
    """Give it the title from the box."""
    do("")
    kept_changes.rename(st.session_state["new-title"])


def delete() -> None:
    """Delete it."""
    do("")
    kept_changes.delete()
