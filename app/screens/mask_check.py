"""Shows what is masked in a text and lets a person mend it: leave words, mask more. Draws only; keeps no text."""

import streamlit as st

from app.privacy.identifiers import LABELS, PLACEHOLDER, Identifier, Identifiers
from app.privacy.mask import Masked, mask
from app.screens.markup import Html, join, plain, show, tag
from app.screens.wording import count

KEY = "identifiers"


def identifiers(table: str = KEY) -> Identifiers:
    """The session's table of what stands for what; it is gone when the page is closed."""
    known: Identifiers = st.session_state.get(table, Identifiers())
    return known


def keep(known: Identifiers, table: str = KEY) -> None:
    """Put the session's table in the place of the one before."""
    st.session_state[table] = known


def draw(text: str, table: str = KEY) -> Masked:
    """The masked text, what was masked in it with a way to leave each, and a way to mask more.

    `table` names the session's table: a plan has one of its own, so that no other page's end takes its names away.
    """
    masked = mask(text, identifiers(table))
    show(tag("div", highlighted(masked.text), class_="masked-text"))
    if masked.masked:
        st.markdown(f"**{count(len(masked.masked), 'wording')} masked.** The words stay on this computer.")
    for number, each in enumerate(masked.masked):
        draw_masked(number, each, table)
    for number, words in enumerate(sorted(identifiers(table).left)):
        key = f"mask-again-{number}"
        st.button(f"Mask after all: {plain(words)}", key=key, on_click=mask_again, args=(words, table))
    draw_more(table)
    return masked


def draw_masked(number: int, each: Identifier, table: str) -> None:
    """One wording, what stands for it, and a way to leave it as it is."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"masked-{number}"):
        show(tag("p", tag("mark", each.placeholder), " stands for ", tag("strong", each.text)))
        key, words = f"leave-{number}", each.text
        st.button("Leave as it is", key=key, on_click=leave, args=(words, table), help=plain(words))


def draw_more(table: str) -> None:
    """Words that were missed, and what they are."""
    with (
        st.form("mask-more", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        words = st.text_input("Also mask", placeholder="words as they stand in the text")
        kind = st.selectbox("They are", list(LABELS), format_func=LABELS.__getitem__, key="more-kind")
        if st.form_submit_button("Mask it") and words.strip():
            keep(identifiers(table).with_also(words, str(kind)), table)
            st.rerun()


def leave(words: str, table: str) -> None:
    """Leave words as they are from now on."""
    keep(identifiers(table).without(words), table)


def mask_again(words: str, table: str) -> None:
    """Mask words that were left."""
    keep(identifiers(table).again(words), table)


def highlighted(text: str) -> Html:
    """A masked text with its placeholders marked and its lines kept."""
    pieces: list[Html] = []
    for line in text.split("\n"):
        parts = PLACEHOLDER.split(line)
        marks = [*PLACEHOLDER.findall(line), ""]
        row = [
            piece
            for words, mark in zip(parts, marks, strict=True)
            for piece in (words, tag("mark", mark) if mark else "")
        ]
        pieces.append(tag("p", join(*row)))
    return join(*pieces)
