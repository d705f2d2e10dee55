"""Shortens what a long draft says over and over: quotes, steps, hints, sources; knows nothing of a plan."""

import re

from knowledge.sentences import sentences

_QUOTE = re.compile(r"‘([^‘’]+(?:’\w[^‘’]*)*)’")
_HINT = re.compile(r"(?<=___) (\([^()\n]{3,60}\))")
_REASON = re.compile(r",? (?:because|since|so that) .*", re.DOTALL)
_WHOLE, _FIRST_WORDS = 3, 6  # how often a quote stands whole; the words that it is known by afterwards
_A_STEP, _LONGEST_SOURCE = 7, 80  # words that tell a step; characters


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


def brief_hints(text: str) -> str:
    """The text with what is to be filled in at a blank told once."""
    seen: set[str] = set()

    def shown(match: re.Match[str]) -> str:
        known = match[1] in seen
        seen.add(match[1])
        return "" if known else match[0]

    return _HINT.sub(shown, text)


def brief_reason(why: str) -> str:
    """Why an action is taken: the pupil's words and what is done, without the general reason that its page gives."""
    quoted, _, rest = why.rpartition("’. ")
    return f"{quoted}’. {_REASON.sub('.', rest)}" if quoted else why


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
