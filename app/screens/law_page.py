"""The Code and law screen: the digest by chapter, beside the documents' own words where they are held. Draws only."""

import streamlit as st

from app.screens import browse, law_markup, markup, parts, scripts, working
from knowledge.digest import Chapter, open_digest
from knowledge.passages import Passage
from knowledge.sources import listed_sources

LISTING = "law_page.py"


def draw() -> None:
    """The chapter that the address names, or the list of chapters."""
    _, wanted = browse.asked_for("chapter")
    chapters = {law_markup.chapter_id(chapter): chapter for chapter in open_digest()}
    if not wanted:
        listing(chapters)
    elif wanted in chapters:
        show_chapter(wanted, chapters[wanted])
    else:
        browse.back(LISTING)
        st.title("Not found", anchor=False)
        st.error("There is no such chapter: look for it in the list.", icon=":material/error:")


def listing(chapters: dict[str, Chapter]) -> None:
    """The chapters of each source."""
    st.title("The Code and the law", anchor=False)
    st.markdown("Every paragraph and section in plain English, beside its own words where the document is held.")
    for source in dict.fromkeys(chapter.source for chapter in chapters.values()):
        st.subheader(markup.plain(listed_sources()[source].title), anchor=False)
        for name, chapter in chapters.items():
            if chapter.source == source:
                browse.linked(LISTING, "chapter", name, f"{chapter.title} ({len(chapter.entries)})")


def show_chapter(name: str, chapter: Chapter) -> None:
    """One chapter whole; the passage that the address names is brought into view."""
    if not working.opened():
        return
    browse.back(LISTING)
    source = listed_sources()[chapter.source]
    st.title(markup.plain(chapter.title), anchor=False)
    markup.show(law_markup.chapter_facts(chapter, source))
    markup.show(law_markup.entries(name, chapter, source, own_words(chapter)))
    passage = st.query_params.get("passage", "")
    if passage:
        scripts.in_view(f"#{law_markup.anchor(passage)}", f"{name} {passage}", say=f"{source.cite} {passage}")


def own_words(chapter: Chapter) -> dict[str, list[Passage]]:
    """The passages of a chapter's source that are held in its own words, under their references."""
    assistant = parts.assistant()
    found: dict[str, list[Passage]] = {}
    if any(holding.texts for holding in assistant.held() if holding.source.id == chapter.source):
        for passage in assistant.passages(chapter.source):
            if passage.held == "text":
                found.setdefault(passage.reference, []).append(passage)
    return found


draw()
