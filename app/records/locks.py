"""Which key opens a person's kept plans: one in the system's key store, or one that a passphrase makes.

The database has a lock's name, its salt and a proof by which a key is known to fit; never a key or a passphrase.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, exists, insert, select

from app.records.key_store import KeyStore, drop_key, keep_key, kept_key
from app.records.seal import NotOpened, key_of, new_key, new_salt, opened, sealed
from app.records.tables import LOCKS, PLANS
from knowledge.errors import ReaderError

_PROOF = "This is the key."
NO_KEY = (
    "There is no key store on this computer that locks what it keeps, so a plan is saved with a passphrase only: "
    "give one, or download the plan as a Word file."
)
WRONG = (
    "This is not the passphrase that plans were kept with here: try again, or delete the plans that it closes; "
    "nothing was changed."
)
LOST = "The key of this plan is not in this computer's key store: put the key back, or delete the plan."
ASK = "Kept with a passphrase: give it to open this plan."


@dataclass(frozen=True)
class Lock:
    """A key, and the name by which rows say that they were sealed with it."""

    id: str
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class Locks:
    """The locks of one person; `passphrase` is what was given, if any."""

    person: str
    store: KeyStore | None
    passphrase: str = field(default="", repr=False)
    _tried: dict[str, Lock | None] = field(default_factory=dict, repr=False)  # a passphrase takes half a second

    def to_save(self, connection: Connection) -> Lock:
        """The lock to save with: that of the passphrase where one is given, else of the key store; made if need be."""
        if not self.passphrase and self.store is None:
            raise ReaderError(NO_KEY)
        rows = connection.execute(select(LOCKS).where(LOCKS.c.person == self.person)).all()
        for row in rows:
            if bool(row.salt) == bool(self.passphrase) and (lock := self._opened(row)):
                return lock
        return self._new(connection)

    def to_open(self, connection: Connection, lock: str) -> Lock:
        """The lock of that name; a ReaderError says what is wanted where it cannot be opened."""
        wanted = select(LOCKS).where(LOCKS.c.id == lock, LOCKS.c.person == self.person)
        row = connection.execute(wanted).one_or_none()
        if row is None:
            raise ReaderError(LOST)
        if row.salt and not self.passphrase:
            raise ReaderError(ASK)
        if found := self._opened(row):
            return found
        raise ReaderError(LOST)

    def drop_unused(self, connection: Connection) -> list[str]:
        """Take out the locks that no plan is sealed with; tells the names of those whose keys the store may have."""
        used = exists().where(PLANS.c.lock == LOCKS.c.id)
        unused = connection.execute(select(LOCKS).where(LOCKS.c.person == self.person, ~used)).all()
        connection.execute(delete(LOCKS).where(LOCKS.c.id.in_([row.id for row in unused])))
        return [row.id for row in unused if not row.salt]

    def forget_keys(self, names: list[str]) -> None:
        """Take keys out of the store once nothing is sealed with them."""
        for name in names:
            if self.store:
                drop_key(self.store, name)

    def _opened(self, row: Row[Any]) -> Lock | None:
        """The lock of a row; None where the key store has lost its key; a ReaderError for a wrong passphrase."""
        if row.id not in self._tried:
            self._tried[row.id] = self._try(row)
        if row.salt and self._tried[row.id] is None:
            raise ReaderError(WRONG)
        return self._tried[row.id]

    def _try(self, row: Row[Any]) -> Lock | None:
        key = key_of(self.passphrase, b64decode(row.salt)) if row.salt else self.store and kept_key(self.store, row.id)
        try:
            return Lock(row.id, key) if key and opened(row.proof, key) == _PROOF else None
        except NotOpened:
            return None

    def _new(self, connection: Connection) -> Lock:
        name, salt = uuid4().hex, new_salt() if self.passphrase else b""
        key = key_of(self.passphrase, salt) if salt else new_key()
        if not salt:
            assert self.store is not None, "to_save asks for a passphrase where there is no store"
            keep_key(self.store, name, key)
        row = {"id": name, "person": self.person, "salt": b64encode(salt).decode(), "proof": sealed(_PROOF, key)}
        connection.execute(insert(LOCKS).values(row))
        return Lock(name, key)
