"""Who approved a plan; knows nothing of how a plan is kept."""

from dataclasses import replace
from datetime import date

from app.plan.plan import Approval, Plan
from knowledge.errors import ReaderError


def approved(plan: Plan, name: str, on: date) -> Plan:
    """The plan with one more approval; a second one by the same person, and a nameless one, is a ReaderError."""
    name = " ".join(name.split())
    if not name:
        raise ReaderError("An approval has a name: write who approves the plan.")
    if any(each.name.casefold() == name.casefold() for each in plan.approvals):
        raise ReaderError("This person has approved the plan already: a second approval is somebody else's.")
    return replace(plan, approvals=(*plan.approvals, Approval(name, on.isoformat())))


def unapproved(plan: Plan) -> Plan:
    """The plan as a draft again, which it is after every change."""
    return replace(plan, approvals=())
