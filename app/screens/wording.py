"""The words on the screens: roles, example questions, statuses, dates. Knows nothing of how they are drawn."""

from datetime import date

from app.ask.answer import Answer, Citation, Outcome, Role
from app.ask.markdown import SCOPE, checked_how, worded_by
from knowledge.sources import Authority

PURPOSE = (
    "Ask about the SEND Code of Practice and the law behind it, or describe what you see in class. "
    "Every statement in an answer has its source beside it."
)
PROMPT = "Ask about the Code, or describe what you see in class"
UNFORESEEN = "This failed in a way that nobody foresaw. The window that the program was started from says more."
OPENING = "Opening the library. You can type meanwhile."
OLLAMA = (
    "Ollama on this computer has the model {model}. It could word answers, each sentence still held to its source; "
    "nothing is sent elsewhere. To turn it on, set `SENCO_MODEL=ollama:{model}` and start the program again."
)
NOT_HELD = (
    "Answers rest on our plain-English digest or summaries of these. Where the official file is held, "
    "its own words are quoted. If you have one of the files, add it above: it is recognised."
)

ROLE_NAMES: dict[Role, str] = {"senco": "SENCO", "teacher": "Teacher", "trainee": "Trainee"}
ASKED_AS: dict[Role, str] = {"senco": "as a SENCO", "teacher": "as a teacher", "trainee": "as a trainee"}
EXAMPLES: dict[Role, tuple[str, str, str]] = {
    "senco": (
        "How long does the council have to decide on an EHC needs assessment?",
        "Who must we invite to an annual review, and when do the papers go out?",
        "What must our SEN information report contain?",
    ),
    "teacher": (
        "A pupil in my class forgets what to do when I give several instructions. What can I try?",
        "A pupil shuts down when the room gets loud. What helps?",
        "What are the four stages of the graduated approach?",
    ),
    "trainee": (
        "What is the legal definition of special educational needs?",
        "Which qualification must a new SENCO have, and by when?",
        "What does a SENCO have to do?",
    ),
}

STATUS_NAMES = {
    "in force": "In force",
    "proposed": "Proposed, not law",
    "superseded": "Superseded",
    "local": "Your own document",
    "evidence": "Evidence",
}
AUTHORITY_NAMES: dict[Authority, str] = {
    "act": "Acts",
    "regulations": "Regulations",
    "statutory guidance": "Statutory guidance",
    "guidance": "Guidance",
    "evidence": "Evidence and reports",
    "school": "Your own documents",
}
OUTCOME_NAMES: dict[Outcome, str] = {
    "answered": "",
    "partial": "Not a full answer",
    "refused": "Not answered here",
    "signposted": "Where to turn",
    "clarify": "One more thing is needed",
}
# not strftime: its names of months, and its way to write a day without a zero, differ between systems
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(iso: str) -> str:
    """`2015-01` as "January 2015", `n.d.` as "no date"; what is no date at all stays as it is."""
    if iso == "n.d.":
        return "no date"
    year, month, day = [*iso.split("-"), "", ""][:3]
    try:
        date(int(year), int(month), int(day or 1))
    except ValueError:
        return iso
    return " ".join(filter(None, [day.lstrip("0"), MONTHS[int(month) - 1], year]))


def how_checked(citation: Citation) -> str:
    """In plain words, how far the quote of a citation has been checked."""
    return checked_how(citation) + ("" if citation.verified else ": nobody has checked this against the document")


def scope(answer: Answer) -> str:
    """The quiet line beneath an answer: where it holds, from when, what it is not, and who worded it."""
    return f"{SCOPE.format(as_at=long_date(answer.as_at))} · {worded_by(answer.writer)}"


def count(number: int, one: str, many: str = "") -> str:
    """`count(1, "passage")` is "1 passage", `count(975, "passage")` is "975 passages"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
