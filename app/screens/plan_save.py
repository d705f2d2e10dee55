"""Keeping a plan, encrypted, only when a person says so: title, until when, with names or without. Draws only."""

from datetime import date

import streamlit as st

from app.plan.plan import Plan
from app.plan.rules_outcomes import first_review
from app.screens import keeping, plan_kept, plan_work
from app.screens import plan_wording as wording
from app.screens.markup import plain, show, tag
from app.screens.wording import long_date

LATEST = date(2060, 12, 31)


def draw(plan: Plan) -> None:
    """How it is kept, and the fields; where the database cannot be opened, the line that says so."""
    show(tag("h2", "Keep this plan", class_="plan-head"))
    stores: list[bool] = []
    trouble = keeping.failure(lambda: stores.append(plan_kept.has_key_store()), "Nothing can be kept.")
    if trouble:
        show(tag("p", trouble, class_="notice", role="status"))
        return
    at = plan_work.work()
    if not at.kept:
        show(tag("p", wording.NOT_KEPT))
    with st.form("plan-keep"):
        called = at.title or plan_work.capital(plan_work.title())
        title = st.text_input("What it is called in the list", called, help=wording.TITLE)
        until = st.date_input("Kept until", last_day(plan), plan_work.today(), LATEST, format="DD/MM/YYYY")
        names = st.checkbox("Keep the names with it, encrypted too", disabled=not plan_work.names().entries)
        words = ask_passphrase(stores[0])
        if st.form_submit_button("Keep the changes" if at.kept else "Keep this plan", type="primary"):
            save(plan, title, until, names, words)


def last_day(plan: Plan) -> date:
    """The day until which a plan is kept if nobody says otherwise."""
    from app.records.plans import kept_until

    today = plan_work.today()
    return kept_until(max(first_review(plan, today) or today, today))


def ask_passphrase(has_store: bool) -> str:
    """The passphrase, where there is no key store; in both cases how the plan is locked."""
    given = str(st.session_state.get(plan_kept.PASSPHRASE, ""))
    show(tag("p", wording.KEY_STORE if has_store and not given else wording.NO_KEY_STORE, class_="facts"))
    if has_store:
        return given
    return st.text_input("Passphrase", given, type="password", autocomplete="new-password")


def save(plan: Plan, title: str, until: date, names: bool, passphrase: str) -> None:
    """Keep it, and say so, or why not."""
    st.session_state[plan_kept.PASSPHRASE] = passphrase
    if trouble := plan_kept.save(plan, title, until, names):
        st.error(plain(trouble), icon=":material/error:")
        return
    with_names = "with the names" if names else "without the names"
    plan_work.work().said = f"Kept until {long_date(until.isoformat())}, encrypted, {with_names}."
    st.rerun()
