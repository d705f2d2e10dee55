"""What the parts of the Study screen share: the person's kept study, and what may be chosen; draws little."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from app.screens import keeping, markup, parts
from app.screens.markup import Html, tag

if TYPE_CHECKING:
    from app.records.study import History, Study
    from app.study.question import Question


def kept() -> "Study":
    """What is kept of the study of the person in front of the screen."""
    return parts.assistant().study(keeping.person())


def history() -> "History | None":
    """All that is kept; None where it cannot be read, which is told."""
    found: list[History] = []
    if not done(lambda: found.append(kept().history()), "What was studied before cannot be read."):
        return None
    return found[0]


def done(work: Callable[[], object], consequence: str) -> bool:
    """Do the work; where it fails, say what that means, why, and what to do."""
    line = keeping.failure(work, consequence)
    if line:
        st.error(markup.plain(line), icon=":material/error:")
    return not line


def line_of(work: Callable[[], object]) -> str:
    """Do the work; one line where it fails, nothing where it does not."""
    return keeping.failure(work, "")


def now() -> datetime:
    """The moment of drawing."""
    return datetime.now(UTC)


def questions() -> "tuple[Question, ...]":
    """Every question that can be made; the first time takes some seconds."""
    from app.study.make import all_questions

    with st.spinner("Making questions from the Code, the law and the guides; once, for some seconds"):
        return all_questions()


def source(references: tuple[str, ...], quote: str = "", own_words: bool = False) -> Html:
    """Where something stands, and what is said there: in the document's words, or in our summary (a dashed edge)."""
    words = [tag("blockquote", quote)] if quote else []
    whose = "The document's own words" if own_words else "Our summary, not the document's own words"
    kind = "source study-source" if own_words else "source study-source source-summary"
    return tag(
        "div", tag("p", tag("strong", "; ".join(references))), *words, tag("p", whose, class_="way"), class_=kind
    )
