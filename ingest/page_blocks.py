"""Turns the pages of any PDF into blocks under headings, each paragraph whole. Knows no particular document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ingest.document import Block
from ingest.flow import Paragraph, Placed, paragraphs
from ingest.page_furniture import body_size, page_numbers, without_furniture
from ingest.page_headings import Entry, Found, headings_by_outline, headings_by_print
from ingest.pages import Line, Page


@dataclass
class _Section:
    """What stands under one heading: its text, and its footnotes, which must not run into the text."""

    headings: tuple[str, ...] = ()
    lines: list[Placed] = field(default_factory=list)
    notes: list[Placed] = field(default_factory=list)


def page_blocks(pages: Sequence[Page], outline: Sequence[Entry]) -> tuple[Block, ...]:
    """The text of a PDF as paragraphs and lists with headings and printed pages; running heads and feet left out."""
    body = body_size(pages)
    texts = without_furniture(pages, body)
    found = headings_by_outline(pages, texts, outline) if outline else headings_by_print(texts, body)
    numbers = page_numbers(pages)
    known = _words(texts)
    return tuple(
        Block(text, numbers[position - 1], section.headings)
        for section in _sections(texts, found, body)
        for lines in (section.lines, section.notes)
        for text, position in _lists_joined(paragraphs(lines, known))
    )


def printed_title(pages: Sequence[Page]) -> str:
    """The words set largest on the first page, if they are much larger than the body text; else nothing."""
    lines = pages[0].lines if pages else ()
    largest = max((line.size for line in lines), default=0.0)
    words = " ".join(line.text for line in lines if line.size == largest)
    return words if largest > 1.3 * body_size(pages) and len(words) < 150 else ""


def _sections(texts: Sequence[Sequence[Line]], found: Found, body: float) -> Iterator[_Section]:
    section = _Section()
    path: dict[int, str] = {}
    for position, lines in enumerate(texts, start=1):
        notes = _footnotes(lines, body)
        for index, line in enumerate(lines):
            heading = found.get((position, index))
            if heading is None:
                (section.notes if index in notes else section.lines).append(Placed(line, position))
            elif heading.title:
                yield section
                path = {level: title for level, title in path.items() if level < heading.level}
                path[heading.level] = heading.title
                section = _Section(tuple(path.values()))
    yield section


def _footnotes(lines: Sequence[Line], body: float) -> set[int]:
    """Where the footnotes of a page stand: lines smaller than the body, from the first that opens with a mark."""
    small = [index for index, line in enumerate(lines) if line.size < 0.95 * body]
    first = next((index for index in small if lines[index].note), None)
    return {index for index in small if first is not None and index >= first}


def _lists_joined(whole: Sequence[Paragraph]) -> Iterator[tuple[str, int]]:
    """Paragraphs as they are, and each run of list items that begins on one page as one text."""
    for (item, page), group in groupby(whole, key=lambda paragraph: (paragraph.item, paragraph.page)):
        texts = [paragraph.text for paragraph in group]
        yield from ((text, page) for text in (["\n".join(texts)] if item else texts))


def _words(texts: Sequence[Sequence[Line]]) -> set[str]:
    """Every word of the document, with and without hyphens, less those broken at a line end."""
    return {
        word.casefold()
        for lines in texts
        for line in lines
        for word in re.findall(r"\w[\w-]*\w", line.text.rpartition(" ")[0] if line.hyphen else line.text)
    }
