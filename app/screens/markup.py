"""HTML for what Streamlit has no element for. Every value is escaped here; knows nothing of answers or libraries."""

import re
from html import escape
from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css")
BOLD = re.compile(r"\*\*(.+?)\*\*")


class Html(str):
    """Markup made by this module; every other string is text and is escaped."""


def tag(name: str, *children: str, **attributes: str | int | None) -> Html:
    """An element. `class_` is `class`, `aria_label` is `aria-label`; an attribute that is None is left out."""
    named = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    opening = "".join(f' {key}="{escape(str(value))}"' for key, value in named)
    return Html(f"<{name}{opening}>{join(*children)}</{name}>")


def join(*children: str) -> Html:
    """The children one after the other, text among them escaped."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def bold(text: str) -> Html:
    """Text of ours in which `**…**` is bold; nothing else in it is markup."""
    pieces = BOLD.split(text)
    return join(*(tag("strong", piece) if number % 2 else piece for number, piece in enumerate(pieces)))


def link(text: str, address: str) -> Html:
    """A link that opens beside the page, or nothing where the address is not one of the web."""
    if not address.startswith(("https://", "http://")):
        return Html("")
    hidden = tag("span", " (opens in a new tab)", class_="unseen")
    return tag("a", text, hidden, href=address, target="_blank", rel="noopener noreferrer")


def plain(text: str) -> str:
    """Text for a native element that would read Markdown in it: every sign that could mean something is disarmed."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=])", r"\\\1", " ".join(text.split()))


def show(html: Html) -> None:
    """Draw markup, if there is any. It takes an `Html`, never a bare string, so that nothing unescaped gets here."""
    if html:
        st.html(html)


def stylesheet() -> None:
    """Lay the one stylesheet over Streamlit's theme."""
    st.html(STYLE)
