"""What the department's guidance documents have in common: headings by size, body text, footnotes set smaller."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ingest.flow import Placed
from ingest.outline import Outline, heading_lines
from ingest.pages import Line, Page, printed_number, without_number

BODY = 12.0
SIZES = (18.0, 16.0, 14.0, 12.0)  # part, section, sub-section and its parts; all of them bold

Numbering = Callable[[Line, str], str]


@dataclass
class Part:
    """Lines that belong together: a numbered paragraph, or (without a number) what stands under a heading."""

    headings: tuple[str, ...] = ()
    number: str = ""
    lines: list[Placed] = field(default_factory=list)


def parts(pages: Iterable[Page], numbering: Numbering) -> Iterator[Part]:
    """The numbered paragraphs, and what stands between them, in order; footnotes and page numbers left out.

    `numbering(line, last)` gives the number of the paragraph that a line opens, or nothing.
    """
    outline, part, last = Outline(SIZES), Part(), ""
    for page in pages:
        outline.leave()
        lines = readable(page)
        headings = heading_lines(lines, SIZES)
        for line in lines:
            if line in headings:
                yield part
                outline.take(line)
                part = Part(outline.path)
                continue
            outline.leave()
            position = printed_number(page) or page.position
            if number := numbering(line, last):
                yield part
                last, part, line = number, Part(outline.path, number), line.after_first_word()
            part.lines.append(Placed(line, position))
    yield part


def readable(page: Page) -> list[Line]:
    """Body text and headings; footnotes and the words in figures are set in other sizes."""
    return [line for line in without_number(page) if line.size == BODY or (line.bold and line.size in SIZES)]
