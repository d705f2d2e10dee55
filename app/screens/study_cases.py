"""Case studies on the Study screen: the situation, the trainee's own answer first, then feedback. Draws only."""

from datetime import date

import streamlit as st

from app.model.stoppable import Stopped
from app.privacy.mask import mask
from app.screens import markup, mask_check, parts, scripts, studying, working
from app.screens.answer_markup import badge
from app.screens.markup import Html, show, tag
from app.screens.wording import count, long_date
from app.study.assessment import count_words
from app.study.coach import coach
from app.study.feedback import Feedback, feedback
from app.study.matching import Slip
from app.study.planner import plan
from app.study.second_look import SecondLook, second_look
from knowledge.case_studies import CaseStudy, Point, open_case_studies
from knowledge.framework import framework

TEXTS, HEARD, OPENED, LOOKED = "case-texts", "case-feedback", "case-points", "case-second-looks"


def draw() -> None:
    """The case that is chosen, one of its questions, the answer to it, and what came of that."""
    st.markdown("Write first; then see what your answer covers. There is no mark, and nothing is written for you.")
    cases = open_case_studies()
    title = st.selectbox("Case", list(cases), format_func=lambda name: named(cases[name]), key="case")
    case = cases[str(title)]
    show(tag("p", f"{case.setting} · {area_of(case)}", class_="facts"))
    show(tag("div", *(tag("p", part) for part in case.situation.split("\n\n")), class_="situation"))
    step = st.segmented_control(
        "Question", range(1, len(case.steps) + 1), default=1, required=True, key=f"step-{case.id}"
    )
    draw_step(case, int(step or 1))
    window()
    what_this_is()


def named(case: CaseStudy) -> str:
    """The case in the list."""
    return f"{case.title} ({case.phase})"


def area_of(case: CaseStudy) -> str:
    """The title of its area of the framework."""
    return next((area.title for area in framework().areas if area.id == case.area), case.area)


def texts() -> dict[tuple[str, int], str]:
    """What was written to each question of each case, for as long as the page is open."""
    held: dict[tuple[str, int], str] = st.session_state.setdefault(TEXTS, {})
    return held


def draw_step(case: CaseStudy, step: int) -> None:
    """One question, the room for an answer, and the feedback on what was written last."""
    at, key = (case.id, step), f"answer-{case.id}-{step}"
    st.subheader(markup.plain(case.steps[step - 1].question), anchor=False)
    st.text_area("Your answer", texts().get(at, ""), key=key, height=220, on_change=write, args=(at, key))
    written = [text for (name, _), text in texts().items() if name == case.id]
    show(
        tag(
            "p",
            f"All your answers to this case: {count_words(written)}. Kept until the page is closed.",
            class_="facts",
        )
    )
    st.button("See what it covers", type="primary", key=f"look-{key}", on_click=look, args=(case, step, key))
    found: Feedback | str | None = st.session_state.get(HEARD, {}).get(at)
    if isinstance(found, str):
        st.error(markup.plain(found), icon=":material/error:")
    elif found:
        draw_feedback(at, found)
        draw_second_look(case, step, found)


def write(at: tuple[str, int], key: str) -> None:
    """Take in what was written."""
    texts()[at] = st.session_state[key]


def look(case: CaseStudy, step: int, key: str) -> None:
    """Have the answer read; names in it are masked first, and nothing of it is kept."""
    at = (case.id, step)
    texts()[at] = st.session_state[key]
    masked = mask(texts()[at], mask_check.identifiers())
    mask_check.keep(masked.identifiers)
    others = [text for (name, number), text in texts().items() if name == case.id and number != step]
    heard, found = st.session_state.setdefault(HEARD, {}), list[Feedback]()
    cosines = parts.assistant().embedder.cosines
    line = studying.line_of(lambda: found.append(feedback(case, step, masked.text, cosines, others)))
    heard[at] = line or found[0]
    st.session_state.setdefault(LOOKED, {}).pop(at, None)


def draw_feedback(at: tuple[str, int], found: Feedback) -> None:
    """What is covered with the trainee's own words, mistakes, what is missed as hints, the length."""
    told = f"{len(found.covered)} of {len(found.covered) + len(found.missed)} points covered"
    show(tag("h3", told, id="feedback", tabindex=-1))
    scripts.in_view("#feedback", f"{at} {hash(found)}", told, key="in-view-case")
    if found.slips:
        show(tag("h4", "Not so in law"))
        show(tag("ul", *map(slip, found.slips), class_="listed"))
    if found.covered:
        show(tag("h4", "Covered, in your words"))
        show(
            tag(
                "ul",
                *(tag("li", point(each.point), tag("p", f"You: “{each.by}”")) for each in found.covered),
                class_="listed",
            )
        )
    if found.missed:
        show(tag("h4", "Not found in it"))
    for each in found.missed:
        draw_missed(at, each)
    show(tag("p", f"{found.words}. {unread(found)}".strip(), class_="facts"))
    st.markdown("Points are matched by their words: one that you made in another way may be missed.")


