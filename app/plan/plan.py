"""What a draft plan is made of; knows nothing of how it is drafted, checked, kept or shown."""

from dataclasses import dataclass, field
from typing import Literal

from app.ask.answer import Citation
from app.plan.profile import Profile
from app.privacy.identifiers import Identifier

Layer = Literal["universal", "targeted", "specialist"]
Evidence = Literal["strong", "moderate", "consensus", "weak"]


@dataclass(frozen=True)
class Outcome:
    """What the pupil will be able to do or will feel: a benefit to the pupil, never a provision.

    `measure` tells how it is seen, `review` when; neither has a figure or a date that nobody gave.
    """

    text: str
    measure: str
    review: str
    barrier: str = ""


@dataclass(frozen=True)
class Action:
    """One thing that an adult does, why for this pupil, and where it comes from.

    `citations` are marks of the plan's citations; `duty` the reference of the legal duty that it may serve, or None;
    `strategy` the id of the page of the bank that it is taken from; `steps` how it is done.
    """

    what: str
    why: str
    who: str
    when: str
    check: str
    layer: Layer
    duty: str | None
    evidence: Evidence
    citations: tuple[int, ...] = ()
    steps: tuple[str, ...] = ()
    strategy: str = ""
    barrier: str = ""


@dataclass(frozen=True)
class Moment:
    """What to adjust at one moment of a lesson or a day ("Entering", "Instructions", "Unstructured times", …)."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """What a quality rule says of a plan: the rule's short name, whether it is kept, and why that matters, with its
    reference. A rule that is not kept says what to do."""

    rule: str
    ok: bool
    message: str
    reference: str = ""


@dataclass(frozen=True)
class Approval:
    """A named person who approved a plan, and the day (ISO)."""

    name: str
    on: str


@dataclass(frozen=True)
class Plan:
    """A draft plan. Lists are a line each; a reference in a line stands there in its printed form, in brackets.

    `needs` tells what was described and what may be behind it, never a diagnosis; `advice` whom to ask and when that
    is due; `asks` what is missing from the profile, as a question to a person; `stop_doing` what makes it worse.
    A plan is a draft until the approvals that `approvals_wanted` counts are there.
    """

    profile: Profile
    needs: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    actions: tuple[Action, ...] = ()
    moments: tuple[Moment, ...] = ()
    stop_doing: tuple[str, ...] = ()
    access_arrangements: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    passport: str = ""
    cycle: str = ""
    letter: str = ""
    for_the_pupil: str = ""
    school_advice: str = ""
    citations: tuple[Citation, ...] = ()
    quality: tuple[Verdict, ...] = ()
    approvals: tuple[Approval, ...] = ()
    approvals_wanted: int = 1
    writer: str = "quoting writer"
    as_at: str = ""
    seconds: float = 0.0
    masked: tuple[Identifier, ...] = field(default=(), repr=False)

    @property
    def status(self) -> Literal["draft", "approved"]:
        """Whether as many different people as are wanted have approved it."""
        names = {" ".join(each.name.casefold().split()) for each in self.approvals}
        return "approved" if len(names) >= self.approvals_wanted else "draft"
