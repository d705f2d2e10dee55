"""Generates answers to a suite of cases, through the program as people use it or the tutorial pipeline; scores none."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import prompts
from app.ask.answer import Question, Turn
from app.ask.as_json import as_data
from app.plan.profile import profile_of
from app.wiring import Assistant, open_assistant
from evals import tutorial
from evals.pages import read_lines

_ANSWERS = ("answers", "answers-fresh", "answers-third")
SUITES = (*_ANSWERS, "screening-fresh", "screening", "attacks", "conversations", "plans")


def cases_of(suite: str, split: str) -> list[dict[str, Any]]:
    """The cases of a suite in one half."""
    return [row for row in read_lines(suite) if split in ("whole", row["split"])]


def generate(suite: str, split: str) -> Iterator[dict[str, Any]]:
    """The answers to a suite, as `senco ask --json` or `plan --json` gives them, an id each; nothing is scored."""
    assistant = open_assistant()
    for case in cases_of(suite, split):
        if suite == "conversations":
            yield from _conversation(assistant, case)
        elif suite == "plans":
            yield _planned(assistant, case)
        elif "document" in case:
            yield _with_document(assistant, case)
        else:
            yield _answered(assistant, case["id"], case)


def turns(cases: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each turn of the conversations as a case of its own, its id after the conversation's."""
    return [
        {"kind": _kind(number, turn), **turn, "id": f"{case['id']}-{number}"}
        for case in cases
        for number, turn in enumerate(case["turns"], 1)
    ]


def _kind(number: int, turn: Mapping[str, Any]) -> str:
    return "first" if number == 1 else "new topic" if turn["changes_topic"] else "follow-up"


def _answered(assistant: Assistant, name: str, case: Mapping[str, Any]) -> dict[str, Any]:
    history = tuple(Turn(turn["role"], turn["text"]) for turn in case.get("history", ()))
    answer = assistant.ask(Question(case["question"], case["role"], history))
    return {"id": name, **as_data(answer)}


def _conversation(assistant: Assistant, case: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    history: tuple[Turn, ...] = ()
    for number, turn in enumerate(case["turns"], 1):
        answer = assistant.ask(Question(turn["user"], case["role"], history))
        history += (Turn("user", turn["user"]), Turn("assistant", answer.short))
        yield {"id": f"{case['id']}-{number}", **as_data(answer)}


def _planned(assistant: Any, case: Mapping[str, Any]) -> dict[str, Any]:
    """The draft as `senco plan --json` gives it, from the form or the free text that the case describes a pupil in."""
    plan_data = import_module("app.plan.as_data").as_data  # late: the planner is newer than its cases
    described = case["profile"]
    profile = described if isinstance(described, str) else profile_of(described, case["id"])
    return {"id": case["id"], **plan_data(assistant.plan(profile))}


def _with_document(assistant: Assistant, case: Mapping[str, Any]) -> dict[str, Any]:
    """The answer while a document of the school's is held, which is taken out again."""
    document = case["document"]
    before = {holding.source.id for holding in assistant.held()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{case['id']}.md"
        path.write_text(f"# {document['title']}\n\n{document['text']}\n", encoding="utf-8")
        assistant.add(path)
    try:
        return _answered(assistant, case["id"], case)
    finally:
        for added in {holding.source.id for holding in assistant.held()} - before:
            assistant.remove(added)


def tutorial_answers(suite: str, split: str, pdf: Path) -> Iterator[dict[str, Any]]:
    """What the tutorial pipeline shows for each question: the passage that comes first, and nothing else."""
    if suite == "plans":
        raise SystemExit("The tutorial pipeline drafts no plans: leave --tutorial out.")
    store, _ = tutorial.build(pdf)
    for case in cases_of(suite, split):
        text = "\n".join(tutorial.search(store, case["question"], 1))
        yield {"id": case["id"], "text": text, "outcome": "answered", "citations": [], "warnings": []}


def write_run(
    path: Path, suite: str, split: str, made_with: Mapping[str, str], rows: Iterable[Mapping[str, Any]]
) -> int:
    """Write generated answers, what made them in the first line; gives their number."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"suite": suite, "split": split, **made_with}) + "\n")
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def prompt_hashes() -> str:
    """A short hash of every instruction that a model is given."""
    texts = sorted(Path(prompts.__file__).parent.glob("*.md"))
    return " ".join(f"{path.stem} {sha256(path.read_bytes()).hexdigest()[:8]}" for path in texts)
