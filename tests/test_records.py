"""Conversations are kept whole, for their own person only and without a pupil's name; on both databases."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql import ClauseElement

from app.ask.answer import Question, Turn
from app.ask.page import page
from app.deadlines.calculate import schedule
from app.records.conversations import Conversations
from app.records.feedback import Feedback
from app.records.forget import forget_old
from app.records.kept import UNREADABLE
from app.records.open import open_records
from app.records.tables import CONVERSATIONS, EXCHANGES, METADATA
from app.settings import Settings
from knowledge.errors import ReaderError
from knowledge.shelf import open_shelf
from tests.databases import KINDS, answered, asked, installation
from tests.workrooms import Room


@pytest.fixture(params=KINDS)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    with installation(request.param, tmp_path / "home") as settings:
        yield settings


@pytest.fixture
def kept(settings: Settings) -> Iterator[Conversations]:
    kept = Conversations(open_records(settings), "anna")
    yield kept
    kept.records.engine.dispose()


@pytest.fixture
def file(tmp_path: Path) -> Conversations:
    return Conversations(open_records(Settings(home=tmp_path)), "anna")


def test_a_conversation_comes_back_in_order_and_its_answers_equal(kept: Conversations) -> None:
    before = datetime.now(UTC)
    name = kept.begin("How long?")
    first = kept.add(name, asked("How long?"), answered("How long?"))
    second = kept.add(name, Question("And then?", "senco", (Turn("user", "How long?"),)), trouble="No library.")
    one, two = kept.load(name)
    assert (one.id, one.question, one.answer, one.trouble) == (first, asked("How long?"), answered("How long?"), "")
    assert (two.id, two.question, two.answer, two.trouble) == (second, Question("And then?"), None, "No library.")
    assert before <= one.when <= two.when <= datetime.now(UTC) and one.when.utcoffset() == timedelta(0)


def test_the_real_answers_of_pages_and_dates_come_back_equal(kept: Conversations, small_room: Room) -> None:
    library, shelf, day = small_room.library, open_shelf(), date(2026, 11, 28)
    pages = [page("guide", each, library, shelf, day) for each in list(shelf.guides)[:5]]
    pages += [page("strategy", each, library, shelf, day) for each in list(shelf.strategies)[:5]]
    known = {"certificate": date(2026, 3, 10)}
    dated = replace(pages[0], dates=schedule("appeal", date(2026, 1, 15), known, "", date(2026, 4, 11)))
    name = kept.begin("All sorts")
    for answer in (*pages, dated):
        kept.add(name, asked("What?"), answer)
    assert [each.answer for each in kept.load(name)] == [*pages, dated]


def test_conversations_are_listed_the_last_used_first(kept: Conversations) -> None:
    older, newer = kept.begin("  The\n older "), kept.begin("The newer")
    assert [each.title for each in kept.listed()] == ["The newer", "The older"]
    kept.add(older, asked("Again?"))
    first, second = kept.listed()
    assert (first.id, first.title, first.count) == (older, "The older", 1)
    assert (second.id, second.count) == (newer, 0) and second.when < first.when
    assert len(older) == 32 and older != newer


def test_another_answer_takes_the_place_of_the_first(kept: Conversations) -> None:
    name = kept.begin("How long?")
    exchange = kept.add(name, asked("How long?"), trouble="The library was being built.")
    kept.add(name, asked("Who?"))
    kept.replace(exchange, answered("How long?", "**Twenty weeks** [1] in all."))
    assert kept.load(name)[0].question.role == "teacher"
    kept.replace(exchange, answered("How long?", "**Twenty weeks** [1] in all."), "trainee")
    first = kept.load(name)[0]
    assert (first.answer, first.trouble) == (answered("How long?", "**Twenty weeks** [1] in all."), "")
    assert first.question.role == "trainee"
    assert len(kept.search("twenty weeks in all")) == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ANNUAL review", True), ("six weeks from", True), ("9.14", True), ("assess council", True), ("élan", True),
        ("pupil's", True), ("", True), ("100%", True), ("term_time", True), ("/a", True),
        ("seven", False), ("1%0", False), ("re_iew", False), ("term time council tribunal", False), ("\\", False),
    ],
)  # fmt: skip
def test_a_search_finds_each_word_in_title_question_or_answer(kept: Conversations, words: str, found: bool) -> None:
    name = kept.begin("The annual review")
    kept.add(name, asked("ÉLAN: is 100% of the pupil’s term_time w/a TA possible?"), answered("?"))
    kept.begin("Something else")
    assert (name in [each.id for each in kept.search(words)]) is found


def test_a_very_long_search_is_no_trouble(kept: Conversations) -> None:
    assert kept.search("x" * 100_000) == kept.search("a " * 50_000) == ()


def test_a_renamed_conversation_is_found_by_its_new_title(kept: Conversations) -> None:
    name = kept.begin("First title")
    kept.rename(name, "Second title")
    assert kept.summary(name).title == "Second title"
    assert [len(kept.search(words)) for words in ("first", "second")] == [0, 1]


def test_deleting_one_leaves_the_others_and_deleting_all_leaves_other_people_s(kept: Conversations) -> None:
    other = replace(kept, person="ben")
    gone, stays, theirs = kept.begin("Gone"), kept.begin("Stays"), other.begin("Theirs")
    kept.delete(gone)
    assert [each.id for each in kept.listed()] == [stays]
    assert kept.delete_all() == 1 and kept.listed() == ()
    assert [each.id for each in other.listed()] == [theirs]


def test_nobody_reaches_another_person_s_conversation(kept: Conversations) -> None:
    name = kept.begin("Private")
    exchange = kept.add(name, asked("A private question?"), answered("A private question?"))
    other = replace(kept, person="ben")
    said = Feedback(kept.records, "ben")
    assert other.listed() == other.search("private") == () and other.delete_all() == 0
    for reach in (
        lambda: other.load(name), lambda: other.summary(name), lambda: other.rename(name, "Mine"),
        lambda: other.delete(name), lambda: other.add(name, asked("Me too?")),
        lambda: other.replace(exchange, answered("x")), lambda: said.give(exchange, True),
    ):  # fmt: skip
        with pytest.raises(ReaderError):
            reach()
    assert said.given(exchange) is None
    assert [each.answer for each in kept.load(name)] == [answered("A private question?")]
    assert kept.summary(name).title == "Private"


def test_a_deleted_conversation_is_told_as_gone(kept: Conversations) -> None:
    name = kept.begin("Gone")
    kept.delete(name)
    with pytest.raises(ReaderError, match="no such conversation any more"):
        kept.add(name, asked("Still there?"))
    assert kept.listed() == ()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"question": "How long?"}', "null"])
def test_an_answer_of_another_version_is_told_and_breaks_nothing(kept: Conversations, text: str) -> None:
    name = kept.begin("How long?")
    spoilt = kept.add(name, asked("How long?"), answered("How long?"))
    kept.add(name, asked("Who?"), answered("Who?"))
    with kept.records.writing() as connection:
        connection.execute(update(EXCHANGES).where(EXCHANGES.c.id == spoilt).values(answer=text))
    first, second = kept.load(name)
    assert (first.answer, first.trouble) == (None, UNREADABLE) and second.answer == answered("Who?")
    assert [each.count for each in kept.listed()] == [2]


def test_feedback_is_one_an_exchange_the_latest_counts_and_goes_with_it(kept: Conversations) -> None:
    said = Feedback(kept.records, "anna")
    name = kept.begin("How long?")
    exchange = kept.add(name, asked("How long?"), answered("How long?"))
    other = kept.add(name, asked("Who?"), answered("Who?"))
    assert said.given(exchange) is None
    said.give(exchange, True)
    said.give(exchange, False, " Mrs Noakes says it is out of date. ")
    said.give(other, True)
    given = said.given(exchange)
    assert given and (given.helpful, given.question) == (False, "How long?") and "Noakes" not in given.reason
    assert [each.exchange for each in said.all()] == [exchange, other] and given.when.tzinfo
    kept.replace(other, answered("Who?"))
    assert said.given(other) is None, "it was said of the answer before"
    Feedback(kept.records, "ben").take_back(exchange)
    assert said.given(exchange)
    said.take_back(exchange)
    assert said.given(exchange) is None
    kept.delete(name)
    assert said.all() == ()


def test_what_is_too_old_is_gone_when_the_records_are_opened(kept: Conversations, settings: Settings) -> None:
    old, mixed, _ = kept.begin("Old"), kept.begin("Mixed"), kept.begin("Empty")
    kept.add(old, asked("Old?"))
    kept.add(mixed, asked("Old too?"))
    today = datetime.now(UTC).date()
    with kept.records.writing() as connection:
        long_ago = datetime.now(UTC) - timedelta(days=100)
        connection.execute(update(CONVERSATIONS).values(begun=long_ago, used=long_ago))
        connection.execute(update(EXCHANGES).values(asked=long_ago))
    new = kept.add(mixed, asked("New?"))
    for days in (0, 100, 99_999):
        forget_old(kept.records, days, today)
        assert len(kept.listed()) == 3
    opened = Conversations(open_records(replace(settings, keep_days=99), today), "anna")
    assert [each.id for each in opened.listed()] == [mixed], "the old one and the empty one are gone"
    assert [each.id for each in opened.load(mixed)] == [new]
    opened.records.engine.dispose()


def test_threads_of_two_sessions_write_at_once(kept: Conversations, settings: Settings) -> None:
    second = Conversations(open_records(settings), "anna")
    name = kept.begin("Busy")

    def write(number: int) -> None:
        for count in range(20):
            (kept, second)[number % 2].add(name, asked(f"{number} {count}"), answered("x"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = [each.question.text.split() for each in kept.load(name)]
    assert len(texts) == kept.summary(name).count == 160
    assert all([b for a, b in texts if a == str(n)] == [str(c) for c in range(20)] for n in range(8))
    second.records.engine.dispose()


def test_every_statement_compiles_for_postgresql(file: Conversations) -> None:
    dialect, heard = postgresql.dialect(), []

    @event.listens_for(file.records.engine, "before_execute")
    def hear(connection: object, statement: object, *rest: object) -> None:
        if isinstance(statement, ClauseElement):
            heard.append(str(statement.compile(dialect=dialect)))

    said = Feedback(file.records, "anna")
    name = file.begin("A")
    exchange = file.add(name, asked("a"))
    file.replace(exchange, answered("a"))
    said.give(exchange, True)
    assert file.search("a 100%") == () and said.all() and said.given(exchange) and file.load(name)
    file.rename(name, "B")
    forget_old(file.records, 1, date.today() + timedelta(days=9))
    assert file.delete_all() == 0
    words = {each.split()[0] for each in heard}
    assert words == {"SELECT", "INSERT", "UPDATE", "DELETE"} and any("ESCAPE" in each for each in heard)
    tables = [str(CreateTable(table).compile(dialect=dialect)) for table in METADATA.sorted_tables]
    assert any("SERIAL" in each for each in tables) and all(
        CreateIndex(index).compile(dialect=dialect) for table in METADATA.sorted_tables for index in table.indexes
    )
