"""Shows what is masked in a text and lets a person mend it: leave words, mask more. Draws only; keeps no text."""

import streamlit as st

from app.privacy.identifiers import LABELS, PLACEHOLDER, Identifier, Identifiers
from app.privacy.mask import Masked, mask
from app.screens.markup import Html, join, plain, show, tag
from app.screens.wording import count

KEY = "identifiers"


def identifiers() -> Identifiers:
    """The session's table of what stands for what; it is gone when the page is closed."""
    known: Identifiers = st.session_state.get(KEY, Identifiers())
    return known


def keep(known: Identifiers) -> None:
    """Put the session's table in the place of the one before."""
    st.session_state[KEY] = known


def draw(text: str) -> Masked:
    """The masked text, what was masked in it with a way to leave each, and a way to mask more."""
    masked = mask(text, identifiers())
    show(tag("div", highlighted(masked.text), class_="masked-text"))
    if masked.masked:
        st.markdown(f"**{count(len(masked.masked), 'wording')} masked.** The words stay on this computer.")
    for number, each in enumerate(masked.masked):
        draw_masked(number, each)
    for number, words in enumerate(sorted(identifiers().left)):
        st.button(f"Mask after all: {plain(words)}", key=f"mask-again-{number}", on_click=mask_again, args=(words,))
    draw_more()
    return masked


def draw_masked(number: int, each: Identifier) -> None:
    """One wording, what stands for it, and a way to leave it as it is."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"masked-{number}"):
        show(tag("p", tag("mark", each.placeholder), " stands for ", tag("strong", each.text)))
        st.button("Leave as it is", key=f"leave-{number}", on_click=leave, args=(each.text,), help=plain(each.text))


def draw_more() -> None:
    """Words that were missed, and what they are."""
    with (
        st.form("mask-more", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        words = st.text_input("Also mask", placeholder="words as they stand in the text")
        kind = st.selectbox("They are", list(LABELS), format_func=LABELS.__getitem__, key="more-kind")
        if st.form_submit_button("Mask it") and words.strip():
            keep(identifiers().with_also(words, str(kind)))
            st.rerun()


def leave(words: str) -> None:
    """Leave words as they are from now on."""
    keep(identifiers().without(words))


def mask_again(words: str) -> None:
    """Mask words that were left."""
    keep(identifiers().again(words))


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
