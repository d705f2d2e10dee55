"""Cards, their schedule, what is kept of them, and Anki packages."""

import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import fsrs
import pytest

from app.records.open import open_records
from app.records.study import History, Study
from app.records.study_json import from_json, to_json
from app.settings import Settings
from app.study import card_show
from app.study.anki_in import read_package
from app.study.anki_out import package
from app.study.card_files import exported, taken_in
from app.study.cards import DIGEST, GLOSSARY, LIMIT, OWN, Card, by_id, shipped_cards
from app.study.done import Answered, Review
from app.study.due import NEW_A_DAY, in_a_row, streak, today
from app.study.schedule import RATINGS, Memory, recall, reviewed
from knowledge.errors import ReaderError
from knowledge.references import printed_reference
from tests.databases import KINDS, installation
from tests.workrooms import files_with

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture(params=KINDS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Study]:
    with installation(request.param, tmp_path / "home") as settings:
        study = Study(open_records(settings), "anna")
        yield study
        study.records.engine.dispose()


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(open_records(Settings(home=tmp_path / "home")), "anna")


def seen(study: Study, card: Card, *ratings: str, when: datetime = NOON) -> Memory:
    memory = None
    for number, rating in enumerate(ratings):
        now = when + timedelta(days=number)
        memory = reviewed(card.id, memory, rating, now)
        study.review(Review(card.id, card.reference, rating, now), memory)
    assert memory
    return memory


def test_cards_come_from_digest_glossary_and_time_limits_each_with_its_reference() -> None:
    cards = shipped_cards()
    assert {card.kind for card in cards} == {DIGEST, GLOSSARY, LIMIT} and len(cards) > 1500
    assert len({card.id for card in cards}) == len({card.front for card in cards}) == len(cards)
    for card in cards:
        assert card.front.strip() and card.back.strip(), card
        assert card.references and all(printed_reference(each) for each in card.references), card
    assert cards[0].topics, "those of the framework come first"


def test_the_schedule_is_that_of_fsrs() -> None:
    reference, card, memory, now = fsrs.Scheduler(enable_fuzzing=False), fsrs.Card(), None, NOON
    for number, rating in enumerate("good good easy again hard good good again again easy hard good".split()):
        card, _ = reference.review_card(card, fsrs.Rating(RATINGS.index(rating) + 1), now)
        memory = reviewed("x", memory, rating, now)
        assert (memory.due, memory.state, memory.step) == (card.due, card.state.value, card.step), number
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        now = max(card.due, now) + timedelta(hours=number * 7)
        assert recall(memory, now) == reference.get_card_retrievability(card, now)


def test_what_is_due_comes_back_and_new_cards_are_limited() -> None:
    cards = by_id()
    first = shipped_cards()[0]
    again, later = reviewed(first.id, None, "again", NOON), reviewed(shipped_cards()[1].id, None, "easy", NOON)
    reviews = [Review(each.card, "", "again", NOON) for each in (again, later)]
    found = today(cards, {each.card: each for each in (again, later)}, reviews, NOON)
    assert found.due == (first,) and len(found.new) == NEW_A_DAY - 2 and first not in found.new
    tomorrow = today(cards, {again.card: again, "gone": replace(again, card="gone")}, reviews, NOON + timedelta(days=1))
    assert tomorrow.due == (first,) and len(tomorrow.new) == NEW_A_DAY


def test_a_streak_is_told_and_a_broken_one_is_not() -> None:
    days = [NOON - timedelta(days=back) for back in (1, 2, 3, 5)]
    done = [Review("x", "", "good", each) for each in days]
    assert streak(done, NOON) == "Studied on 3 days in a row."
    assert streak(done, NOON + timedelta(days=3)) == "" == streak([], NOON)
    assert in_a_row({NOON.date()}, NOON.date()) == 1


def test_reviews_and_answers_are_kept_for_their_own_person(kept: Study) -> None:
    one, two = shipped_cards()[:2]
    seen(kept, one, "good")
    memory = seen(kept, two, "good", "again")
    kept.answer(Answered("q", "a", one.reference, True, NOON))
    kept.answer(Answered("q", "a", one.reference, False, NOON))
    history = kept.history()
    assert history.memories[two.id] == memory and [each.rating for each in history.reviews] == ["good", "good", "again"]
    assert [(each.right, each.when) for each in history.answers] == [(True, NOON)], "the first answer counts"
    assert Study(kept.records, "ben").history() == History({}, (), (), ())
    assert Study(kept.records, "ben").delete_all() == 0 and kept.history() == history


