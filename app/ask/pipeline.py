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
from app.ask.evidence import gathered
from app.ask.exact import is_look_up, look_up
from app.ask.model_writer import for_a_model, model_draft
from app.ask.screen import screened
from app.ask.write import from_guide, from_nearest, from_not_recommended, from_nothing, from_strategies
from app.deadlines.questions import read_question
from app.model.call import Model
from app.privacy.identifiers import Identifiers
from app.privacy.in_general import without_placeholders
from app.privacy.mask import mask
from knowledge.references import find_references
from knowledge.search import Searcher

STRATEGIES_SHOWN = 5
NEAREST_SHOWN = 5


def answer(question: Question, searcher: Searcher, tell: Callable[[str], None], model: Model | None = None) -> Answer:
    """The checked answer to a question; `tell` hears each step as it begins.

    Whatever identifies a pupil becomes a placeholder first; no later step sees the words that were typed.
    """
    started = time.perf_counter()
    masked = mask(question.text, question.identifiers)
    if masked.masked:
        tell(f"masked: {', '.join(dict.fromkeys(each.placeholder for each in masked.masked))}")
    question = replace(question, text=masked.text, history=(), identifiers=Identifiers())
    draft = (
        screened(question.text)
        or _exact(question, searcher)
        or _dated(question, searcher)
        or _by_model(_written(question, searcher, tell), question, searcher, tell, model)
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
    choice = choose(text, findings, searcher.shelf)
    if choice.kind == "guide":
        return from_guide(choice.guides[0])
    strategies = [searcher.shelf.strategies[name] for name in choice.strategies[:STRATEGIES_SHOWN]]
    against = searcher.shelf.not_recommended.get(choice.against)
    if choice.kind == "not recommended" and against:
        return from_not_recommended(against, strategies)
    if choice.kind == "strategies":
        return from_strategies(strategies, against)
    return from_nearest(text, findings.passages, choice.guides) if choice.kind == "nearest" else from_nothing()


def _by_model(
    draft: Draft, question: Question, searcher: Searcher, tell: Callable[[str], None], model: Model | None
) -> Draft:
    if model is None or not for_a_model(draft):
        return draft
    evidence = searcher.library.read(
        lambda held: tuple(gathered(held, searcher.shelf, each) for each in draft.supports)
    )
    return model_draft(question, draft, evidence, model, tell)
