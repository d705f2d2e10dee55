"""The command: what each one prints for people and for programs, and one clear line where something is wrong."""

import json
import re
from pathlib import Path

import pytest

from knowledge.shelf import open_shelf
from tests.commands import ASK, Ran, Senco, told

GUIDE = open_shelf().guides["assessment-decision-six-weeks"]
QUESTION = GUIDE.questions[0]


def _batch(folder: Path, *rows: object) -> Path:
    path = folder / "questions.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


FIND = ["query", "results", "seconds"]
FACTS = ["reference", "source", "title", "page", "headings", "status", "authority", "held"]
RESULT = [*FACTS, "text", "gist", "warning", "score"]
STATEMENT = {"text", "duty", "citations"}
CITATION = {"mark", "reference", "source", "title", "page", "quote", "held", "verified", "status", "url"}
SOURCE = {"id", "title", "status", "authority", "passages", "checked_on"}
PASSAGE = {"reference", "page", "headings", "text", "gist", "warning"}


def test_find_as_json(senco: Senco) -> None:
    ran = senco("find", "who can ask for an assessment?", "-k", 3, "--json")
    (data,) = ran.rows
    assert ran.code == 0 and list(data) == FIND and data["query"] == "who can ask for an assessment?"
    assert len(data["results"]) == 3 and all(list(each) == RESULT for each in data["results"])
    scores = [each["score"] for each in data["results"]]
    assert scores == sorted(scores, reverse=True) and 0 < data["seconds"] < 60


@pytest.mark.parametrize("words", ["6.44", "para 6.44", "SEND Code of Practice 6.44"])
def test_find_looks_a_reference_up(senco: Senco, words: str) -> None:
    (data,) = senco("find", words, "--json").rows
    assert {each["reference"] for each in data["results"]} == {"SEND Code of Practice 6.44"}


def test_find_for_people_says_what_is_ours(senco: Senco) -> None:
    ran = senco("find", "section 42")
    assert "Children and Families Act 2014 s.42 (in force) [our summary]" in ran.out
    assert senco("find", "Annex 9").out == "Nothing was found.\n"


@pytest.mark.parametrize("words", ["", "???", "a", "the of and"])
def test_find_with_hardly_a_word_is_no_fault(senco: Senco, words: str) -> None:
    ran = senco("find", words, "--json")
    assert ran.code == 0 and list(ran.rows[0]) == FIND


def test_find_in_a_batch(senco: Senco, tmp_path: Path) -> None:
    batch = _batch(tmp_path, {"id": "a", "question": "6.44"}, "", {"id": 7, "question": "reg 20"}, {"question": "s.42"})
    rows = senco("find", "--batch", batch, "--json").rows
    assert [row.get("id") for row in rows] == ["a", 7, None] and [list(row)[-3:] for row in rows] == [FIND] * 3
    assert [next(iter(row)) for row in rows] == ["id", "id", "query"]


def test_ask_as_json(senco: Senco) -> None:
    ran = senco("ask", QUESTION, "--json")
    (data,) = ran.rows
    assert ran.code == 0 and list(data) == ASK and data["question"] == QUESTION
    assert data["outcome"] == "answered" and GUIDE.title in data["text"]
    assert all(set(each) == STATEMENT | {"label", "section"} for each in data["statements"])
    assert all(set(each) == CITATION | {"edition", "authority", "note"} for each in data["citations"])
    marks = {each["mark"] for each in data["citations"]}
    assert marks == {mark for each in data["statements"] for mark in each["citations"]} | set(
        map(int, re.findall(r"\[(\d+)\]", data["text"]))
    )
    assert {each["duty"] for each in data["statements"]} <= {"must", "should", "may", None}
    assert data["citations"][0]["verified"] is True and data["citations"][0]["page"] is None
    assert ran.err == "", "with --json nothing else is printed"


def test_ask_for_people(senco: Senco) -> None:
    ran = senco("ask", QUESTION)
    assert ran.code == 0 and "Where this comes from" in ran.out and "not legal advice" in ran.out
    assert "searching" in ran.err


def test_ask_in_a_batch_with_ids_roles_and_history(senco: Senco, tmp_path: Path) -> None:
    seen = open_shelf().strategies["planned-movement-breaks"].seen[0]
    history = [{"role": "user", "text": "Hello"}, {"role": "assistant", "text": "Good morning"}]
    batch = _batch(
        tmp_path,
        {"id": "one", "question": QUESTION, "history": history},
        {"id": "two", "question": seen, "role": "teacher"},
        {"id": "three", "question": "", "role": None, "history": None},
        {"id": "four", "question": "line\u2028separator, \U0001f600 and ünïcode?"},
    )
    rows = senco("ask", "--batch", batch, "--json", "--role", "trainee").rows
    assert [row["id"] for row in rows] == ["one", "two", "three", "four"]
    assert all(list(row) == ["id", *ASK] for row in rows)
    assert (rows[0]["outcome"], rows[2]["outcome"]) == ("answered", "clarify")
    assert "Strategies that fit" in rows[1]["text"]
    assert rows[3]["question"] == "line\u2028separator, \U0001f600 and ünïcode?"


