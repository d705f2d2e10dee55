"""Hints before answers on the Ask screen: a switch for trainees, the hints, and the answer by a button. Draws only."""

import streamlit as st

from app.ask.answer import Role
from app.screens import markup
from app.screens.conversation import Exchange
from app.screens.markup import Html, show, tag
from app.study.hints import Hints, Place, hints

_WANTED, _SHOWN, _SWITCH = "hints-wanted", "answers-shown", "hints-switch"


def switch(role: Role) -> None:
    """For a trainee, whether hints come before answers."""
    if role == "trainee":
        st.toggle("Hints first, the answer on request", _wanted(), key=_SWITCH, on_change=_switched)


def held_back(exchange: Exchange) -> Hints | None:
    """The hints that stand in the place of an answer; once it was shown, it stays."""
    shown: set[str] = st.session_state.setdefault(_SHOWN, set())
    asked = _wanted() and exchange.question.role == "trainee" and exchange.name not in shown
    found = hints(exchange.answer) if asked and exchange.answer else None
    if found is None:
        shown.add(exchange.name)
    return found


def draw(exchange: Exchange, found: Hints) -> None:
    """Where to look, a question back, what must not wait, and the way to the answer."""
    places = tag("ol", *(tag("li", _place(each)) for each in found.places))
    notes = [tag("p", note, class_="warning") for note in found.notes]
    back = (tag("h4", "A question back"), tag("p", found.back))
    show(tag("div", tag("h3", "Hints first"), tag("h4", "Where to look"), places, *back, *notes, class_="answer hints"))
    with st.container(key=f"hints-of-{exchange.name}"):
        st.button("Show the answer", key=f"answer-to-{exchange.name}", on_click=_show, args=(exchange.name,))


def _place(place: Place) -> Html:
    under = f": {' › '.join(place.headings)}" if place.headings else ""
    return markup.join(tag("strong", place.source), under)


def _wanted() -> bool:
    return bool(st.session_state.get(_WANTED))


def _switched() -> None:
    st.session_state[_WANTED] = st.session_state[_SWITCH]


def _show(name: str) -> None:
    st.session_state[_SHOWN].add(name)
