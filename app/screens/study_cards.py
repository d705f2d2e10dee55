"""Cards on the Study screen: those for today, one at a time, rated; cards out to Anki and in again. Draws only."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial

import streamlit as st

from app.records.study import History
from app.screens import markup, scripts, studying
from app.screens.markup import show, tag
from app.screens.wording import count, long_date
from app.study.card_files import exported, taken_in
from app.study.cards import Card, by_id
from app.study.done import Review
from app.study.due import Today, day_of, streak, today
from app.study.schedule import RATINGS, Memory, reviewed
from knowledge.framework import framework

SHOWN, LINE, ALL = "card-shown", "cards-line", "All areas"
APKG = "senco-cards.apkg"


def draw() -> None:
    """The first card of today, or when there is one again."""
    history = studying.history()
    if history is None:
        return
    area = str(st.selectbox("New cards from", [ALL, *(each.title for each in framework().areas)], key="cards-area"))
    cards = by_id(history.own)
    found = today(of_area(cards, area, history.memories), history.memories, history.reviews, studying.now())
    counted = (f"{len(found.due)} due", f"{len(found.new)} new for today", f"{len(cards):,} in all")
    row = streak((*history.reviews, *history.answers), studying.now())
    show(tag("p", " · ".join(filter(None, (*counted, row))), class_="facts"))
    if found.cards:
        draw_card(found.cards[0], history.memories.get(found.cards[0].id))
    else:
        st.markdown(nothing_for_today(history, found))
    files()


def of_area(cards: Mapping[str, Card], area: str, seen: Mapping[str, Memory]) -> dict[str, Card]:
    """The cards that were seen, and of the others those of an area."""
    titles = {topic.title for each in framework().areas if each.title == area for topic in each.topics}
    return {name: card for name, card in cards.items() if area == ALL or name in seen or titles & set(card.topics)}


def nothing_for_today(history: History, found: Today) -> str:
    """When the next card is due."""
    later = sorted(each.due for each in history.memories.values())
    return (
        f"Nothing more for today. The next card is due on {long_date(day_of(later[0]).isoformat())}."
        if later
        else ("There is no card here: choose another area.")
    )


def draw_card(card: Card, memory: Memory | None) -> None:
    """The front; on request the back, and how well it was recalled."""
    occasion = f"{card.id} {memory.last_review if memory else ''}"
    show(
        tag(
            "div", tag("p", "Card", class_="asked-as"), tag("h2", card.front), class_="question", id="card", tabindex=-1
        )
    )
    if st.session_state.get(SHOWN) != occasion:
        st.button("Show the answer", type="primary", on_click=st.session_state.__setitem__, args=(SHOWN, occasion))
        return
    lines = (tag("p", line) for line in card.back.split("\n"))
    show(tag("div", *lines, class_="card-back", id="card-back", tabindex=-1))
    if card.references:
        show(studying.source(card.references))
    st.markdown("How well did you know it? Each button says when the card comes again.")
    with st.container(horizontal=True, key="ratings"):
        for rating in RATINGS:
            label = f"{rating.capitalize()} ({until(reviewed(card.id, memory, rating, studying.now()))})"
            st.button(label, key=f"rate-{rating}", on_click=rate, args=(card, memory, rating))
    scripts.in_view("#card-back", occasion, "The answer is shown", key="in-view-card")


def rate(card: Card, memory: Memory | None, rating: str) -> None:
    """Keep how well a card was recalled."""
    moment = datetime.now(UTC)
    done = Review(card.id, card.reference, rating, moment)
    after = reviewed(card.id, memory, rating, moment)
    studying.done(partial(studying.kept().review, done, after), "The review was not kept.")
    st.session_state.pop(SHOWN, None)


def until(memory: Memory) -> str:
    """How long until a card comes again."""
    away = memory.due - memory.last_review
    if away < timedelta(hours=1):
        return count(max(1, round(away / timedelta(minutes=1))), "minute")
    return count(max(1, round(away / timedelta(days=1))), "day")


def files() -> None:
    """Cards out to Anki, and in again."""
    with st.expander("Anki: take cards out or bring your own in"):
        st.markdown("The package has all cards with their references; when each is due stays here.")
        make = partial(exported, APKG, studying.kept(), studying.now())
        st.download_button("Save all cards for Anki", make, APKG, on_click="ignore", icon=":material/download:")
        st.markdown("A package of plain cards, a front and a back, can be read in. Names in it are masked.")
        file = st.file_uploader("An Anki package (.apkg)", ["apkg"], key="cards-file")
        if file is not None and st.button("Add its cards"):
            lines: list[str] = []
            if studying.done(lambda: lines.append(str(taken_in(file.name, file.getvalue(), studying.kept()))), ""):
                st.success(markup.plain(lines[0]))
