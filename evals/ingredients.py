"""What each ingredient of the search adds: runs the searcher with some of its weights at nothing; tunes nothing."""

from collections.abc import Sequence
from dataclasses import fields, replace

from app.wiring import open_assistant
from evals.retrieval import TOP, Case, evaluate
from knowledge.search import Searcher
from knowledge.signals import Weights

# In the order in which they are added; the context goes with the words of a passage.
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("the passages' own words", ("text",)),
    ("what stands around them", ("context",)),
    ("guides that cite them", ("guide", "summary")),
    ("the gist", ("gist",)),
    ("the questions that they answer", ("question", "questions")),
    ("words in common (text, gist, questions)", ("words",)),
)


def ingredients(cases: Sequence[Case]) -> list[tuple[str, float, float]]:
    """For each step: recall with it and those before it, and recall with all but it, on the questions to tune with."""
    searcher = open_assistant().searcher
    work = [case for case in cases if case.split == "work"]
    rows: list[tuple[str, float, float]] = []
    kept: list[str] = []
    for name, own in STEPS:
        kept += own
        others = [field.name for field in fields(Weights) if field.name not in own]
        rows.append((name, _recall(searcher, work, kept), _recall(searcher, work, others)))
    return rows


def _recall(searcher: Searcher, cases: Sequence[Case], kept: Sequence[str]) -> float:
    none = {field.name: 0.0 for field in fields(Weights) if field.name not in kept}
    limited = replace(searcher, weights=replace(searcher.weights, **none))
    found = {case.id: {each.passage.reference for each in limited.find(case.question, TOP)} for case in cases}
    return round(evaluate(lambda _: found, cases).score(), 3)
