"""How the command prints kept plans: a line each, or plain data; opens none."""

import json
from collections.abc import Iterator
from typing import Any

from app.records.plans import Plans, Summary


def printed(kept: Plans, as_json: bool) -> str:
    """The list of kept plans, the next to be reviewed first."""
    found = kept.listed()
    return json.dumps([*map(plan_data, found)], ensure_ascii=False) if as_json else "\n".join(plan_lines(found))


def plan_data(plan: Summary) -> dict[str, Any]:
    """A plan in the form that `senco plans --json` promises; of one that cannot be opened, why."""
    return {
        "id": plan.id,
        "title": plan.title,
        "created": plan.created.isoformat(timespec="seconds") if plan.created else None,
        "changed": plan.changed.isoformat(timespec="seconds") if plan.changed else None,
        "review": plan.review.isoformat() if plan.review else None,
        "keep_until": plan.keep_until.isoformat(),
        "status": plan.status,
        "trouble": plan.trouble,
    }


def plan_lines(plans: tuple[Summary, ...]) -> Iterator[str]:
    """Plans for a terminal: id, when reviewed, until when kept, draft or approved, title."""
    if not plans:
        yield "No plan is kept."
    for each in plans:
        review = f"review {each.review}" if each.review else "no review yet"
        told = each.trouble or f"{review}  {each.status}  {each.title}"
        yield f"{each.id}  kept until {each.keep_until}  {told}"
