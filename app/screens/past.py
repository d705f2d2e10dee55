"""The conversations that are kept, in the sidebar: a new one, a search, a link to each by day; draws only."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from app.screens import conversation, keeping, kept_changes, markup, parts, working

if TYPE_CHECKING:
    from app.records.conversations import Summary

SHOWN = 25  # beyond that a search finds what a list would bury
SEARCHED = "search-conversations"


def draw() -> None:
    """Draw the sidebar's part, beneath the navigation; what is kept once it can be read."""
    with st.sidebar, st.container(key="past"):
        if conversation.exchanges() or keeping.opened():
            st.button("New conversation", icon=":material/add:", on_click=keeping.leave, key="new-conversation")
        if parts.loaded():
            draw_kept()


def draw_kept() -> None:
    """The search, and what it finds; nothing where nothing is kept."""
    words = st.session_state.get(SEARCHED, "").strip()
    try:
        found = keeping.kept().search(words) if words else keeping.kept().listed()
    except Exception as error:
        why = "" if keeping.not_kept() else working.in_words(error)
        st.markdown(f"Earlier conversations cannot be shown. {markup.plain(why)}")
        return
    if not found and not words:
        return
    st.text_input(
        "Search conversations",
        key=SEARCHED,
        type="search",
        placeholder="Search conversations",
        label_visibility="collapsed",
    )
    if not found:
        st.markdown("No conversation has all of these words.")
    draw_links(found[:SHOWN], datetime.now().astimezone().date())
    if len(found) > SHOWN:
        st.markdown(f"{len(found) - SHOWN} older ones: search for a word in them.")
    if not words:
        draw_delete_all(len(found))


def draw_links(found: "Iterable[Summary]", today: date) -> None:
    """A link to each conversation, under the day on which it was last used."""
    at = keeping.opened()
    for place, (group, rows) in enumerate(by_day(found, today)):
        markup.show(markup.tag("h2", group, class_="day"))
        with st.container(key=f"past-{place}", gap=None):
            for row in rows:
                kind = "open" if at and at.id == row.id else "other"
                with st.container(key=f"conversation-{kind}-{row.id}", gap=None):
                    if kind == "open":
                        markup.show(markup.tag("span", "Open now:", class_="unseen"))
                    st.page_link("ask_page.py", label=markup.plain(row.title), query_params={keeping.ADDRESS: row.id})


def by_day(found: "Iterable[Summary]", today: date) -> "Iterator[tuple[str, list[Summary]]]":
    """Conversations, the last used first, as those of today, of yesterday, and the earlier ones."""
    names = {today: "Today", today - timedelta(days=1): "Yesterday"}
    for name, rows in groupby(found, key=lambda each: names.get(each.when.astimezone().date(), "Earlier")):
        yield name, list(rows)


def draw_delete_all(number: int) -> None:
    """A way to delete them all, which asks once more."""
    if not st.session_state.get("deleting-all"):
        st.button("Delete all", key="delete-all", on_click=mean_all, args=(True,), type="tertiary")
        return
    several = "the one conversation that is" if number == 1 else f"all {number} conversations that are"
    st.markdown(f"This deletes {several} kept, for good.")
    st.button("Delete for good", key="confirm-delete-all", on_click=delete_all, type="primary")
    st.button("Keep them", key="keep-all", on_click=mean_all, args=(False,))


def mean_all(wanted: bool) -> None:
    """Ask once more before all are deleted, or no longer."""
    st.session_state["deleting-all"] = wanted


def delete_all() -> None:
    """Delete them all."""
    mean_all(False)
    kept_changes.delete_all()
