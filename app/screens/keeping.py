"""Keeps the session's conversation, and opens one that was kept; a failure becomes a line, and stops no answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from app.privacy.identifiers import Identifiers
from app.screens import conversation, parts, working
from app.screens.conversation import Exchange

if TYPE_CHECKING:
    from app.records.conversations import Conversations
    from app.records.feedback import Feedback

ADDRESS = "conversation"  # the parameter of the page's address that names the open conversation
LONGEST_TITLE = 50


@dataclass(frozen=True)
class Open:
    """The conversation that is open, as it is kept."""

    id: str
    title: str


def opened() -> Open | None:
    """The kept conversation that is open; None where nothing of it is kept."""
    at: Open | None = st.session_state.get("open")
    return at


def not_kept() -> str:
    """Why the newest answers could not be kept, and what to do; empty where they are kept, or are not to be."""
    _, line = st.session_state.get("not-kept", ([], ""))
    return str(line)


def unkept() -> bool:
    """Whether the person wants this conversation not to be kept."""
    return bool(st.session_state.get("unkept"))


def to_be_kept(exchange: Exchange) -> bool:
    """Whether an exchange is kept, or is about to be."""
    return bool(exchange.kept) or not (unkept() or not_kept())


def keep_it(wanted: bool) -> None:
    """Whether this conversation is to be kept."""
    st.session_state["unkept"] = not wanted


def ready() -> bool:
    """Open the conversation that the address names; False while that has to wait for the library to be opened."""
    wanted, at = st.query_params.get(ADDRESS, ""), opened()
    if not wanted and at:  # the person was on another page, whose address has no room for it
        st.query_params[ADDRESS] = at.id
    if not wanted or (at and wanted == at.id):
        return True
    if parts.loaded():
        _open(wanted)
    return parts.loaded()


def keep() -> None:
    """Keep what is not kept yet, after an answer that was replaced the new one; not where the last try failed."""
    unsaved = [number for number, each in enumerate(conversation.exchanges(), start=1) if not each.saved]
    tried, _ = st.session_state.get("not-kept", ([], ""))
    if unsaved and not unkept() and unsaved != tried:
        line = failure(lambda: _keep_all(unsaved), "The answer stands, but was not kept.")
        st.session_state["not-kept"] = (unsaved, line) if line else ([], "")


def try_again() -> None:
    """Forget that keeping failed, so that it is tried once more."""
    st.session_state.pop("not-kept", None)


def leave() -> None:
    """Start a new conversation; the one before stays as it is kept."""
    _leave()
    st.query_params.pop(ADDRESS, None)


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


def _leave() -> None:
    conversation.forget()
    for name in ("open", "unkept", "not-kept", "doing", "deleting-all"):
        st.session_state.pop(name, None)


def _open(wanted: str) -> None:
    _leave()

    def work() -> None:
        title, exchanges = kept().summary(wanted).title, _heard(wanted)
        known = Identifiers()
        for text in (text for each in exchanges for text in (each.question.text, *_texts(each))):
            known = known.beside(text)
        conversation.begin(exchanges, known)
        st.session_state["open"] = Open(wanted, title)

    line = failure(work, "")
    if line:
        st.query_params.pop(ADDRESS, None)
        say(line)


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


def _keep_all(numbers: list[int]) -> None:
    conversations = kept()
    for number in numbers:
        _keep(conversations, number)


def _keep(conversations: "Conversations", number: int) -> None:
    exchange = conversation.exchanges()[number - 1]
    question, at = exchange.question, opened()
    if at is None:
        title = shortened(question.text)
        at = Open(conversations.begin(title, question.identifiers), title)
        st.session_state["open"] = at
        st.query_params[ADDRESS] = at.id
    name = exchange.kept
    if exchange.kept and exchange.answer:
        conversations.replace(exchange.kept, exchange.answer, question.role)
    else:
        name = conversations.add(at.id, question, exchange.answer, exchange.trouble)
    conversation.change(number, kept=name, saved=True)


def shortened(text: str) -> str:
    """The beginning of a question as a title, cut between two words."""
    words = " ".join(text.split())
    if len(words) <= LONGEST_TITLE:
        return words
    return words[: LONGEST_TITLE + 1].rpartition(" ")[0].rstrip(" ,;:.") + " …"


def failure(work: Callable[[], object], consequence: str) -> str:
    """Do the work; what it means that it failed, why, and what to do, or nothing where it did not fail."""
    try:
        work()
    except Exception as error:
        return " ".join(filter(None, [consequence, working.in_words(error)]))
    return ""


def say(line: str) -> None:
    """Have a line shown, once."""
    st.session_state["said-once"] = line


def said() -> str:
    """The line that is to be shown once, if there is one."""
    line: str = st.session_state.pop("said-once", "")
    return line
