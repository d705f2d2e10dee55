"""The two tables of the SEND Code of Practice that can be read: one piece of text for each row of cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.flow import Paragraph, Placed, near, paragraphs
from ingest.pages import Line

# First words of a table's header, repeated on each of its pages, and where its columns begin.
_COLUMNS = {"Agency Key": (77.0, 170.0, 399.0), "Section Information": (72.0, 198.0)}


@dataclass
class _Row:
    """The lines of a row as they are met, by column."""

    cells: tuple[list[Placed], ...]
    page: int


@dataclass
class Table:
    """A table being read line by line: its columns, its header, its rows so far."""

    columns: tuple[float, ...]
    header: _Row
    rows: list[_Row] = field(default_factory=list)

    def add(self, placed: Placed) -> None:
        """Put a line, or the pieces of it that stand in different columns, where it belongs."""
        if is_header(placed.line) or (placed.line.bold and self._column(placed.line) > 0):
            self._fill(self.header, placed)
            return
        if not self.rows or self._opens_row(placed):
            self.rows.append(_row(len(self.columns), placed.page))
        self._fill(self.rows[-1], placed)

    def texts(self) -> list[Paragraph]:
        """Each row as text: its first cell on a line of its own, then the others under the words of their header."""
        heads = [" ".join(part.text for part in paragraphs(_first_page(cell))) for cell in self.header.cells]
        return [Paragraph("\n".join(_cells(row, heads)), row.page) for row in self.rows]

    def _fill(self, row: _Row, placed: Placed) -> None:
        for piece in self._pieces(placed.line):
            row.cells[self._column(piece)].append(Placed(piece, placed.page))

    def _opens_row(self, placed: Placed) -> bool:
        """A first cell opens a row unless it goes on from the line above or from the page before."""
        above = self.rows[-1].cells[0]
        if self._column(placed.line) > 0:
            return False
        if above and above[-1].page == placed.page:
            return not near(above[-1].line, placed.line)
        return not placed.line.text[0].islower()

    def _column(self, line: Line) -> int:
        return max(index for index, left in enumerate(self.columns) if index == 0 or line.left > left - 20)

    def _pieces(self, line: Line) -> list[Line]:
        """A printed line cut where a word stands at the left edge of a column."""
        words = line.text.split(" ")
        edges = [i for i, start in enumerate(line.starts) if i and any(abs(start - left) < 4 for left in self.columns)]
        return [
            replace(line, text=" ".join(words[begin:end]), starts=line.starts[begin:end])
            for begin, end in zip([0, *edges], [*edges, len(words)], strict=True)
        ]


def is_header(line: Line) -> bool:
    """Whether a line is the first of the header of a known table."""
    return line.bold and line.text.startswith(tuple(_COLUMNS))


def new_table(placed: Placed) -> Table:
    """A table with the columns that belong to this header line."""
    columns = next(edges for words, edges in _COLUMNS.items() if placed.line.text.startswith(words))
    table = Table(columns, _row(len(columns), placed.page))
    table.add(placed)
    return table


def _row(columns: int, page: int) -> _Row:
    return _Row(tuple([] for _ in range(columns)), page)


def _first_page(cell: Sequence[Placed]) -> list[Placed]:
    """The header of the first page only: it is repeated on the others."""
    return [placed for placed in cell if placed.page == cell[0].page]


def _cells(row: _Row, heads: Sequence[str]) -> list[str]:
    label, *others = ([part.text for part in paragraphs(cell)] for cell in row.cells)
    lines = [" ".join(label)]
    for head, texts in zip(heads[1:], others, strict=True):
        lines += texts if len(heads) == 2 else [f"{head}: {texts[0]}", *texts[1:]]
    return lines
