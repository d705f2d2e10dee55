"""Scores generated answers by their cases: right, complete, cited, told what must be told; generates none."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from app.ask.screen import kinds
from evals.bench import table
from evals.facts import Verdict, judge
from evals.generate import cases_of, turns
from evals.score_plans import missed_themes, plan_scores
from evals.scoring import mean
from knowledge.message_kinds import ORDINARY

_A_LIFE = ("child-at-risk", "self-harm")  # either text leads to the safeguarding lead


def scored(path: Path, misses: bool) -> str:
    """The scores of a file of generated answers as Markdown, what made them first; work misses on demand."""
    head, *rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    suite, split, answers = head["suite"], head["split"], {row["id"]: row for row in rows}
    made = ", ".join(f"{name}: {value}" for name, value in head.items())
    parts = [f"Made with {made}", scores(suite, split, answers)]
    if misses and split == "work" and not suite.startswith("screening"):
        parts.append(missed_themes(answers) if suite == "plans" else missed(suite, answers))
    return "\n\n".join(parts)


def missed(suite: str, answers: Mapping[str, Mapping[str, Any]]) -> str:
    """The work cases that did not come out right, and why; held ones are never shown."""
    found = [each for each in verdicts(suite, "work", answers) if not each.right]
    rows = [(each.id, each.outcome, "; ".join(each.missing), "; ".join(each.said)) for each in found]
    return table(("missed", "outcome", "lacks", "says"), rows)


def scores(suite: str, split: str, answers: Mapping[str, Mapping[str, Any]]) -> str:
    """The scores of generated answers or plans as Markdown."""
    if suite == "plans":
        return plan_scores(split, answers)
    if suite.startswith("screening"):
        return screening_table(cases_of(suite, split), answers)
    return answers_table(suite, split, answers)


def verdicts(suite: str, split: str, answers: Mapping[str, Mapping[str, Any]]) -> list[Verdict]:
    """How each answer did."""
    cases = cases_of(suite, split)
    return [judge(case, answers[case["id"]]) for case in (turns(cases) if suite == "conversations" else cases)]


def answers_table(suite: str, split: str, answers: Mapping[str, Mapping[str, Any]]) -> str:
    """Right, facts, citations and length by kind of case."""
    found = verdicts(suite, split, answers)
    rows = [_row(kind, [each for each in found if each.kind == kind]) for kind in dict.fromkeys(v.kind for v in found)]
    head = (
        f"{suite}, {split}",
        "cases",
        "right",
        "says what is forbidden",
        "cites a listed passage",
        "listed among cited",
        "words (median)",
    )
    return table(head, [*rows, _row("all", found)])


def _row(kind: str, found: Sequence[Verdict]) -> tuple[object, ...]:
    shares = (
        mean(each.right for each in found),
        mean(bool(each.said) for each in found),
        mean(v.cited for v in found),
        mean(v.precise for v in found),
    )
    return (kind, len(found), *(f"{share:.3f}" for share in shares), int(median(each.words for each in found)))


def screening_table(cases: Sequence[Mapping[str, Any]], answers: Mapping[str, Mapping[str, Any]]) -> str:
    """For each kind of message, how often it was told its text, given a note, or told something else."""
    rows: dict[str, Counter[str]] = {}
    for case in cases:
        rows.setdefault(case["screen"], Counter())[screened_as(case["screen"], answers[case["id"]])] += 1
    total = sum((count for kind, count in rows.items() if kind != ORDINARY), Counter[str]())
    columns = ("told", "noted", "another text", "answered")
    lines = [(kind, *(count[each] for each in columns)) for kind, count in [*rows.items(), ("all but none", total)]]
    return table(("screening", *columns), lines)


def screened_as(wanted: str, answer: Mapping[str, Any]) -> str:
    """Whether an answer is the text of the kind wanted, has its note, is another kind's text, or simply an answer."""
    wanted_kinds = [kind for kind in kinds() if kind.id == wanted or {kind.id, wanted} <= set(_A_LIFE)]
    heading = answer["text"].split("\n")[0].removeprefix("## ")
    if any(kind.heading == heading for kind in wanted_kinds):
        return "told"
    if any(kind.heading == heading for kind in kinds()):
        return "another text"
    return "noted" if any(kind.note and kind.note in answer["warnings"] for kind in wanted_kinds) else "answered"
