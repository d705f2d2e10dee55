"""The one seam between the screens and the program: opens the assistant in the background; knows nothing of drawing."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from app.wiring import Assistant


def open_assistant(tell: Callable[[str], None]) -> "Assistant":
    """The real assistant with its library and model open. Tests put another in its place; the import is heavy."""
    from app import wiring

    assistant = wiring.open_assistant(tell)
    assistant.held()
    _ = assistant.searcher  # opens the language model, so that the first question need not wait for it
    _ = assistant.models_offered  # asks this computer alone, and here nobody waits for it
    return assistant


@dataclass
class Opening:
    """The assistant on its way, and the last thing that was said of it."""

    assistant: "Future[Assistant]"
    line: str = ""

    def hear(self, line: str) -> None:
        """Keep what is being done."""
        self.line = line


@st.cache_resource(show_spinner=False)
def opening() -> Opening:
    """Start to open the assistant, once for all visitors, in a thread of its own so that the page draws meanwhile."""
    started: Opening = Opening(Future())
    pool = ThreadPoolExecutor(1, thread_name_prefix="open-assistant")
    started.assistant = pool.submit(lambda: open_assistant(started.hear))
    pool.shutdown(wait=False)
    return started


def loaded() -> bool:
    """Whether opening is over, well or badly."""
    return opening().assistant.done()


def assistant() -> "Assistant":
    """The assistant; waits for it. What went wrong while it was opened is raised here."""
    return opening().assistant.result()


def opened() -> "Assistant | None":
    """The assistant where it has been opened; None while it has not, or cannot be."""
    return assistant() if loaded() and opening().assistant.exception() is None else None


def open_again() -> None:
    """Forget what was opened, or what failed to open."""
    opening.clear()
