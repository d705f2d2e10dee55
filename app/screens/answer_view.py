"""Draws one exchange: question, answer, sources beside it, copy button, scope. Does not know how it was found."""

import streamlit as st

from app.ask.answer import Answer
from app.ask.markdown import as_markdown
from app.privacy.identifiers import Identifiers
from app.privacy.mask import unmask
from app.screens import answer_markup, dates_markup, markup, scripts, source_view, wording
from app.screens.conversation import Exchange

NOBODY = Identifiers()


def draw(number: int, exchange: Exchange) -> None:
    """Draw exchange `number`: its answer, or the line that says why there is none."""
    markup.show(answer_markup.question_panel(number, exchange.question))
    if exchange.answer is None:
        st.error(markup.plain(exchange.trouble), icon=":material/error:")
    else:
        draw_answer(number, exchange.answer, exchange.question.identifiers)


def draw_answer(number: int, answer: Answer, identifiers: Identifiers = NOBODY) -> None:
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
        scripts.answer_tools(number, unmask(as_markdown(answer), identifiers))
    if answer.citations:
        with columns[1]:
            source_view.draw(number, answer.citations)
    markup.show(markup.tag("div", markup.tag("p", wording.scope(answer.as_at)), class_="scope"))
