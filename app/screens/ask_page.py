"""The Ask screen: question in, answer with its sources out. Draws only; the assistant behind `parts` does the work."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.ask.answer import ROLES, Question, Role
from app.screens import answer_markup, answer_view, conversation, markup, mask_check, parts, scripts, wording, working
from app.screens.conversation import Checking, Exchange
from app.screens.held_line import held_line


def draw() -> None:
    """Draw the whole screen from what the session holds."""
    st.title("Ask", anchor=False)
    st.markdown(wording.PURPOSE)
    role = choose_role()
    with st.bottom:  # by name: a box that Streamlit puts there itself makes the page run to the end of each answer
        st.chat_input(wording.PROMPT, key="typed", submit_mode="disable", on_submit=put_typed, args=(role,))
    question, exchanges = conversation.waiting(), conversation.exchanges()
    checking = conversation.checking()
    newest = len(exchanges) + bool(question)
    occasion = f"Question {newest}: {'looking it up' if question else 'the answer is on the page'}" if newest else ""
    scripts.in_view(f"#question-{newest}", occasion, say=occasion)
    first_visit(st.empty(), role, show=not question and not exchanges and not checking)
    new_conversation(show=bool(exchanges))
    for number, exchange in enumerate(exchanges, start=1):
        answer_view.draw(number, exchange)
    if checking:
        check(checking)
    if question:
        answer(question)


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
        held_line()
        st.subheader("For example", anchor=False)
        with st.container(key="examples"):
            for text in wording.EXAMPLES[role]:
                st.button(text, key=f"example-{text}", on_click=conversation.put, args=(text, role))


def answer(question: Question) -> None:
    """Have the waiting question answered, with the steps on screen, then draw the page with the answer in it."""
    markup.show(answer_markup.question_panel(len(conversation.exchanges()) + 1, question))
    with st.status("Opening the library" if not parts.loaded() else "Looking it up") as status:
        exchange = ask(question, lambda line: status.update(label=markup.plain(line)))
    conversation.close(exchange)
    st.rerun()


def ask(question: Question, tell: working.Tell) -> Exchange:
    """The exchange that a question leads to; a failure is one too, or its question would be put again and again."""
    try:
        return Exchange(question, parts.assistant().ask(question, tell))
    except Exception as error:
        return Exchange(question, trouble=working.in_words(error))


def new_conversation(show: bool) -> None:
    """A way to start afresh, once there is something to leave."""
    if show:
        with st.sidebar:
            st.button("New conversation", icon=":material/add:", on_click=conversation.forget)


draw()
