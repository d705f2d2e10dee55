"""Whether feedback on case studies ranks invented answers rightly and finds what they cover; tunes nothing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from app.study.feedback import Feedback, feedback
from app.study.matching import Cosines
from evals.bench import table
from knowledge.case_studies import open_case_studies

CASES = Path(__file__).parent / "cases" / "case-answers.jsonl"
SPLITS = ("work", "held")
# Which answers should have the larger share of points; a wrong answer may happen to say something right.
RANK = {"strong": 3, "middling": 2, "weak": 1, "wrong": 0, "off-topic": 0}


@dataclass(frozen=True)
class Labelled:
    """An invented answer: what its author meant it to be, to cover and to get wrong (the mistakes' first words)."""

    id: str
    case: str
    step: int
    quality: str
    text: str
    covers: frozenset[str]
    slips: tuple[str, ...]
    split: str


@dataclass(frozen=True)
class Judged:
    """An answer with the feedback on it."""

    answer: Labelled
    given: Feedback

    @property
    def covered(self) -> set[str]:
        """The points that the feedback found covered."""
        return {shown.point.id for shown in self.given.covered}

    @property
    def wrongly_accused(self) -> list[str]:
        """The mistakes that the feedback found and the author did not make."""
        found = [slip.mistake.text for slip in self.given.slips]
        return [text for text in found if not any(text.startswith(each) for each in self.answer.slips)]

    @property
    def found_slips(self) -> list[str]:
        """The mistakes that the author made and the feedback found."""
        found = [slip.mistake.text for slip in self.given.slips]
        return [each for each in self.answer.slips if any(text.startswith(each) for text in found)]


def case_feedback(cosines: Cosines, misses: bool = False) -> str:
    """The table of both halves; with `misses`, what came out otherwise in the work half, by answer."""
    judged = [Judged(answer, _feedback(answer, cosines)) for answer in read_answers()]
    halves = [[each for each in judged if each.answer.split == split] for split in SPLITS]
    rows = [(name, *(measure(half) for half in halves)) for name, measure in _MEASURES.items()]
    head = ("answers to case studies", *(f"{split} ({len(half)})" for split, half in zip(SPLITS, halves, strict=True)))
    return "\n\n".join([table(head, rows), *([_misses(halves[0])] if misses else [])])


def read_answers() -> list[Labelled]:
    """The invented answers."""
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [Labelled(**{**row, "covers": frozenset(row["covers"]), "slips": tuple(row["slips"])}) for row in rows]


def in_order(judged: Sequence[Judged]) -> tuple[int, int, int]:
    """Of the pairs of different quality, how many have the better one before, level, and behind."""
    pairs = [
        (first, second) if RANK[first.answer.quality] > RANK[second.answer.quality] else (second, first)
        for first, second in combinations(judged, 2)
        if RANK[first.answer.quality] != RANK[second.answer.quality]
    ]
    steps = [better.given.share - worse.given.share for better, worse in pairs]
    return sum(step > 0 for step in steps), sum(step == 0 for step in steps), sum(step < 0 for step in steps)


def _feedback(answer: Labelled, cosines: Cosines) -> Feedback:
    return feedback(open_case_studies()[answer.case], answer.step, answer.text, cosines)


def _pairs(judged: Sequence[Judged]) -> str:
    right, level, turned = in_order(judged)
    return f"{right} in order, {level} level, {turned} turned round"


def _found(judged: Sequence[Judged]) -> str:
    return _of(
        sum(len(each.covered & each.answer.covers) for each in judged), sum(len(e.answer.covers) for e in judged)
    )


def _rightly(judged: Sequence[Judged]) -> str:
    return _of(sum(len(each.covered & each.answer.covers) for each in judged), sum(len(e.covered) for e in judged))


def _slips_found(judged: Sequence[Judged]) -> str:
    return _of(sum(len(each.found_slips) for each in judged), sum(len(each.answer.slips) for each in judged))


def _accused(judged: Sequence[Judged]) -> str:
    return str(sum(len(each.wrongly_accused) for each in judged))


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / max(whole, 1):.2f})"


_MEASURES = {
    "pairs of different quality, by share of points": _pairs,
    "points covered that were found": _found,
    "points found that are covered": _rightly,
    "mistakes made that were found": _slips_found,
    "mistakes found that were not made": _accused,
}


def _misses(judged: Sequence[Judged]) -> str:
    lines = []
    for each in judged:
        missed, invented = each.answer.covers - each.covered, each.covered - each.answer.covers
        unseen = set(each.answer.slips) - set(each.found_slips)
        lines.append(
            f"- {each.answer.id} {each.answer.quality} {each.given.share:.2f}: missed {sorted(missed)}, "
            f"not covered {sorted(invented)}, mistakes unseen {sorted(unseen)}, not made {each.wrongly_accused}"
        )
    return "\n".join(lines)
