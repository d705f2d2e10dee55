"""Draws one exchange: question, answer, sources beside it, what can be done with it, scope; not how it was found."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from app.ask.answer import Answer
from app.ask.markdown import as_markdown
from app.privacy.identifiers import Identifiers
from app.privacy.mask import unmask
from app.screens import answer_markup, answer_tools, dates_markup, hints_view, markup, scripts, source_view, wording
from app.screens.conversation import Exchange

NOBODY = Identifiers()


def nothing() -> None:
    """Draw nothing more."""


@dataclass(frozen=True)
class Around:
    """What is drawn about the copy button of an answer: before it, in a row with it, beneath it."""

    before: Callable[[], None] = nothing
    beside: Callable[[], None] = nothing
    beneath: Callable[[], None] = nothing


def draw(number: int, exchange: Exchange, newest: bool) -> None:
    """Draw exchange `number`: its answer, or the line that says why there is none, or no other one."""
    markup.show(answer_markup.question_panel(number, exchange.question))
    answer = exchange.answer
    if answer is None:
        st.error(markup.plain(exchange.trouble), icon=":material/error:")
        return
    if exchange.trouble:
        markup.show(markup.tag("p", exchange.trouble, class_="notice"))
    held_back = hints_view.held_back(exchange)
    if held_back:
        hints_view.draw(exchange, held_back)
        return
    choices = answer.choices if newest else ()
    around = Around(
        partial(answer_tools.draw_choices, exchange, choices),
        partial(answer_tools.draw, number, exchange, answer),
        partial(answer_tools.draw_reason, number, exchange),
    )
    draw_answer(number, answer, exchange.question.identifiers, around)


def draw_answer(number: int, answer: Answer, identifiers: Identifiers = NOBODY, around: Around = Around()) -> None:
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
        around.before()
        with st.container(horizontal=True, vertical_alignment="center", key=f"tools-of-{number}"):
            scripts.answer_tools(number, unmask(as_markdown(answer), identifiers))
            around.beside()
        around.beneath()
    if answer.citations:
        with columns[1]:
            source_view.draw(number, answer.citations)
    markup.show(markup.tag("div", markup.tag("p", wording.scope(answer)), class_="scope"))
