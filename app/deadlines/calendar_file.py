"""A schedule as an iCalendar file (RFC 5545) for Outlook, Google Calendar and the rest; counts nothing."""

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from icalendar import Alarm, Calendar
from icalendar import Event as Entry

from app.deadlines.calculate import Event, Schedule
from app.deadlines.explain import in_words
from app.whole_file import write_whole

_REMINDER = timedelta(days=-7)


def calendar_file(schedule: Schedule) -> bytes:
    """The dates as whole-day entries, which no time zone can move; each says how it was counted and where it stands.

    No pupil is named in it. The same dates give the same file, so that importing it twice doubles nothing.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//senco-assistant//statutory dates//EN")
    calendar.add("version", "2.0")
    for event in schedule.events:
        calendar.add_component(_entry(schedule, event))
    return bytes(calendar.to_ical())


def write_calendar(path: Path, schedule: Schedule) -> None:
    """Write the dates to a calendar file; a ReaderError where it cannot be written."""
    write_whole(path, calendar_file(schedule))


def _entry(schedule: Schedule, event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", f"{_fingerprint(schedule, event)}@senco-assistant")
    entry.add("dtstamp", datetime.combine(schedule.start or event.due, time(), UTC))
    entry.add("dtstart", event.due)
    entry.add("dtend", event.due + timedelta(days=1) if event.due < date.max else event.due)
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", f"{schedule.rule.title}: {event.limit.label}")
    entry.add("description", _description(event))
    entry.add_component(_reminder())
    return entry


def _description(event: Event) -> str:
    limit = event.limit
    lines = [
        f"{limit.force.upper()} · {limit.who} · by {in_words(event.due)}",
        "A latest date, not a target: as soon as practicable." if limit.as_soon_as_practicable else "",
        event.counted,
        *(f"Unless: {each.text} ({each.reference})" for each in limit.exceptions),
        "; ".join(limit.references),
        "England. Not legal advice: check it before you rely on it.",
    ]
    return "\n".join(filter(None, lines))


def _reminder() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "A statutory date in a week")
    alarm.add("trigger", _REMINDER)
    return alarm


def _fingerprint(schedule: Schedule, event: Event) -> str:
    known = (
        schedule.rule.id,
        schedule.to,
        event.limit.id,
        str(schedule.start),
        *sorted(map(str, schedule.named.items())),
    )
    return sha256("|".join(known).encode()).hexdigest()[:24]