def test_a_batch_saved_by_notepad(senco: Senco, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": 1, "question": "6.44"}\r\n\r\n{"id": 2, "question": "6.45"}\r\n')
    assert [row["id"] for row in senco("ask", "--batch", path, "--json").rows] == [1, 2]


def test_half_a_surrogate_pair_is_no_fault(senco: Senco, tmp_path: Path) -> None:
    (row,) = senco("ask", "--batch", _batch(tmp_path, '{"question": "what \\ud800 is the time limit?"}'), "--json").rows
    assert row["question"] == "what ? is the time limit?"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{not json", "is not JSON"),
        ('"text"', 'has no "question"'),
        ("[]", 'has no "question"'),
        ('{"id": 1}', 'has no "question"'),
        ('{"question": 5}', 'has no "question"'),
        ('{"question": "6.44", "role": "pupil"}', "there is no role 'pupil': use one of senco, teacher, trainee"),
        ('{"question": "6.44", "role": ["senco"]}', "there is no role"),
        ('{"question": "6.44", "history": "Hello"}', '"history" is a list'),
        ('{"question": "6.44", "history": [{"role": "user"}]}', '"history" is a list'),
        ('{"question": "6.44", "history": [{"role": "system", "text": "x"}]}', '"history" is a list'),
        ('{"question": "6.44", "history": ["Hello"]}', '"history" is a list'),
    ],
)
def test_a_bad_line_in_a_batch_is_told_with_its_number_after_what_came_before(
    senco: Senco, tmp_path: Path, line: str, words: str
) -> None:
    batch = _batch(tmp_path, {"id": "good", "question": "6.44"}, line)
    ran = senco("ask", "--batch", batch, "--json")
    assert f"{batch}:2" in told(ran) and words in told(ran)
    assert [row["id"] for row in ran.rows] == ["good"]


def test_a_batch_that_cannot_be_read(senco: Senco, tmp_path: Path) -> None:
    assert "cannot be read" in told(senco("ask", "--batch", tmp_path / "none.jsonl"))
    assert "cannot be read" in told(senco("find", "--batch", tmp_path))
    (tmp_path / "old.jsonl").write_text('{"question": "6.44"}', encoding="utf-16")
    assert "cannot be read" in told(senco("find", "--batch", tmp_path / "old.jsonl"))


@pytest.mark.parametrize("command", ["ask", "find"])
def test_a_question_or_a_batch_but_not_both_and_not_neither(senco: Senco, tmp_path: Path, command: str) -> None:
    assert "Give a question in quotes" in told(senco(command))
    assert "Give a question in quotes" in told(senco(command, "6.44", "--batch", _batch(tmp_path, {})))


def test_an_unknown_role(senco: Senco) -> None:
    assert told(senco("ask", "6.44", "--role", "pupil")) == (
        "There is no role 'pupil': use one of senco, teacher, trainee."
    )


def test_an_unknown_source(senco: Senco) -> None:
    assert told(senco("passages", "nothing")).startswith("Nothing is held of 'nothing'")
    assert "'nothing' is not held" in told(senco("remove", "nothing"))


def test_sources(senco: Senco) -> None:
    ran = senco("sources", "--json")
    (rows,) = ran.rows
    assert all(set(row) == SOURCE | {"held"} for row in rows)  # type: ignore[arg-type]
    by_id = {row["id"]: row for row in rows}  # type: ignore[index]
    assert by_id["send-code-2015"]["held"] == "summary" and by_id["send-code-2015"]["passages"] > 100
    assert by_id["exclusion-guidance-2024"]["status"] == "superseded"
    assert "send-code-2015" in senco("sources").out


def test_passages(senco: Senco) -> None:
    rows = senco("passages", "cfa-2014", "--json").rows
    assert len(rows) > 20 and all(set(row) == PASSAGE | {"held"} for row in rows)
    lines = senco("passages", "cfa-2014").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == [row["reference"] for row in rows]


def test_check(senco: Senco) -> None:
    assert senco("check") == Ran(0, "The shipped knowledge is in order.\n", "")


def test_without_a_command_the_help_is_shown(senco: Senco) -> None:
    ran = senco()
    for name in ("ask", "find", "ingest", "sources", "passages", "remove", "check", "chat"):
        assert name in ran.out + ran.err


def test_a_misspelt_command_or_option_has_the_usual_exit_code(senco: Senco) -> None:
    assert senco("aks", "6.44").code == 2 and senco("find", "6.44", "-k", "0").code == 2
