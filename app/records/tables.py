"""The tables of the database, the same in SQLite and PostgreSQL; no original of a placeholder has a column here."""

from sqlalchemy import Boolean, Column, Date, DateTime, Float, ForeignKey, Integer, MetaData, String, Table, Text

VERSION = 3  # of the tables below; a change of them is a new number, and a step from the old one to the new

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

# A person's own cards, what is known of their memory of each card, each review, each answer to a question of a quiz.
OWN_CARDS = Table(
    "study_own_cards",
    METADATA,
    Column("person", Text, primary_key=True),
    Column("card", String(32), primary_key=True),
    Column("front", Text, nullable=False),
    Column("back", Text, nullable=False),
)

MEMORIES = Table(
    "study_memories",
    METADATA,
    Column("person", Text, primary_key=True),
    Column("card", String(32), primary_key=True),
    Column("state", Integer, nullable=False),
    Column("step", Integer),
    Column("stability", Float, nullable=False),
    Column("difficulty", Float, nullable=False),
    Column("due", DateTime(timezone=True), nullable=False),
    Column("last_review", DateTime(timezone=True), nullable=False),
)

REVIEWS = Table(
    "study_reviews",
    METADATA,
    Column("person", Text, primary_key=True),
    Column("card", String(32), primary_key=True),
    Column("when", DateTime(timezone=True), primary_key=True),
    Column("reference", Text, nullable=False),
    Column("rating", String(8), nullable=False),
)

QUIZ_ANSWERS = Table(
    "study_quiz_answers",
    METADATA,
    Column("person", Text, primary_key=True),
    Column("quiz", String(32), primary_key=True),
    Column("question", String(32), primary_key=True),
    Column("reference", Text, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("when", DateTime(timezone=True), nullable=False),
)
