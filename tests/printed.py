"""A small PDF as if of the Code: pages 151 to 153, with the passage that the fake assistant cites on the second."""

from pathlib import Path

from tests.test_read_pdf import BODY, pdf, prose

BEFORE = "Where a parent asks for an assessment, the day on which the request arrives is day one of the count."
OPENING = ("The local authority must decide within a maxi-", "mum of 6 weeks from receiving the request.")
AFTER = "What the authority has decided is told to the parent in writing, with the reasons and the way to appeal."


def printed_code(folder: Path) -> Path:
    """The PDF, in a folder."""
    pages = [prose(BEFORE), prose("9.41 " + OPENING[0], OPENING[1], "9.42 " + AFTER), prose(AFTER)]
    numbered = [[*lines, (290.0, 30.0, BODY, "F1", str(number))] for number, lines in enumerate(pages, start=151)]
    path = folder / "code.pdf"
    path.write_bytes(pdf(numbered))
    return path
