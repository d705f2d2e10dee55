"""Opens the database of an installation, a file or a server, and makes its tables; does not know what is kept."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, insert, make_url, select
from sqlalchemy.exc import ArgumentError

from app.records.database import Records
from app.records.forget import forget_old, forget_old_plans
from app.records.tables import METADATA, SCHEMA_VERSION, VERSION
from app.settings import Settings
from knowledge.errors import ReaderError

_LOCK = 7_366_326  # any number: whoever makes tables on a server holds the lock of this one
_SERVERS = ("postgresql", "postgres", "postgresql+psycopg")


def open_records(settings: Settings, today: date | None = None, wait: float = 20.0) -> Records:
    """The open database, its tables made, without what is too old to be kept; a ReaderError where that cannot be.

    `wait` is for how many seconds another program's writing is waited for.
    """
    url = _server(settings.database_url)
    records = _on_server(url, wait) if url else _in_file(settings.records, wait)
    _make_tables(records)
    day = today or datetime.now(UTC).date()
    forget_old(records, settings.keep_days, day)
    forget_old_plans(records, day)
    records.finish_erasing()
    return records


def _server(address: str) -> URL | None:
    if not address:
        return None
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise ReaderError("SENCO_DATABASE_URL cannot be read: write postgresql://user:password@host/name.") from error
    if url.drivername not in _SERVERS:
        raise ReaderError(
            f"SENCO_DATABASE_URL is of the kind {url.drivername!r}: give postgresql://…, or leave it out for a file."
        )
    return url.set(drivername="postgresql+psycopg")


def _on_server(url: URL, wait: float) -> Records:
    seconds = {} if "connect_timeout" in url.query else {"connect_timeout": max(1, round(wait))}
    try:
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=seconds)
    except ImportError as error:
        raise ReaderError(
            "SENCO_DATABASE_URL needs psycopg, which is not installed: pip install 'senco-assistant[postgres]'."
        ) from error
    return Records(engine, url.set(drivername="postgresql").render_as_string(hide_password=True))


def _in_file(path: Path, wait: float) -> Records:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)  # SQLite gives the files that it puts beside this one the same mode
    except OSError as error:
        raise ReaderError(f"{path} cannot be made ({error.strerror}): check who may write in its folder.") from error
    # No isolation level: it is the driver's own BEGIN, which comes too late; ours is below.
    options: dict[str, Any] = {"timeout": wait, "isolation_level": None}
    url = URL.create("sqlite", database=str(path))
    return Records(_listened_to(create_engine(url, hide_parameters=True, connect_args=options)), str(path))


def _listened_to(engine: Engine) -> Engine:
    """The engine of a file, set up as each connection and each transaction begins."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, record: object) -> None:
        for pragma in ("journal_mode = WAL", "secure_delete = ON", "foreign_keys = ON", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # Who is going to write says so at once: two who read first and write then could not both go on.
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def _make_tables(records: Records) -> None:
    with records.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        METADATA.create_all(connection, tables=[SCHEMA_VERSION])
        version = connection.execute(select(func.max(SCHEMA_VERSION.c.version))).scalar_one()
        if version is not None and version > VERSION:
            raise ReaderError(
                f"{records.where} was written by a newer version of this program: update the program, then try again."
            )
        METADATA.create_all(connection)
        if version != VERSION:  # a new table is all that has come since
            connection.execute(insert(SCHEMA_VERSION).values(version=VERSION))
