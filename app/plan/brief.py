"""Shortens what a long draft says over and over: quotes, steps, sources; leaves nothing out that is not told elsewhere."""

import re

from knowledge.sentences import sentences

_QUOTE = re.compile(r"‘([^‘’]+(?:’\w[^‘’]*)*)’")
_WHOLE, _FIRST_WORDS = 3, 4  # how often a quote stands whole; the words that it is known by afterwards
_A_STEP, _LONGEST_SOURCE = 7, 100  # words that tell a step; characters


def brief_quotes(text: str) -> str:
    """The text with each quote whole the first three times, and by its first words afterwards."""
    seen: dict[str, int] = {}

    def shown(match: re.Match[str]) -> str:
        words = match[1].split()
        seen[match[1]] = seen.get(match[1], 0) + 1
        if seen[match[1]] <= _WHOLE or len(words) <= _FIRST_WORDS + 1:
            return match[0]
        return f"‘{' '.join(words[:_FIRST_WORDS]).rstrip(',;:')} …’"

    return _QUOTE.sub(shown, text)


def brief_step(step: str) -> str:
    """The first sentence of a step, and what belongs to it: another where it is very short, the end of a quotation."""
    told = ""
    for sentence in sentences(step):
        told += sentence
        if len(told.split()) >= _A_STEP and told.count('"') % 2 == 0:
            break
    return told.strip()


def brief_source(reference: str) -> str:
    """A reference, cut at a word where it is a long title."""
    if len(reference) <= _LONGEST_SOURCE:
        return reference
    return reference[:_LONGEST_SOURCE].rsplit(" ", 1)[0].rstrip(",;:( ") + " …"
