"""Opening the database: for its owner only, a clear line for each failure, no name and no trace in it."""

import random
import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.ask.answer import Question, Turn
from app.privacy.identifiers import Identifier, Identifiers
from app.records.conversations import Conversations
from app.records.feedback import Feedback
from app.records.open import open_records
from app.records.trouble import told
from app.settings import Settings
from app.wiring import Assistant
from knowledge.errors import ReaderError
from tests.databases import answered, asked, installation
from tests.workrooms import files_with

NAMED = Identifiers().with_form({"pupil": ["Zebedee Quux"]})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


def _anna(settings: Settings, wait: float = 20.0) -> Conversations:
    return Conversations(open_records(settings, wait=wait), "anna")


def _told(settings: Settings) -> str:
    with pytest.raises(ReaderError) as error:
        open_records(settings, wait=0.1)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_files_are_for_their_owner_only(settings: Settings) -> None:
    kept = _anna(settings)
    kept.begin("A")
    files = list(settings.home.iterdir())
    assert settings.records in files and len(files) > 1
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


def test_what_was_kept_is_there_when_it_is_opened_again(settings: Settings) -> None:
    name = _anna(settings).begin("A")
    assert [each.id for each in Assistant(settings).conversations("anna").listed()] == [name]
    assert Assistant(settings).feedback("anna").all() == ()


def test_no_name_of_a_pupil_is_kept(settings: Settings) -> None:
    file, home = _anna(settings), settings.home
    question = Question("Can Pupil A be moved?", history=(Turn("user", "Zebedee Quux"),), identifiers=NAMED)
    answer = replace(answered(question.text), masked=(Identifier("Pupil A", "pupil", "Zebedee Quux"),))
    name = file.begin("A review for Zebedee Quux", NAMED)
    exchange = file.add(name, question, answer)
    file.replace(exchange, answer)
    Feedback(file.records, "anna").give(exchange, False, "Zebedee is not in year 6.", NAMED)
    assert file.summary(name).title == "A review for Pupil A"
    (kept,) = file.load(name)
    assert (kept.question, kept.answer) == (Question("Can Pupil A be moved?"), replace(answer, masked=()))
    assert files_with(home, "moved") and not files_with(home, "Zebedee") + files_with(home, "Quux")
    file.rename(name, "Zebedee Quux again")
    assert "Quux" not in file.summary(name).title and not files_with(home, "Zebedee")


def test_what_is_deleted_leaves_nothing_in_any_file(settings: Settings) -> None:
    """Rows long and short, in an order that makes SQLite move them from page to page."""
    chance = random.Random(7)
    kept = _anna(settings)
    names = {kept.begin(f"title-of-{number}-."): number for number in range(12)}
    for name in chance.choices(list(names), k=150):
        question = f"word-of-{names[name]}-. {'x' * chance.choice((1, 40, 300, 5000))}"
        kept.add(name, asked(question), answered(question) if chance.random() < 0.5 else None)
    for name in list(names)[:4]:
        assert files_with(settings.home, f"-of-{names[name]}-.")
        kept.delete(name)
        assert not files_with(settings.home, f"-of-{names[name]}-.")
    kept.rename(list(names)[5], "Renamed")
    assert not files_with(settings.home, "title-of-5-.") and files_with(settings.home, "title-of-6-.")
    assert kept.delete_all() == 8
    assert not files_with(settings.home, "-of-") and not files_with(settings.home, "Renamed")


def test_what_another_program_was_in_the_way_of_is_wiped_when_opened_again(settings: Settings) -> None:
    kept = _anna(settings, wait=0.1)
    name = kept.begin("Planted words")
    with closing(sqlite3.connect(settings.records, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM conversations").fetchall()
        kept.delete(name)
        assert kept.listed() == () and files_with(settings.home, "Planted")
    _anna(settings)
    assert not files_with(settings.home, "Planted")


def test_a_newer_version_s_file_is_left_alone(settings: Settings) -> None:
    _anna(settings).begin("A")
    with closing(sqlite3.connect(settings.records)) as connection, connection:
        connection.execute("UPDATE schema_version SET version = 99")
    words = _told(settings)
    assert str(settings.records) in words and "newer version" in words and "update the program" in words


def test_a_file_that_another_program_holds(settings: Settings) -> None:
    kept = _anna(settings, wait=0.1)
    with closing(sqlite3.connect(settings.records, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "is in use by another program" in _told(settings)
        with pytest.raises(ReaderError, match="is in use by another program"):
            kept.begin("A")
    kept.begin("A")


def test_a_file_that_is_none_of_ours_or_was_cut(settings: Settings) -> None:
    settings.home.mkdir()
    settings.records.write_text("These are somebody's notes, and no database. " * 99, encoding="utf-8")
    assert "is damaged" in _told(settings) and "rename the file" in _told(settings)
    settings.records.unlink()
    kept = _anna(settings)
    name = kept.begin("A")
    kept.add(name, asked("How long?"), answered("How long? " * 9000))
    kept.delete_all()
    kept.begin("B")
    kept.records.engine.dispose()
    whole = settings.records.read_bytes()
    settings.records.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    assert "is damaged" in _told(settings)


def test_a_folder_in_its_place_and_a_home_that_cannot_be_made(settings: Settings, tmp_path: Path) -> None:
    settings.records.mkdir(parents=True)
    assert "check its folder" in _told(settings)
    (tmp_path / "file").touch()
    assert "cannot be made" in _told(Settings(home=tmp_path / "file" / "home"))


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "small.sqlite")) as connection,
        pytest.raises(ReaderError, match="is full, so nothing was kept"),
        told("small.sqlite"),
    ):
        connection.execute("PRAGMA max_page_count = 2")
        connection.execute("CREATE TABLE a AS SELECT zeroblob(100000)")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://anna:secret@127.0.0.1/senco", "of the kind 'mysql'"),
        ("sqlite:///elsewhere.sqlite", "leave it out for a file"),
        ("postgresql://anna:secret@127.0.0.1:none/senco", "cannot be read"),
        ("no address: at all", "cannot be read"),
    ],
)
def test_an_address_that_is_none(settings: Settings, address: str, words: str) -> None:
    found = _told(replace(settings, database_url=address))
    assert words in found and "secret" not in found


def test_a_server_that_cannot_be_reached(settings: Settings) -> None:
    pytest.importorskip("psycopg")
    found = _told(replace(settings, database_url="postgresql://anna:secret@127.0.0.1:1/senco"))
    assert "127.0.0.1:1/senco cannot be reached" in found and "secret" not in found
    assert not settings.home.exists()


def test_a_server_without_its_package(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "senco-assistant[postgres]" in _told(replace(settings, database_url="postgresql://anna@127.0.0.1/senco"))


def test_a_server_that_keeps_nothing_in_the_home(tmp_path: Path) -> None:
    with installation("postgresql", tmp_path / "home") as settings:
        kept = _anna(settings)
        name = kept.begin("Nul\0 character?")
        kept.add(name, asked("Nul\0 character?"), answered("Nul\0 character?"))
        assert kept.load(name)[0].question.text == "Nul character?" and not settings.home.exists()
        kept.records.engine.dispose()
