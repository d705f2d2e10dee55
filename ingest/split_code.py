"""Cuts the SEND Code of Practice into its 975 numbered paragraphs and what stands between them.

Left out: title, contents, foreword, figures (pages 43, 154, 246, 247 and 263: their words come out scrambled),
references and imprint. Knows nothing of how a PDF is read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile

from ingest.code_tables import Table, is_header, new_table
from ingest.flow import Placed, near, paragraphs
from ingest.outline import Outline, heading_lines
from ingest.pages import Line, Page, printed_number, without_number
from ingest.pieces import pieces
from knowledge.errors import ReaderError
from knowledge.passages import Passage
from knowledge.sources import listed_sources

SOURCE = "send-code-2015"
PARAGRAPHS = 975
_SIZES = (18.0, 16.0, 14.0, 12.0)  # chapter, section, sub-section and its parts; all of them bold
_BODY = 12.0
_MARGIN = 60.0  # paragraph numbers stand to the left of this, all else to the right
_FIRST, _AFTER = "Introduction", "References"
_GLOSSARY = "Glossary of terms"
_ROMAN = [
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"),
    *("xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv"),
]
_NUMBER = re.compile(r"(\d{1,2})\.(\d{1,3})")
_TERM = re.compile(r"[^.:]{2,90}:")


@dataclass
class _Part:
    """Lines that belong together: a numbered paragraph, or (without a number) what stands under a heading."""

    headings: tuple[str, ...] = ()
    number: str = ""
    lines: list[Placed] = field(default_factory=list)
    table: Table | None = None


def split(pages: Iterable[Page]) -> tuple[Passage, ...]:
    """Every numbered paragraph of the Code as one passage; its boxes, tables, annexes and glossary as further ones.

    Raises a ReaderError for a document without exactly the 975 paragraphs of the January 2015 edition.
    """
    from_first = dropwhile(lambda part: part.headings[:1] != (_FIRST,), _parts(pages))
    parts = list(takewhile(lambda part: part.headings[:1] != (_AFTER,), from_first))
    numbered = sum(1 for part in parts if part.number)
    if numbered != PARAGRAPHS:
        raise ReaderError(
            f"This is not the SEND Code of Practice of January 2015 ({numbered} numbered paragraphs, {PARAGRAPHS} "
            "expected): the edition may have changed. Rename the file and add it as a document of your own."
        )
    return tuple(passage for part in parts for passage in _passages(part))


def _parts(pages: Iterable[Page]) -> Iterator[_Part]:
    """The numbered paragraphs, and what stands between them, in order."""
    outline, part, last = Outline(_SIZES), _Part(), ""
    for page in pages:
        outline.leave()
        lines = _readable(page)
        headings = heading_lines(lines, _SIZES)
        for line in lines:
            placed = Placed(line, printed_number(page) or page.position)
            in_table = part.table is not None
            if number := _number(line, last):
                yield part
                last = number
                part = _Part(outline.path, number, [Placed(line.after_first_word(), placed.page)])
            elif is_header(line) and not in_table:
                yield part
                part = _Part(outline.path, table=new_table(placed))
            elif line in headings and not (in_table and line.size == _BODY):
                yield part
                outline.take(line)
                part = _Part(outline.path)
                continue
            elif part.table:
                part.table.add(placed)
            else:
                part.lines.append(placed)
            outline.leave()
    yield part


def _readable(page: Page) -> list[Line]:
    """Body text and headings; the figures are set in other sizes or on pages turned sideways."""
    if page.width > page.height:
        return []
    return [line for line in without_number(page) if line.size == _BODY or (line.bold and line.size in _SIZES)]


def _number(line: Line, last: str) -> str:
    """The number of the paragraph that this line opens, if it stands in the margin and carries on the sequence."""
    first = line.text.partition(" ")[0]
    if line.left > _MARGIN or len(line.starts) < 2:
        return ""
    if last in ("", *_ROMAN[:-1]):
        expected = _ROMAN[_ROMAN.index(last) + 1 if last else 0]
        return expected if first == f"{expected}." else ""
    return first if _NUMBER.fullmatch(first) and _follows(first, last) else ""


def _follows(number: str, last: str) -> bool:
    """Whether a number comes next: one more, or two more (7.36 does not exist), or the first of the next chapter."""
    chapter, place = map(int, number.split("."))
    last_chapter, last_place = (0, 0) if last in _ROMAN else map(int, last.split("."))
    return (chapter == last_chapter and place - last_place in (1, 2)) or (chapter, place) == (last_chapter + 1, 1)


def _passages(part: _Part) -> Iterator[Passage]:
    cite = listed_sources()[SOURCE].cite
    if part.number:
        whole = paragraphs(part.lines)
        name = f"Introduction {part.number}" if part.number in _ROMAN else part.number
        text = "\n".join(paragraph.text for paragraph in whole)
        yield Passage(SOURCE, f"{cite} {name}", text, whole[0].page, part.headings)
    elif part.table:
        for row in part.table.texts():
            yield Passage(SOURCE, f"{cite} p.{row.page}", row.text, row.page, part.headings)
    elif part.headings[0] == _GLOSSARY:
        yield from _glossary(part, cite)
    else:
        annex = re.match(r"Annex \d", part.headings[0])
        for piece in pieces(paragraphs(part.lines)):
            name = annex[0] if annex else f"p.{piece.page}"
            yield Passage(SOURCE, f"{cite} {name}", piece.text, piece.page, part.headings)


def _glossary(part: _Part, cite: str) -> Iterator[Passage]:
    """Each term of the glossary: an entry opens with its term in bold and a colon, a space apart from the one above."""
    entries: list[list[Placed]] = []
    for before, placed in zip([None, *part.lines], part.lines, strict=False):
        line = placed.line
        apart = before is None or before.page != placed.page or not near(before.line, line)
        if apart and line.opens_bold and _TERM.match(line.text):
            entries.append([placed])
        elif entries:
            entries[-1].append(placed)
    for entry in entries:
        text = "\n".join(paragraph.text for paragraph in paragraphs(entry))
        headings = (*part.headings, text.partition(":")[0])
        yield Passage(SOURCE, f"{cite} p.{entry[0].page}", text, entry[0].page, headings)
