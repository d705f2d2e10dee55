"""Assembles the words that a PDF library found into printed lines, without footnote marks. Knows no library."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.pages import Line


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters of one style; `joined` says that it follows the run before it without a space."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool
    joined: bool = False


def assemble(fragments: Iterable[tuple[list[Word], str]]) -> tuple[Line, ...]:
    """Lines from fragments (words, and the hyphen that the fragment ends in); pieces of one printed line are joined."""
    lines: list[Line] = []
    for words, hyphen in fragments:
        plain = [word for word in words if not _is_mark(word, words, lines)]
        if not plain:
            continue
        line = _line(plain, hyphen, note=plain[0] is not words[0])
        if lines and _continues(lines[-1], line):
            lines[-1] = _joined(lines[-1], line)
        elif lines and _is_raised(lines[-1], line):
            lines[-1] = replace(line, note=True)
        else:
            lines.append(line)
    return tuple(lines)


def _is_mark(word: Word, words: list[Word], lines: list[Line]) -> bool:
    """Whether a word is a raised figure: smaller than its neighbours and above their line."""
    if not word.text.isdecimal():
        return False
    if len(words) > 1:
        main = max(words, key=lambda other: other.size)
        size, bottom = main.size, main.bottom
    elif lines and -1 < word.left - lines[-1].right < lines[-1].size:
        size, bottom = lines[-1].size, lines[-1].bottom
    else:
        return False
    return word.size < 0.75 * size and 0.1 * size < word.bottom - bottom < size


def _is_raised(mark: Line, line: Line) -> bool:
    """Whether a line is nothing but the raised figure before the next."""
    beside = -1 < line.left - mark.right < line.size and 0 < mark.bottom - line.bottom < line.size
    return mark.text.isdecimal() and mark.size < 0.75 * line.size and beside


def _line(words: list[Word], hyphen: str, note: bool) -> Line:
    sizes = Counter[float]()
    for word in words:
        sizes[word.size] += len(word.text)
    return Line(
        text="".join(_spaced(words)),
        starts=tuple(word.left for index, word in enumerate(words) if not (word.joined and index)),
        right=words[-1].right,
        bottom=words[0].bottom,
        size=sizes.most_common(1)[0][0],
        bold=all(word.bold for word in words),
        opens_bold=words[0].bold,
        hyphen=hyphen,
        note=note,
    )


def _spaced(words: list[Word]) -> Iterator[str]:
    for index, word in enumerate(words):
        if index and not word.joined:
            yield " "
        yield word.text.replace("\xad", "")


def _continues(before: Line, line: Line) -> bool:
    """Whether a fragment goes on where the one before it stopped (a footnote mark stood between them)."""
    return abs(before.bottom - line.bottom) < 0.5 and -1 < line.left - before.right < before.size


def _joined(before: Line, line: Line) -> Line:
    return replace(
        before,
        text=f"{before.text} {line.text}",
        starts=before.starts + line.starts,
        right=line.right,
        bold=before.bold and line.bold,
        hyphen=line.hyphen,
    )
