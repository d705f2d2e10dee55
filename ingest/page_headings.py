"""Finds the headings of any PDF, from its outline or from how they are printed. Knows no particular document."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.flow import is_item, mend, near
from ingest.pages import Line, Page

_LONGEST = 150
_TEXT_END = re.compile(r"[.,;:]$")


@dataclass(frozen=True)
class Entry:
    """One line of a PDF's outline: its depth from 0, its title, the place of its page counted from 1."""

    level: int
    title: str
    page: int


@dataclass(frozen=True)
class Heading:
    """A heading found on a line; the further lines of a long heading have no title of their own."""

    level: int
    title: str


Found = dict[tuple[int, int], Heading]  # by the place of the page, and of the line on it


def headings_by_outline(pages: Sequence[Page], texts: Sequence[Sequence[Line]], outline: Sequence[Entry]) -> Found:
    """The lines that print a title of the outline on the page that it points to."""
    entries: dict[int, list[Entry]] = defaultdict(list)
    for entry in outline:
        # Some outlines list whole paragraphs beside the headings.
        if len(entry.title) < _LONGEST and not _TEXT_END.search(entry.title.strip()):
            entries[entry.page].append(entry)
    found: Found = {}
    for page, lines in zip(pages, texts, strict=True):
        start = 0
        for entry in entries[page.position]:
            match = _printed(entry.title, lines, start)
            if match:
                start = match.stop
                title = " ".join(entry.title.split())
                found |= {(page.position, index): Heading(entry.level, "") for index in match}
                found[page.position, match.start] = Heading(entry.level, title)
    return found


def _printed(title: str, lines: Sequence[Line], start: int) -> range | None:
    """The one to four lines that together print this title."""
    wanted = _letters(title)
    for first in range(start, len(lines)):
        for last in range(first + 1, min(first + 5, len(lines) + 1)):
            if _letters("".join(line.text for line in lines[first:last])) == wanted != "":
                return range(first, last)
    return None


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def headings_by_print(texts: Sequence[Sequence[Line]], body: float) -> Found:
    """Short lines set apart that are larger than the body text, or bold where boldness is rare.

    A size used only once (a title, "Contents") makes no level where other sizes are used more often.
    """
    lines = [line for page in texts for line in page]
    bold_is_rare = sum(line.bold for line in lines) < 0.2 * len(lines)
    groups = [group for page, on_page in enumerate(texts, start=1) for group in _groups(page, on_page, body)]
    groups = [group for group in groups if group.larger or bold_is_rare]
    uses = Counter(group.size for group in groups)
    groups = [group for group in groups if uses[group.size] > 1 or max(uses.values()) == 1]
    sizes = sorted({group.size for group in groups}, reverse=True)
    found: Found = {}
    for group in groups:
        level = sizes.index(group.size)
        found |= {(group.page, index): Heading(level, "") for index in group.where}
        found[group.page, group.where.start] = Heading(level, group.title)
    return found


@dataclass(frozen=True)
class _Group:
    """Lines of one style that stand together and look like a heading."""

    page: int
    where: range
    size: float
    larger: bool
    title: str


def _groups(page: int, lines: Sequence[Line], body: float) -> Iterator[_Group]:
    start = 0
    while start < len(lines):
        first, end = lines[start], start + 1
        while end < len(lines) and near(lines[end - 1], lines[end]) and _alike(first, lines[end]):
            end += 1
        larger = first.size > 1.15 * body
        title = mend(" ".join(line.text + line.hyphen for line in lines[start:end]).replace("- ", "-"))
        apart = start == 0 or not near(lines[start - 1], first) or lines[start - 1].size != first.size
        plain = re.search(r"[^\W\d_]", title) and len(title) < _LONGEST and not _TEXT_END.search(title)
        if apart and plain and not is_item(first) and (larger or (first.bold and first.size > 0.97 * body)):
            yield _Group(page, range(start, end), first.size, larger, title)
        start = end


def _alike(first: Line, line: Line) -> bool:
    return line.size == first.size and line.bold == first.bold
