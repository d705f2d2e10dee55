"""What a person changes of what is kept: titles, deletions, what they say of an answer; a failure becomes a line."""

from collections.abc import Callable

import streamlit as st

from app.screens import conversation, keeping, mask_check


def rename(title: str) -> None:
    """Give the open conversation another title."""
    at = keeping.opened()
    if at and title.strip():
        _tried(lambda: _rename(at, title), "It keeps its name.")


def delete() -> None:
    """Delete the open conversation for good."""
    at = keeping.opened()
    if at and _tried(lambda: keeping.kept().delete(at.id), "It was not deleted."):
        keeping.leave()


def delete_all() -> None:
    """Delete every kept conversation for good."""
    if _tried(lambda: keeping.kept().delete_all(), "They were not deleted.") and keeping.opened():
        keeping.leave()


def give(number: int, helpful: bool | None, reason: str) -> None:
    """Note whether an answer helped, and why; None takes it back."""
    _tried(lambda: _give(number, helpful, reason), "What was said of the answer was not noted.")


def _rename(at: keeping.Open, title: str) -> None:
    keeping.kept().rename(at.id, title, mask_check.identifiers())
    st.session_state["open"] = keeping.Open(at.id, keeping.kept().summary(at.id).title)


def _give(number: int, helpful: bool | None, reason: str) -> None:
    feedback, name = keeping.feedback(), conversation.exchanges()[number - 1].kept
    if helpful is None:
        feedback.take_back(name)
    else:
        feedback.give(name, helpful, reason, mask_check.identifiers())
    given = feedback.given(name)
    conversation.change(number, helpful=helpful, reason=given.reason if given else "")


def _tried(work: Callable[[], object], consequence: str) -> bool:
    line = keeping.failure(work, consequence)
    if line:
        keeping.say(line)
    return not line
