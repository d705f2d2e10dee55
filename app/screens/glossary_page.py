"""The Glossary screen: abbreviations and terms, explained, with where they stand. Draws only."""

import streamlit as st

from app.screens import browse
from app.screens.markup import Html, show, tag
from app.screens.wording import count
from knowledge.glossary import Term, terms


def draw() -> None:
    """The terms that have the words looked for; all, where none are."""
    st.title("Glossary", anchor=False)
    words = browse.find("A term or an abbreviation")
    found = [term for term in terms() if browse.has(words, (term.name, *term.also, term.explains))]
    found.sort(key=lambda term: (not named(term, words), term.name.lower()))
    show(tag("p", count(len(found), "term"), class_="facts"))
    show(tag("dl", *(part for term in found for part in explained(term)), class_="glossary"))


def named(term: Term, words: str) -> bool:
    """Whether the words are the term's name or another name of it."""
    return words in (each.lower() for each in (term.name, *term.also))


def explained(term: Term) -> tuple[Html, Html]:
    """A term with its other names; what it means and where that stands."""
    also = f" ({', '.join(term.also)})" if term.also else ""
    where = tag("p", "; ".join(term.references), class_="facts") if term.references else ""
    return tag("dt", tag("strong", term.name), also), tag("dd", tag("p", term.explains), where)


draw()
