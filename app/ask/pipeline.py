"""Question to checked answer: a list of steps, each of which may end it; does not know how an answer is shown."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.ask.answer import Answer, Question
from app.ask.check import checked
from app.ask.choose import choose
from app.ask.cite import cite
from app.ask.dated import dated
from app.ask.draft import Draft
from app.ask.exact import is_look_up, look_up
from app.ask.screen import screen
from app.ask.write import beside, from_guide, from_nearest, from_not_recommended, from_nothing, from_strategies
from app.deadlines.questions import read_question
from app.privacy.identifiers import Identifiers
from app.privacy.in_general import without_placeholders
from app.privacy.mask import mask
from knowledge.references import find_references
from knowledge.search import Searcher

STRATEGIES_SHOWN = 5
NEAREST_SHOWN = 5


def answer(question: Question, searcher: Searcher, tell: Callable[[str], None]) -> Answer:
    """The checked answer to a question; `tell` hears each step as it begins.

    Whatever identifies a pupil becomes a placeholder first; no later step sees the words that were typed.
    """
    started = time.perf_counter()
    masked = mask(question.text, question.identifiers)
    if masked.masked:
        tell(f"masked: {', '.join(dict.fromkeys(each.placeholder for each in masked.masked))}")
    question = replace(question, text=masked.text, history=(), identifiers=Identifiers())
    draft = (
        screen(question.text, searcher.likeness).instead
        or _exact(question, searcher)
        or _dated(question, searcher)
        or _written(question, searcher, tell)
    )
    tell("checking every reference against the library …")
    citations = searcher.library.read(lambda held: tuple(cite(held, searcher.shelf, each) for each in draft.supports))
    found = checked(draft, citations, question, date.today().isoformat())
    return replace(found, masked=masked.masked, seconds=round(time.perf_counter() - started, 3))


def _exact(question: Question, searcher: Searcher) -> Draft | None:
    named = find_references(question.text)
    if not is_look_up(question.text, named):
        return None
    return searcher.library.read(lambda held: look_up(held, tuple(reference for reference, _ in named)))


def _dated(question: Question, searcher: Searcher) -> Draft | None:
    today = date.today()
    reading = read_question(question.text, today)
    return searcher.library.read(lambda held: dated(held, reading, today)) if reading else None


def _written(question: Question, searcher: Searcher, tell: Callable[[str], None]) -> Draft:
    tell("searching the passages, guides and strategies …")
    text = without_placeholders(question.text)
    findings = searcher.search(text, NEAREST_SHOWN)
    choice = choose(text, question.role, findings, searcher.shelf)
    if choice.kind == "guide":
        draft = from_guide(choice.guides[0])
        beside(draft, findings.passages)
        return draft
    strategies = [searcher.shelf.strategies[name] for name in choice.strategies[:STRATEGIES_SHOWN]]
    against = searcher.shelf.not_recommended.get(choice.against)
    if choice.kind == "not recommended" and against:
        return from_not_recommended(against, strategies)
    if choice.kind == "strategies":
        draft = from_strategies(strategies, against)
        if question.role != "teacher":
            beside(draft, findings.passages)
        return draft
    return from_nearest(text, findings.passages, choice.guides) if choice.kind == "nearest" else from_nothing()
