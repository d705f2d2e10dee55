"""A strategy: one thing to do for one barrier, its steps and its evidence; knows nothing of pupils or plans."""

from dataclasses import dataclass

from knowledge.guides import Rule, mark_problems, read_rule, standing_problems, unknown_sections
from knowledge.markdown import Page, Problem, Support
from knowledge.sources import Status

AREAS = (
    "communication and interaction",
    "cognition and learning",
    "social, emotional and mental health",
    "sensory and/or physical",
)
PHASES = ("early years", "primary", "secondary", "post-16")
LAYERS = ("universal", "targeted", "specialist")
STRENGTHS = ("strong", "moderate", "consensus", "weak")
SECTIONS = ("Seen in class", "In short", "Steps", "You will know it helps when", "Take care", "Evidence")


@dataclass(frozen=True)
class Strategy:
    """One thing to do for one barrier: how, for whom, at what layer of support, on what evidence, when not to."""

    id: str
    title: str
    areas: tuple[str, ...]
    often_with: tuple[str, ...]
    phases: tuple[str, ...]
    layer: str
    strength: str
    status: Status
    checked_on: str
    seen: tuple[str, ...]
    short: str
    steps: tuple[Rule, ...]
    signs: tuple[Rule, ...]
    cautions: tuple[Rule, ...]
    evidence: tuple[Rule, ...]
    citations: tuple[Support, ...]


def read_strategy(page: Page) -> Strategy:
    """The strategy that a page holds; call `strategy_problems` first, this trusts the page."""
    front = page.front

    def rules(section: str) -> tuple[Rule, ...]:
        return tuple(read_rule(line) for line in page.lines(section))

    return Strategy(
        id=page.name,
        title=str(front.get("title", "")),
        areas=tuple(front.get("areas", ())),
        often_with=tuple(front.get("often_with", ())),
        phases=tuple(front.get("phases", ())),
        layer=str(front.get("layer", "")),
        strength=str(front.get("evidence", "")),
        status=front.get("status", "in force"),
        checked_on=str(front.get("checked_on", "")),
        seen=tuple(line.text for line in page.lines("Seen in class")),
        short=page.text("In short"),
        steps=rules("Steps"),
        signs=rules("You will know it helps when"),
        cautions=rules("Take care"),
        evidence=rules("Evidence"),
        citations=page.citations,
    )


def strategy_problems(page: Page, file: str) -> list[Problem]:
    """What keeps a page from being a strategy: missing fields and sections, unknown words, evidence without a mark."""
    found = standing_problems(page, file) + unknown_sections(page, file, SECTIONS)
    if not page.front.get("title"):
        found.append(Problem(file, 2, "'title' is missing."))
    for field, allowed in (("areas", AREAS), ("phases", PHASES), ("layer", LAYERS), ("evidence", STRENGTHS)):
        value = page.front.get(field)
        values = value if isinstance(value, list) else [value]
        listed = isinstance(value, list) == (field in ("areas", "phases"))
        if not listed or not values or any(each not in allowed for each in values):
            found.append(Problem(file, 2, f"'{field}' takes {', '.join(allowed)}."))
    if not isinstance(page.front.get("often_with", []), list):
        found.append(Problem(file, 2, "'often_with' is a list: [one, another]."))
    found += [Problem(file, 1, f"the section '{name}' is missing.") for name in SECTIONS if not page.lines(name)]
    if page.lines("Evidence") and not any(read_rule(line).marks for line in page.lines("Evidence")):
        found.append(Problem(file, page.lines("Evidence")[0].number, "the evidence needs at least one mark."))
    return found + mark_problems(page, file)
