"""The Ask screen: question in, answer with its sources out. Draws only; the assistant behind `parts` does the work."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.ask.answer import ROLES, Role
from app.screens import (
    answer_markup,
    answer_view,
    asking,
    conversation,
    conversation_foot,
    hints_view,
    keeping,
    markup,
    mask_check,
    parts,
    past,
    scripts,
    wording,
    working,
)
from app.screens.conversation import Checking, Waiting
from app.screens.held_line import held_line


def draw() -> None:
    """Draw the whole screen from what the session holds."""
    st.title("Ask", anchor=False)
    ready = keeping.ready()
    role = choose_role()
    hints_view.switch(role)
    with st.bottom:  # by name: a box that Streamlit puts there itself makes the page run to the end of each answer
        st.chat_input(
            wording.PROMPT, key="typed", submit_mode="disable", on_submit=put_typed, args=(role,), disabled=not ready
        )
    if not ready:
        working.opened()
        return
    number, said = conversation.occasion()
    scripts.in_view(f"#question-{number}", said, say=said)
    question, checking, stopped = conversation.waiting(), conversation.checking(), conversation.stopped()
    if not conversation.exchanges():
        conversation_foot.draw_trouble()
    first_visit(st.empty(), role, not (question or checking or stopped or conversation.exchanges()))
    place = draw_exchanges(question)
    if stopped:
        draw_stopped(stopped)
    if checking:
        check(checking)
    if not question:
        keeping.keep()  # what is drawn above waits for no database
    conversation_foot.draw()
    past.draw()
    if question:
        answer(question, place)


def draw_exchanges(question: Waiting | None) -> DeltaGenerator:
    """The conversation so far; gives the place where the answer to the waiting question will stand."""
    place, exchanges = None, conversation.exchanges()
    for number, exchange in enumerate(exchanges, start=1):
        if question and question.again == number:
            markup.show(answer_markup.question_panel(number, question.question))
            place = st.container()
        else:
            newest = number == len(exchanges) and not question
            answer_view.draw(number, exchange, newest)
    if question and not question.again:
        markup.show(answer_markup.question_panel(len(exchanges) + 1, question.question))
    return place or st.container()


def check(checking: Checking) -> None:
    """What is masked in the question, before anything else happens to it."""
    with st.container(key="mask-check"):
        st.subheader("Check what is masked", anchor=False)
        st.markdown("Your question names somebody. Nothing has been looked up yet.")
        mask_check.draw(checking.text)
        with st.container(horizontal=True):
            st.button("Go on", type="primary", on_click=conversation.go_on)
            st.button("Put the question aside", on_click=conversation.put_aside)


def choose_role() -> Role:
    """Who is asking."""
    role: Role | None = st.segmented_control(
        "I am a", ROLES, format_func=wording.ROLE_NAMES.__getitem__, default="senco", required=True, key="role"
    )
    return role or "senco"


def put_typed(role: Role) -> None:
    """Take the question from the box."""
    typed = st.session_state["typed"]
    if typed and typed.strip():
        conversation.put(typed, role)


def first_visit(slot: DeltaGenerator, role: Role, show: bool) -> None:
    """What is held, and three questions to start with; an emptied slot clears them at once when a question is put."""
    if not show:
        slot.empty()
        return
    with slot.container():
        st.markdown(wording.PURPOSE)
        held_line()
        st.subheader("For example", anchor=False)
        with st.container(key="examples"):
            for text in wording.EXAMPLES[role]:
                st.button(text, key=f"example-{text}", on_click=conversation.put, args=(text, role))
        st.toggle("Do not keep this conversation", keeping.unkept(), key="unkept-toggle", on_change=choose_keeping)
        offer_ollama()


def choose_keeping() -> None:
    """Keep the conversation or not, as the switch says."""
    keeping.keep_it(not st.session_state["unkept-toggle"])


def offer_ollama() -> None:
    """How an Ollama on this computer is turned on; it is never turned on by itself."""
    assistant = parts.opened()
    if assistant and assistant.models_offered:
        with st.container(key="offered"):
            st.markdown(wording.OLLAMA.format(model=assistant.models_offered[0]))


def answer(question: Waiting, place: DeltaGenerator) -> None:
    """Have the waiting question answered, with the steps on screen, then draw the page with the answer in it."""
    on_its_way = st.session_state.setdefault("asking", None) or asking.ask(question.question, parts.opening().assistant)
    st.session_state["asking"] = on_its_way
    with place:  # two elements, laid over the two columns of an answer from before: no half of it stays
        status = st.status("Opening the library" if not parts.loaded() else "Looking it up")
        st.button("Stop", icon=":material/stop_circle:", on_click=conversation.stop)
    while not on_its_way.done(0.2):
        status.update(label=markup.plain(on_its_way.line) or None)  # here the page notices that Stop was pressed
    try:
        conversation.close(on_its_way.outcome.result())
    except Exception as error:
        conversation.close(None, working.in_words(error))
    st.rerun()


def draw_stopped(stopped: Waiting) -> None:
    """The question whose answer was stopped, and the ways on from there."""
    markup.show(answer_markup.question_panel(len(conversation.exchanges()) + 1, stopped.question))
    with st.container(key="stopped"):
        st.markdown(
            "**Stopped.** There is no answer, and nothing was kept. Your question is in the box again to change."
        )
        st.button("Ask it as it is", on_click=conversation.resume)


draw()
