"""Draws the sources of an answer, and the page of one as a picture over everything; knows not how it is made."""

from typing import TYPE_CHECKING

import streamlit as st

from app.ask.answer import Citation
from app.screens import answer_markup, markup, parts, scripts, working
from app.screens.markup import Html, tag

if TYPE_CHECKING:
    from ingest.page_picture import PagePicture

TURNED = "pages-turned"  # how many pages on from the first that is shown
LOOKS = "pages-looked-at"  # how often a page was opened or turned to: each time it is brought into view and told
NOT_MARKED = "The passage could not be marked on this page; its words are beneath."


def draw(number: int, citations: tuple[Citation, ...]) -> None:
    """The sources, a card each, in the order of their marks; those held as a PDF with a way to their page."""
    markup.show(tag("h3", "Where this comes from"))
    held = {source: pdf_held(source) for source in {each.source for each in citations if each.held == "text"}}
    for citation in citations:
        pdf = held.get(citation.source, "") if citation.held == "text" and citation.page is not None else ""
        with st.container(key=f"source-card-{number}-{citation.mark}", gap=None):
            markup.show(answer_markup.source_card(number, citation, has_page=bool(pdf)))
            key = f"show-page-{number}-{citation.mark}"
            if pdf and st.button("Show the page", key=key, type="tertiary", on_click=start):
                show_page(citation, pdf)


def pdf_held(source_id: str) -> str:
    """The hash of the PDF that a source is held as, or nothing; an answer stands whatever became of its library."""
    try:
        return parts.assistant().pdf_held(source_id)
    except Exception as error:
        working.in_words(error)
        return ""


def start() -> None:
    """Begin with the page that is cited."""
    st.session_state[TURNED] = 0
    st.session_state[LOOKS] = st.session_state.get(LOOKS, 0) + 1


def turn(pages: int) -> None:
    """Turn so many pages on, or back."""
    st.session_state[TURNED] += pages
    st.session_state[LOOKS] += 1


def show_page(citation: Citation, pdf: str) -> None:
    """Open the page on which the cited passage begins, over everything else."""
    try:
        first = first_page(pdf, citation.source, citation.page or 1, citation.quote)
        number = picture(pdf, citation.source, first, citation.quote).number
    except Exception as error:
        st.dialog(markup.plain(f"Source: {citation.reference}"))(draw_trouble)(error)
        return
    title = f"Source: {citation.reference}" + (f", page {number}" if number else "")
    st.dialog(markup.plain(title), width="medium")(draw_page)(citation, pdf, first)


def draw_trouble(error: Exception) -> None:
    """Why there is no page to see."""
    st.error(markup.plain(working.in_words(error)), icon=":material/error:")


def draw_page(citation: Citation, pdf: str, first: int) -> None:
    """The page that has been turned to: the way to those beside it, its picture, its words."""
    try:
        page = picture(pdf, citation.source, first + st.session_state[TURNED], citation.quote)
    except Exception as error:
        draw_trouble(error)
        return
    draw_turning(page)
    note = "" if page.marked else not_marked(page, first)
    with st.container(key="page-picture", gap=None):
        markup.show(tag("span", class_="marked-here", style=f"top: {page.top:.0%}"))
        if note:
            st.markdown(f":material/info: {note}")
        st.image(page.png, width="stretch", alt=in_words(page, citation))
    with st.expander("The words of this page", expanded=True):
        if note == NOT_MARKED:
            markup.show(tag("p", f"The passage: “{citation.quote}”"))
        markup.show(words(page))
    said = f"{place(page)}. {note or 'The passage is marked.'}"
    scripts.in_view(".marked-here", f"page {st.session_state[LOOKS]}", said, key="in-view-page")


def draw_turning(page: "PagePicture") -> None:
    """Buttons to the pages before and after, and which page of how many this is."""
    first, last = page.page == 1, page.page == page.pages
    back, on = ":material/chevron_left:", ":material/chevron_right:"
    with st.container(horizontal=True, vertical_alignment="center", key="turn-pages"):
        st.button("Previous page", key="page-before", icon=back, on_click=turn, args=(-1,), disabled=first)
        st.button(
            "Next page", key="page-after", icon=on, icon_position="right", on_click=turn, args=(1,), disabled=last
        )
        st.markdown(place(page), width="content")


@st.cache_data(max_entries=256, show_spinner="Looking for the page")
def first_page(pdf: str, source_id: str, number: int, quote: str) -> int:
    """The place in the PDF of the page on which the passage begins."""
    return parts.assistant().page_of(source_id, number, quote)


@st.cache_data(max_entries=32, show_spinner="Drawing the page")
def picture(pdf: str, source_id: str, page: int, quote: str) -> "PagePicture":
    """The page as a picture, with the passage marked; drawn again only when it, or the PDF, is another."""
    return parts.assistant().page_picture(source_id, page, quote)


def place(page: "PagePicture") -> str:
    """Which page this is: by its printed number, and by its place where that is another."""
    if page.number == page.page:
        return f"Page {page.page} of {page.pages}"
    printed = f"Page {page.number}" if page.number else "A page without a number"
    return f"{printed} ({page.page} of {page.pages} in the file)"


def not_marked(page: "PagePicture", first: int) -> str:
    """Why nothing is marked: the passage stands elsewhere, or it was not found where it should stand."""
    return NOT_MARKED if page.page == first else "Nothing of the passage stands on this page."


def in_words(page: "PagePicture", citation: Citation) -> str:
    """The picture for those who do not see it: what it is of, what is marked on it, where its words are."""
    marked = " … ".join(" ".join(page.text[start:end].split()) for start, end in page.spans)
    passage = f"Marked on it: “{marked}” " if marked else ""
    return f"{place(page)} of {citation.title}, as printed. {passage}All words of the page stand beneath the picture."


def words(page: "PagePicture") -> Html:
    """The text of the page, what is marked on it between » and «."""
    pieces: list[str] = []
    done = 0
    for start, end in page.spans:
        pieces += [page.text[done:start], tag("mark", f"» {page.text[start:end]} «")]
        done = end
    return tag("p", *pieces, page.text[done:], class_="page-words")
