"""Beneath an answer: Word, asking again, whether it helped, and the choices of a question back. Draws only."""

from datetime import date
from functools import partial

import streamlit as st

from app.ask.answer import ROLES, Answer, Role
from app.screens import conversation, keeping, kept_changes, markup, word, wording
from app.screens.conversation import Exchange

WHY = {True: "What helped? You need not say.", False: "What is wrong or missing? You need not say."}


def draw(number: int, exchange: Exchange, answer: Answer) -> None:
    """The buttons of one answer; thumbs only where the answer is kept, for they are kept with it."""
    make = partial(word.document, answer.heading, [exchange], exchange.question.identifiers, date.today())
    word.button("Word", f"senco-answer-{number}.docx", f"word-{exchange.name}", make)
    again: Role | None = st.menu_button(
        "Ask again",
        [exchange.question.role, *(role for role in ROLES if role != exchange.question.role)],
        format_func=wording.ASKED_AS.__getitem__,
        key=f"again-{exchange.name}",
        icon=":material/refresh:",
    )
    if again:
        conversation.ask_again(number, again)
        st.rerun()
    if keeping.to_be_kept(exchange):
        key = f"thumbs-{exchange.name}"
        helpful = exchange.helpful if exchange.helpful is None else int(exchange.helpful)
        st.feedback("thumbs", key=key, default=helpful, on_change=give, args=(number, exchange.name))


def draw_reason(number: int, exchange: Exchange) -> None:
    """A line for the reason, once it was said whether the answer helped."""
    if exchange.helpful is not None:
        key = f"reason-{exchange.name}"
        with st.container(key=f"said-{exchange.name}"):
            st.text_input(
                WHY[exchange.helpful], exchange.reason, max_chars=500, key=key,
                on_change=give, args=(number, exchange.name),
            )  # fmt: skip
            markup.show(markup.tag("p", f"Noted on this computer: {said(exchange)}.", class_="facts", role="status"))


def said(exchange: Exchange) -> str:
    """What was said of the answer, as it is kept."""
    helped = "it helped" if exchange.helpful else "it did not help"
    return f"{helped}, “{exchange.reason.rstrip('.')}”" if exchange.reason else helped


def give(number: int, name: str) -> None:
    """Note what the thumbs and the line say."""
    thumb: int | None = st.session_state[f"thumbs-{name}"]
    reason = st.session_state.get(f"reason-{name}", "")
    kept_changes.give(number, None if thumb is None else bool(thumb), reason)


def draw_choices(exchange: Exchange, choices: tuple[str, ...]) -> None:
    """The answers to a question back, each of which is put as the next question; nothing where there are none."""
    if not choices:
        return
    with st.container(key="choices-back"):
        for choice in choices:
            st.button(markup.plain(choice), on_click=conversation.put, args=(choice, exchange.question.role))
