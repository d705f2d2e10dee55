"""Picks the words of a passage that support a claim, and checks that a quote stands in a text; knows no passage by name."""

import re

_BREAK = re.compile(r"(?<=[.!?])[”’)]?\s+(?=[A-Z‘“(•])|\n(?=[•–-]\s)|(?<=:)\n")
_WORD = re.compile(r"[a-z]+|\d+")
_LONGEST = 420
_COMMON = frozenset(
    "a an and any are as at be been by can do does for from has have if in into is it its may must not of on or other "
    "should such than that the their them then there these they this those to under up was were where which who will with".split()
)


def best_quote(text: str, claim: str) -> str:
    """The run of whole sentences in `text` that shares most with `claim`: a part of `text`, letter for letter."""
    wanted = _words(claim)
    sentences = _spans(text)
    best, best_score = text[slice(*sentences[0])].strip(), -1.0
    for first in range(len(sentences)):
        for last in range(first, min(first + 4, len(sentences))):
            start, end = sentences[first][0], sentences[last][1]
            if last > first and end - start > _LONGEST:
                break
            score = _overlap(_words(text[start:end]), wanted) - 0.04 * (last - first)
            if score > best_score:
                best, best_score = text[start:end].strip(), score
    return best


def stands_in(quote: str, text: str) -> bool:
    """Whether the quote stands in the text letter for letter, white space aside."""
    return bool(quote.strip()) and _spaced(quote) in _spaced(text)


def _spans(text: str) -> list[tuple[int, int]]:
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _words(text: str) -> frozenset[str]:
    """Content words, cut to a rough stem; figures whole."""
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in _COMMON)


def _overlap(words: frozenset[str], wanted: frozenset[str]) -> float:
    if not words or not wanted:
        return 0.0
    shared = sum(2 if word.isdigit() else 1 for word in words & wanted)
    return shared / sum(2 if word.isdigit() else 1 for word in wanted)


def _spaced(text: str) -> str:
    return " ".join(text.split())
