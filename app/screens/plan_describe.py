"""Step 1 of the Plan screen: a pupil described in a form, or in free words that fill it; beneath, the kept plans."""

from dataclasses import replace

import streamlit as st

from app.plan.describe import described
from app.plan.profile import FIELDS
from app.plan.read_profile import profile_from
from app.screens import plan_list, plan_work
from app.screens import plan_wording as wording
from app.screens.markup import plain
from app.screens.plan_work import CHECK
from knowledge.errors import ReaderError

WAYS = ("In your own words", "In a form")


def draw() -> None:
    """The description; kept plans stand beneath only while none is worked on."""
    st.markdown(wording.PURPOSE)
    at = plan_work.work()
    st.session_state.setdefault("plan-way", WAYS[bool(at.form.text())])
    way = st.segmented_control("Describe the pupil", WAYS, required=True, key="plan-way", label_visibility="collapsed")
    if way == WAYS[0]:
        draw_words()
    else:
        draw_form()
    if trouble := st.session_state.get("plan-trouble"):
        st.error(plain(trouble), icon=":material/error:")
    if at.plan is None:
        plan_list.draw()


def draw_words() -> None:
    """A free paragraph, from which the form is filled."""
    at = plan_work.work()
    st.session_state.setdefault("plan-words", at.words)
    at.words = st.text_area("The pupil in your own words", height=220, key="plan-words", placeholder=wording.PARAGRAPH)
    st.button("Fill the form from this", type="primary", key="plan-fill", on_click=fill)


def draw_form() -> None:
    """A field for everything that a plan is made from; none has to be filled."""
    at, written = plan_work.work(), {}
    first, second = st.columns(2, gap="medium")
    for place, name in ((first, "year_group"), (second, "setting")):
        with place:
            written[name] = ask(name)
    written |= {name: ask(name) for name in FIELDS if name not in written}
    at.form = replace(at.form, **written)
    st.button("Check what is masked", type="primary", key="plan-check", on_click=check)


def ask(name: str) -> str:
    """What is written in one field."""
    label, hint, long = wording.FIELDS[name]
    key = f"plan-field-{name}"
    st.session_state.setdefault(key, getattr(plan_work.work().form, name))
    if long:
        return st.text_area(label, key=key, placeholder=hint, height=96).strip()
    return st.text_input(label, key=key, placeholder=hint).strip()


def fill() -> None:
    """Put the free words into the form, to be read there."""
    at = plan_work.work()
    at.words = st.session_state["plan-words"]
    if not holds(at.words):
        return
    at.form = described(at.words)
    for name in FIELDS:
        st.session_state[f"plan-field-{name}"] = getattr(at.form, name)
    st.session_state["plan-way"] = WAYS[1]
    at.said = wording.FILLED


def check() -> None:
    """Go on to what is masked in the form."""
    at = plan_work.work()
    at.form = replace(at.form, **{name: st.session_state[f"plan-field-{name}"].strip() for name in FIELDS})
    if holds(at.form.text()):
        plan_work.go(CHECK)


def holds(words: str) -> bool:
    """Whether the words say enough, and not too much, to go on; if not, a line says so."""
    try:
        profile_from(words, "The description")
    except ReaderError as error:
        st.session_state["plan-trouble"] = str(error)
        return False
    st.session_state.pop("plan-trouble", None)
    return True
