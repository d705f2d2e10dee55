"""Picks the words of a passage that support a claim, and checks that a quote stands in a text."""

import re

from knowledge.sentences import sentences

_WORD = re.compile(r"[a-z]+|\d+")
_LONGEST = 700
_MOST_SENTENCES = 6
_COST_OF_LENGTH = 0.03  # a further sentence must bring at least this share of the claim's words
_COMMON = frozenset(
    (
        "a an and any are as at be been by can do does for from has have if in into is it its may must not of on or "
        "other should such than that the their them then there these they this those to under up was were where "
        "which who will with"
    ).split(" ")
)


def best_quote(text: str, claim: str) -> str:
    """The run of whole sentences in `text` that shares most with `claim`: a part of `text`, letter for letter."""
    wanted = content_words(claim)
    pieces = sentences(text)
    best, best_score = "", -1.0
    for first in range(len(pieces)):
        for last in range(first, min(first + _MOST_SENTENCES, len(pieces))):
            run = "".join(pieces[first : last + 1])
            if last > first and len(run) > _LONGEST:
                break
            score = _overlap(content_words(run), wanted) - _COST_OF_LENGTH * (last - first)
            if score > best_score:
                best, best_score = run, score
    return best.strip()


def stands_in(quote: str, text: str) -> bool:
    """Whether the quote stands in the text letter for letter, white space aside."""
    return bool(quote.strip()) and _spaced(quote) in _spaced(text)


def content_words(text: str) -> frozenset[str]:
    """Content words, cut to a rough stem; figures whole."""
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in _COMMON)


def _overlap(words: frozenset[str], wanted: frozenset[str]) -> float:
    if not words or not wanted:
        return 0.0
    shared = sum(2 if word.isdigit() else 1 for word in words & wanted)
    return shared / sum(2 if word.isdigit() else 1 for word in wanted)


def _spaced(text: str) -> str:
    return " ".join(text.split())
