"""Decides what an answer is made of: the guide that fits, strategies, or only what comes nearest; writes nothing."""

import re
from dataclasses import dataclass
from typing import Literal

from app.ask.answer import Role
from knowledge.guides import Guide
from knowledge.search import Findings, Match
from knowledge.shelf import Shelf

Kind = Literal["guide", "strategies", "nearest", "nothing"]

# A guide fits by how near the question is to its own questions (Match.fit), and by how many of the five passages it
# cites that the question's words bring up unaided. Set on the working half of evals/cases/retrieval.jsonl, the
# unanswerable cases and some fifty further questions; a wrong guide counted one and a half times a missed one.
_CITED = 0.05
_GUIDE_FITS, _GUIDE_NEAR = 0.85, 0.62
_STRATEGY_FITS, _STRATEGY_FITS_ANYONE, _BESIDE_THE_BEST = 0.55, 0.7, 0.2
_ANYTHING_NEAR = 0.28  # a cosine below this: nothing held speaks of the same matter

_SEEN_IN_CLASS = re.compile(
    r"\b(my|a|this|one|our|another)\s+(\S+\s+){0,3}(pupil|child|boy|girl|lad|lass|student|kid|class|learner|year \d)"
    r"|\b(he|she|they)('s|'ll|\s+(is|are|can|cannot|can't|won't|will|keeps?|just|never|always|gets?|shuts?|has|hates?))\b",
    re.IGNORECASE,
)
_OF_THE_RULES = re.compile(
    r"\b((un)?law\w*|(il)?legal\w*|dut(y|ies)|must|required?|requirements?|deadlines?|weeks?|council|authority|LA|"
    r"ehc\w*|plans?|assessments?|appeals?|tribunal|annual|reviews?|senco|governors?|funding|budget|code|act|medic\w+|"
    r"regulations?|exclu\w+|suspen\w+|allowed|rights?|entitled|register|diagnosis|pays?|named|job|responsib\w+|"
    r"timetable|sen support|who)\b",
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
    fits = [(_fit(match, findings, shelf.guides[match.id]), match.id) for match in findings.guides]
    fit, best = max(fits, default=(0.0, ""))
    if _wants_strategies(question, role, findings, fit):
        enough = max(_STRATEGY_FITS, findings.strategies[0].fit - _BESIDE_THE_BEST)
        return Choice("strategies", None, tuple(each for each in findings.strategies if each.fit >= enough))
    if fit >= _GUIDE_FITS:
        return Choice("guide", shelf.guides[best])
    near = max((each.similarity for each in (*findings.guides, *findings.strategies)), default=0.0)
    if not findings.passages or near < _ANYTHING_NEAR:
        return Choice("nothing")
    return Choice("nearest", shelf.guides[best] if fit >= _GUIDE_NEAR else None)


def _fit(match: Match, findings: Findings, guide: Guide) -> float:
    cited = {support.reference for support in guide.citations}
    return match.fit + _CITED * sum(reference in cited for reference in findings.unaided)


def _wants_strategies(question: str, role: Role, findings: Findings, guide_fit: float) -> bool:
    """Whether the question describes a pupil rather than asks for a rule; a teacher's more readily than others'."""
    best = findings.strategies[0].fit if findings.strategies else 0.0
    nearest_guide = findings.guides[0].fit if findings.guides else 0.0
    if guide_fit >= _GUIDE_FITS and best < nearest_guide:
        return False
    described = role == "teacher" or bool(_SEEN_IN_CLASS.search(question))
    if described and (best > nearest_guide or not _OF_THE_RULES.search(question)):
        return best >= _STRATEGY_FITS
    return best >= _STRATEGY_FITS_ANYONE and best > nearest_guide
