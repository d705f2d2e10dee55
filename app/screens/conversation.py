"""What this visit has asked and heard, kept in the session; knows nothing of drawing or of how answers are found."""

from dataclasses import dataclass, field

import streamlit as st

from app.ask.answer import Answer, Question, Role, Turn
from app.privacy.mask import mask
from app.screens import mask_check


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


@dataclass(frozen=True)
class Checking:
    """A question with identifiers in it, which a person looks at before anything is done with it."""

    text: str = field(repr=False)
    role: Role


def put(text: str, role: Role) -> None:
    """Put a question. With identifiers in it, it is to be checked first; without any, it waits to be answered."""
    if mask(text, mask_check.identifiers()).masked:
        st.session_state["checking"] = Checking(text.strip(), role)
    else:
        wait(text, role)


def checking() -> Checking | None:
    """The question that is being checked."""
    question: Checking | None = st.session_state.get("checking")
    return question


def go_on() -> None:
    """Put the checked question, masked; the words that were typed are forgotten but for the session's table."""
    checked = st.session_state.pop("checking")
    wait(checked.text, checked.role)


def put_aside() -> None:
    """Forget the question that is being checked."""
    st.session_state.pop("checking", None)


def wait(text: str, role: Role) -> None:
    """Let a question wait until it is answered, even if the page is drawn again in between."""
    masked = mask(text.strip(), mask_check.identifiers())
    mask_check.keep(masked.identifiers)
    history: list[Turn] = []
    for exchange in exchanges():
        history.append(Turn("user", exchange.question.text))
        if exchange.answer:
            history.append(Turn("assistant", exchange.answer.short))
    st.session_state["waiting"] = Question(masked.text, role, tuple(history), masked.identifiers)


def waiting() -> Question | None:
    """The question that has been put and not been answered."""
    question: Question | None = st.session_state.get("waiting")
    return question


def close(exchange: Exchange) -> None:
    """Keep an exchange; its question no longer waits."""
    exchanges().append(exchange)
    st.session_state["waiting"] = None


def forget() -> None:
    """Start a new conversation; what stood for what is forgotten with it."""
    st.session_state["exchanges"] = []
    st.session_state["waiting"] = None
    put_aside()
    st.session_state.pop(mask_check.KEY, None)
