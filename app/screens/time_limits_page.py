"""The Time limits screen: every statutory time limit, its exceptions and where it stands. Draws only."""

from itertools import groupby

import streamlit as st

from app.screens import markup
from app.screens.answer_markup import badge
from app.screens.markup import Html, join, show, tag
from knowledge.time_limits import TimeLimit, rules, time_limits


def draw() -> None:
    """The limits, a table for each rule."""
    st.title("Time limits", anchor=False)
    st.markdown("Latest dates, not targets: *as soon as practicable* stands beside most of them.")
    for rule, limits in groupby(time_limits(), key=lambda limit: limit.rule):
        st.subheader(rules()[rule].title, anchor=False)
        label = f"Compute these from the day on which: {markup.plain(rules()[rule].start)}"
        st.page_link("dates_page.py", label=label, icon=":material/event:", query_params={"rule": rules()[rule].title})
        show(tag("ul", *(row(limit) for limit in limits), class_="listed"))


def row(limit: TimeLimit) -> Html:
    """One limit: the duty, the count, the exceptions, the references."""
    of = f" the {limit.of}" if limit.of and limit.count.endswith("before") else ""
    counted = f"{limit.count}{of} · {limit.start}" + ("" if limit.first_day == "next day" else " · that day is day 1")
    return tag(
        "li",
        tag("h3", limit.label),
        tag("p", badge(limit.force.upper()), f"{limit.who}: {counted}"),
        tag("p", "as soon as practicable, and no later", class_="facts") if limit.as_soon_as_practicable else "",
        *(
            tag("p", join(badge("UNLESS"), f"{each.text} ({each.reference})"), class_="exemption")
            for each in limit.exceptions
        ),
        tag("p", limit.note, class_="facts") if limit.note else "",
        tag("p", "; ".join(limit.references), class_="facts"),
    )


draw()
