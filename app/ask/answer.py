"""What a question and its answer are made of; knows nothing of how an answer is found or shown."""

from dataclasses import dataclass, field
from typing import Literal

from app.deadlines.calculate import Schedule
from app.privacy.identifiers import Identifier, Identifiers
from knowledge.passages import Held
from knowledge.sources import Authority, Status

Role = Literal["senco", "teacher", "trainee"]
Outcome = Literal["answered", "partial", "refused", "signposted", "clarify"]
Duty = Literal["must", "should", "may"]

ROLES: tuple[Role, ...] = ("senco", "teacher", "trainee")


@dataclass(frozen=True)
class Turn:
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True)
class Question:
    """What a person asked, as whom, what was said before, and the identifiers that are known in this session."""

    text: str
    role: Role = "senco"
    history: tuple[Turn, ...] = ()
    identifiers: Identifiers = field(default=Identifiers(), repr=False)


@dataclass(frozen=True)
class Citation:
    """A reference resolved to a passage, with the words that support the statement.

    `verified` is earned, never assumed: the quote stands letter for letter (after white space) in the held text,
    or it is our own summary, checked against the edition named in `edition`. `warning` tells where the law has moved
    past the passage; `note`, where the law and the Code differ on its matter, or what limits it; `checked_on`, on which
    day its source was last looked at.
    """

    mark: int
    reference: str
    source: str
    title: str
    page: int | None
    quote: str
    held: Held
    verified: bool
    status: Status
    authority: Authority
    url: str
    headings: tuple[str, ...] = ()
    date: str = ""
    edition: str = ""
    status_note: str = ""
    warning: str = ""
    note: str = ""
    checked_on: str = ""


@dataclass(frozen=True)
class Statement:
    """One claim with its marks. `label` is the duty word as shown ("MUST NOT", "UNLESS", …) or empty.

    `section` is the part of the answer it stands in: "" for the rules themselves, or a heading ("What to do next").
    """

    text: str
    label: str = ""
    citations: tuple[int, ...] = ()
    section: str = ""

    @property
    def duty(self) -> Duty | None:
        """The duty word as the Code defines it, or None for facts, exceptions and advice."""
        word = self.label.split(" ")[0].lower()
        return word if word in ("must", "should", "may") else None  # type: ignore[return-value]


@dataclass(frozen=True)
class Answer:
    """An answer ready to be shown: a short answer, statements, and citations that have been checked.

    `heading` says what was found ("How long the local authority has …"); `short` is the short answer, its first phrase
    in **bold**, with marks like [1]; `writer` names what wrote it; `as_at` is the day its sources were last checked;
    `pages` are the authored pages that it is made of, best first ("guide:senco-time", "strategy:wait-time"); `dates`
    are the statutory dates that were computed for it; `masked` is what was masked in the question, which is given as
    it was searched with; `choices` are, where something is asked back ("clarify"), full questions to put instead.
    """

    question: str
    outcome: Outcome
    heading: str
    short: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()
    writer: str = "quoting writer"
    pages: tuple[str, ...] = ()
    dates: Schedule | None = None
    masked: tuple[Identifier, ...] = field(default=(), repr=False)
    as_at: str = ""
    seconds: float = 0.0
    choices: tuple[str, ...] = ()
