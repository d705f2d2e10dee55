"""Watches a reply as it comes, and ends it when nobody waits any more or it is far too long; reads none of it."""

from collections.abc import Callable
from typing import Any

from langchain_core.callbacks import BaseCallbackHandler

from app.model.reading import LONGEST_REPLY
from app.model.trouble import Enough


class Watch(BaseCallbackHandler):
    """Ends a streamed reply at its next piece when `given_up` says so or when it is longer than a reply may be."""

    raise_error = True

    def __init__(self, given_up: Callable[[], bool]) -> None:
        self._given_up = given_up
        self._length = 0

    def on_llm_new_token(self, token: Any, **further: Any) -> None:
        """Count a piece of the reply, which may be text or a list of blocks."""
        self._length += len(str(token))
        if self._given_up() or self._length > LONGEST_REPLY:
            raise Enough
