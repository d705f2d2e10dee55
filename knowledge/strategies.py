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
COSTS = ("none", "low", "medium", "high")
# What gets in the way, as a teacher sees it.
BARRIERS = (
    "following instructions",
    "getting started and staying on task",
    "remembering",
    "organising and planning",
    "understanding language",
    "speaking and being understood",
    "speaking in front of others",
    "getting on with others",
    "play and joining in",
    "change and moving between things",
    "sensory load",
    "big feelings and outbursts",
    "worry and avoidance",
    "coming to school",
    "trust and belonging",
    "confidence and motivation",
    "reading",
    "spelling and writing",
    "handwriting and recording",
    "number and maths",
    "learning in small steps",
    "hearing what is said",
    "seeing what is shown",
    "movement and access",
    "self-care and independence",
    "tiredness and health",
    "learning English as well",
    "tests and exams",
    "needing more challenge",
)
SUBJECTS = (
    "maths", "reading", "writing", "PE", "practical work", "exams", "languages", "music and art", "homework",
)  # fmt: skip
SECTIONS = (
    "Seen in class",
    "In short",
    "Steps",
    "For example",
    "What to prepare",
    "You will know it helps when",
    "Take care",
    "When to stop and whom to ask",
    "Duty",
    "Evidence",
)


@dataclass(frozen=True)
class Strategy:
    """One thing to do for one barrier: how, for whom, at what layer of support, on what evidence, when not to.

    `barriers` are of BARRIERS, the first the one that it is shelved under; `subjects` of SUBJECTS where it is meant for
    some only; `duty` tells which legal duty doing it may serve.
    """

    id: str
    title: str
    barriers: tuple[str, ...]
    areas: tuple[str, ...]
    often_with: tuple[str, ...]
    phases: tuple[str, ...]
    subjects: tuple[str, ...]
    layer: str
    strength: str
    time: str
    cost: str
    people: str
    status: Status
    checked_on: str
    seen: tuple[str, ...]
    short: str
    steps: tuple[Rule, ...]
    example: str
    prepare: tuple[Rule, ...]
    signs: tuple[Rule, ...]
    cautions: tuple[Rule, ...]
    stop: tuple[Rule, ...]
    duty: tuple[Rule, ...]
    evidence: tuple[Rule, ...]
    citations: tuple[Support, ...]

    @property
    def phrasings(self) -> tuple[str, ...]:
        """What people say that leads to this page."""
        return self.seen


def read_strategy(page: Page) -> Strategy:
    """The strategy that a page holds; call `strategy_problems` first, this trusts the page."""
    front = page.front

    def rules(section: str) -> tuple[Rule, ...]:
        return tuple(read_rule(line) for line in page.lines(section))

    return Strategy(
        id=page.name,
        title=str(front.get("title", "")),
        barriers=tuple(front.get("barriers", ())),
        areas=tuple(front.get("areas", ())),
        often_with=tuple(front.get("often_with", ())),
        phases=tuple(front.get("phases", ())),
        subjects=tuple(front.get("subjects", ())),
        layer=str(front.get("layer", "")),
        strength=str(front.get("evidence", "")),
        time=str(front.get("time", "")),
        cost=str(front.get("cost", "")),
        people=str(front.get("people", "")),
        status=front.get("status", "in force"),
        checked_on=str(front.get("checked_on", "")),
        seen=tuple(line.text for line in page.lines("Seen in class")),
        short=page.text("In short"),
        steps=rules("Steps"),
        example=page.text("For example"),
        prepare=rules("What to prepare"),
        signs=rules("You will know it helps when"),
        cautions=rules("Take care"),
        stop=rules("When to stop and whom to ask"),
        duty=rules("Duty"),
        evidence=rules("Evidence"),
        citations=page.citations,
    )


_WORDS = (
    ("barriers", BARRIERS),
    ("areas", AREAS),
    ("phases", PHASES),
    ("subjects", SUBJECTS),
    ("layer", LAYERS),
    ("evidence", STRENGTHS),
    ("cost", COSTS),
)
_LISTS = ("barriers", "areas", "phases", "subjects")


def strategy_problems(page: Page, file: str) -> list[Problem]:
    """What keeps a page from being a strategy: missing fields and sections, unknown words, evidence without a mark."""
    found = standing_problems(page, file) + unknown_sections(page, file, SECTIONS)
    found += [
        Problem(file, 2, f"'{field}' is missing.") for field in ("title", "time", "people") if not page.front.get(field)
    ]
    found += word_problems(page, file)
    found += [Problem(file, 1, f"the section '{name}' is missing.") for name in SECTIONS if not page.lines(name)]
    for name in ("Duty", "Evidence"):
        if page.lines(name) and not any(read_rule(line).marks for line in page.lines(name)):
            found.append(Problem(file, page.lines(name)[0].number, f"the {name.lower()} needs at least one mark."))
    return found + mark_problems(page, file)


def word_problems(page: Page, file: str) -> list[Problem]:
    """Fields of the front matter with words that are not among those they take."""
    found = []
    for field, allowed in _WORDS:
        value = page.front.get(field, [] if field == "subjects" else None)
        values = value if isinstance(value, list) else [value]
        listed = isinstance(value, list) == (field in _LISTS)
        empty = not values and field != "subjects"
        if not listed or empty or any(each not in allowed for each in values):
            found.append(Problem(file, 2, f"'{field}' takes {', '.join(allowed)}."))
    if not isinstance(page.front.get("often_with", []), list):
        found.append(Problem(file, 2, "'often_with' is a list: [one, another]."))
    return found
