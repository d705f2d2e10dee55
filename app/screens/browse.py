"""What the pages of the library share: an authored page shown whole, ways back, filters; knows no content."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import streamlit as st

from app.screens import answer_view, markup, parts, working
from app.screens.markup import Html
from knowledge.errors import ReaderError

ANY = "any"


def asked_for(*names: str) -> tuple[str, str]:
    """The first of these parameters that the page's address has, and its value; two empty strings where it has none."""
    found = [(name, value) for name in names if (value := st.query_params.get(name, ""))]
    return found[0] if found else ("", "")


def authored(kind: str, name: str, listing: str, facts: Callable[[str], Html]) -> None:
    """An authored page whole, its sources beside it, with the facts about it on top and a way back to its listing."""
    if not working.opened():
        return
    back(listing)
    try:
        answer = parts.assistant().page(kind, name)
    except ReaderError as error:
        st.title("Not found", anchor=False)
        st.error(markup.plain(str(error)), icon=":material/error:")
        return
    st.title(markup.plain(answer.heading), anchor=False)
    markup.show(facts(name))
    answer_view.draw_answer(1, replace(answer, heading=""))


def back(listing: str) -> None:
    """The way back to the whole list."""
    with st.container(key="back"):
        st.page_link(listing, label="Back to the list", icon=":material/arrow_back:", query_params={})


def choose(label: str, options: Sequence[str], key: str) -> str:
    """One of the options, kept in the page's address; empty for any."""
    chosen = st.selectbox(label, [ANY, *options], key=key, bind="query-params")
    return "" if chosen in (None, ANY) else str(chosen)


def find(label: str) -> str:
    """Words to look for, in small letters; never in the address, for somebody may type a pupil's name."""
    return st.text_input(label, key="words").strip().lower()


def has(words: str, texts: Iterable[str]) -> bool:
    """Whether every one of the words stands in one of the texts."""
    all_texts = " ".join(texts).lower()
    return all(word in all_texts for word in words.split())


def counted(listing: str, parameter: str, counts: Iterable[tuple[str, int]]) -> None:
    """What there is to choose from, a link each, with how many there are of it."""
    with st.container(key="choices"):
        for name, count in counts:
            if count:
                st.page_link(listing, label=f"{markup.plain(name)} ({count})", query_params={parameter: name})


def linked(listing: str, parameter: str, name: str, title: str) -> None:
    """A link to one page of a listing."""
    st.page_link(listing, label=markup.plain(title), query_params={parameter: name})