def test_what_is_kept_goes_out_as_json_and_comes_back(kept: Study) -> None:
    seen(kept, shipped_cards()[0], "good", "hard")
    kept.answer(Answered("q", "a", "SEND Code of Practice 6.44", True, NOON))
    kept.take_in(History({}, (), (), (Card(OWN, "Front", "Back"),)))
    before = kept.history()
    data = exported("study.json", kept, NOON)
    assert str(taken_in("study.json", data, kept)).startswith("0 own cards, 0 reviews and 0 answers")
    assert kept.delete_all() == 5 and kept.history() == History({}, (), (), ())
    assert taken_in("study.JSON", data, kept).reviews == 2
    assert kept.history() == before == from_json(to_json(before).encode())


def test_what_is_deleted_leaves_no_bytes_and_own_cards_are_masked(study: Study, tmp_path: Path) -> None:
    study.take_in(History({}, (), (), (Card(OWN, "What helps Zuleikha Quux, born 3 May 2014?", "Xylophonic cards"),)))
    (own,) = study.history().own
    assert "Zuleikha" not in own.front + own.back
    assert files_with(tmp_path, "Xylophonic") and not files_with(tmp_path, "Zuleikha")
    study.delete_all()
    assert not files_with(tmp_path, "Xylophonic")


def test_a_package_comes_back_and_leaves_no_file(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    mine = Card(OWN, "Less < more?", "One\nTwo & three")
    study.take_in(History({}, (), (), (mine,)))
    data = exported("cards.apkg", study, NOON)
    assert not list((tmp_path / "temp").iterdir())
    notes = read_package(data)
    assert notes.own == (mine,) and (notes.known, notes.left_out) == (len(shipped_cards()), 0)
    study.delete_all()
    assert taken_in("cards.apkg", data, study).cards == 1
    assert taken_in("cards.apkg", data, study).cards == 0
    assert study.history().own == (mine,)


def test_of_another_package_plain_notes_are_read() -> None:
    changed = {"mid": 5, "models": '{"5": {"flds": [1, 2]}, "6": {"flds": [1, 2, 3]}}'}
    rows = [(5, "<b>Front</b>&amp;\x1fBack<br>two"), (5, "Only\x1f"), (6, "a\x1fb\x1fc")]
    notes = read_package(_package(changed["models"], rows))  # type: ignore[arg-type]
    assert notes.own == (Card(OWN, "Front&", "Back\ntwo"),) and notes.left_out == 2


def _package(models: str, rows: list[tuple[int, str]], name: str = "collection.anki2") -> bytes:
    collection = sqlite3.connect(":memory:")
    collection.executescript("CREATE TABLE col (models TEXT); CREATE TABLE notes (mid INTEGER, flds TEXT);")
    collection.execute("INSERT INTO col VALUES (?)", (models,))
    collection.executemany("INSERT INTO notes VALUES (?, ?)", rows)
    collection.commit()
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, collection.serialize())
    return file.getvalue()


def test_a_bad_file_is_one_clear_line_and_keeps_nothing(study: Study) -> None:
    good = package([Card(OWN, "a", "b")], 0)
    bad = {
        "a.apkg": [b"", b"no zip", good[: len(good) // 2], _package("no json", []), _package("{}", [], "other")],
        "b.json": [
            b"",
            b"{}",
            b'{"memories": 1}',
            to_json(study.history()).encode().replace(b'"own": []', b'"own": [1]'),
        ],
        "c.txt": [b"x"],
        "d": [good],
    }
    for name, files in bad.items():
        for number, data in enumerate(files):
            with pytest.raises(ReaderError) as error:
                taken_in(name, data, study)
            assert "\n" not in str(error.value), (name, number)
    newest = _package("{}", [], "collection.anki21b")
    with pytest.raises(ReaderError, match="older Anki"):
        read_package(newest)
    assert study.history() == History({}, (), (), ())


def test_the_command_says_what_is_for_today_and_writes_and_reads_files(study: Study, tmp_path: Path) -> None:
    seen(study, shipped_cards()[0], "again", when=datetime.now(UTC))
    short, whole = list(card_show.today_lines(study, False)), list(card_show.today_lines(study, True))
    assert short == [whole[0]] and short[0].startswith("1 due, 9 new for today, ")
    assert shipped_cards()[0].front in whole and f"   {shipped_cards()[0].reference}" in "\n".join(whole)
    assert str(tmp_path / "x.json") in card_show.written(tmp_path / "x.json", study)
    study.delete_all()
    assert "1 reviews" in card_show.read(tmp_path / "x.json", study)
    with pytest.raises(ReaderError, match="cannot be read"):
        card_show.read(tmp_path / "none.apkg", study)
