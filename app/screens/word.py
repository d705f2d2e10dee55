"""Buttons that make a Word document when they are pressed; does not know how one is made."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from app.privacy.identifiers import Identifiers
from app.privacy.mask import unmask
from app.screens.conversation import Exchange

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def button(label: str, name: str, key: str, make: Callable[[], bytes]) -> None:
    """A button that saves what `make` gives as the file `name`; nothing is made before it is pressed."""
    st.download_button(label, make, name, MIME, key=key, on_click="ignore", icon=":material/download:")


def document(title: str, exchanges: Sequence[Exchange], known: Identifiers, made_on: date) -> bytes:
    """The questions and answers as a Word document; it leaves the program, so that placeholders are words again."""
    from app.word.conversation import word_file

    rows = [(each.question, each.answer, each.trouble) for each in exchanges]
    return word_file(title, rows, made_on, lambda text: unmask(text, known))
