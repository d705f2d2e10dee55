"""Holds what a claim denies, and what it leaves out of a denial, to the sentence that it rests on; knows no model."""

import re
from collections.abc import Iterator

_NOT = r"(?: not| never| no longer|n['’]t)\b"

_DENIES = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nothing|nobody|without|cannot|only|unlawful|illegal|prohibited|avoid\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    _DENIES.pattern
    + r"|\b(?:only|except\w*|exempt\w*|refus\w+|prohibit\w*|unlawful\w*|avoid\w*|discriminat\w+|disappl\w*)\b",
    re.IGNORECASE,
)
# "Need not, where …" tells the exception of "must, unless …".
_CONDITION = re.compile(r"\b(?:where|if|when|while|unless|except\w*|because)\b", re.IGNORECASE)
_EXCEPTS = re.compile(r"\b(?:unless|except\w*|exempt\w*|subject to)\b", re.IGNORECASE)
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


def denial_problems(text: str, near: str, words: str) -> Iterator[tuple[str, str]]:
    """Where a claim denies what the passage does not, or drops its not: kind, and what to do."""
    bars = any(pattern.search(text) for pattern in (_FREES, _BARS, _SILENCE))
    if (bars and not _lets_deny(text, near)) or (_DENIES.search(text) and not _TURNS.search(words)):
        yield "a denial that the passage does not make", "denies what the cited passage does not deny"
    elif _BARS.search(near) and not _ASKS.search(near) and not _DENIES.search(_BESIDES.sub(" ", text)):
        yield "a prohibition that was dropped", "leaves out the not of the cited passage"


def _lets_deny(text: str, near: str) -> bool:
    """Whether a sentence bears out that something must not or need not be: by its own must not or need not, by an
    exception of which a condition tells, or, where it asks for nothing, by any denial in its main clause."""
    if _CONDITION.search(text) and _EXCEPTS.search(near):
        return True
    if any(pattern.search(near) for pattern in (_FREES, _BARS)):
        return True
    return not _ASKS.search(near) and _DENIED.search(_BESIDES.sub(" ", near)) is not None


def denials(text: str) -> int:
    """How often a text denies, limits or excepts something."""
    return len(_DENIES.findall(text)) + len(_EXCEPTS.findall(text))


def frees(text: str) -> bool:
    """Whether a text says that something need not be."""
    return _FREES.search(text) is not None
