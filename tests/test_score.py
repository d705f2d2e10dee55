"""A file of generated answers is scored by its cases, and says what made it; held misses are never listed."""

from pathlib import Path
from typing import Any

import pytest

from app.ask.screen import kinds
from evals.generate import cases_of, write_run
from evals.score import scored, screened_as

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


def test_a_message_is_told_noted_given_another_text_or_answered() -> None:
    by_id = {kind.id: kind for kind in kinds()}

    def told(heading: str, *warnings: str) -> dict[str, Any]:
        return {"text": f"## {heading}\n", "warnings": list(warnings)}

    assert screened_as("diagnosis", told(by_id["diagnosis"].heading)) == "told"
    assert screened_as("diagnosis", told(by_id["verdict"].heading)) == "another text"
    assert screened_as("diagnosis", told("A guide", by_id["diagnosis"].note)) == "noted"
    assert screened_as("diagnosis", told("A guide")) == "answered"
    assert screened_as("self-harm", told(by_id["child-at-risk"].heading)) == "told", "both lead to the same person"
