"""A schedule as plain data, in the form that `senco deadlines --json` promises; decides nothing."""

from typing import Any

from app.deadlines.calculate import Event, Schedule, Undated


def as_data(schedule: Schedule) -> dict[str, Any]:
    """The dates that follow, and the limits that have no date yet."""
    return {
        "rule": schedule.rule.id,
        "title": schedule.rule.title,
        "from": schedule.start.isoformat() if schedule.start else "",
        "and": {name: day.isoformat() for name, day in schedule.named.items()},
        "to": schedule.to,
        "on": schedule.on.isoformat(),
        "events": [_event(each) for each in schedule.events],
        "undated": [_undated(each) for each in schedule.undated],
    }


def _event(event: Event) -> dict[str, Any]:
    limit = event.limit
    return {
        "id": limit.id,
        "label": limit.label,
        "who": limit.who,
        "force": limit.force,
        "due": event.due.isoformat(),
        "overdue": event.overdue,
        "as_soon_as_practicable": limit.as_soon_as_practicable,
        "counted": event.counted,
        "reference": "; ".join(limit.references),
        "exceptions": [{"text": each.text, "reference": each.reference} for each in limit.exceptions],
        "note": limit.note,
    }


def _undated(undated: Undated) -> dict[str, Any]:
    return {"id": undated.limit.id, "label": undated.limit.label, "why": undated.why, "needs": undated.needs}
