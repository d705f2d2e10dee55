"""Kept plans: encrypted on both databases, opened by their own person's key alone, and gone when they are deleted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import keyring
import pytest
from keyring.backends import chainer, fail, null
from sqlalchemy import insert, select, update

from app.plan.approve import approved
from app.privacy.identifiers import Identifiers
from app.records import seal
from app.records.key_store import KeyStore, system_key_store
from app.records.locks import ASK, LOST, NO_KEY, WRONG, Locks
from app.records.open import open_records
from app.records.plans import Plans, kept_until
from app.records.tables import LOCKS, PLANS, SCHEMA_VERSION, VERSION
from app.settings import Settings
from app.wiring import Assistant
from knowledge.errors import ReaderError
from tests.databases import KINDS, installation
from tests.key_stores import InMemory, Locked
from tests.plans import OUTCOME, PLAN, TODAY
from tests.workrooms import files_with

NAMES = Identifiers().with_form({"pupil": ["Zebedee Quux"]})
PASSPHRASE = "four words are enough"
MASKED = replace(PLAN, masked=())


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """One test has the real cost of a passphrase; for the others it is small."""
    monkeypatch.setattr(seal, "_COST", 2**4)


@pytest.fixture(params=KINDS)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    with installation(request.param, tmp_path / "home") as settings:
        yield settings


def _plans(settings: Settings, store: KeyStore | None = None, passphrase: str = "", person: str = "anna") -> Plans:
    return Plans(open_records(settings, TODAY), person, Locks(person, store, passphrase))


def _refused(words: str, plans: Plans, name: str) -> None:
    with pytest.raises(ReaderError) as error:
        plans.load(name)
    assert words in str(error.value) and "\n" not in str(error.value)


def test_a_plan_comes_back_whole_by_the_key_of_the_store(settings: Settings) -> None:
    store = InMemory()
    signed = approved(PLAN, "Ms Ito", TODAY)
    name = _plans(settings, store).save("For Zebedee Quux", signed, on=TODAY)
    found = _plans(settings, store)
    kept = found.load(name)
    assert kept.plan == replace(signed, masked=()) and kept.names is None and kept.plan.status == "approved"
    (one,) = found.listed()
    assert (one.id, one.title, one.status) == (name, "For Pupil A", "approved") and one == kept.summary
    assert (one.review, one.keep_until, one.trouble) == (date(2027, 3, 26), date(2027, 8, 31), "")
    assert len(store.keys) == 1 and found.save("Second", PLAN) and len(store.keys) == 1, "one key a person"


def test_a_passphrase_opens_what_it_closed_and_another_does_not(settings: Settings) -> None:
    name = _plans(settings, passphrase=PASSPHRASE).save("A", PLAN)
    assert _plans(settings, passphrase=f" {PASSPHRASE} ").load(name).plan == MASKED
    _refused(WRONG, _plans(settings, passphrase="another passphrase"), name)
    _refused(ASK, _plans(settings), name)
    _refused(ASK, _plans(settings, InMemory()), name)
    with pytest.raises(ReaderError, match="not the passphrase"):
        _plans(settings, passphrase="another passphrase").save("B", PLAN)
    (closed,) = _plans(settings, InMemory()).listed()
    assert (closed.id, closed.title, closed.trouble, closed.review) == (name, "", ASK, None)


def test_names_are_kept_only_if_they_are_given(settings: Settings) -> None:
    store = InMemory()
    plans = _plans(settings, store)
    name = plans.save("For Zebedee Quux", PLAN, NAMES)
    assert plans.load(name).names == NAMES and plans.load(name).plan.masked == ()
    plans.replace(name, PLAN)
    assert plans.load(name).names is None


def test_where_there_is_neither_store_nor_passphrase_nothing_is_kept(settings: Settings) -> None:
    plans = _plans(settings)
    with pytest.raises(ReaderError) as error:
        plans.save("A", PLAN)
    assert str(error.value) == NO_KEY and plans.listed() == ()
    with pytest.raises(ReaderError, match="fewer than 12 characters"):
        _plans(settings, passphrase="short").save("A", PLAN)


def test_a_plan_is_replaced_and_kept_longer_and_listed_by_its_review(settings: Settings) -> None:
    plans = _plans(settings, InMemory())
    undated = plans.save("Undated", replace(PLAN, outcomes=()), on=TODAY)
    later = plans.save("Later", PLAN, until=date(2027, 1, 31), on=TODAY)
    sooner = plans.save("Sooner", PLAN, on=TODAY)
    before = plans.load(sooner).summary
    plans.replace(sooner, replace(PLAN, outcomes=(replace(OUTCOME, review="8 January 2027"),)), title="Now", on=TODAY)
    plans.keep(later, date(2027, 6, 30))
    assert [(each.title, each.id) for each in plans.listed()] == [
        ("Now", sooner),
        ("Later", later),
        ("Undated", undated),
    ]
    after = plans.load(sooner).summary
    assert after.created == before.created and after.changed and before.changed and after.changed > before.changed
    assert after.review == date(2027, 1, 8) and plans.load(later).summary.keep_until == date(2027, 6, 30)


def test_nobody_else_s_plan_can_be_reached(settings: Settings) -> None:
    store = InMemory()
    name = _plans(settings, store).save("A", PLAN)
    ben = _plans(settings, store, person="ben")
    for does in (
        lambda: ben.load(name),
        lambda: ben.replace(name, PLAN),
        lambda: ben.delete(name),
        lambda: ben.keep(name, TODAY),
    ):
        with pytest.raises(ReaderError, match="no such plan"):
            does()
    assert ben.listed() == () and ben.delete_all() == 0 and len(_plans(settings, store).listed()) == 1


def test_what_is_deleted_takes_its_key_along(settings: Settings) -> None:
    store = InMemory()
    plans, other = _plans(settings, store), _plans(settings, store, person="ben")
    first, second = plans.save("A", PLAN), plans.save("B", PLAN)
    other.save("C", PLAN)
    plans.delete(first)
    assert len(store.keys) == 2 and [each.id for each in plans.listed()] == [second]
    plans.delete(second)
    assert len(store.keys) == 1 and plans.listed() == () and len(other.listed()) == 1
    closed = _plans(settings, passphrase=PASSPHRASE)
    closed.save("D", PLAN)
    assert _plans(settings).delete_all() == 1, "what cannot be opened can be deleted"
    assert _plans(settings, passphrase="another passphrase").save("E", PLAN), "and another passphrase chosen"


def test_a_plan_is_forgotten_after_its_last_day(settings: Settings) -> None:
    name = _plans(settings, passphrase=PASSPHRASE).save("A", PLAN, on=TODAY)
    for day, count in ((date(2027, 8, 31), 1), (date(2027, 9, 1), 0)):
        kept = Plans(open_records(settings, day), "anna", Locks("anna", None, PASSPHRASE))
        assert [each.id for each in kept.listed()] == [name] * count
    assert _plans(settings, passphrase="another passphrase").save("B", PLAN)
    assert (kept_until(date(2027, 8, 31)), kept_until(date(2027, 9, 1))) == (date(2027, 8, 31), date(2028, 8, 31))


def test_a_lost_key_a_locked_store_and_a_damaged_row_are_told_and_lose_nothing(settings: Settings) -> None:
    store = InMemory()
    plans = _plans(settings, store)
    first, second = plans.save("A", PLAN), plans.save("B", PLAN)
    _refused(LOST, _plans(settings, InMemory()), first)
    _refused(LOST, _plans(settings), first)
    _refused("locked or cannot be reached", _plans(settings, Locked()), first)
    with plans.records.writing() as connection:
        rows = {row.id: row for row in connection.execute(select(PLANS))}
        connection.execute(update(PLANS).where(PLANS.c.id == first).values(body=rows[second].body))
        connection.execute(update(PLANS).where(PLANS.c.id == second).values(head=rows[second].head[:-9] + "AAAAAAAA="))
    _refused("is damaged", plans, first)
    _refused("is damaged", plans, second)
    shown = {each.id: each for each in plans.listed()}
    assert shown[first].title == "A" and "is damaged" in shown[second].trouble
    assert _plans(settings, InMemory()).save("C", PLAN), "a new key is made where the old one is lost"


def test_an_older_database_gets_the_tables(settings: Settings) -> None:
    records = open_records(settings, TODAY)
    with records.writing() as connection:
        for table in (PLANS, LOCKS):
            table.drop(connection)
        connection.execute(update(SCHEMA_VERSION).values(version=1))
        connection.execute(insert(SCHEMA_VERSION).values(version=0))
    assert _plans(settings, InMemory()).save("A", PLAN)
    with records.reading() as connection:
        assert max(connection.execute(select(SCHEMA_VERSION.c.version)).scalars()) == VERSION


def test_nothing_of_a_plan_stands_in_a_file_in_clear(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    home, store = tmp_path / "home", InMemory()
    plans = _plans(Settings(home=home), store)
    name = plans.save("Railway", PLAN, NAMES)
    plans.replace(name, replace(PLAN, letter="Dear Ottoline Quux"), NAMES)
    _plans(Settings(home=home), passphrase=PASSPHRASE, person="ben").save("Railway", PLAN, NAMES)
    secrets = ("Railway", "railway", "Zebedee", "Quux", "Pupil A", "trains", "26 March", PASSPHRASE)
    for words in (*secrets, *store.keys.values()):
        assert not files_with(home, words), words
    assert files_with(home, name) and not any(words in caplog.text for words in secrets)
    assert PASSPHRASE not in repr(_plans(Settings(home=home), passphrase=PASSPHRASE))
    with plans.records.reading() as connection:
        (row,) = connection.execute(select(PLANS).where(PLANS.c.id == name))
    plans.delete(name)
    assert not files_with(home, name) and not files_with(home, row.body[:40]) and not files_with(home, row.head[:40])
    assert {each.name.split("-")[0] for each in home.iterdir()} == {"records.sqlite"}


def test_a_passphrase_is_slow_to_try_and_the_same_however_it_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert seal._COST == 2**17
    monkeypatch.setattr(seal, "_COST", 2**4)
    assert seal.key_of("caf\u00e9 at the corner", b"salt") == seal.key_of("cafe\u0301 at the corner ", b"salt")
    assert seal.key_of(PASSPHRASE, b"salt") != seal.key_of(PASSPHRASE, b"other")


def test_only_a_store_that_locks_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain(InMemory):
        pass

    class Chain:
        backends = (Plain(), null.Keyring())

    secure = type("Keyring", (InMemory,), {"__module__": "keyring.backends.SecretService"})()
    for backend, wanted in (
        (null.Keyring(), None),
        (fail.Keyring(), None),
        (Plain(), None),
        (Chain(), None),
        (secure, secure),
        (type("Chain", (), {"backends": (Plain(), secure)})(), secure),
    ):
        monkeypatch.setattr(keyring, "get_keyring", lambda backend=backend: backend)
        assert system_key_store() is wanted
    assert hasattr(chainer.ChainerBackend, "backends"), "what a chain of stores calls its own"


def test_the_assistant_opens_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", null.Keyring)
    plans = Assistant(Settings(home=tmp_path)).plans("anna", PASSPHRASE)
    assert plans.load(plans.save("A", PLAN)).plan == MASKED
