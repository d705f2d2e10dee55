"""A plan as plain values for other programs; decides nothing."""

from typing import Any

from app.plan.as_markdown import as_markdown
from app.plan.plan import Action, Plan


def as_data(plan: Plan) -> dict[str, Any]:
    """The object that `senco plan --json` prints; what was masked is named by placeholder and kind only."""
    return {
        "text": as_markdown(plan),
        "passport": plan.passport,
        "needs": list(plan.needs),
        "strengths": list(plan.strengths),
        "outcomes": [{"text": each.text, "measure": each.measure, "review": each.review} for each in plan.outcomes],
        "actions": [_action(plan, each) for each in plan.actions],
        "access_arrangements": list(plan.access_arrangements),
        "advice": list(plan.advice),
        "asks": list(plan.asks),
        "warnings": list(plan.warnings),
        "quality": [{"rule": each.rule, "ok": each.ok, "message": each.message} for each in plan.quality],
        "masked": [
            {"placeholder": placeholder, "kind": kind}
            for placeholder, kind in dict.fromkeys((each.placeholder, each.kind) for each in plan.masked)
        ],
        "status": plan.status,
        "writer": plan.writer,
        "seconds": plan.seconds,
    }


def _action(plan: Plan, action: Action) -> dict[str, Any]:
    references = {each.mark: each.reference for each in plan.citations}
    return {
        "what": action.what,
        "why": action.why,
        "who": action.who,
        "when": action.when,
        "check": action.check,
        "layer": action.layer,
        "duty": action.duty,
        "evidence": action.evidence,
        "citations": [references[mark] for mark in action.citations],
    }
