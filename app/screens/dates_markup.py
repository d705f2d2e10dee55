"""Computed dates as markup: a timeline, a table for an answer, a calendar file to take away. Counts nothing."""

import streamlit as st

from app.deadlines.calculate import Event, Schedule, Undated
from app.deadlines.calendar_file import calendar_file
from app.deadlines.explain import in_words
from app.screens.answer_markup import badge
from app.screens.markup import Html, join, tag


def timeline(found: Schedule) -> Html:
    """The dates from the soonest, then what has no date yet."""
    dated = tag("ol", *(_row(event) for event in found.events), class_="timeline") if found.events else ""
    waiting = [tag("h3", "Not dated"), tag("ul", *map(_waiting, found.undated))] if found.undated else []
    return tag("div", dated, *waiting, class_="dates")


def table(found: Schedule) -> Html:
    """The dates of an answer, a line each: when, who must do what, and whether it is past."""
    head = tag("tr", *(tag("th", name, scope="col") for name in ("By", "Who must do what", "As it stands")))
    rows = [
        tag(
            "tr",
            tag("th", in_words(event.due), scope="row"),
            tag("td", badge(event.limit.force.upper()), f"{event.limit.who}: {event.limit.label}"),
            tag("td", _standing(event, found)),
        )
        for event in found.events
    ]
    return tag("div", tag("table", tag("thead", head), tag("tbody", *rows)), class_="dates-table")


def calendar_button(found: Schedule, key: str) -> None:
    """The dates as a file that a calendar opens; made when it is asked for, kept nowhere."""
    st.download_button(
        "Add to calendar",
        calendar_file(found),
        f"{found.rule.id}-dates.ics",
        "text/calendar",
        key=f"calendar-{key}",
        icon=":material/calendar_add_on:",
        on_click="ignore",
    )


def _row(event: Event) -> Html:
    limit = event.limit
    past = tag("span", "Past", class_="past") if event.overdue else ""
    return tag(
        "li",
        tag("h3", in_words(event.due), " ", past),
        tag("p", badge(limit.force.upper()), f"{limit.who}: {limit.label}"),
        tag("p", "As soon as practicable, and no later.", class_="facts") if limit.as_soon_as_practicable else "",
        tag("p", event.counted, class_="counted"),
        *(
            tag("p", join(badge("UNLESS"), f"{each.text} ({each.reference})"), class_="exemption")
            for each in limit.exceptions
        ),
        tag("p", limit.note, class_="facts") if limit.note else "",
        tag("p", "; ".join(limit.references), class_="facts"),
        class_="overdue" if event.overdue else None,
    )


def _waiting(undated: Undated) -> Html:
    return tag("li", f"{undated.limit.label}: {undated.why}")


def _standing(event: Event, found: Schedule) -> str:
    days = (event.due - found.on).days
    if days < 0:
        return f"Past, by {-days} day{'s' * (days != -1)}"
    return "Today" if days == 0 else f"In {days} day{'s' * (days != 1)}"
