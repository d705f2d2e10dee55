"""The tables of the database, the same in SQLite and PostgreSQL; no original of a placeholder has a column here."""

from sqlalchemy import Boolean, Column, Date, DateTime, ForeignKey, Integer, MetaData, String, Table, Text

VERSION = 2  # of the tables below; a change of them is a new number, and a step from the old one to the new

METADATA = MetaData()

SCHEMA_VERSION = Table("schema_version", METADATA, Column("version", Integer, primary_key=True, autoincrement=False))

# `words` is what a search looks in: the text in small letters, without marks.
CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("person", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("begun", DateTime(timezone=True), nullable=False),
    Column("used", DateTime(timezone=True), nullable=False),
)

EXCHANGES = Table(
    "exchanges",
    METADATA,
    Column("number", Integer, primary_key=True),  # the order: two may be asked in the same microsecond
    Column("id", String(32), nullable=False, unique=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("asked", DateTime(timezone=True), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text),
    Column("trouble", Text, nullable=False),
    Column("words", Text, nullable=False),
)

FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("exchange", ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True),
    Column("helpful", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("given", DateTime(timezone=True), nullable=False),
)

# A key has no column: `salt` is of a lock that a passphrase opens, and empty where the system's key store has the key.
LOCKS = Table(
    "locks",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("person", Text, nullable=False, index=True),
    Column("salt", String(32), nullable=False),
    Column("proof", Text, nullable=False),
)

# `head` and `body` are sealed. The last day is not: what is too old goes without a key.
PLANS = Table(
    "plans",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("person", Text, nullable=False, index=True),
    Column("lock", ForeignKey("locks.id"), nullable=False, index=True),
    Column("keep_until", Date, nullable=False),
    Column("head", Text, nullable=False),
    Column("body", Text, nullable=False),
)
