"""Cuts the behaviour guidance of February 2024, which has no paragraph numbers, by page and heading.

Left out: title, contents, footnotes, imprint.
"""

from collections.abc import Iterable
from itertools import groupby

from ingest.flow import Paragraph, Placed, paragraphs
from ingest.guidance import parts
from ingest.pages import Page
from ingest.pieces import pieces
from knowledge.errors import ReaderError
from knowledge.passages import Passage
from knowledge.sources import listed_sources

SOURCE = "behaviour-guidance-2024"
_EXPECTED = "Behaviour expectations and pupils with Special Educational Needs"


def split(pages: Iterable[Page]) -> tuple[Passage, ...]:
    """The guidance by page and heading; a paragraph or list item counts to the page on which it begins.

    Raises a ReaderError for a document without the headings of the February 2024 edition.
    """
    body = (page for page in pages if not any(line.text.startswith("©") for line in page.lines))
    kept = [part for part in parts(body, lambda line, last: "") if part.headings and part.headings[0] != "Contents"]
    if not any(heading.startswith(_EXPECTED) for part in kept for heading in part.headings):
        raise ReaderError(
            "This is not the behaviour guidance of February 2024 (its heading on pupils with SEND is missing): "
            "the edition may have changed. Rename the file and add it as a document of your own."
        )
    return tuple(
        _passage(piece, part.headings) for part in kept for page in _by_page(part.lines) for piece in pieces(page)
    )


def _by_page(lines: Iterable[Placed]) -> list[list[Paragraph]]:
    return [list(group) for _, group in groupby(paragraphs(lines), key=lambda paragraph: paragraph.page)]


def _passage(piece: Paragraph, headings: tuple[str, ...]) -> Passage:
    reference = f"{listed_sources()[SOURCE].cite} p.{piece.page}"
    return Passage(SOURCE, reference, piece.text, piece.page, headings)
