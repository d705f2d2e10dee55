"""Draws one exchange: question, answer, sources beside it, what can be done with it, scope; not how it was found."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from app.ask.answer import Answer
from app.ask.markdown import as_markdown
from app.privacy.identifiers import Identifiers
from app.privacy.mask import unmask
from app.screens import answer_markup, answer_tools, dates_markup, markup, scripts, source_view, wording
from app.screens.conversation import Exchange

NOBODY = Identifiers()


def nothing() -> None:
    """Draw nothing more."""


def draw(number: int, exchange: Exchange, newest: bool = False) -> None:
    """Draw exchange `number`: its answer, or the line that says why there is none, or no other one."""
    markup.show(answer_markup.question_panel(number, exchange.question))
    answer = exchange.answer
    if answer is None:
        st.error(markup.plain(exchange.trouble), icon=":material/error:")
        return
    if exchange.trouble:
        st.info(markup.plain(exchange.trouble), icon=":material/info:")
    tools = partial(answer_tools.draw, number, exchange, answer)
    draw_answer(number, answer, exchange.question.identifiers, tools)
    answer_tools.draw_reason(number, exchange)


def draw_answer(
    number: int, answer: Answer, identifiers: Identifiers = NOBODY, tools: Callable[[], None] = nothing
) -> None:
    """The answer on the left, its sources on the right (on a phone: beneath), the scope under both.

    What is copied leaves the program: in it the placeholders are words again.
    """
    columns = st.columns([1.5, 1.0] if answer.citations else 1, gap="large")
    with columns[0]:
        found = answer.dates if answer.dates and answer.dates.events else None
        dates = dates_markup.table(found) if found else markup.Html()
        markup.show(answer_markup.answer_panel(number, answer, dates))
        if found:
            dates_markup.calendar_button(found, f"answer-{number}")
        with st.container(horizontal=True, vertical_alignment="center", key=f"tools-of-{number}"):
            scripts.answer_tools(number, unmask(as_markdown(answer), identifiers))
            tools()
    if answer.citations:
        with columns[1]:
            source_view.draw(number, answer.citations)
    markup.show(markup.tag("div", markup.tag("p", wording.scope(answer)), class_="scope"))
