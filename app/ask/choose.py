"""Decides what an answer is made of: the guide that fits, strategies, or only what comes nearest; writes nothing."""

import re
from dataclasses import dataclass
from typing import Literal

from app.ask.answer import Role
from knowledge.guides import Guide
from knowledge.search import Findings, Match
from knowledge.shelf import Shelf

Kind = Literal["guide", "strategies", "nearest", "nothing"]

# A guide fits by how near the question is to its own questions, by how many of the five passages it cites that the
# question's words bring up unaided, and by its keyword score. Set on the working half of evals/cases/retrieval.jsonl,
# the unanswerable cases and some fifty further questions; a wrong guide counted one and a half times a missed one.
_NEAREST, _FAMILY, _CITED, _WORDS = 0.4, 0.6, 0.05, 0.2
_GUIDE_FITS, _GUIDE_NEAR = 0.82, 0.62
_STRATEGY_FITS, _STRATEGY_FITS_ANYONE = 0.45, 0.6
_ANYTHING_NEAR = 0.28  # below this nothing held speaks of the same matter

_SEEN_IN_CLASS = re.compile(
    r"\b(my|a|this|one|our|another)\s+(\S+\s+){0,3}(pupil|child|boy|girl|lad|lass|student|kid|class|learner|year \d)"
    r"|\b(he|she|they)('s|'ll|\s+(is|are|can|cannot|can't|won't|will|keeps?|just|never|always|gets?|shuts?|has|hates?))\b",
    re.IGNORECASE,
)
_OF_THE_RULES = re.compile(
    r"\b(law|legal\w*|dut(y|ies)|must|required?|requirements?|deadlines?|weeks?|council|authority|LA|ehc\w*|plans?|assessments?|"
    r"appeals?|tribunal|annual|reviews?|senco|governors?|funding|budget|code|act|regulations?|exclu\w+|suspen\w+|allowed|"
    r"rights?|entitled|register|diagnosis|pays?|named|job|responsib\w+|sen support|parents' evening|who)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Choice:
    """What to write from. With "nearest", `guide` is one that comes near without answering."""

    kind: Kind
    guide: Guide | None = None
    strategies: tuple[Match, ...] = ()


def choose(question: str, role: Role, findings: Findings, shelf: Shelf) -> Choice:
    """The guide or the strategies that fit; else "nearest"; "nothing" where nothing held is about the matter at all."""
    guides = [(_fit(match, findings, shelf.guides[match.id]), match) for match in findings.guides]
    fit, match = max(guides, key=lambda pair: pair[0], default=(0.0, None))
    guide = shelf.guides[match.id] if match else None
    if _wants_strategies(question, role, findings, fit):
        return Choice(
            "strategies", None, tuple(each for each in findings.strategies if each.similarity >= _STRATEGY_FITS)
        )
    if fit >= _GUIDE_FITS:
        return Choice("guide", guide)
    near = max((each.similarity for each in (*findings.guides, *findings.strategies)), default=0.0)
    if not findings.passages or near < _ANYTHING_NEAR:
        return Choice("nothing")
    return Choice("nearest", guide if fit >= _GUIDE_NEAR else None)


def _fit(match: Match, findings: Findings, guide: Guide) -> float:
    cited = {support.reference for support in guide.citations}
    speaking = sum(reference in cited for reference in findings.unaided)
    return _NEAREST * match.similarity + _FAMILY * match.family + _CITED * speaking + _WORDS * match.words


def _wants_strategies(question: str, role: Role, findings: Findings, guide_fit: float) -> bool:
    """Whether the question describes a pupil rather than asks for a rule; a teacher's more readily than others'."""
    best = max((match.similarity for match in findings.strategies), default=0.0)
    if _OF_THE_RULES.search(question) and best < guide_fit:
        return False
    if role == "teacher" or _SEEN_IN_CLASS.search(question):
        return best >= _STRATEGY_FITS and best + 0.15 >= guide_fit
    return best >= _STRATEGY_FITS_ANYONE and best > guide_fit
