"""Compares the force of a claim with the sentence that it rests on: must, should, may, not; knows no model."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from knowledge.quotes import content_words
from knowledge.sentences import sentences

Force = Literal["must", "should", "may"]
Found = Iterator[tuple[str, str]]
_NOT = r"(?: not| never| no longer|n['’]t)\b"


_BEFORE_A_FORCE = re.compile(r"(?=(?<=\s)(?:must|shall|should|may|can)\b)", re.IGNORECASE)


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

_DENIES = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nothing|nobody|without|cannot|only|unlawful|illegal|prohibited|avoid\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    _DENIES.pattern
    + r"|\b(?:only|except\w*|exempt\w*|refus\w+|prohibit\w*|unlawful\w*|avoid\w*|discriminat\w+|disappl\w*)\b",
    re.IGNORECASE,
)
# What a sentence says beside its main clause: a "not" in "where no plan is needed" denies nothing of the rest.
_BESIDES = re.compile(
    r"\b(?:where|if|when|whether|after|who|which|whose|because|so that|with a|on a|refus\w+)\b[^,;.:]*", re.IGNORECASE
)
_TURNS = re.compile(
    _DENIES.pattern
    + r"|\b(?:only|except\w*|exempt\w*|unless|other than|rather than|refus\w+|exclu\w+|prohibit\w*|un\w{4,}|"
    r"ceas\w+|lack\w*|fail\w*|disappl\w*|in(?:appropriate|compatible|dependent\w*|sufficient)|otherwise|prevent\w*|"
    r"avoid\w*|end(?:s|ed)?|outside|instead|free (?:to|from)|absen\w+|remov\w+|disqualif\w+|but|discriminat\w+)\b",
    re.IGNORECASE,
)
_BARS = re.compile(
    rf"\b(?:must|shall|may|should|can){_NOT}|\bcannot\b|\b(?:must|shall|may|should)\b[^.;]*\bneither\b"
    r"|\b(?:unlawful|illegal|prohibited|not allow)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"\b(?:must|shall|should)\b(?!{_NOT})", re.IGNORECASE)
_FREES = re.compile(
    r"\bneed(?: not|n['’]t)\b|\b(?:is|are|do|does)(?: not|n['’]t) (?:have to|need|required?|obliged|bound|apply)\b"
    r"|\bnot required\b|\bno (?:\w+ )?(?:duty|requirement|obligation|right|limit|rule|law)\b"
    r"|\boptional\b|\bvoluntary\b",
    re.IGNORECASE,
)
# What is said of a document's silence, which nobody can know who reads passages of it.
_SILENCE = re.compile(
    r"\bthere (?:is|are) no\b"
    r"|\b(?:do|does)(?: not|n['’]t) (?:say|state|mention|set|contain|include|specify|cover|give)\b"
    r"|\bnothing in\b|\bsilent\b",
    re.IGNORECASE,
)


def force_problems(text: str, duty: str, words: str) -> Found:
    """Where a claim is harder or softer than its passages, or denies what they do not: kind, and what to do."""
    parts = _parts(text)
    for part in parts:
        near = nearest(words, part)
        yield from _hardened_or_softened(part, duty if len(parts) == 1 else "", near, words)
        yield from _denials(part, near, words)


def forces_claimed(text: str) -> tuple[Force, ...]:
    """The forces that a text's own words claim."""
    return tuple(force for force, pattern in _CLAIMS.items() if pattern.search(text))


def _hardened_or_softened(text: str, duty: str, near: str, words: str) -> Found:
    if _claims("must", text, duty) and not _FREES.search(text) and not _borne("must", near, words):
        yield "a duty that the passage does not set", "says must; the cited passage does not: use its own word"
    if _claims("should", text, duty) and not _borne("should", near, words):
        yield "advice that the passage does not give", "says should; the cited passage does not: use its own word"
    if _claims("may", text, duty) and not _borne("may", near, words):
        yield "a duty told as a choice", "says may; the cited passage does not: use its own word"


def _denials(text: str, near: str, words: str) -> Found:
    bars = any(pattern.search(text) for pattern in (_FREES, _BARS, _SILENCE))
    if (bars and not _DENIED.search(_BESIDES.sub(" ", near))) or (_DENIES.search(text) and not _TURNS.search(words)):
        yield "a denial that the passage does not make", "denies what the cited passage does not deny"
    elif _BARS.search(near) and not _ASKS.search(near) and not _DENIES.search(_BESIDES.sub(" ", text)):
        yield "a prohibition that was dropped", "leaves out the not of the cited passage"


def _parts(text: str) -> list[str]:
    """A claim, or of one that claims several forces each part with its own."""
    head, *parts = _BEFORE_A_FORCE.split(text)
    if len({part.split()[0].lower() for part in parts}) < 2:
        return [text]
    return [f"{head}{parts[0]}", *parts[1:]]


def _claims(force: Force, text: str, duty: str) -> bool:
    return duty == force or _CLAIMS[force].search(text) is not None


def _borne(force: Force, near: str, words: str) -> bool:
    """Whether the nearest words set this force; where they set none, whether they or the passage bear it out."""
    if any(pattern.search(near) for pattern in _SETS.values()):
        return _SETS[force].search(near) is not None
    return any(pattern.search(text) for pattern in (_BEARS[force], _SETS[force]) for text in (near, words))


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
