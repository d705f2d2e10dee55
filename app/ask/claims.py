"""The checks on a written claim: what of it stands in the words that it cites; pure, for any writer, knows no model."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.ask.claimed_figures import figure_problems
from app.ask.claimed_force import force_problems
from app.ask.claimed_form import form_problems
from app.ask.claimed_references import reference_problems
from app.ask.evidence import Evidence
from app.privacy.identifiers import PLACEHOLDER
from knowledge.quotes import content_words

ClaimedDuty = Literal["must", "should", "may", "unless", "none"]


@dataclass(frozen=True)
class Claim:
    """One statement as it was written: its words without marks, its duty word, its marks."""

    text: str
    duty: ClaimedDuty = "none"
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Problem:
    """What is wrong with a claim, in a few words for the reader (`kind`) and as advice to its writer (`detail`)."""

    kind: str
    detail: str


def problems(claim: Claim, evidence: Mapping[int, Evidence], question: str) -> tuple[Problem, ...]:
    """Every reason not to show a claim, given the evidence by mark and the (masked) question; none where it may be."""
    found = [Problem(*each) for each in form_problems(claim.text)]
    if not claim.marks:
        return (*found, Problem("a statement without a source", "has no mark"))
    if unknown := [mark for mark in claim.marks if mark not in evidence]:
        return (*found, Problem("a source that does not exist", f"cites [{unknown[0]}], which is no passage"))
    cited = [evidence[mark] for mark in claim.marks]
    words = "\n".join(each.words for each in cited)
    plain = PLACEHOLDER.sub(" ", claim.text)
    checks = (
        _placeholder_problems(claim.text, question),
        reference_problems(plain, cited),
        figure_problems(plain, words, cited),
        force_problems(plain, claim.duty, words),
        _standing_problems(claim, cited),
        _wording_problems(plain, cited, question),
    )
    return (*found, *(Problem(*each) for check in checks for each in check))


Found = Iterator[tuple[str, str]]


def _placeholder_problems(text: str, question: str) -> Found:
    invented = set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(question))
    if invented:
        yield "a person whom nobody named", f"speaks of {min(invented)}, who is not in the question"


_SAYS = {
    "proposed": re.compile(
        r"\b(?:propos\w+|would|consult\w+|not (?:yet )?(?:the )?law|draft|plans? to|intend\w*)\b", re.IGNORECASE
    ),
    "superseded": re.compile(
        r"\b(?:superseded|replaced|earlier|previous|former|old(?:er)?|no longer|until)\b", re.IGNORECASE
    ),
}


def _standing_problems(claim: Claim, cited: Sequence[Evidence]) -> Found:
    """What rests only on proposals and superseded editions must say so."""
    standing = {each.citation.status for each in cited}
    if standing <= set(_SAYS) and not any(_SAYS[status].search(claim.text) for status in standing):
        status = min(standing)
        yield f"something {status} told as law", f"rests on a {status} text and must say so"


_SHARE, _FEWEST = 0.5, 3


def _wording_problems(text: str, cited: Sequence[Evidence], question: str) -> Found:
    """A claim most of whose content words stand nowhere in the passages that it cites is about something else."""
    claimed = content_words(text)
    known = content_words(" ".join(f"{each.named} {each.words}" for each in cited))
    shared = claimed & known
    counted = shared | (claimed - content_words(question))
    if len(shared) < min(_FEWEST, len(claimed)) or len(claimed) < 2 or len(shared) < _SHARE * len(counted):
        yield "words that its source does not bear out", "is not what the cited passage says: keep to its words"
