"""Compares the force of a claim with the sentence that it rests on: must, should, may; knows no model."""

import re
from collections.abc import Iterator
from typing import Literal

from app.ask.claimed_denials import denial_problems, frees
from app.ask.closest import nearest, parts_of

Force = Literal["must", "should", "may"]
Found = Iterator[tuple[str, str]]
_NOT = r"(?: not| never| no longer|n['’]t)\b"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


# The words by which a claim claims a force.
_CLAIMS: dict[Force, re.Pattern[str]] = {
    "must": _words(
        r"must|shall|ha(?:s|ve|d) to|(?:is|are|be) (?:legally )?(?:required|obliged)|(?:legal|statutory) dut(?:y|ies)|"
        r"obligations?|legally|unlawful\w*|compulsory|mandatory|by law"
    ),
    "should": _words(r"should|ought to|(?:is|are) expected to|recommend\w*"),
    "may": _words(rf"may(?!{_NOT})"),
}
# The words by which a sentence of a passage sets it …
_SETS: dict[Force, re.Pattern[str]] = {
    "must": _words(
        r"must|shall|requires?|(?:is|are|be) (?:\w+ )?(?:required|obliged)|(?<!not )ha(?:s|ve|d) to|"
        r"needs? to follow|cannot|"
        rf"may{_NOT}|no later than|only if|duty to|duties to|(?:under|places?) (?:a|the|\w+) dut(?:y|ies)|unlawful\w*|"
        r"prohibit\w*"
    ),
    "should": _words(r"should|ought to|(?:is|are|be) expected to|recommend\w*|encourag\w+|(?:good|best) practice"),
    "may": _words(
        rf"may(?!{_NOT})|can(?!not|{_NOT})|could|might|right to|rights? of|free to|able to|entitled to|power to|"
        r"need not"
    ),
}
# … and those that bear it out where nothing sets another.
_BEARS: dict[Force, re.Pattern[str]] = {
    "must": _words(
        r"requirements?|dut(?:y|ies)|only (?:if|when|where|after|be|by)|legal\w*|lawful\w*|statutory|entitle\w*|"
        r"rights?|will|offence|at (?:the )?latest|within|unless|no|not|never|discriminat\w+"
    ),
    "should": _words(
        r"expect\w*|importan\w+|advis\w+|needs? to|essential|crucial|vital|consider\w*|ensur\w+|aims?|help\w*|"
        r"effective\w*|support\w*|include[sd]?"
    ),
    "may": _words(
        r"allow\w*|permit\w*|option\w*|choos\w+|choice|discretion\w*|unless|if|given|some|where|subject to|sought"
    ),
}


def force_problems(text: str, duty: str, words: str) -> Found:
    """Where a claim is harder or softer than its passages, or denies what they do not: kind, and what to do."""
    parts = parts_of(text)
    for part in parts:
        near = nearest(words, part)
        yield from _hardened_or_softened(part, duty if len(parts) == 1 else "", near, words)
        yield from denial_problems(part, near, words)


def forces_claimed(text: str) -> tuple[Force, ...]:
    """The forces that a text's own words claim."""
    return tuple(force for force, pattern in _CLAIMS.items() if pattern.search(text))


def _hardened_or_softened(text: str, duty: str, near: str, words: str) -> Found:
    if _claims("must", text, duty) and not frees(text) and not _borne("must", near, words):
        yield "a duty that the passage does not set", "says must; the cited passage does not: use its own word"
    if _claims("should", text, duty) and not _borne("should", near, words):
        yield "advice that the passage does not give", "says should; the cited passage does not: use its own word"
    if _claims("may", text, duty) and not _borne("may", near, words):
        yield "a duty told as a choice", "says may; the cited passage does not: use its own word"


def _claims(force: Force, text: str, duty: str) -> bool:
    return duty == force or _CLAIMS[force].search(text) is not None


def _borne(force: Force, near: str, words: str) -> bool:
    """Whether the nearest words set this force; where they set none, whether they or the passage bear it out."""
    if any(pattern.search(near) for pattern in _SETS.values()):
        return _SETS[force].search(near) is not None
    return any(pattern.search(text) for pattern in (_BEARS[force], _SETS[force]) for text in (near, words))
