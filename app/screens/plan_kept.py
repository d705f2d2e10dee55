"""The kept plans of this session's person: opens, saves, deletes; a failure becomes a line. Draws nothing."""

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from app.privacy.identifiers import Identifiers
from app.screens import keeping, parts, plan_work

if TYPE_CHECKING:
    from app.plan.plan import Plan
    from app.records.plans import Plans

PASSPHRASE = "passphrase-of-plans"  # the name of its place in the session
OPENED = "kept-plans"


def plans() -> "Plans":
    """The kept plans, opened with the passphrase that was given; trying one takes half a second, so it is done once."""
    given = str(st.session_state.get(PASSPHRASE, ""))
    held: Plans | None = st.session_state.get(OPENED)
    if held is None or held.locks.passphrase != given:
        held = parts.assistant().plans(keeping.person(), given)
        st.session_state[OPENED] = held
    return held


def has_key_store() -> bool:
    """Whether this computer locks keys, so that no passphrase is needed."""
    return plans().locks.store is not None


def open_plan(plan_id: str) -> str:
    """Go on with a kept plan; the line that says why not, or nothing."""

    def work() -> None:
        kept = plans().load(plan_id)
        known = kept.names or Identifiers()
        plan_work.take_up(kept.plan, known.beside(_texts(kept.plan)), plan_id, kept.summary.title)

    return keeping.failure(work, "")


def save(plan: "Plan", title: str, until: date, with_names: bool) -> str:
    """Keep the plan, in the place of its earlier state if there is one; the line that says why not, or nothing."""
    at, names = plan_work.work(), plan_work.names() if with_names else None

    def work() -> None:
        called = plan_work.masked(title)
        if at.kept:
            plans().replace(at.kept, plan, names, called)
            plans().keep(at.kept, until)
        else:
            at.kept = plans().save(called, plan, names, until)
        at.kept_plan, at.title = plan, called

    return keeping.failure(work, "The plan is not kept.")


def delete(plan_id: str) -> str:
    """Delete a kept plan for good; the line that says why not, or nothing."""
    return keeping.failure(lambda: plans().delete(plan_id), "")


def _texts(plan: "Plan") -> str:
    from app.plan.as_markdown import as_markdown

    return as_markdown(plan)
