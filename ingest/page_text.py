"""The text of a PDF page as it can be read, each character in its place; knows no file and no passage."""

import re

# pdfium's signs for a hyphen at the end of a line, after which it writes no line break; bullets of symbol fonts.
_SIGNS = str.maketrans("\ufffe\x02\xad\uf0b7\uf0a7\x00", "---•▪ ")
_BREAK = re.compile(r"\s*(?:\r\n|\n|\r)\s*")
_FULL = 60  # characters: a shorter line ends a paragraph, or is a heading
_OPENING = re.compile(r"[•●▪■◦‣\uf0b7\uf0a7–—]|\(?[a-z]{1,4}\)|[ivxl]+\.\s|[\d.]+\s")


def readable(text: str) -> str:
    """The text with lines that run on joined by spaces, just as long, so that a place in it is the same place."""
    found = text.translate(_SIGNS)
    start = 0
    for line_end in list(_BREAK.finditer(found)):
        if line_end.start() - start > _FULL and not _OPENING.match(found, line_end.end()):
            found = f"{found[: line_end.start()]}{' ' * len(line_end[0])}{found[line_end.end() :]}"
        start = line_end.end()
    return found
