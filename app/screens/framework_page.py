"""The NPQ framework screen: the qualification's areas, topics under each, and what to read. Draws only."""

import streamlit as st

from app.screens import browse, markup
from app.screens.markup import show, tag
from app.screens.wording import long_date
from knowledge.framework import Topic, framework
from knowledge.shelf import open_shelf


def draw() -> None:
    """The areas in order; each can be opened."""
    held = framework()
    st.title("NPQ for SENCOs", anchor=False)
    st.markdown(markup.plain(held.title))
    show(tag("p", f"{held.note} Read in: {held.source}. Checked on {long_date(held.checked_on)}.", class_="facts"))
    for area in held.areas:
        with st.expander(markup.plain(area.title)):
            st.markdown(markup.plain(area.about))
            for topic in area.topics:
                draw_topic(topic)


def draw_topic(topic: Topic) -> None:
    """One topic: the guides that tell it as links, and the passages that it rests on."""
    show(tag("h3", topic.title))
    for name in topic.guides:
        browse.linked("guides_page.py", "guide", name, open_shelf().guides[name].title)
    if topic.references:
        show(tag("p", "; ".join(topic.references), class_="facts"))


draw()
