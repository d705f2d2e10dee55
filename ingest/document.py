"""What every reader returns: a document as blocks of text in reading order. Knows no file format and no reference."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """A run of text under one heading path on one page: a paragraph, a list, a table row."""

    text: str
    page: int | None = None
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """What a reader found in a file: its title and its blocks in reading order."""

    title: str
    blocks: tuple[Block, ...]
    pages: int | None = None
