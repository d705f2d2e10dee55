"""What a person changes of what is kept: titles, deletions, what they say of an answer; a failure becomes a line."""

import streamlit as st

from app.screens import conversation, keeping, mask_check
from app.screens.conversation import Exchange


def rename(title: str) -> None:
    """Give the open conversation another title."""
    at = keeping.opened()
    if at and title.strip() and keeping.tried(lambda: _rename(at, title), "It keeps its name."):
        keeping.clear()


def delete() -> None:
    """Delete the open conversation for good."""
    at = keeping.opened()
    if at and keeping.tried(lambda: (keeping.kept().delete(at.id), True), "It was not deleted."):
        keeping.leave()


def delete_all() -> None:
    """Delete every kept conversation for good."""
    if keeping.tried(lambda: (keeping.kept().delete_all(), True), "They were not deleted."):
        keeping.leave()


def give(number: int, helpful: bool | None, reason: str) -> None:
    """Note whether an answer helped, and why; None takes it back."""
    exchange = conversation.exchanges()[number - 1]
    noted = keeping.tried(lambda: (_noted(exchange, helpful, reason), True), "It was not noted.")
    if noted:
        conversation.change(number, helpful=helpful, reason=noted[0])


def _rename(at: keeping.Open, title: str) -> bool:
    keeping.kept().rename(at.id, title, mask_check.identifiers())
    st.session_state["open"] = keeping.Open(at.id, keeping.kept().summary(at.id).title)
    return True


def _noted(exchange: Exchange, helpful: bool | None, reason: str) -> str:
    if helpful is None:
        keeping.feedback().take_back(exchange.kept)
        return ""
    keeping.feedback().give(exchange.kept, helpful, reason, mask_check.identifiers())
    given = keeping.feedback().given(exchange.kept)
    return given.reason if given else ""
