"""Runs ours through its own command, so that what is measured is what users get; knows nothing of its inside."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.retrieval import TOP, Case

COMMAND = (sys.executable, "-m", "app.cli")
CODE = "send-code-2015"


@dataclass(frozen=True)
class Found:
    """The references found for one question, best first, and the seconds that it took."""

    id: str
    references: tuple[str, ...]
    seconds: float


def search(cases: Sequence[Case]) -> dict[str, set[str]]:
    """For each case's id, the references of the first five results."""
    return {found.id: set(found.references[:TOP]) for found in find({case.id: case.question for case in cases})}


def find(questions: dict[str, str]) -> list[Found]:
    """What `senco find --batch` answers to questions, by id."""
    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "questions.jsonl"
        lines = [json.dumps({"id": id_, "question": question}) for id_, question in questions.items()]
        batch.write_text("\n".join(lines) + "\n", encoding="utf-8")
        rows = run_json_lines("find", "--batch", str(batch), "-k", str(TOP), "--json")
    return [Found(row["id"], tuple(r["reference"] for r in row["results"]), row["seconds"]) for row in rows]


def paragraph_texts(source: str = CODE) -> dict[str, str]:
    """The text of every passage of a source, by its reference; passages that share one are taken together."""
    texts: dict[str, str] = {}
    for row in run_json_lines("passages", source, "--json"):
        texts[row["reference"]] = f"{texts.get(row['reference'], '')} {row['text']}".strip()
    return texts


def run_json_lines(*arguments: str) -> list[dict[str, Any]]:
    """What a `senco` command prints, a JSON object a line; a command that fails stops the run with its own words."""
    done = subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}
    )
    if done.returncode:
        raise SystemExit(f"senco {' '.join(arguments)} failed: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
