"""The Dates screen: from the dates that are known to a timeline of all that follow, and a calendar file. Draws only."""

from datetime import date

import streamlit as st

from app.deadlines.calculate import further_dates, named_as, schedule, settings_of
from app.screens import dates_markup, markup
from knowledge.errors import ReaderError
from knowledge.time_limits import rules

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)


def draw() -> None:
    """What is known on top, what follows beneath."""
    st.title("Dates", anchor=False)
    st.markdown(
        "Give the dates that are known. All that follow are computed, each with how it was counted and where it stands."
    )
    rule = choose_rule()
    with st.container(horizontal=True, key="known-dates"):
        to = choose_setting(rule)
        start = ask_date(sentence(rules()[rule].start), f"from-{rule}")
        named = {
            named_as(words): ask_date(sentence(words), f"{rule}-{named_as(words)}") for words in further_dates(rule)
        }
        on = ask_date("Seen on", f"on-{rule}", date.today()) or date.today()
    known = {name: day for name, day in named.items() if day}
    if not start and not known:
        st.markdown("Choose a date above, and the timeline stands here.")
        return
    try:
        found = schedule(rule, start, known, to, on)
    except ReaderError as error:
        st.error(markup.plain(str(error)), icon=":material/error:")
        return
    if found.events:
        dates_markup.calendar_button(found, rule)
    markup.show(dates_markup.timeline(found))
    st.page_link("time_limits_page.py", label="All time limits, with their notes", icon=":material/event_note:")


def choose_rule() -> str:
    """Which clock; kept in the page's address, so that a list of limits can lead here."""
    names = {rule.id: rule.title for rule in rules().values()}
    chosen = st.selectbox("What happened", list(names), format_func=names.__getitem__, key="rule", bind="query-params")
    return str(chosen)


def choose_setting(rule: str) -> str:
    """Where the pupil goes, where the rule differs by it."""
    kinds = settings_of(rule)
    if not kinds:
        return ""
    usual = kinds.index("secondary") if "secondary" in kinds else 0
    return str(st.selectbox("Goes to", kinds, index=usual, format_func=sentence, key=f"to-{rule}"))


def ask_date(label: str, key: str, value: date | None = None) -> date | None:
    """A date that may be left empty."""
    return st.date_input(label, value, EARLIEST, LATEST, format="DD/MM/YYYY", key=key)


def sentence(words: str) -> str:
    """Words with a capital at the start."""
    return words[:1].upper() + words[1:].replace("-", " ")


draw()
