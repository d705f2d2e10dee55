"""Work that takes a while, with its steps on screen; knows nothing of what the work is."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st

from app.privacy.trouble import where
from app.screens import markup, parts, scripts, wording
from knowledge.errors import ReaderError

Tell = Callable[[str], None]
Progress = Callable[[str, int, int], None]
Task = Callable[[Tell, Progress], bool | None]


@dataclass
class Report:
    """What was done, a message a line, and whether it came to a bad end."""

    title: str
    lines: list[str] = field(default_factory=list)
    failed: bool = False


@st.fragment(run_every=0.5)
def opening_line() -> None:
    """A line that stands while the library is being opened; it draws the page again when that is done."""
    if parts.loaded():
        st.rerun()
    line = parts.opening().line
    with st.container(key="opening"):
        st.markdown(f":material/hourglass_top: {wording.OPENING}")
        markup.show(markup.tag("p", line or "…", class_="facts"))


def opened() -> bool:
    """Whether the assistant can be used; if not, draws why, and what can be done."""
    if not parts.loaded():
        opening_line()
        return False
    try:
        parts.assistant()
    except Exception as error:
        st.error(markup.plain(in_words(error)), icon=":material/error:")
        st.button("Try again", on_click=parts.open_again)
        return False
    return True


@contextmanager
def steps(label: str) -> Iterator[tuple[Tell, Callable[[], bool]]]:
    """The steps of some work, told on screen with a way to stop: what tells one, and what to ask while a model writes.

    When Stop is pressed the page is drawn anew, and the work ends at its next step or question. Afterwards the steps
    are gone.
    """
    place = st.empty()
    try:
        with place.container(), st.status(label, expanded=True) as status:
            st.button("Stop", icon=":material/stop_circle:", key=f"stop {label}")

            def interrupted() -> bool:
                status.update(label=label)  # here the page notices that Stop was pressed
                return False

            yield lambda line: status.write(markup.plain(line)), interrupted
    except Exception:  # not what Streamlit interrupts a page with
        place.empty()
        raise
    place.empty()


def in_words(error: Exception) -> str:
    """A failure as one line: its own words if they are meant for people, else ours; the log has the place alone."""
    if isinstance(error, ReaderError):
        return str(error)
    logging.getLogger(__name__).error("not foreseen: %s", where(error))
    return wording.UNFORESEEN


def carry_out(title: str, task: Task) -> None:
    """Do a task with its messages on screen, then draw the page again; the report of it stays."""
    report = Report(title)
    with st.status(markup.plain(title), expanded=True):
        bar, messages = st.empty(), st.container()

        def tell(line: str) -> None:
            report.lines.append(line)
            messages.markdown(markup.plain(line))

        def progress(what: str, done: int, total: int) -> None:
            if total:
                bar.progress(min(done / total, 1.0), markup.plain(f"{what}: {done:,} of {total:,}"))

        try:
            report.failed = task(tell, progress) is False
        except Exception as error:
            report.failed = True
            tell(in_words(error))
    st.session_state["report"] = report
    st.session_state["removing"] = ""
    st.rerun()


def last_report() -> None:
    """What the last task said, each message a line."""
    report: Report | None = st.session_state.get("report")
    if report is None:
        return
    title = f"{report.title}: {'not all done' if report.failed else 'done'}"
    scripts.in_view(".st-key-report", f"report {id(report)}", say=title)
    state: Literal["error", "complete"] = "error" if report.failed else "complete"
    with st.container(key="report"), st.status(markup.plain(title), state=state, expanded=True):
        for line in report.lines:
            st.markdown(markup.plain(line))
        st.button("Close this report", key="close-report", on_click=st.session_state.pop, args=("report",))
