"""The Markdown that plans are written in as markup, for the screen and for paper; all but its few signs is text."""

import re
from collections.abc import Iterator
from itertools import groupby

from app.screens.markup import Html, join, tag

_HEADING = re.compile(r"(#{1,4}) +(.+)")
_ITEM = re.compile(r"( *)(?:[-*]|\d{1,2}\.) +(.+)")
_MARKED = re.compile(r"\*\*(.+?)\*\*|(?<!\w)\*([^*\s][^*]*)\*(?!\w)")


def page(text: str, level: int = 3) -> Html:
    """Headings (the topmost at this level), lists and paragraphs; no link, no picture, no markup of a person's."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    top = min((len(found[1]) for line in lines if (found := _HEADING.fullmatch(line))), default=1)
    return join(*_blocks(lines, level - top))


def _blocks(lines: list[str], deeper: int) -> Iterator[Html]:
    for kind, rows in groupby(lines, key=_kind):
        if kind == "item":
            yield _list(list(rows))
        else:
            yield from (_heading(row, deeper) if kind == "heading" else tag("p", _inline(row)) for row in rows)


def _kind(line: str) -> str:
    return "heading" if _HEADING.fullmatch(line) else "item" if _ITEM.fullmatch(line) else "text"


def _heading(line: str, deeper: int) -> Html:
    found = _HEADING.fullmatch(line)
    assert found
    return tag(f"h{min(len(found[1]) + deeper, 6)}", found[2])


def _list(lines: list[str]) -> Html:
    """Items one after the other, those that stand further in as such; the numbers are those that were written."""
    items = [tag("li", _inline(line.strip().removeprefix("- ")), class_=_place(line)) for line in lines]
    return tag("ul", *items, class_="plan-list")


def _place(line: str) -> str | None:
    if line.startswith(" "):
        return "further-in"
    return "numbered" if line[0].isdigit() else None


def _inline(text: str) -> Html:
    """Text in which `**…**` is bold and `*…*` slanted."""
    pieces, end = [], 0
    for found in _MARKED.finditer(text):
        pieces += [text[end : found.start()], tag("strong", found[1]) if found[1] else tag("em", found[2])]
        end = found.end()
    return join(*pieces, text[end:])
