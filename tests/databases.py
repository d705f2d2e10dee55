"""Where tests keep conversations: a file, or a schema of its own on the PostgreSQL server of SENCO_TEST_POSTGRES."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from app.ask.answer import Answer, Citation, Question, Statement
from app.settings import Settings

KINDS = ("sqlite", "postgresql")


@contextmanager
def installation(kind: str, home: Path) -> Iterator[Settings]:
    """The settings of an installation that has kept nothing yet."""
    if kind == "sqlite":
        yield Settings(home=home)
        return
    stated = os.environ.get("SENCO_TEST_POSTGRES")
    if not stated:
        pytest.skip("SENCO_TEST_POSTGRES names no PostgreSQL server: postgresql://user@host/name")
    pytest.importorskip("psycopg")
    url, schema = make_url(stated).set(drivername="postgresql"), f"test_{uuid4().hex}"
    server = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
        try:
            own = url.update_query_dict({"options": f"-csearch_path={schema}"})
            yield Settings(home=home, database_url=own.render_as_string(hide_password=False))
        finally:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    server.dispose()


def asked(words: str) -> Question:
    """A question as a teacher puts it."""
    return Question(words, "teacher")


def answered(words: str, short: str = "**Six weeks** [1] from the request.") -> Answer:
    """A small answer to a question."""
    citation = Citation(
        1, "SEND Code of Practice 9.14", "send-code-2015", "SEND Code of Practice", 144, "within 6 weeks", "text",
        True, "in force", "statutory guidance", "https://www.gov.uk/", ("Chapter 9",),
    )  # fmt: skip
    statement = Statement("The council must say whether it will assess.", "MUST", (1,))
    return Answer(words, "answered", "How long there is", short, (statement,), (citation,), ("Count term time.",))
