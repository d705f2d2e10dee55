"""Map and progress on the Study screen: topics, what was done and how well, a plan, the files. Draws only."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from itertools import groupby

import streamlit as st

from app.screens import browse, markup, studying
from app.screens.answer_markup import badge
from app.screens.markup import Html, show, tag
from app.screens.wording import count, long_date
from app.study.applies import Rule, groups
from app.study.card_files import exported, taken_in
from app.study.cards import by_id
from app.study.due import day_of, due
from app.study.map import LEVELS, NONE, WEAK, Standing, standings, to_study
from app.study.study_plan import Week, study_plan
from knowledge.framework import framework
from knowledge.shelf import open_shelf

JSON, SURE = "senco-study.json", "study-delete"


def draw() -> None:
    """Where the person stands on top, the topics, who else is concerned, a plan, the files."""
    history = studying.history()
    if history is None:
        return
    found = standings(history, [each.reference for each in studying.questions()], studying.now())
    overview(found, len(due(by_id(history.own), history.memories, studying.now())))
    st.subheader("The map", anchor=False)
    show(tag("p", f"{framework().note}", class_="facts"))
    for area, rows in groupby(found, key=lambda each: each.area):
        of_area = list(rows)
        begun = sum(each.level != NONE for each in of_area)
        with st.expander(markup.plain(f"{area.title}: {begun} of {len(of_area)} topics begun")):
            for each in of_area:
                draw_topic(each)
    applies()
    draw_plan(found)
    files()


def overview(found: tuple[Standing, ...], waiting: int) -> None:
    """How many topics are at which level: bars that say it in words and figures too."""
    st.subheader("Where you stand", anchor=False)
    counts = [(level, sum(each.level == level for each in found)) for level in LEVELS]
    show(
        tag(
            "table",
            tag("caption", f"{len(found)} topics by how well they are known"),
            *map(partial(bar, len(found)), counts),
            class_="bars",
        )
    )
    show(
        tag(
            "p",
            "From five answers or reviews on, the latest twenty count: strong from 80% good ones, weak below 60%.",
            class_="facts",
        )
    )
    weak = [each for each in found if each.level == WEAK]
    if weak:
        show(tag("h3", "Weak"))
        rows = (tag("li", tag("strong", each.topic.title), tag("p", done(each), class_="facts")) for each in weak)
        show(tag("ul", *rows, class_="listed"))
    st.markdown(f"**{count(waiting, 'card')} due today.**" if waiting else "No card is due today.")


def bar(whole: int, row: tuple[str, int]) -> Html:
    """A level, its bar, its count."""
    level, number = row
    drawn = tag("span", class_="bar", style=f"width: {round(100 * number / whole)}%", aria_hidden="true")
    return tag(
        "tr", tag("th", level.capitalize(), scope="row"), tag("td", drawn, class_="track"), tag("td", str(number))
    )


def draw_topic(each: Standing) -> None:
    """A topic: how well it is known, what there is on it, where to read."""
    show(tag("h3", each.topic.title, class_="topic"))
    there = f"{count(each.questions, 'question')}, {count(each.cards, 'card')}"
    show(tag("p", tag("strong", each.level.capitalize()), f" · {done(each)} · {there}", class_="facts"))
    for name in each.topic.guides:
        browse.linked("guides_page.py", "guide", name, open_shelf().guides[name].title)
    if each.topic.references:
        show(tag("p", "; ".join(each.topic.references), class_="facts"))


def done(each: Standing) -> str:
    """What was done on a topic, when, and what is due."""
    if not each.done or each.last is None:
        return "nothing done yet"
    waiting = f", {count(each.due, 'card')} due" if each.due else ""
    return f"{each.good} of {each.done} good, last on {long_date(day_of(each.last).isoformat())}{waiting}"


def applies() -> None:
    """What holds for holders of the National Award and in the early years."""
    st.subheader("If you hold the National Award, or work in the early years", anchor=False)
    for group in groups():
        with st.expander(markup.plain(group.title)):
            show(tag("ul", *map(rule_line, group.rules), class_="listed"))
            browse.linked("guides_page.py", "guide", group.guide, open_shelf().guides[group.guide].title)


def rule_line(rule: Rule) -> Html:
    """A rule with its duty word and where it stands."""
    where = tag("p", "; ".join(rule.references), class_="facts") if rule.references else ""
    return tag("li", badge(rule.label), rule.text, where)


def draw_plan(found: Iterable[Standing]) -> None:
    """The topics over the weeks to a date."""
    st.subheader("A plan to a date", anchor=False)
    today = date.today()
    end = st.date_input("Until", None, today + timedelta(days=1), format="DD/MM/YYYY", key="plan-until")
    if end:
        titles = [each.topic.title for each in to_study(found)]
        show(tag("ol", *map(week_line, study_plan(titles, today, end)), class_="listed"))


def week_line(week: Week) -> Html:
    """A week with its topics."""
    days = f"{long_date(week.first.isoformat())} to {long_date(week.last.isoformat())}"
    what = (
        tag("ul", *(tag("li", each) for each in week.topics), class_="tasks")
        if week.topics
        else tag("p", "Go over what is weak and due.")
    )
    return tag("li", tag("strong", f"Week {week.number}"), f", {days}", what)


def files() -> None:
    """All that is kept, out and in; and its deletion."""
    st.subheader("What is kept", anchor=False)
    st.markdown(
        "Answers to quizzes, reviews and your own cards, on this computer. What you write on cases is not kept."
    )
    make = partial(exported, JSON, studying.kept(), studying.now())
    st.download_button(
        "Save all as a file", make, JSON, "application/json", on_click="ignore", icon=":material/download:"
    )
    file = st.file_uploader("Bring a saved file in", ["json"], key="study-file")
    if file is not None and st.button("Add what it holds"):
        lines: list[str] = []
        if studying.done(lambda: lines.append(str(taken_in(file.name, file.getvalue(), studying.kept()))), ""):
            st.success(markup.plain(lines[0]))
    if not st.session_state.get(SURE):
        st.button("Delete all of it", on_click=st.session_state.__setitem__, args=(SURE, True))
        return
    st.markdown("This deletes every answer, review and own card for good.")
    with st.container(horizontal=True):
        st.button("Delete it", type="primary", on_click=delete)
        st.button("Keep it", on_click=st.session_state.pop, args=(SURE,))


def delete() -> None:
    """Delete all that is kept of the person's study."""
    if studying.done(studying.kept().delete_all, "It was not deleted."):
        st.session_state.pop(SURE, None)
