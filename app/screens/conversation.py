"""What this visit has asked and heard, held in the session; knows nothing of drawing, databases or how answers come."""

from dataclasses import dataclass, field, replace
from uuid import uuid4

import streamlit as st

from app.ask.answer import Answer, Question, Role, Turn
from app.privacy.identifiers import Identifiers
from app.privacy.mask import mask, unmask
from app.screens import mask_check
from app.screens.asking import Asking

STOPPED_AGAIN = "Stopped: this is the answer from before."


@dataclass(frozen=True)
class Exchange:
    """A question and what came of it: an answer, or one line that says why there is none (or no other one).

    `kept` is its id in the database, `saved` whether it stands there as it is here; `name` tells its widgets apart.
    """

    question: Question
    answer: Answer | None = None
    trouble: str = ""
    kept: str = ""
    saved: bool = False
    helpful: bool | None = None
    reason: str = ""
    name: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True)
class Waiting:
    """A question that has been put; `again` is the number of the exchange whose answer it is to replace, 0 for none."""

    question: Question
    again: int = 0


@dataclass(frozen=True)
class Checking:
    """A question with identifiers in it, which a person looks at before anything is done with it."""

    text: str = field(repr=False)
    role: Role


def exchanges() -> list[Exchange]:
    """All exchanges of this conversation, oldest first."""
    kept: list[Exchange] = st.session_state.setdefault("exchanges", [])
    return kept


def put(text: str, role: Role) -> None:
    """Put a question. With identifiers in it, it is to be checked first; without any, it waits to be answered."""
    st.session_state.pop("stopped", None)
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
    _wait(Waiting(Question(masked.text, role, said_before(len(exchanges()) + 1), masked.identifiers)))


def ask_again(number: int, role: Role) -> None:
    """Have a question answered once more, as this role; the answer from before stays until there is another."""
    asked = exchanges()[number - 1].question
    known = mask_check.identifiers()
    _wait(Waiting(replace(asked, role=role, history=said_before(number), identifiers=known), number))


def said_before(number: int) -> tuple[Turn, ...]:
    """What was asked and answered before the exchange of this number."""
    turns: list[Turn] = []
    for exchange in exchanges()[: number - 1]:
        turns.append(Turn("user", exchange.question.text))
        if exchange.answer:
            turns.append(Turn("assistant", exchange.answer.short))
    return tuple(turns)


def waiting() -> Waiting | None:
    """The question that has been put and not been answered."""
    question: Waiting | None = st.session_state.get("waiting")
    return question


def close(answer: Answer | None, trouble: str = "") -> None:
    """Take in what came of the waiting question; an answer from before is replaced by an answer only."""
    ended = _no_longer_wait()
    if ended is None:
        return
    number = ended.again or len(exchanges()) + 1
    if not ended.again:
        exchanges().append(Exchange(ended.question, answer, trouble))
    elif answer:
        exchanges()[number - 1] = Exchange(ended.question, answer, kept=exchanges()[number - 1].kept)
    else:
        _note(number, f"Asking again failed: {trouble}")
    found = "another answer is on the page" if ended.again else "the answer is on the page"
    tell(number, found if answer else "there is no answer, and the page says why")


def stop() -> None:
    """Wait no longer; a new question goes back to where it can be changed, an answer from before stays."""
    ended = _no_longer_wait()
    if ended is None:
        return
    if ended.again:
        _note(ended.again, STOPPED_AGAIN)
    else:
        st.session_state["stopped"] = ended
        st.session_state["typed"] = unmask(ended.question.text, ended.question.identifiers)
    tell(ended.again or len(exchanges()) + 1, "stopped, without an answer")


def stopped() -> Waiting | None:
    """The question whose answer was stopped last."""
    question: Waiting | None = st.session_state.get("stopped")
    return question


def resume() -> None:
    """Have the question answered after all whose answer was stopped."""
    st.session_state["typed"] = ""
    _wait(st.session_state["stopped"])


def change(number: int, **values: object) -> None:
    """Change what is known of an exchange."""
    exchanges()[number - 1] = replace(exchanges()[number - 1], **values)  # type: ignore[arg-type]


def forget() -> None:
    """Leave the conversation; what stood for what is forgotten with it."""
    begin([], Identifiers())
    st.session_state.pop(mask_check.KEY, None)


def begin(heard: list[Exchange], known: Identifiers) -> None:
    """Go on with these exchanges in the place of the ones before."""
    _no_longer_wait()
    put_aside()
    st.session_state.pop("stopped", None)
    st.session_state["exchanges"] = heard
    mask_check.keep(known)
    tell(len(heard), "the conversation is open" if heard else "")


def tell(number: int, what: str) -> None:
    """Have a question brought into view, and a screen reader told what became of it."""
    st.session_state["occasion"] = (number, f"Question {number}: {what}" if what else "")


def occasion() -> tuple[int, str]:
    """The question that is to be in view, and what a screen reader is told of it."""
    told: tuple[int, str] = st.session_state.get("occasion", (0, ""))
    return told


def _note(number: int, line: str) -> None:
    change(number, trouble=line)


def _wait(question: Waiting) -> None:
    _no_longer_wait()  # where another answer is on its way, it is this one's turn
    st.session_state.pop("stopped", None)
    st.session_state["waiting"] = question
    tell(question.again or len(exchanges()) + 1, "looking it up")


def _no_longer_wait() -> Waiting | None:
    asking: Asking | None = st.session_state.pop("asking", None)
    if asking:
        asking.stop()
    ended: Waiting | None = st.session_state.pop("waiting", None)
    return ended
