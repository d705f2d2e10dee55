"""The Guides screen: guides by topic, and each one whole at an address of its own. Draws only."""

import streamlit as st

from app.screens import browse
from app.screens.answer_markup import status_badge
from app.screens.markup import Html, join, show, tag
from app.screens.wording import ROLE_NAMES, count, long_date
from knowledge.guides import TOPICS, Guide
from knowledge.shelf import open_shelf

LISTING = "guides_page.py"


def draw() -> None:
    """The guide that the address names, or the list."""
    _, name = browse.asked_for("guide")
    if name:
        browse.authored("guide", name, LISTING, facts)
        related(name)
    else:
        listing()


def facts(name: str) -> Html:
    """What a guide is about, who asks, and its standing."""
    guide = open_shelf().guides[name]
    who = ", ".join(ROLE_NAMES.get(role, role.capitalize()) for role in guide.asked_by)  # type: ignore[call-overload]
    about = f"{' · '.join(guide.topics)} · asked by: {who} · checked on {long_date(guide.checked_on)}"
    return tag("p", join(status_badge(guide.status, ""), " ", about), class_="facts")


def related(name: str) -> None:
    """Links to the guides that go with this one."""
    guides = open_shelf().guides
    if name in guides and guides[name].related:
        st.subheader("Related guides", anchor=False)
        for other in guides[name].related:
            browse.linked(LISTING, "guide", other, guides[other].title)


def listing() -> None:
    """Every guide, by topic and by words."""
    guides = open_shelf().guides
    st.title("Guides", anchor=False)
    st.markdown(f"{count(len(guides), 'guide')}, each for a family of questions, every statement with its source.")
    topic = browse.choose("Topic", TOPICS, "topic")
    words = browse.find("Words in the title or the questions")
    if not topic and not words:
        shelved = [guide.topics[0] for guide in guides.values()]
        browse.counted(LISTING, "topic", [(each, shelved.count(each)) for each in TOPICS])
        return
    found = [guide for guide in guides.values() if fits(guide, topic, words)]
    show(tag("p", count(len(found), "guide"), class_="facts"))
    for guide in sorted(found, key=lambda each: (topic and each.topics[0] != topic, each.title)):
        browse.linked(LISTING, "guide", guide.id, guide.title)


def fits(guide: Guide, topic: str, words: str) -> bool:
    """Whether a guide is of a topic and has all of these words."""
    return (not topic or topic in guide.topics) and browse.has(words, (guide.title, *guide.questions))


draw()
