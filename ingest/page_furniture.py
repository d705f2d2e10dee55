"""Finds what stands on the pages of any PDF without belonging to its text: running heads and feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.pages import Line, Page, printed_number

_EDGE = 0.1  # of the height of the page, at its top and at its bottom


def body_size(pages: Sequence[Page]) -> float:
    """The size that most of the text is set in."""
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def page_numbers(pages: Sequence[Page]) -> list[int | None]:
    """The number of each page: its label where the file has labels, else as printed, else its place in the file.

    Printed numbers count only if most pages carry one and all run in step; a page before number 1 has none.
    """
    if any(page.label for page in pages):
        return [page.label for page in pages]
    shifts = Counter(number - page.position for page in pages if (number := printed_number(page)) is not None)
    shift, times = shifts.most_common(1)[0] if shifts else (0, 0)
    shift = shift if 2 * times > len(pages) else 0
    return [page.position + shift if page.position + shift > 0 else None for page in pages]


def without_furniture(pages: Sequence[Page], body: float) -> list[list[Line]]:
    """The lines of each page less those repeated at the same place at the top or bottom of at least three pages.

    Repeated means the same words, or the same words with a figure that counts the pages. In a document of two pages
    twice is enough. Lines larger than the body text stay: they are headings.
    """
    edges = [[line for line in _edge_lines(page) if line.size <= 1.15 * body] for page in pages]
    seen = Counter(
        key
        for page, lines in zip(pages, edges, strict=True)
        for key in {key for line in lines for key in _keys(line, page)}
    )
    enough = min(3, max(2, len(pages)))
    return [
        [line for line in page.lines if not (line in lines and any(seen[key] >= enough for key in _keys(line, page)))]
        for page, lines in zip(pages, edges, strict=True)
    ]


def _edge_lines(page: Page) -> list[Line]:
    low, high = _EDGE * page.height, (1 - _EDGE) * page.height
    return [line for line in page.lines if not low < line.bottom < high]


def _keys(line: Line, page: Page) -> set[tuple[int, str]]:
    """The line's place and words, and again with each figure replaced by its distance from the page's place."""
    place, text = round(line.bottom / 3), line.text.casefold()
    counted = {
        f"{text[: figure.start()]}#{int(figure[0]) - page.position}{text[figure.end() :]}"
        for figure in re.finditer(r"\d{1,5}", text)
    }
    return {(place, words) for words in {text, *counted}}
