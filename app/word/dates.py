"""Computed dates as a table of a Word document; counts nothing."""

from collections.abc import Callable

from docx.document import Document
from docx.shared import Mm

from app.deadlines.calculate import Event, Schedule
from app.deadlines.explain import in_words
from app.word.table import add_row, new_table

_WIDTHS = (Mm(56), Mm(72), Mm(32))  # the longest day, such as Wednesday 30 September 2026, fits on a line


def put_dates(document: Document, found: Schedule, spoken: Callable[[str], str]) -> None:
    """Put the dates, a row each, under a header row that is marked as such and repeats on each page.

    How many days are left is not told, since a document is read on another day than it was made.
    """
    table = new_table(document, ("By", "Who must do what", f"On {in_words(found.on)}"), _WIDTHS)
    for event in found.events:
        row = add_row(table, (in_words(event.due), "", _standing(event, found)))
        what = row.cells[1].paragraphs[0]
        what.add_run(f"{event.limit.force.upper()} ").bold = True
        what.add_run(spoken(f"{event.limit.who}: {event.limit.label}"))
    document.add_paragraph()  # or the next line would cling to the table


def _standing(event: Event, found: Schedule) -> str:
    if event.due == found.on:
        return "Today"
    return "Past" if event.overdue else "To come"
