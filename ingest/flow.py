"""Joins printed lines into paragraphs and list items, mending words broken at line ends. Knows no kind of document."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from ingest.pages import Line

_BULLETS = "•●▪■◦‣\uf0b7\uf0a7"
_ITEM = re.compile(r"[o–—*-]|\(?[a-zA-Z]\)|[a-z]\.|\(?[ivx]{1,5}[.)]|\(?\d{1,3}[.)]")
# "three- and four-year-olds": a hyphen before one of these hangs, and the space after it belongs there.
_HANGING = re.compile(r"(?:to|and|or)\b")
_STRAY_SPACE = re.compile(r"(?<=[a-z])- (?=to-)|(?<=[a-z])- (?!to\b|and\b|or\b)(?=[a-z])")
_SENTENCE_END = re.compile(r"[.!?:;][’”'\")]*$")


@dataclass(frozen=True)
class Placed:
    """A line and the number printed on its page."""

    line: Line
    page: int


@dataclass(frozen=True)
class Paragraph:
    """Whole text on one line, the page it starts on, and whether it is an item of a list."""

    text: str
    page: int
    item: bool = False


def paragraphs(lines: Iterable[Placed], known: Container[str] = ()) -> list[Paragraph]:
    """The paragraphs and list items that lines make up, each whole even where it runs over a page.

    A word broken at a line end loses its hyphen only if `known` holds it without one and not with it.
    """
    together = list(lines)
    edge = max((placed.line.right for placed in together), default=0.0)
    runs: list[list[Placed]] = []
    for placed in together:
        if runs and not _begins(placed, runs[-1], edge):
            runs[-1].append(placed)
        else:
            runs.append([placed])
    return [Paragraph(_text(run, known), run[0].page, is_item(run[0].line)) for run in runs]


def is_item(line: Line) -> bool:
    """Whether a line opens an item of a list: a bullet, or a letter or figure set apart by a wide space."""
    first = line.text.partition(" ")[0]
    if first in _BULLETS and len(line.starts) > 1:
        return True
    wide = len(line.starts) > 1 and line.starts[1] - line.starts[0] > line.size * (0.7 + 0.45 * len(first))
    return wide and _ITEM.fullmatch(first) is not None


def near(before: Line, line: Line, within: float = 1.65) -> bool:
    """Whether a line stands beside or directly under another, as the next line of one paragraph does."""
    return -0.1 * line.size < before.bottom - line.bottom < within * max(before.size, line.size)


def _begins(placed: Placed, run: list[Placed], edge: float) -> bool:
    """Whether a line begins a new paragraph rather than carrying on the one before it.

    Over the foot of a page or column a paragraph goes on, unless it stopped short of the right edge of the text at
    the end of a sentence or (well short) before a capital.
    """
    line, before, first = placed.line, run[-1].line, run[0].line
    if is_item(line) or abs(line.size - before.size) > 0.05 * line.size:
        return True
    if is_item(first) and line.left < first.left - 0.3 * line.size:
        return True
    if placed.page == run[-1].page and line.bottom < before.bottom + line.size:
        # The symbol fonts of bullets spread the lines of their items.
        return not near(before, line, within=1.8 if is_item(first) else 1.65)
    gap = (edge - before.right) / before.size
    if _SENTENCE_END.search(before.text):
        return gap > 3 or len(run) == 1
    return gap > 6 and line.text[0].isupper()


def _text(run: list[Placed], known: Container[str]) -> str:
    text = ""
    for placed, following in zip(run, [*run[1:], None], strict=True):
        line = placed.line
        text += line.text
        if following:
            text += _link(line, following.line.text, known)
    return mend("• " + text[2:] if text[0] in _BULLETS else text)


def _link(line: Line, following: str, known: Container[str]) -> str:
    """What stands between the end of a line and the start of the next: a space, a hyphen or nothing."""
    if line.hyphen == "\xad":
        return ""
    if line.hyphen or re.search(r"\w-$", line.text):
        hyphen = line.hyphen
        if _HANGING.match(following):
            return hyphen + " "
        first, second = _last_word(line.text), re.split(r"\W", following, maxsplit=1)[0]
        whole = (first + second).lower() in known and f"{first}-{second}".lower() not in known
        return "" if whole else hyphen
    return " "


def _last_word(text: str) -> str:
    return re.split(r"[^\w-]", text.rstrip("-"))[-1]


def mend(text: str) -> str:
    """Text without soft hyphens, and without a space after the hyphen of a split word ("co- ordination")."""
    return _STRAY_SPACE.sub("-", text.replace("\xad", ""))
