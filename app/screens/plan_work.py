"""The plan that this visit works on, held in the session; knows nothing of drawing, databases or drafting."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from app.plan.masked import masked_profile
from app.plan.profile import Profile
from app.plan.screened import is_danger
from app.privacy.identifiers import Identifier, Identifiers
from app.privacy.mask import mask, unmask
from app.screens import mask_check

if TYPE_CHECKING:
    from app.plan.plan import Plan

STEPS = ("Describe", "Check what is masked", "Draft", "Edit and approve", "Word and keep")
DESCRIBE, CHECK, DRAFT, EDIT, KEEP = range(1, 6)
TABLE = "plan-identifiers"  # the names of the pupil's plan are not those of a conversation
APPROVAL_GONE = "The change took the approval away: the plan is a draft again."
NAMES_MASKED = "Names that you wrote became placeholders."


@dataclass
class Work:
    """What is known so far: the description as it was typed, the plan made of it, and what of it is kept."""

    step: int = DESCRIBE
    words: str = field(default="", repr=False)
    form: Profile = field(default=Profile(), repr=False)
    plan: "Plan | None" = field(default=None, repr=False)
    kept: str = ""  # the id under which it is kept
    title: str = field(default="", repr=False)
    kept_plan: "Plan | None" = field(default=None, repr=False)  # as it is kept
    changing: str = ""  # the one thing of the plan whose fields are open
    said: str = field(default="", repr=False)  # a line to be shown once

    @property
    def unsaved(self) -> bool:
        """Whether a refresh would lose something of the plan."""
        return self.plan is not None and self.plan != self.kept_plan

    def reaches(self, step: int) -> bool:
        """Whether there is enough for a step; where danger is all that was told there is nothing to edit or export."""
        if step in (EDIT, KEEP):
            return self.plan is not None and bool(self.plan.actions or self.plan.outcomes)
        if step == DRAFT:
            return self.plan is not None
        return step == DESCRIBE or bool(self.form.text())


def work() -> Work:
    """What the session holds."""
    held: Work = st.session_state.setdefault("plan", Work())
    return held


def go(step: int) -> None:
    """Be at another step."""
    work().step, work().changing = step, ""


def begin() -> None:
    """Forget the plan, the description and the names."""
    for name in [each for each in st.session_state if str(each).startswith("plan-")]:
        del st.session_state[name]
    st.session_state["plan"] = Work()


def take_up(plan: "Plan", known: Identifiers, kept: str, title: str) -> None:
    """Go on with a plan that was kept; it is told again who its pupil is, as what was masked is not kept with it."""
    begin()
    called = [Identifier(each, "pupil", each) for each in sorted(known.taken) if each.startswith("Pupil ")]
    plan = replace(plan, masked=known.entries or tuple(called[:1]))
    mask_check.keep(known, TABLE)
    st.session_state["plan"] = Work(DRAFT, form=plan.profile, plan=plan, kept=kept, title=title, kept_plan=plan)


def names() -> Identifiers:
    """Which placeholder of the plan stands for which words."""
    return mask_check.identifiers(TABLE)


def check() -> Profile:
    """The described pupil, every name of whom is in the table from now on."""
    _, _, known = masked_profile(work().form, names())
    mask_check.keep(known, TABLE)
    return work().form


def spoken(text: str) -> str:
    """A text that leaves the program: words again where placeholders stand."""
    return unmask(text, names())


def outward(plan: "Plan") -> "Plan":
    """The plan as it leaves the program: where danger is told of, without that and without the description.

    Paper and files reach parents and pupils; what was disclosed belongs into the school's safeguarding record.
    """
    if not any(map(is_danger, plan.warnings)):
        return plan
    return replace(plan, profile=Profile(), warnings=tuple(each for each in plan.warnings if not is_danger(each)))


def masked(text: str, before: str = "") -> str:
    """What a person wrote, without names; lines that stood there before are as they were."""
    known, stood, lines = names(), before.splitlines(), []
    for line in text.strip().splitlines():
        found = None if line in stood else mask(line, known)
        known = found.identifiers if found else known
        lines.append(found.text if found else line)
        if found and found.masked:
            work().said = NAMES_MASKED
    mask_check.keep(known, TABLE)
    return "\n".join(lines)


def change(plan: "Plan") -> None:
    """Put a changed plan in the place of the one before, and say so where that took an approval away."""
    before = work().plan
    work().plan = plan
    if before and before.approvals and not plan.approvals:
        work().said = " ".join(filter(None, [APPROVAL_GONE, work().said]))


def said() -> str:
    """The line that is to be shown once, if there is one."""
    line, work().said = work().said, ""
    return line


def pupil() -> str:
    """What the pupil is called on the screen: a placeholder."""
    called = [each.placeholder for each in names().entries if each.kind == "pupil"]
    called += sorted(each for each in names().taken if each.startswith("Pupil "))
    return called[0] if called else "the pupil"


def title() -> str:
    """What the plan is called, with a placeholder in the place of a name."""
    plan = work().plan
    year = plan.profile.year_group.strip() if plan else ""
    return f"plan for {pupil()}" + (f", {year}" if 0 < len(year) <= 24 else "")


def capital(text: str) -> str:
    """A text with a capital at its start, and the others as they are: "Pupil A" has one too."""
    return text[:1].upper() + text[1:]


def today() -> date:
    """The day on which a plan is changed, approved or made into a file."""
    return date.today()
