"""Finds where a passage stands in the texts of pages, however they are broken and printed; knows no kind of file.

Letters alone are compared, in one form: white space, hyphens, bullets, quotation marks, ligatures, accents and raised
figures all differ between a passage as it is held and the page that it is printed on.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

Span = tuple[int, int]  # from this character up to, not with, that one

_BULLET = re.compile(r"^\W\s+")  # it is printed as another sign
_LEAST = 16  # a shorter run of letters may stand anywhere by chance
# Of the passage's letters: less is another passage that begins alike. In order nearly all; where the cells of a table
# stand otherwise than they are read, and its heads are said with every row, most.
_ENOUGH = ((True, 0.9), (False, 0.6))


@dataclass(frozen=True)
class _Letters:
    """Letters in one form, and for each the number of its text and its place in it."""

    run: str
    places: tuple[Span, ...]


def passage_marks(quote: str, texts: Sequence[str]) -> list[list[Span]]:
    """Where the quote stands in each of the texts, which follow one another; nowhere if most of it is not there."""
    wanted, held = _letters([quote]), _letters(texts)
    found: list[list[Span]] = [[] for _ in texts]
    for start, length in _stretches(wanted, held.run):
        for text, places in groupby(held.places[start : start + length], key=lambda place: place[0]):
            at = [place for _, place in places]
            found[text].append(_with_figures((at[0], at[-1] + 1), quote, texts[text]))
    return [_apart(spans) for spans in found]


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The spans in the order of the text, those that overlap made one: words that recur may be found twice."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def _stretches(wanted: _Letters, held: str) -> list[Span]:
    """The stretches of `held` that make up most of what is wanted: in its order, else in any."""
    for in_order, enough in _ENOUGH:
        found = list(_runs(wanted, held, in_order))
        if sum(length for _, length in found) > enough * len(wanted.run):
            return found
    return []


def _letters(texts: Sequence[str]) -> _Letters:
    pairs = [
        (letter, (number, place))
        for number, text in enumerate(texts)
        for place, sign in enumerate(text)
        for letter in unicodedata.normalize("NFKD", sign.casefold())
        if letter.isalpha()
    ]
    return _Letters("".join(letter for letter, _ in pairs), tuple(place for _, place in pairs))


def _word_starts(letters: _Letters) -> list[int]:
    """Where in the run of letters a word begins; the end counts as one."""
    places = [place for _, place in letters.places]
    return [n for n, place in enumerate(places) if n == 0 or place > places[n - 1] + 1] + [len(places)]


def _runs(wanted: _Letters, held: str, in_order: bool) -> Iterator[Span]:
    """Stretches of `held` that make up what is wanted, each as long as can be: place and length.

    Between two of them stands what does not belong to the passage: a page's foot and head, footnotes.
    """
    whole, starts = wanted.run, _word_starts(wanted)
    done, after = 0, 0
    while done < len(whole):
        place, length = _longest(whole[done:], held, after)
        if done + length < len(whole):  # up to the last whole word: the next letter may agree by chance
            length = max(start for start in starts if start <= done + length) - done
        if length >= min(_LEAST, len(whole) - done):
            yield place, length
            after = place + length if in_order else 0
        else:
            length = next(start for start in starts if start > done) - done
        done += length


def _longest(wanted: str, held: str, after: int) -> Span:
    """The longest beginning of `wanted` that stands in `held` after a place: where, and how long it is."""
    place, low, high = after, 0, len(wanted)
    while low < high:
        length = (low + high + 1) // 2
        found = held.find(wanted[:length], after)
        if found < 0:
            high = length - 1
        else:
            place, low = found, length
    return place, low


def _with_figures(span: Span, quote: str, text: str) -> Span:
    """The span with the figures and signs that the quote begins or ends with, which are no letters."""
    start, end = span
    letters = [place for place, sign in enumerate(quote) if sign.isalpha()]
    head, tail = _spaced(_BULLET.sub("", quote[: letters[0]])), _spaced(quote[letters[-1] + 1 :])
    before = re.search(rf"{head}\s*$", text[:start]) if head else None
    behind = re.match(rf"\s*{tail}", text[end:]) if tail else None
    return (before.start() if before else start), end + (behind.end() if behind else 0)


def _spaced(signs: str) -> str:
    return r"\s*".join(map(re.escape, "".join(signs.split())))
