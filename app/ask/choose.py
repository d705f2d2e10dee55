"""Decides what an answer is made of: the guide that fits, strategies, or the nearest passages; writes nothing."""

import re
from dataclasses import dataclass
from typing import Literal

from app.ask.answer import Role
from knowledge.search import Findings, Match

Kind = Literal["guide", "strategies", "nearest", "nothing"]

# Cosine similarities of this embedding model between a question and the nearest of a guide's own questions,
# set on the working half of evals/cases (python -m evals answers).
GUIDE_FITS = 0.56
STRATEGY_FITS = 0.48
ANYTHING_NEAR = 0.28
_SEEN_IN_CLASS = re.compile(
    r"\b(my|a|this|one|our)\s+(\w+\s+){0,3}(pupil|child|boy|girl|lad|student|kid|class|learner)\b|\b(he|she|they)('s|\s+(is|are|can|cannot|can't|won't|will|keeps?|just|never|always|gets?|shuts?))\b",
    re.IGNORECASE,
)
_RULE_WORDS = re.compile(
    r"\b(law|legal|legally|duty|duties|must|required|requirement|deadline|weeks?|days|la|council|authority|ehcp?|plan|assessment|appeal|tribunal|"
    r"annual|review|senco|governors?|funding|budget|code|act|regulations?|exclu\w+|suspen\w+|allowed|right|rights)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Choice:
    """What to write from: a guide, strategies, or only the nearest passages."""

    kind: Kind
    guide: Match | None = None
    strategies: tuple[Match, ...] = ()


def choose(question: str, role: Role, findings: Findings) -> Choice:
    """The best thing to write from, or "nearest" where nothing fits well enough, or "nothing" where nothing is near."""
    guide = max(findings.guides, key=lambda match: match.similarity, default=None)
    strategies = tuple(match for match in findings.strategies if match.similarity >= STRATEGY_FITS)
    best = max((match.similarity for match in strategies), default=0.0)
    described = bool(_SEEN_IN_CLASS.search(question)) and not _RULE_WORDS.search(question)
    lead = 0.15 if role == "teacher" or described else 0.0
    if strategies and best + lead >= (guide.similarity if guide else 0.0) and (lead or best >= GUIDE_FITS):
        return Choice("strategies", None, strategies)
    if guide and guide.similarity >= GUIDE_FITS:
        return Choice("guide", guide)
    near = max((match.similarity for match in (*findings.guides, *findings.strategies)), default=0.0)
    return Choice("nearest" if findings.passages and near >= ANYTHING_NEAR else "nothing")
