"""Keeps the session's conversation, and opens one that was kept; a failure becomes a line, and stops no answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from app.privacy.identifiers import Identifiers
from app.screens import conversation, parts, working
from app.screens.conversation import Exchange

if TYPE_CHECKING:
    from app.records.conversations import Conversations
    from app.records.feedback import Feedback

ADDRESS = "conversation"  # the parameter of the page's address that names the open conversation
LONGEST_TITLE = 50
Result = TypeVar("Result")


@dataclass(frozen=True)
class Open:
    """The conversation that is open, as it is kept."""

    id: str
    title: str


def opened() -> Open | None:
    """The kept conversation that is open; None where nothing of it is kept."""
    at: Open | None = st.session_state.get("open")
    return at


def trouble() -> str:
    """Why something could not be kept, opened or deleted, and what to do; empty where nothing failed."""
    line: str = st.session_state.get("keeping-trouble", "")
    return line


def unkept() -> bool:
    """Whether the person wants this conversation not to be kept."""
    return bool(st.session_state.get("unkept"))


def to_be_kept(exchange: Exchange) -> bool:
    """Whether an exchange is kept, or is about to be."""
    return bool(exchange.kept) or not (unkept() or trouble())


def keep_it(wanted: bool) -> None:
    """Whether this conversation is to be kept."""
    st.session_state["unkept"] = not wanted


def ready() -> bool:
    """Open the conversation that the address names; False while that has to wait for the library to be opened."""
    wanted, at = st.query_params.get(ADDRESS, ""), opened()
    if not wanted and at:  # the person was on another page, whose address has no room for it
        st.query_params[ADDRESS] = at.id
    if not wanted or wanted in (at.id if at else "", st.session_state.get("not-opened")):
        return True
    if parts.loaded():
        _open(wanted)
    return parts.loaded()


def keep() -> None:
    """Keep what is not kept yet, after an answer that was replaced the new one; not where the last try failed."""
    unsaved = [number for number, each in enumerate(conversation.exchanges(), start=1) if not each.saved]
    if unsaved and not unkept() and st.session_state.get("failed-with") != unsaved:
        st.session_state["failed-with"] = unsaved
        if tried(lambda: [_keep(kept(), number) for number in unsaved], "The answer stands, but was not kept."):
            try_again()


def try_again() -> None:
    """Forget that keeping failed, so that it is tried once more."""
    st.session_state.pop("failed-with", None)
    clear()


def leave() -> None:
    """Start a new conversation; the one before stays as it is kept."""
    conversation.forget()
    st.query_params.pop(ADDRESS, None)
    for name in ("open", "unkept", "failed-with", "not-opened"):
        st.session_state.pop(name, None)
    clear()


def kept() -> "Conversations":
    """The kept conversations of the person in front of the screen."""
    return parts.assistant().conversations(person())


def feedback() -> "Feedback":
    """What that person has said of answers."""
    return parts.assistant().feedback(person())


def person() -> str:
    """Whose conversations these are: everybody's at this computer, as nobody signs in."""
    from app.records.conversations import THIS_COMPUTER

    return THIS_COMPUTER


def _open(wanted: str) -> None:
    st.session_state.pop("open", None)
    heard = tried(lambda: (kept().summary(wanted), _heard(wanted)), "")
    if heard is None:
        st.session_state["not-opened"] = wanted
        return
    title, exchanges = heard[0].title, heard[1]
    known = Identifiers()
    for text in (text for each in exchanges for text in (each.question.text, *_texts(each))):
        known = known.beside(text)
    leave()
    conversation.begin(exchanges, known)
    st.query_params[ADDRESS] = wanted
    st.session_state["open"] = Open(wanted, title)


def _heard(wanted: str) -> list[Exchange]:
    said = {each.exchange: each for each in feedback().all()}
    found = []
    for each in kept().load(wanted):
        given = said.get(each.id)
        more = (given.helpful, given.reason) if given else (None, "")
        found.append(Exchange(each.question, each.answer, each.trouble, each.id, True, *more))
    return found


def _texts(exchange: Exchange) -> tuple[str, ...]:
    answer = exchange.answer
    return (answer.short, *(each.text for each in answer.statements)) if answer else ()


def _keep(conversations: "Conversations", number: int) -> bool:
    exchange = conversation.exchanges()[number - 1]
    question, at = exchange.question, opened()
    if at is None:
        at = Open(conversations.begin(shortened(question.text), question.identifiers), shortened(question.text))
        st.session_state["open"] = at
        st.query_params[ADDRESS] = at.id
    if exchange.kept and exchange.answer:
        conversations.replace(exchange.kept, exchange.answer, question.role)
        conversation.change(number, saved=True)
    else:
        name = conversations.add(at.id, question, exchange.answer, exchange.trouble)
        conversation.change(number, kept=name, saved=True)
    return True


def shortened(text: str) -> str:
    """The beginning of a question as a title, cut between two words."""
    words = " ".join(text.split())
    if len(words) <= LONGEST_TITLE:
        return words
    return words[: LONGEST_TITLE + 1].rpartition(" ")[0].rstrip(" ,;:.") + " …"


def tried(work: Callable[[], Result], consequence: str) -> Result | None:
    """What the work gives, or None where it failed: then the page has a line on what that means and what to do."""
    try:
        return work()
    except Exception as error:
        st.session_state["keeping-trouble"] = " ".join(filter(None, [consequence, working.in_words(error)]))
        return None


def clear() -> None:
    st.session_state.pop("keeping-trouble", None)
