"""An open database: reading, writing, and erasing without a trace; does not know what is kept in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from app.records.trouble import told

# SQLite has one free number in its file. Ours says that something was deleted whose bytes may still be there.
_TRACES_LEFT, _NO_TRACES = "PRAGMA user_version = 1", "PRAGMA user_version = 0"


@dataclass(frozen=True)
class Records:
    """The database of an installation, and where it is, as a person may be told; any thread may use it."""

    engine: Engine
    where: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database."""
        with told(self.where), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together, or, after a failure, not at all."""
        with told(self.where), self.engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            yield connection

    @contextmanager
    def erasing(self) -> Iterator[Connection]:
        """As writing; what is deleted or written over leaves no bytes in a file of SQLite."""
        with self.writing() as connection:
            if self._is_file():
                connection.exec_driver_sql(_TRACES_LEFT)
            yield connection
        if self._is_file():
            self._wipe()

    def finish_erasing(self) -> None:
        """Wipe what an erasing left that was stopped, or that another program was in the way of."""
        if self._is_file():
            with self.reading() as connection:
                left = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if left:
                self._wipe()

    def _wipe(self) -> None:
        """Write the file anew: `secure_delete` alone leaves copies of short rows that SQLite moved between pages.

        With another program in the way it is done when the database is next opened: the rows are gone already.
        """
        with told(self.where), closing(self.engine.raw_connection()) as connection, suppress(sqlite3.OperationalError):
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_ = cursor.fetchone() or (1,)
            if not busy:
                cursor.execute(_NO_TRACES)

    def _is_file(self) -> bool:
        return self.engine.dialect.name == "sqlite"
