"""Reads plain text into paragraphs; knows no headings, because plain text does not mark them."""

from itertools import groupby
from pathlib import Path

from ingest.decode import decode
from ingest.document import Block, Document


def read(path: Path) -> Document:
    """The paragraphs of a plain text file, parted by its blank lines; its title is left open."""
    lines = [" ".join(line.split()) for line in decode(path).splitlines()]
    paragraphs = ("\n".join(run) for filled, run in groupby(lines, bool) if filled)
    return Document("", tuple(Block(paragraph) for paragraph in paragraphs))
