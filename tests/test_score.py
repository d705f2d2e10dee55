"""A file of generated answers is scored by its cases, and says what made it; held misses are never listed."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.ask.screen import kinds
from evals.facts import any_found, plain
from evals.generate import SUITES, cases_of, write_run
from evals.score import scored, screened_as

_FIELDS = {"id", "kind", "role", "question", "needs", "never", "references", "split"}
_NEWER = {
    "answers-fresh": {
        "regulatory": 45,
        "strategy": 20,
        "study": 20,
        "exception": 15,
        "false-premise": 10,
        "unanswerable": 10,
    },
    "answers-third": {
        "regulatory": 36,
        "strategy": 36,
        "study": 16,
        "exception": 20,
        "false-premise": 10,
        "unanswerable": 6,
    },
}
MADE = {"writer": "quoting writer", "commit": "abc", "prompts": "write 1"}


def _answer(case: dict[str, Any], text: str) -> dict[str, Any]:
    return {"id": case["id"], "text": text, "outcome": "answered", "citations": [], "warnings": []}


@pytest.mark.parametrize("split", ["work", "held"])
def test_empty_answers_are_all_wrong_and_only_work_ones_are_listed(tmp_path: Path, split: str) -> None:
    cases = [case for case in cases_of("answers", split) if case["needs"]]
    path = tmp_path / "run.jsonl"
    everything = [_answer(case, "nothing") for case in cases_of("answers", split)]
    assert write_run(path, "answers", split, MADE, everything) == len(everything)
    text = scored(path, misses=True)
    assert "commit: abc" in text and "| regulatory | 70 | 0.000 |" in text
    assert (cases[0]["needs"][0]["fact"] in text) == (split == "work")


@pytest.mark.parametrize(("suite", "kinds"), _NEWER.items())
def test_newer_cases_are_in_form_and_halved_within_each_kind(suite: str, kinds: dict[str, int]) -> None:
    cases = cases_of(suite, "whole")
    assert suite in SUITES
    assert len({case["id"] for case in cases}) == len({case["question"] for case in cases}) == len(cases)
    assert Counter(case["kind"] for case in cases) == kinds
    work = Counter(case["kind"] for case in cases_of(suite, "work"))
    assert all(abs(2 * work[kind] - number) <= 1 for kind, number in kinds.items())
    for case in cases:
        assert set(case) == _FIELDS and case["needs"], case["id"]
        assert all(need["where"] and need["fact"] for need in case["needs"]), case["id"]
        told = [*case["needs"], *case["never"]]
        assert all(re.compile(pattern) for each in told for pattern in each["any"]), case["id"]
        asked_only = [any_found(need["any"], plain(case["question"])) for need in case["needs"]]
        assert not all(asked_only), f"{case['id']}: the question alone would pass as its answer"


def test_no_newer_question_is_one_of_the_older_ones() -> None:
    older: set[frozenset[str]] = set()
    for suite in ("answers", *_NEWER):
        asked = {_words(case["question"]) for case in cases_of(suite, "whole")}
        assert not older & asked
        older |= asked


def _words(question: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", question.lower()))


def test_a_message_is_told_noted_given_another_text_or_answered() -> None:
    by_id = {kind.id: kind for kind in kinds()}

    def told(heading: str, *warnings: str) -> dict[str, Any]:
        return {"text": f"## {heading}\n", "warnings": list(warnings)}

    assert screened_as("diagnosis", told(by_id["diagnosis"].heading)) == "told"
    assert screened_as("diagnosis", told(by_id["verdict"].heading)) == "another text"
    assert screened_as("diagnosis", told("A guide", by_id["diagnosis"].note)) == "noted"
    assert screened_as("diagnosis", told("A guide")) == "answered"
    assert screened_as("self-harm", told(by_id["child-at-risk"].heading)) == "told", "both lead to the same person"
