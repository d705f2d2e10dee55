"""Whole journeys with a planted pupil: afterwards no prompt, log, database, temporary file or address knows her."""

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from app.ask.answer import Question
from app.ask.as_json import as_data
from app.privacy.documents import document_text, for_a_moment
from app.privacy.trouble import WithoutWords, where
from app.settings import Settings
from app.wiring import Assistant
from knowledge.search import Searcher
from tests.commands import Senco
from tests.workrooms import copied_home

PLANTED = (
    "Zuleikha",
    "Quenneville",
    "zuleikha",
    "B821327820761",
    "9434765919",
    "07700 900123",
    "OX13 2NX",
    "14.02.2015",
)
NOTE = (
    "Zuleikha Quenneville (DOB 14.02.2015, UPN B821327820761, NHS 9434765919) lives at OX13 2NX. "
    "Call 07700 900123. zuleikha forgets what to do when there are several instructions. What can I try?"
)


@pytest.fixture
def home(shipped_home: Path, tmp_path: Path) -> Path:
    return copied_home(shipped_home, tmp_path / "home")


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is searched with."""
    texts: list[str] = []
    real = Searcher.search

    def spy(self: Searcher, question: str, limit: int = 5) -> object:
        texts.append(question)
        return real(self, question, limit)

    monkeypatch.setattr(Searcher, "search", spy)
    return texts


def planted_in(data: bytes) -> list[str]:
    return [words for words in PLANTED if any(words.encode(code) in data for code in ("utf-8", "utf-16-le"))]


def holds(folder: Path) -> dict[str, list[str]]:
    """The files below a folder that know the pupil; databases are also read as what they say."""
    found = {}
    for path in (each for each in folder.rglob("*") if each.is_file()):
        known = planted_in(path.read_bytes()) + (
            planted_in(dump(path)) if path.suffix in (".sqlite", ".sqlite3") else []
        )
        found.update({path.name: known} if known else {})
    return found


def dump(path: Path) -> bytes:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return "\n".join(database.iterdump()).encode("utf-8", "replace")


def test_the_search_for_what_was_planted_finds_it(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    with sqlite3.connect(tmp_path / "a.sqlite") as database:
        database.execute("create table notes (text)")
        database.execute("insert into notes values (?)", (NOTE,))
    database.close()
    assert set(holds(tmp_path)) == {"note.txt", "a.sqlite"}


def test_a_question_leaves_nothing_behind(
    home: Path, searched: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    said: list[str] = []
    answer = Assistant(Settings(home=home)).ask(Question(NOTE), said.append)
    assert answer.outcome == "answered" and any(page.startswith("strategy:") for page in answer.pages)
    assert searched and all(not planted_in(text.encode()) for text in searched)
    data = as_data(answer)
    masked = data.pop("masked")
    assert {row["text"] for row in masked} >= {"Zuleikha Quenneville", "zuleikha", "B821327820761", "14.02.2015"}
    assert planted_in(str(data).encode()) == [] and planted_in(repr(answer).encode()) == []
    assert said[0].startswith("masked: Pupil A, Date of birth 1, UPN 1")
    assert planted_in("\n".join([*said, caplog.text]).encode()) == []
    assert holds(tmp_path) == {}


def test_the_command_in_a_process_of_its_own_leaves_nothing_behind(home: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "SENCO_HOME": str(home), "TMPDIR": str(temporary), "HOME": str(temporary)}
    command = [sys.executable, "-m", "app.cli", "ask", NOTE]
    ran = subprocess.run(command, capture_output=True, env=environment, cwd=Path(__file__).parents[1], timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert planted_in(ran.stdout) == [] and planted_in(ran.stderr) == []
    assert holds(tmp_path) == {}


def test_a_document_lies_on_disk_only_while_it_is_read(home: Path, tmp_path: Path) -> None:
    text = Assistant(Settings(home=home)).document_text("report about Zuleikha.txt", NOTE.encode())
    assert text == NOTE and holds(tmp_path) == {}
    with for_a_moment("letter.txt", NOTE.encode(), tmp_path) as path:
        assert document_text(path) == NOTE and "Zuleikha" not in path.name
        assert path.parent.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
        os.link(path, tmp_path / "kept.txt") if hasattr(os, "link") else None
    assert not path.exists() and planted_in((tmp_path / "kept.txt").read_bytes()) == []


def test_the_headings_of_a_document_are_part_of_what_it_says(tmp_path: Path) -> None:
    document = Document()
    for level, words in (
        (1, "Report on Zuleikha"),
        (0, "She reads."),
        (2, "Needs"),
        (0, "Time."),
        (2, "Plan"),
        (0, "More."),
    ):
        document.add_heading(words, level) if level else document.add_paragraph(words)
    document.save(str(tmp_path / "report.docx"))
    text = document_text(tmp_path / "report.docx")
    assert text.splitlines() == ["Report on Zuleikha", "She reads.", "Needs", "Time.", "Plan", "More."]


def test_a_failure_says_where_and_not_of_whom(caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(WithoutWords())
    try:
        raise KeyError(NOTE)
    except KeyError as error:
        logging.getLogger("streamlit.error_util").warning("Uncaught app execution", exc_info=error)
        assert where(error).startswith("KeyError at test_journeys.py:")
    assert "KeyError at test_journeys.py:" in caplog.text and planted_in(caplog.text.encode()) == []


def test_a_crash_of_the_command_prints_no_words(senco: Senco, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(self: Searcher, question: str, limit: int = 5) -> object:
        raise KeyError(f"{question} {NOTE}")

    monkeypatch.setattr(Searcher, "search", crash)
    ran = senco("ask", "A pupil forgets what to do.")
    assert ran.code == 1 and "nobody foresaw (KeyError at test_journeys.py:" in ran.err
    assert planted_in((ran.out + ran.err).encode()) == [] and "Traceback" not in ran.err


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path) -> Iterator[None]:
    yield
    shutil.rmtree(tmp_path, ignore_errors=True)
