"""`senco conversations`: lists, prints and deletes what is kept on this computer, and one clear line otherwise."""

from pathlib import Path

import pytest

from app.records.conversations import THIS_COMPUTER, Conversations
from app.settings import Settings
from app.wiring import Assistant
from tests.commands import Senco, told
from tests.databases import answered, asked


@pytest.fixture
def kept(senco: Senco, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Conversations:
    """What is kept in a home of its own, to which the command is turned."""
    monkeypatch.setenv("SENCO_HOME", str(tmp_path))
    return Assistant(Settings(home=tmp_path)).conversations(THIS_COMPUTER)


def test_none_is_kept_yet(senco: Senco, kept: Conversations) -> None:
    assert senco("conversations").out == "No conversation is kept.\n"
    assert senco("conversations", "--json").rows == [[]]


def test_they_are_listed_for_people_and_for_programs(senco: Senco, kept: Conversations) -> None:
    first, second = kept.begin("How long?"), kept.begin("Who?")
    kept.add(first, asked("How long?"), answered("How long?"))
    lines = senco("conversations").out.splitlines()
    assert [line.split()[0] for line in lines] == [first, second]
    assert lines[0].endswith("1 question  How long?") and lines[1].endswith("0 questions  Who?")
    ((one, two),) = senco("conversations", "--json").rows
    assert (one["id"], one["title"], one["count"], two["id"]) == (first, "How long?", 1, second)
    assert one["when"].endswith("+00:00")


def test_one_is_printed_whole_as_markdown(senco: Senco, kept: Conversations) -> None:
    name = kept.begin("How long?")
    kept.add(name, asked("How long?\nFor whom?"), answered("How long?"))
    kept.add(name, asked("And then?"), trouble="The library is being built.")
    out = senco("conversations", "--export", name).out
    assert out.startswith("# How long?\n\n**Asked on ")
    assert "> How long?\n> For whom?\n\n## How long there is\n" in out
    assert "1. **SEND Code of Practice 9.14**" in out and "not legal advice" in out
    assert out.endswith("> And then?\n\n*The library is being built.*\n")


def test_one_or_all_are_deleted_all_only_if_it_is_meant(senco: Senco, kept: Conversations) -> None:
    names = [kept.begin(title) for title in "ABC"]
    assert senco("conversations", "--delete", names[0]).err == "The conversation is deleted.\n"
    assert told(senco("conversations", "--delete-all")).startswith("This deletes 2 conversations for good: add --yes")
    assert len(kept.listed()) == 2
    assert senco("conversations", "--delete-all", "--yes").err == "Deleted: 2 conversations.\n"
    assert kept.listed() == ()


@pytest.mark.parametrize("option", ["--export", "--delete"])
def test_what_is_not_there_or_somebody_else_s_is_told(senco: Senco, kept: Conversations, option: str) -> None:
    theirs = Conversations(kept.records, "ben").begin("Theirs")
    for name in (theirs, "0" * 32, "%"):
        assert "no such conversation" in told(senco("conversations", option, name))
