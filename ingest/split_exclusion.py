"""Cuts the exclusion guidance of August 2024 into its numbered paragraphs and what stands between them.

Left out: contents, footnotes, the flow chart on page 39 (page 40 says the same in words), the list of links, imprint.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from ingest.flow import paragraphs
from ingest.guidance import Part, parts
from ingest.pages import Line, Page
from ingest.pieces import pieces
from knowledge.errors import ReaderError
from knowledge.passages import Passage
from knowledge.sources import listed_sources

SOURCE = "exclusion-guidance-2024"
PARAGRAPHS = 276
_MARGIN = 60.0


def split(pages: Iterable[Page]) -> tuple[Passage, ...]:
    """Every numbered paragraph of the guidance as one passage, and its other text as passages by page and heading.

    Raises a ReaderError for a document without exactly the 276 paragraphs of the August 2024 edition.
    """
    found = parts((page for page in pages if not _is_flow_chart(page)), _number)
    kept = [part for part in takewhile(_before_links, found) if part.headings and part.headings[0] != "Contents"]
    numbered = sum(1 for part in kept if part.number)
    if numbered != PARAGRAPHS:
        raise ReaderError(
            f"This is not the exclusion guidance of August 2024 ({numbered} numbered paragraphs, {PARAGRAPHS} "
            "expected): the edition may have changed. Rename the file and add it as a document of your own."
        )
    return tuple(passage for part in kept for passage in _passages(part))


def _is_flow_chart(page: Page) -> bool:
    return {"Yes", "No"} <= {line.text for line in page.lines}


def _before_links(part: Part) -> bool:
    return not (part.headings and part.headings[0].startswith("Annex B"))


def _number(line: Line, last: str) -> str:
    """The number of the paragraph that this line opens: one more than the last, at the left edge."""
    expected = str(int(last or 0) + 1)
    return expected if line.text.startswith(f"{expected}. ") and line.left < _MARGIN else ""


def _passages(part: Part) -> Iterator[Passage]:
    cite = listed_sources()[SOURCE].cite
    whole = paragraphs(part.lines)
    if part.number:
        text = "\n".join(paragraph.text for paragraph in whole)
        yield Passage(SOURCE, f"{cite} para {part.number}", text, whole[0].page, part.headings)
    else:
        for piece in pieces(whole):
            yield Passage(SOURCE, f"{cite} p.{piece.page}", piece.text, piece.page, part.headings)
