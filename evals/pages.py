"""Scores which strategies and guides answer the cases, through `senco ask`; does not know how they are chosen."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.ours import run_json_lines
from evals.retrieval import CASES
from evals.scoring import mean

FIRST = 5
VERDICTS = ("fits", "partly", "unfit")


@dataclass(frozen=True)
class Answered:
    """The pages that the answer to one case is made of, best first, and whether it counts as an answer."""

    id: str
    pages: tuple[str, ...]
    outcome: str

    def of(self, kind: str) -> tuple[str, ...]:
        """The ids of its pages of a kind."""
        return tuple(page.partition(":")[2] for page in self.pages if page.startswith(f"{kind}:"))


@dataclass(frozen=True)
class StrategyScore:
    """Shares of the teachers' descriptions; `unjudged` are the pairs that nobody has judged yet."""

    fitting: float
    none_unfit: float
    warned: float
    unjudged: tuple[tuple[str, str], ...]


def ask(cases: Sequence[Mapping[str, Any]], role: str) -> dict[str, Answered]:
    """What `senco ask --batch` answers to the cases, by their ids."""
    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "questions.jsonl"
        rows = [{"id": case["id"], "question": case["question"], "role": case.get("role", role)} for case in cases]
        batch.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        answers = run_json_lines("ask", "--batch", str(batch), "--json")
    return {row["id"]: Answered(row["id"], tuple(row["pages"]), row["outcome"]) for row in answers}


def strategy_score(
    cases: Sequence[Mapping[str, Any]],
    answers: Mapping[str, Answered],
    verdicts: Mapping[tuple[str, str], str],
) -> StrategyScore:
    """How often one of the first five strategies fits, how often none is unfit, and how often a wish that should be
    talked out of is recognised as such."""
    described = [case for case in cases if not case["asks_for_not_recommended"]]
    wished = [case for case in cases if case["asks_for_not_recommended"]]
    shown = {case["id"]: answers[case["id"]].of("strategy")[:FIRST] for case in described}
    pairs = [(name, strategy) for name, strategies in shown.items() for strategy in strategies]
    return StrategyScore(
        fitting=mean(any(verdicts.get((name, each)) == "fits" for each in some) for name, some in shown.items()),
        none_unfit=mean(all(verdicts.get((name, each)) != "unfit" for each in some) for name, some in shown.items()),
        warned=mean(bool(answers[case["id"]].of("not-recommended")) for case in wished),
        unjudged=tuple(pair for pair in pairs if pair not in verdicts),
    )


def shares(cases: Sequence[Mapping[str, Any]], answers: Mapping[str, Answered], kind: str) -> dict[str, float]:
    """The shares of questions answered from a listed page of a kind ("guide", "strategy"), from another, from none."""
    found = [_how(case[_LISTED[kind]], answers[case["id"]], kind) for case in cases]
    return {how: mean(each == how for each in found) for how in ("listed", "another", "near, listed", "none")}


_LISTED = {"guide": "guides", "strategy": "strategies"}


def _how(listed: Sequence[str], answer: Answered, kind: str) -> str:
    right = bool(set(answer.of(kind)[:FIRST]) & set(listed))
    if answer.outcome == "answered" and answer.pages:
        return "listed" if right else "another"
    return "near, listed" if right else "none"


def read_lines(name: str) -> list[dict[str, Any]]:
    """The rows of a file of cases, one JSON object a line."""
    text = (CASES / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def read_verdicts() -> dict[tuple[str, str], str]:
    """How each strategy was judged for a description, by the ids of both."""
    return {(row["id"], row["strategy"]): row["verdict"] for row in read_lines("teachers-judged")}