def draw_second_look(case: CaseStudy, step: int, found: Feedback) -> None:
    """A way to have the model read the answer too, where one is set; and what it read in it."""
    at, model = (case.id, step), parts.assistant().model
    looks: dict[tuple[str, int], SecondLook] = st.session_state.setdefault(LOOKED, {})
    if model and at not in looks and st.button(markup.plain(f"Have {model.name} read it too"), key=f"second-{at}"):
        with working.steps("Reading it a second time") as (_, interrupted):
            line = studying.line_of(lambda: looks.update({at: second(case, step, found, interrupted)}))
        if not line:
            st.rerun()  # without the button
        st.error(markup.plain(line), icon=":material/error:")
    if at in looks:
        show(second_markup(looks[at]))


def second(case: CaseStudy, step: int, found: Feedback, stopped: Stopped) -> SecondLook:
    """What the model reads in the masked answer."""
    masked = mask(texts()[case.id, step], mask_check.identifiers())
    assistant = parts.assistant()
    return second_look(found, case, step, masked.text, assistant.embedder.cosines, assistant.chat_model(stopped))


def second_markup(looked: SecondLook) -> Html:
    """The points that a model found besides, each with the sentence, and its questions back."""
    shown = (tag("li", point(each.point), tag("p", f"You: “{each.by}”")) for each in looked.shown)
    asked = (tag("li", tag("p", f"You: “{by}”"), tag("p", tag("strong", text))) for by, text in looked.questions)
    nothing = tag("p", "It found nothing besides.", class_="facts")
    return tag(
        "div",
        *((tag("h4", f"{looked.model} also finds"), tag("ul", *shown, class_="listed")) if looked.shown else ()),
        *((tag("h4", "Questions back"), tag("ul", *asked, class_="listed")) if looked.questions else ()),
        *(() if looked.shown or looked.questions else (nothing,)),
        tag("p", "A model may be wrong: hold your sentence against the point.", class_="facts"),
    )


def slip(each: Slip) -> Html:
    """A mistake: the sentence, what is right, where that stands."""
    where = tag("p", "; ".join(each.mistake.references), class_="facts")
    return tag("li", tag("p", f"You: “{each.by}”"), tag("p", tag("strong", each.mistake.correction)), where)


def point(each: Point) -> Html:
    """A point with its duty word, why it matters, and where it stands."""
    label = "" if each.force in ("fact", "good practice") else each.force.upper()
    where = tag("p", "; ".join(each.references), class_="facts")
    return tag("div", tag("p", badge(label), tag("strong", each.text)), tag("p", each.why), where)


def draw_missed(at: tuple[str, int], each: Point) -> None:
    """The hint; the point itself on request."""
    name = f"{at[0]}-{at[1]}-{each.id}"
    opened: set[str] = st.session_state.setdefault(OPENED, set())
    with st.container(key=f"missed-{name.replace('.', '-')}"):
        show(tag("p", tag("strong", "Required by law: " if each.required else ""), each.hint))
        if name in opened:
            show(point(each))
        else:
            st.button("Show the point", key=f"point-{name}", on_click=opened.add, args=(name,))


def unread(found: Feedback) -> str:
    """What was not read as a thought of the trainee's own."""
    return f"{count(found.unread, 'sentence')} left out, as copied or as a row of key words." if found.unread else ""


def window() -> None:
    """The days of the assessment window."""
    with st.expander("Plan the days of the assessment window"):
        start = st.date_input("First day", date.today(), format="DD/MM/YYYY", key="window-start")
        found = plan(start)
        for day in found.days:
            words = f", {day.words:,} words by its end" if day.words else ""
            show(tag("h4", f"Day {day.number}: {day.title}"))
            show(tag("p", f"{day.date:%A} {long_date(day.date.isoformat())}{words}", class_="facts"))
            show(tag("ul", *(tag("li", task) for task in day.tasks), class_="tasks"))
        show(tag("p", found.note, class_="facts"))


def what_this_is() -> None:
    """What is done in the place of writing an assignment."""
    declined = coach("write my assignment")
    if declined:
        with st.expander("What this does, and what it does not"):
            st.markdown(markup.plain(declined.text))
            show(tag("ul", *(tag("li", each) for each in declined.instead), class_="tasks"))
            show(tag("p", declined.note, class_="facts"))
