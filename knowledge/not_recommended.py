"""What teachers ask for and should not be given: why not, and what to do instead; knows nothing of search or pupils."""

from dataclasses import dataclass

from knowledge.guides import Rule, mark_problems, read_rule, standing_problems, unknown_sections
from knowledge.markdown import Page, Problem, Support
from knowledge.sources import Status

SECTIONS = ("Asked for as", "In short", "Why not", "What to do instead", "Evidence")


@dataclass(frozen=True)
class NotRecommended:
    """A practice that is asked for and not recommended; `instead` are the ids of strategies that serve the purpose."""

    id: str
    title: str
    instead: tuple[str, ...]
    status: Status
    checked_on: str
    asked_as: tuple[str, ...]
    short: str
    reasons: tuple[Rule, ...]
    alternatives: tuple[Rule, ...]
    evidence: tuple[Rule, ...]
    citations: tuple[Support, ...]

    @property
    def phrasings(self) -> tuple[str, ...]:
        """What people say that leads to this page."""
        return self.asked_as


def read_not_recommended(page: Page) -> NotRecommended:
    """The practice that a page holds; call `not_recommended_problems` first, this trusts the page."""

    def rules(section: str) -> tuple[Rule, ...]:
        return tuple(read_rule(line) for line in page.lines(section))

    return NotRecommended(
        id=page.name,
        title=str(page.front.get("title", "")),
        instead=tuple(page.front.get("instead", ())),
        status=page.front.get("status", "in force"),
        checked_on=str(page.front.get("checked_on", "")),
        asked_as=tuple(line.text for line in page.lines("Asked for as")),
        short=page.text("In short"),
        reasons=rules("Why not"),
        alternatives=rules("What to do instead"),
        evidence=rules("Evidence"),
        citations=page.citations,
    )


def not_recommended_problems(page: Page, file: str) -> list[Problem]:
    """What keeps a page from telling what is not recommended: missing fields and sections, reasons without a mark."""
    found = standing_problems(page, file) + unknown_sections(page, file, SECTIONS)
    if not page.front.get("title"):
        found.append(Problem(file, 2, "'title' is missing."))
    if not page.front.get("instead") or not isinstance(page.front["instead"], list):
        found.append(Problem(file, 2, "'instead' lists the strategies to turn to: [one-id, another-id]."))
    found += [Problem(file, 1, f"the section '{name}' is missing.") for name in SECTIONS if not page.lines(name)]
    reasons = (*page.lines("Why not"), *page.lines("Evidence"))
    if reasons and not any(read_rule(line).marks for line in reasons):
        found.append(Problem(file, reasons[0].number, "the reasons need at least one mark."))
    return found + mark_problems(page, file)
