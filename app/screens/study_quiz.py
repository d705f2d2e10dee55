"""A quiz on the Study screen: chosen, asked one question at a time, each answer explained, a result. Draws only."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from random import randrange
from uuid import uuid4

import streamlit as st

from app.screens import markup, parts, scripts, studying, working
from app.screens.markup import Html, show, tag
from app.study.by_model import more_questions
from app.study.done import Answered
from app.study.make import Quiz, pick
from app.study.question import KINDS, Question
from app.study.wanted import anything, wanted
from knowledge.errors import ReaderError
from knowledge.framework import framework

KEY, EVERYTHING, ANY = "quiz", "Everything", "Any kind"
MOST, USUAL, SEEDS = 50, 10, 10_000


@dataclass(frozen=True)
class Going:
    """A quiz that is under way: its questions, what was chosen of each so far, and whether the last is explained.

    `in_words` are the ids of the questions whose quote is the document's own, not our summary; `told` is what came of
    asking a model for more.
    """

    id: str
    questions: tuple[Question, ...]
    seed: int
    in_words: frozenset[str]
    chosen: tuple[str, ...] = ()
    explained: bool = False
    told: str = ""

    @property
    def at(self) -> int:
        """The place of the question that is asked, or explained."""
        return len(self.chosen) - self.explained

    @property
    def right(self) -> int:
        """How many answers were right so far."""
        return sum(given == each.right.text for given, each in zip(self.chosen, self.questions, strict=False))


def draw() -> None:
    """The choice of a quiz, its question, or its result."""
    going: Going | None = st.session_state.get(KEY)
    if going is None:
        choose()
    elif going.at < len(going.questions):
        ask(going)
    else:
        result(going)


def choose() -> None:
    """What the quiz is to be of."""
    on = str(st.selectbox("On", subjects(), key="quiz-on"))
    kind = str(st.selectbox("Kind of question", [ANY, *KINDS], key="quiz-kind", format_func=sentence))
    with st.container(horizontal=True):
        count = st.number_input("How many", 1, MOST, USUAL, key="quiz-count")
        seed = st.number_input("Seed", 0, SEEDS, None, key="quiz-seed", placeholder="any")
        model = parts.assistant().model
        more = st.number_input(f"More, by {model.name}", 0, MOST, 0, key="quiz-more") if model else 0
    show(tag("p", "The same seed gives the same questions again: leave it empty for new ones.", class_="facts"))
    if st.button("Start the quiz", type="primary"):
        studying.questions()
        chosen = randrange(SEEDS) if seed is None else int(seed)
        if studying.done(partial(begin, on, kind, int(count), chosen, int(more)), ""):
            st.rerun()


def subjects() -> list[str]:
    """Everything, each area with its topics beneath, each chapter of the Code."""
    topics = (title for area in framework().areas for title in (area.title, *(each.title for each in area.topics)))
    return [EVERYTHING, *dict.fromkeys(topics), *(f"Code, chapter {number}" for number in range(1, 12))]


def sentence(words: str) -> str:
    """Words with a capital at the start."""
    return words[:1].upper() + words[1:]


def begin(on: str, kind: str, count: int, seed: int, more: int = 0) -> None:
    """Pick the questions, and have `more` written by the model; a ReaderError where there is none of that kind."""
    on_it = anything if on == EVERYTHING else wanted(on)
    of_kind = anything if kind == ANY else wanted(kind)
    quiz = Quiz(count, seed, lambda question: on_it(question) and of_kind(question))
    held = parts.assistant().references_held()
    found = pick(quiz, held)
    if not found:
        raise ReaderError(f"There is no question of the kind “{kind}” on this: choose another kind, or more to ask on.")
    told = ""
    if more:
        with working.steps("Having more questions written") as (tell, interrupted):
            model = parts.assistant().chat_model(interrupted)
            further = more_questions(model, replace(quiz, count=more), held, found, tell)
        found, told = found + further.questions, further.told
    own = frozenset(each.id for each in found if stands_in(each.quote, held.get(each.reference, "")))
    st.session_state[KEY] = Going(uuid4().hex, found, seed, own, told=told)


def stands_in(quote: str, text: str) -> bool:
    """Whether a quote stands in a text, whatever the white space."""
    return bool(quote) and " ".join(quote.split()) in " ".join(text.split())


def ask(going: Going) -> None:
    """The question, and once it is answered why each option is right or wrong."""
    question = going.questions[going.at]
    number = f"Question {going.at + 1} of {len(going.questions)} · {sentence(question.kind)}"
    show(tag("div", tag("p", number, class_="asked-as"), tag("h2", question.stem), class_="question"))
    if going.told and not going.chosen:
        show(tag("p", going.told, class_="facts"))
    if not going.explained:
        key = f"option-{going.id}-{going.at}"
        with st.container(key="options"):
            texts = [option.text for option in question.options]
            hidden = markup.plain(question.stem)  # seen above, heard with the options
            st.radio(hidden, texts, index=None, format_func=markup.plain, key=key, label_visibility="collapsed")
        st.button("Answer", type="primary", on_click=answer, args=(key,), disabled=not st.session_state.get(key))
        return
    explain(going, question)
    last = going.at + 1 == len(going.questions)
    st.button("See the result" if last else "Next question", type="primary", on_click=go_on)


def answer(key: str) -> None:
    """Take in the option that is chosen."""
    going: Going = st.session_state[KEY]
    chosen = st.session_state.get(key)
    if chosen and not going.explained:
        st.session_state[KEY] = replace(going, chosen=(*going.chosen, chosen), explained=True)


def explain(going: Going, question: Question) -> None:
    """Whether it was right, why each option is so, and where it stands; and the answer is kept."""
    chosen = going.chosen[-1]
    right = chosen == question.right.text
    done = Answered(going.id, question.id, question.reference, right, studying.now())
    studying.done(partial(studying.kept().answer, done), "The answer was not kept.")
    verdict = "Right." if right else "Not right."
    show(tag("p", tag("strong", verdict), f" {question.right.text}", id="verdict", class_="verdict", tabindex=-1))
    show(tag("ul", *reasons(question, chosen), class_="listed reasons"))
    show(studying.source((question.reference,), question.quote, question.id in going.in_words))
    show(tag("p", f"{question.topic} · difficulty: {question.difficulty}", class_="facts"))
    scripts.in_view("#verdict", f"{going.id} {going.at}", verdict, key="in-view-quiz")


def reasons(question: Question, chosen: str) -> Iterable[Html]:
    """Each option with whether it is right, whether it was chosen, and why."""
    for option in question.options:
        word = "Right" if option.right else "Wrong"
        own = ", your answer" if option.text == chosen else ""
        status = tag("span", word + own, class_=f"duty option-{word.lower()}")
        yield tag("li", status, " ", tag("strong", option.text), tag("p", option.why))


def go_on() -> None:
    """To the next question, or to the result."""
    st.session_state[KEY] = replace(st.session_state[KEY], explained=False)


def result(going: Going) -> None:
    """How many were right, what to look at again, and the ways on."""
    show(tag("h2", f"{going.right} of {len(going.questions)} right", id="result", tabindex=-1))
    wrong = [each for each, given in zip(going.questions, going.chosen, strict=True) if given != each.right.text]
    if wrong:
        again = (tag("li", tag("strong", each.reference), tag("p", each.stem)) for each in wrong)
        show(tag("h3", "To read again"))
        show(tag("ul", *again, class_="listed"))
    show(tag("p", f"Seed {going.seed}. The result counts in Map and progress.", class_="facts"))
    with st.container(horizontal=True):
        st.button("Another quiz", type="primary", on_click=st.session_state.pop, args=(KEY,))
        st.button("The same questions again", on_click=once_more, args=(going,))
    scripts.in_view("#result", f"{going.id} result", f"{going.right} of {len(going.questions)} right", "in-view-quiz")


def once_more(going: Going) -> None:
    """Begin the same quiz anew."""
    st.session_state[KEY] = Going(uuid4().hex, going.questions, going.seed, going.in_words)
