"""A text of an answer, cut at its `**bold**` words and its marks like [1][2]; does not know how a piece is shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile(r"\s*((?:\[\d+\]\s*)*\[\d+\])")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Piece:
    """Words, bold or not, or the marks that follow one another."""

    text: str = ""
    bold: bool = False
    marks: tuple[int, ...] = ()


def pieces(text: str) -> Iterator[Piece]:
    """The text in its order; the white space before a mark is left out, for a mark stands at the word it follows."""
    for number, part in enumerate(_MARKS.split(text)):
        if number % 2:
            yield Piece(marks=tuple(map(int, re.findall(r"\d+", part))))
        else:
            yield from (Piece(words, bold=at % 2 == 1) for at, words in enumerate(_BOLD.split(part)) if words)
