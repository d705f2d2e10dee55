"""Draws a page of a PDF with a passage marked on it; does not know where documents are kept or what a screen is."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw

from ingest.marked_lines import Box, beside, by_line
from ingest.page_furniture import page_numbers
from ingest.page_text import readable
from ingest.passage_marks import Span, passage_marks
from ingest.read_pdf import ONE_AT_A_TIME, open_pdf, read_pages
from knowledge.errors import ReaderError

WIDTH = 1100  # of the picture, in pixels
_REACH = 2  # a passage may run on over so many further pages
_YELLOW, _EDGE, _BAR = "#ffe98a", "#7a4b00", "#1d2a2e"


@dataclass(frozen=True)
class PagePicture:
    """A page as a PNG with `marked` boxes drawn round a passage, the first at `top` of its height (0 to 1).

    `page` is its place among the `pages` of the file, `number` what is printed on it; `spans` say where in its `text`
    the passage stands.
    """

    png: bytes
    marked: int
    pages: int
    text: str
    page: int
    number: int | None
    spans: tuple[Span, ...] = ()
    top: float = 0.0


def page_picture(path: Path, page: int, quote: str) -> PagePicture:
    """The page at a place in the file (1 is the first), what stands on it of the quote marked; else a ReaderError."""
    numbers = _numbers(path)
    if not 1 <= page <= len(numbers):
        raise ReaderError(f"{path.name} has no page {page}: its last one is page {len(numbers)}.")
    with ONE_AT_A_TIME, closing(open_pdf(path)) as document:
        text, spans = _text(document, page), tuple(_marks(document, page, quote))
        picture, boxes = _drawn(document[page - 1], spans)
    top = min((box.top for box in boxes), default=0) / picture.height
    png = BytesIO()
    picture.save(png, "PNG")
    number = numbers[page - 1]
    return PagePicture(png.getvalue(), len(boxes), len(numbers), readable(text), page, number, spans, top)


def page_of(path: Path, number: int, quote: str) -> int:
    """The place in the file of the page on which the quote begins, which is cited by a printed number."""
    numbers = _numbers(path)
    page = numbers.index(number) + 1 if number in numbers else min(max(number, 1), len(numbers))
    with ONE_AT_A_TIME, closing(open_pdf(path)) as document:
        near = range(page, min(page + _REACH, len(document)) + 1)
        found = passage_marks(quote, [_text(document, each) for each in near])
    return next((each for each, spans in zip(near, found, strict=True) if spans), page)


@lru_cache(maxsize=16)
def _numbers(path: Path) -> tuple[int | None, ...]:
    """The number of every page, as passages name it."""
    return tuple(page_numbers(tuple(read_pages(path))))


def _marks(document: pypdfium2.PdfDocument, page: int, quote: str) -> list[Span]:
    """Where the quote stands on a page; what began on a page before is looked for together with that page."""
    last = min(page + _REACH, len(document))
    for first in range(page, max(page - _REACH, 1) - 1, -1):
        texts = [_text(document, each) for each in range(first, last + 1)]
        if found := passage_marks(quote, texts)[page - first]:
            return found
    return []


def _text(document: pypdfium2.PdfDocument, page: int) -> str:
    """The page's characters, one for each that pdfium counts, so that a place in the text is a place on the page."""
    with closing(document[page - 1]) as opened, closing(opened.get_textpage()) as text:
        return "".join(chr(pdfium.FPDFText_GetUnicode(text.raw, index)) for index in range(text.count_chars()))


def _drawn(page: pypdfium2.PdfPage, spans: Sequence[Span]) -> tuple[Image.Image, list[Box]]:
    """The page as a picture with the spans marked, and the boxes that mark them."""
    scale = WIDTH / page.get_width()
    # Closed here, under the lock: what is left to the garbage collector may be let go of in another thread.
    with closing(page), closing(page.get_textpage()) as text, closing(page.render(scale=scale)) as bitmap:
        place = bitmap.get_posconv(page).to_bitmap
        boxes = []
        for start, end in spans:
            for number in range(text.count_rects(start, end - start)):
                left, bottom, right, top = text.get_rect(number)
                (x, y), (other_x, other_y) = place(left, top), place(right, bottom)
                boxes.append(Box(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)))
        lines = by_line(boxes)
        return _marked(bitmap.to_pil().convert("RGB"), lines), lines


def _marked(picture: Image.Image, lines: list[Box]) -> Image.Image:
    """The picture with the lines in yellow that the print shows through, a dark edge round each, a bar beside them."""
    marker = Image.new("RGB", picture.size, "white")
    for line in lines:
        ImageDraw.Draw(marker).rectangle(line.corners(), fill=_YELLOW)
    marked = ImageChops.multiply(picture, marker)
    pen = ImageDraw.Draw(marked)
    for line in lines:
        pen.rectangle(line.corners(), outline=_EDGE, width=2)
    for bar in beside(lines):
        pen.rectangle(bar.corners(), fill=_BAR)
    return marked
