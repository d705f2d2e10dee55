"""What a PDF page looks like once read: lines with their place, size and weight. Knows no library and no document."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, places and sizes in points; `starts` holds the left edge of each word of `text`.

    `bold` says that every word is bold, `opens_bold` that the first is. `hyphen` is the hyphen at which the line
    breaks a word, left out of `text`: "-" may belong to the word, a soft hyphen never does. Raised figures
    (footnote marks) are left out too; `note` says that the line opened with one, as a footnote does.
    """

    text: str
    starts: tuple[float, ...]
    right: float
    bottom: float
    size: float
    bold: bool = False
    opens_bold: bool = False
    hyphen: str = ""
    note: bool = False

    @property
    def left(self) -> float:
        """The left edge of the first word."""
        return self.starts[0]

    def after_first_word(self) -> "Line":
        """The line without its first word (a paragraph number)."""
        return replace(self, text=self.text.partition(" ")[2], starts=self.starts[1:])


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its place in the file counted from 1, its size, its page label if that is a number, its lines."""

    position: int
    width: float
    height: float
    lines: tuple[Line, ...]
    label: int | None = None


def printed_number(page: Page) -> int | None:
    """The lone number printed at the top or bottom of a page, if there is one."""
    line = _number_line(page)
    return int(line.text) if line else None


def without_number(page: Page) -> tuple[Line, ...]:
    """The lines of a page less the page number printed at its top or bottom."""
    number = _number_line(page)
    return tuple(line for line in page.lines if line is not number)


def _number_line(page: Page) -> Line | None:
    edge = 0.1 * page.height
    for line in page.lines:
        if line.text.isdecimal() and len(line.text) < 5 and not edge < line.bottom < page.height - edge:
            return line
    return None
