"""Finds the part of a passage that a claim rests on, and the parts of a claim; judges neither."""

import re
from functools import lru_cache
from itertools import pairwise

from knowledge.quotes import content_words
from knowledge.sentences import sentences

_BEFORE_A_FORCE = re.compile(r"(?=(?<=\s)(?:must|shall|should|may|can)\b)", re.IGNORECASE)


@lru_cache(maxsize=512)
def nearest(words: str, text: str) -> str:
    """The part of a passage that shares most with a claim: a sentence, behind the line that announces it; and of one
    that says both must and should the part that is nearer."""
    wanted = content_words(text)
    pieces = [each.strip() for each in sentences(words) if each.strip()] or [words]
    best = _nearest_of(pieces, wanted)
    announced = next((each for each in reversed(pieces[:best]) if each.endswith(":")), "")
    clause = _clause(pieces[best], wanted)
    return f"{announced} {clause}".strip() if _is_item(pieces, best) else clause


def _clause(sentence: str, wanted: frozenset[str]) -> str:
    """Of a sentence that sets several forces the part behind the one that is nearest to what is wanted."""
    head, *parts = _BEFORE_A_FORCE.split(sentence)
    if len({part.split()[0].lower() for part in parts}) < 2:
        return sentence
    return parts[_nearest_of(parts, wanted - content_words(head))]


def _nearest_of(pieces: list[str], wanted: frozenset[str]) -> int:
    scores = [_closeness(content_words(each), wanted) for each in pieces]
    return scores.index(max(scores))


def _closeness(piece: frozenset[str], wanted: frozenset[str]) -> float:
    """What share of the claim's words a piece has, a little less where it has much else."""
    return len(piece & wanted) / (len(wanted) or 1) - 0.005 * len(piece - wanted)


def _is_item(pieces: list[str], place: int) -> bool:
    """Whether a piece is an item of a list: marked as one, or behind a line that ends in a colon."""
    marked = re.match(r"[-•▪–*]|\(?\w{1,3}[.)]\s", pieces[place]) is not None
    return marked or any(before.endswith(":") for before, after in pairwise(pieces) if after == pieces[place])


def parts_of(text: str) -> list[str]:
    """A claim, or of one that claims several forces each part with its own."""
    head, *parts = _BEFORE_A_FORCE.split(text)
    if len({part.split()[0].lower() for part in parts}) < 2:
        return [text]
    return [f"{head}{parts[0]}", *parts[1:]]
