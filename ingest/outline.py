"""Finds headings by their print and keeps the path of those in force. Knows no kind of document."""

from collections.abc import Sequence

from ingest.flow import mend, near
from ingest.pages import Line


class Outline:
    """The headings in force while a document is read from top to bottom; `sizes` are its levels, the largest first."""

    def __init__(self, sizes: tuple[float, ...]) -> None:
        self._sizes = sizes
        self._titles: dict[int, str] = {}
        self._last: Line | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The headings from the chapter down to the nearest."""
        return tuple(self._titles[level] for level in sorted(self._titles))

    def take(self, line: Line) -> None:
        """Make this line the nearest heading, or the next line of it when it stands directly under it."""
        level = self._sizes.index(line.size)
        before = self._last
        if before and before.size == line.size and near(before, line):
            self._titles[level] = mend(f"{self._titles[level]}{before.hyphen or ' '}{line.text}")
        else:
            self._titles = {upper: title for upper, title in self._titles.items() if upper < level}
            self._titles[level] = mend(line.text)
        self._last = line

    def leave(self) -> None:
        """Note that text or a new page has come, so that the next heading line is a heading of its own."""
        self._last = None


def heading_lines(lines: Sequence[Line], sizes: tuple[float, ...]) -> set[Line]:
    """The lines that are headings: bold throughout, in a heading size, and no part of a paragraph of text.

    Bold lines that stand together are one heading; if it ends like a sentence it is a bold paragraph.
    """
    groups: list[list[Line]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        alone = before is None or not near(before, line)
        if line.bold and line.size in sizes:
            if groups and groups[-1][-1] is before and before.size == line.size and not alone:
                groups[-1].append(line)
            elif alone or before is None or (groups and groups[-1][-1] is before):
                groups.append([line])
    return {line for group in groups if not group[-1].text.endswith((".", ";", ":")) for line in group}
