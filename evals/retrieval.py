"""Runs a search over the retrieval cases and scores it; does not know how any search works."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.scoring import mean, recall

CASES = Path(__file__).parent / "cases"
SETS = ("regulatory", "retrieval")
SPLITS = ("whole", "work", "held")
TOP = 5


@dataclass(frozen=True)
class Case:
    """A question and the paragraphs that answer it. `split` is "work" (to tune with) or "held" (only ever scored)."""

    id: str
    question: str
    paragraphs: tuple[str, ...]
    asked_by: str
    split: str


@dataclass(frozen=True)
class Report:
    """The recall of each case, by its id."""

    cases: tuple[Case, ...]
    recalls: Mapping[str, float]

    def score(self, split: str = "whole") -> float:
        """Recall averaged over the questions of a split."""
        return mean(self.recalls[case.id] for case in self.cases if split in ("whole", case.split))

    def misses(self) -> list[Case]:
        """The tuning cases that were not wholly found; the held ones are never shown, so that nobody tunes to them."""
        return [case for case in self.cases if case.split == "work" and self.recalls[case.id] < 1]


# For each case's id, the references that its first five results earn.
Search = Callable[[Sequence[Case]], Mapping[str, Collection[str]]]


def load_cases(name: str = "retrieval") -> tuple[Case, ...]:
    """The cases of a set, one JSON object a line of `cases/<name>.jsonl`."""
    text = (CASES / f"{name}.jsonl").read_text(encoding="utf-8")
    rows = (json.loads(line) for line in text.splitlines() if line.strip())
    return tuple(Case(**{**row, "paragraphs": tuple(row["paragraphs"])}) for row in rows)


def evaluate(search: Search, cases: Sequence[Case]) -> Report:
    """The report of one search over the cases; a case that it left out found nothing."""
    found = search(cases)
    return Report(tuple(cases), {case.id: recall(found.get(case.id, ()), case.paragraphs) for case in cases})
