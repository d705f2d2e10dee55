"""The two pieces of the screens that run in the browser, mounted as components; data reaches them as text only."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

STATIC = Path(__file__).parent / "static"
TOOLS = '<button type="button" class="copy">Copy the answer</button> <span role="status" class="copied"></span>'


def answer_tools(number: int, text: str, label: str = "Copy the answer") -> None:
    """The copy button of an answer; its script also moves focus between marks and sources."""
    component("answer_tools", TOOLS)(data={"text": text, "label": label}, key=f"tools-{number}")


def in_view(selector: str, occasion: str, say: str, key: str = "in-view") -> None:
    """Bring what `selector` finds into view and say so to a screen reader, once for each occasion; "" is none.

    Where a page does so in two places, each has a key of its own that begins with "in-view".
    """
    with st.container(key=key):
        data = {"selector": selector, "occasion": occasion, "say": say, "key": key}
        component("in_view", '<span role="status"></span>')(data=data, key=f"{key}-script")


@lru_cache
def component(name: str, html: str | None = None) -> Any:
    """A component, registered once: registering it again would mount each instance anew."""
    script = (STATIC / f"{name}.js").read_text(encoding="utf-8")
    return st.components.v2.component(f"senco_{name}", html=html, js=script, isolate_styles=False)
