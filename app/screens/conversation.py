"""What this visit has asked and heard, kept in the session; knows nothing of drawing or of how answers are found."""

from dataclasses import dataclass

import streamlit as st

from app.ask.answer import Answer, Question, Role, Turn


@dataclass(frozen=True)
class Exchange:
    """A question and what came of it: an answer, or one line that says why there is none."""

    question: Question
    answer: Answer | None = None
    trouble: str = ""


def exchanges() -> list[Exchange]:
    """All exchanges of this visit, oldest first."""
    kept: list[Exchange] = st.session_state.setdefault("exchanges", [])
    return kept


def put(text: str, role: Role) -> None:
    """Put a question; it waits until it is answered, even if the page is drawn again in between."""
    history: list[Turn] = []
    for exchange in exchanges():
        history.append(Turn("user", exchange.question.text))
        if exchange.answer:
            history.append(Turn("assistant", exchange.answer.short))
    st.session_state["waiting"] = Question(text.strip(), role, tuple(history))


def waiting() -> Question | None:
    """The question that has been put and not been answered."""
    question: Question | None = st.session_state.get("waiting")
    return question


def close(exchange: Exchange) -> None:
    """Keep an exchange; its question no longer waits."""
    exchanges().append(exchange)
    st.session_state["waiting"] = None


def forget() -> None:
    """Start a new conversation."""
    st.session_state["exchanges"] = []
    st.session_state["waiting"] = None
