"""A passage: the smallest citable piece of a source. Knows nothing of how it was read or where it is kept."""

from dataclasses import dataclass
from typing import Literal

Held = Literal["text", "summary"]


@dataclass(frozen=True)
class Passage:
    """One citable piece of a source, under one printed reference.

    `text` holds the source's own words when `held` is "text", and our own summary of them when it is "summary".
    `page` is the page number printed on the page; `headings` run from the chapter down to the nearest heading.
    `gist` is our plain-English rendering of a text, `warning` tells where the law has moved past it, and `note`
    where the law and the Code differ on its matter, or what limits it.
    """

    source: str
    reference: str
    text: str
    page: int | None = None
    headings: tuple[str, ...] = ()
    held: Held = "text"
    gist: str = ""
    warning: str = ""
    note: str = ""
