"""What a person is told when the database fails: what happened and what to do; never the words of a statement."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree

from knowledge.errors import ReaderError

# By how SQLite's name for the failure begins.
_FAILURES = {
    "SQLITE_BUSY": "{where} is in use by another program: close other windows of this program, then try again.",
    "SQLITE_LOCKED": "{where} is in use by another program: close other windows of this program, then try again.",
    "SQLITE_CORRUPT": "{where} is damaged: put a backup in its place, or rename the file and a new one is begun.",
    "SQLITE_NOTADB": "{where} is damaged: put a backup in its place, or rename the file and a new one is begun.",
    "SQLITE_FULL": "The disk that has {where} is full, so nothing was kept: free some space, then try again.",
}
_NO_FILE = "{where} cannot be read and written ({name}): check its folder, its disk, and who may write there."
_NO_SERVER = "The database {where} cannot be reached: check SENCO_DATABASE_URL, and that the server is running."
_REFUSED = "The database {where} refused ({name}): check that its user may make, read and change tables there."


@contextmanager
def told(where: str) -> Iterator[None]:
    """Whatever the database at `where` fails with becomes a ReaderError."""
    try:
        yield
    except NoneFree as error:
        raise ReaderError(_FAILURES["SQLITE_BUSY"].format(where=where)) from error
    except (DBAPIError, sqlite3.Error) as error:
        raise ReaderError(_words(error).format(where=where, name=_name(error))) from error


def _words(error: DBAPIError | sqlite3.Error) -> str:
    original = _original(error)
    if isinstance(original, sqlite3.Error):
        name = _name(error)
        return next((words for begin, words in _FAILURES.items() if name.startswith(begin)), _NO_FILE)
    return _NO_SERVER if isinstance(error, OperationalError | InterfaceError) else _REFUSED


def _name(error: DBAPIError | sqlite3.Error) -> str:
    """The failure's name: SQLite has one for each, a server's is its class."""
    original = _original(error)
    return getattr(original, "sqlite_errorname", type(original).__name__)


def _original(error: DBAPIError | sqlite3.Error) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error
