"""A guide: one family of questions, its short answer and its statements; knows nothing of search or of answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.markdown import Line, Page, Problem, Support, marks, without_marks
from knowledge.sources import STATUSES, Status

# REPORTED is known through secondary pages only; UNKNOWN could not be established, and says where to ask.
LABELS = ("MUST NOT", "MUST", "SHOULD NOT", "SHOULD", "MAY", "UNLESS", "FACT", "REPORTED", "UNKNOWN")
_YES_OR_NO = re.compile(r"^(\*\*)?(?:Yes|No)(?:[.:]|,(?! if)) (\w)")
TOPICS = (
    "identifying needs",
    "areas of need",
    "SEN support",
    "teaching",
    "families and pupils' views",
    "SENCO",
    "governors and leadership",
    "published information",
    "funding",
    "early years",
    "post-16 and adulthood",
    "EHC needs assessment",
    "EHC plans",
    "naming a school",
    "annual reviews",
    "moving and transfer",
    "personal budgets",
    "looked-after children",
    "alternative provision and home education",
    "youth custody",
    "behaviour and exclusion",
    "attendance",
    "health and medical conditions",
    "safeguarding",
    "consent and capacity",
    "disagreements and appeals",
    "admissions",
    "transport",
    "equality",
    "exams and assessments",
    "data and records",
    "working with others",
    "inspection and inclusion",
    "reform",
    "other nations",
    "the SENCO's year",
)
SECTIONS = ("Questions", "Short answer", "Statements", "What to do next", "Common mistakes")


@dataclass(frozen=True)
class Rule:
    """One authored line with its marks; `label` is its duty word, "UNLESS", "FACT", or empty for advice."""

    text: str
    marks: tuple[int, ...]
    label: str = ""


@dataclass(frozen=True)
class Guide:
    """An authored page that answers a family of questions, each statement citing passages.

    `topics` are of TOPICS; the first is the one that it is shelved under.
    """

    id: str
    title: str
    asked_by: tuple[str, ...]
    topics: tuple[str, ...]
    status: Status
    checked_on: str
    related: tuple[str, ...]
    questions: tuple[str, ...]
    short: str
    statements: tuple[Rule, ...]
    next_steps: tuple[Rule, ...]
    mistakes: tuple[Rule, ...]
    citations: tuple[Support, ...]

    @property
    def phrasings(self) -> tuple[str, ...]:
        """What people say that leads to this page."""
        return self.questions

    @property
    def stated(self) -> str:
        """The short answer without a "Yes" or "No" at its start, which may not answer the question that was asked."""
        return _YES_OR_NO.sub(lambda start: (start[1] or "") + start[2].upper(), self.short)


def read_guide(page: Page) -> Guide:
    """The guide that a page holds; call `guide_problems` first, this trusts the page."""
    front = page.front
    return Guide(
        id=page.name,
        title=str(front.get("title", "")),
        asked_by=tuple(front.get("asked_by", ())),
        topics=tuple(front.get("topics", ())),
        status=front.get("status", "in force"),
        checked_on=str(front.get("checked_on", "")),
        related=tuple(front.get("related", ())),
        questions=tuple(line.text for line in page.lines("Questions")),
        short=page.text("Short answer"),
        statements=tuple(read_rule(line) for line in page.lines("Statements")),
        next_steps=tuple(read_rule(line) for line in page.lines("What to do next")),
        mistakes=tuple(read_rule(line) for line in page.lines("Common mistakes")),
        citations=page.citations,
    )


def read_rule(line: Line) -> Rule:
    """A line with its label and marks taken off: "MUST: The school …[1]"."""
    for label in LABELS:
        if line.text.startswith(f"{label}: "):
            return Rule(without_marks(line.text[len(label) + 2 :]), marks(line.text), label)
    return Rule(without_marks(line.text), marks(line.text))


def guide_problems(page: Page, file: str) -> list[Problem]:
    """What keeps a page from being a guide: missing fields and sections, unlabelled or uncited statements."""
    found = [
        Problem(file, 2, f"'{field}' is missing.")
        for field in ("title", "asked_by", "topics")
        if not page.front.get(field)
    ]
    found += [
        Problem(file, 2, f"'{field}' is a list: [one, another].")
        for field in ("asked_by", "topics", "related")
        if not isinstance(page.front.get(field, []), list)
    ]
    found += [
        Problem(file, 2, f"'topics' takes {', '.join(TOPICS)}; there is no '{topic}'.")
        for topic in page.front.get("topics") or ()
        if topic not in TOPICS
    ]
    found += standing_problems(page, file) + unknown_sections(page, file, SECTIONS)
    found += [Problem(file, 1, f"the section '{name}' is missing.") for name in SECTIONS[:3] if not page.lines(name)]
    for line in page.lines("Statements"):
        rule = read_rule(line)
        if not rule.label:
            found.append(Problem(file, line.number, f"a statement opens with one of {', '.join(LABELS)} and a colon."))
        if not rule.marks and rule.label != "UNKNOWN":
            found.append(Problem(file, line.number, "a statement needs at least one mark such as [1]."))
    if page.lines("Short answer") and not marks(page.text("Short answer")):
        found.append(Problem(file, page.lines("Short answer")[0].number, "the short answer needs at least one mark."))
    return found + mark_problems(page, file)


def standing_problems(page: Page, file: str) -> list[Problem]:
    """Whether status and the day of the last check are present and in form."""
    found = []
    if page.front.get("status") not in STATUSES:
        found.append(Problem(file, 2, f"'status' must be one of {', '.join(STATUSES)}."))
    if not _is_day(str(page.front.get("checked_on", ""))):
        found.append(Problem(file, 2, "'checked_on' must be a date such as 2026-11-23."))
    return found


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def unknown_sections(page: Page, file: str, known: Sequence[str]) -> list[Problem]:
    """Sections that nobody would ever see, because their heading is misspelt."""
    return [
        Problem(file, lines[0].number if lines else 1, f"there is no section '{name}': {', '.join(known)}, Citations.")
        for name, lines in page.sections.items()
        if name not in known
    ]


def mark_problems(page: Page, file: str) -> list[Problem]:
    """Marks without a citation, citations without a mark, and citations numbered twice."""
    numbers = [support.mark for support in page.citations]
    used: set[int] = set()
    found = []
    for lines in page.sections.values():
        for line in lines:
            used |= set(marks(line.text))
            found += [
                Problem(file, line.number, f"the mark [{mark}] has no citation.")
                for mark in marks(line.text)
                if mark not in numbers
            ]
    for support in page.citations:
        if numbers.count(support.mark) > 1:
            found.append(Problem(file, support.line, f"the citation {support.mark} is numbered twice."))
        if support.mark not in used:
            found.append(Problem(file, support.line, f"the citation {support.mark} is used by no mark."))
    return found
