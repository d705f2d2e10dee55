"""Question to checked answer: a list of steps, each of which may end it; does not know how an answer is shown."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.ask.answer import Answer, Question, Role
from app.ask.check import checked
from app.ask.choose import Choice, best_guides, choose
from app.ask.cite import cite
from app.ask.clarify import clarify
from app.ask.dated import dated
from app.ask.draft import Draft
from app.ask.evidence import gathered
from app.ask.exact import is_look_up, look_up
from app.ask.model_writer import for_a_model, model_draft
from app.ask.own_documents import heed_own
from app.ask.premises import correct, mistake_first
from app.ask.screen import ANOTHER_NATION, DANGERS, OFF_TOPIC, Kind, Screening, screen, told
from app.ask.stand_alone import is_small_talk, points_back, stand_alone
from app.ask.write import (
    add_near_guide,
    also_said,
    behind,
    beside,
    declined,
    from_guide,
    from_nearest,
    from_nothing,
    nothing_asked,
    thanked,
)
from app.ask.write_strategies import from_not_recommended, from_strategies
from app.deadlines.questions import read_question
from app.model.call import Model
from app.model.stand_alone import stand_alone as completed
from app.privacy.identifiers import Identifier, Identifiers
from app.privacy.in_general import without_placeholders
from app.privacy.mask import mask
from app.study.coach import coach
from knowledge.references import find_references
from knowledge.search import Findings, Searcher
from knowledge.shelf import Shelf

STRATEGIES_SHOWN = 7
NEAREST_SHOWN = 5
_ASKS_MORE = re.compile(
    r"\?.*\?|\b(and|also|plus|but)\b[^?.]{0,40}\b(do|does|is|are|can|could|must|should|will|what|who|how|which|why)\b.*\?",
    re.IGNORECASE | re.DOTALL,
)
_KNOWN = 0.8  # a cosine: a question as near as this to a known one needs nothing that was said before, or elsewhere
_ON_TOPIC = 0.55  # a cosine: where a page or passage is as near as this, likeness alone does not say "off the topic"


def answer(
    question: Question,
    searcher: Searcher,
    tell: Callable[[str], None],
    model: Model | None = None,
    today: date | None = None,
) -> Answer:
    """The checked answer to a question as of `today`; `tell` hears each step as it begins.

    Whatever identifies a pupil becomes a placeholder first; no later step sees the words that were typed.
    """
    started, today = time.perf_counter(), today or date.today()
    question, masked = _masked(question)
    if masked:
        tell(f"masked: {', '.join(dict.fromkeys(each.placeholder for each in masked))}")
    draft = _without_search(question) or _searched(question, searcher, tell, model, today)
    tell("checking every reference against the library …")
    citations = searcher.library.read(lambda held: tuple(cite(held, searcher.shelf, each) for each in draft.supports))
    found = checked(draft, citations, question, today)
    return replace(found, masked=masked, seconds=round(time.perf_counter() - started, 3))


def _masked(question: Question) -> tuple[Question, tuple[Identifier, ...]]:
    """The question and what was said before, masked with the same placeholders; and what was masked in the question."""
    known, history = question.identifiers, []
    for turn in question.history:
        earlier = mask(turn.text, known)
        known = earlier.identifiers
        history.append(replace(turn, text=earlier.text))
    masked = mask(question.text, known)
    return replace(question, text=masked.text, history=tuple(history), identifiers=Identifiers()), masked.masked


def _without_search(question: Question) -> Draft | None:
    """What is answered to nothing at all, and to thanks."""
    if not re.search(r"\w", question.text):
        return nothing_asked()
    return thanked() if is_small_talk(question.text) else None


def _searched(
    question: Question, searcher: Searcher, tell: Callable[[str], None], model: Model | None, today: date
) -> Draft:
    """The honest text for what must not be answered, or the answer with the notes that go with it."""
    found = _exact(question, searcher)
    if found:
        return found
    whole = replace(question, text=_whole(question, searcher, tell, model))
    searched = without_placeholders(whole.text)
    screening = screen(question.text, searched, searcher.likeness)
    if screening.kind and not _on_topic(screening, searched, searcher):
        draft = _told(screening, screening.kind, searched, question.role, searcher)
        if screening.kind.id not in DANGERS:
            searcher.library.read(lambda held: correct(draft, question.text, held))
        return _after(screening.first, draft)
    draft = (
        _coached(question)
        or _unclear(question, whole)
        or _dated(question, searched, searcher, today)
        or _written(whole, searched, searcher, tell, model)
    )
    mistake_first(draft, searched, searcher.nearness)
    searcher.library.read(lambda held: correct(draft, question.text, held))
    draft.warnings[:0] = screening.notes
    return _after(screening.first, draft)


def _after(first: str, draft: Draft) -> Draft:
    """The draft behind what has to be read before it, which must not be buried; programs find it among the warnings."""
    if first:
        draft.warnings[:0] = [each for each in (first,) if each not in draft.warnings]
        draft.short = f"**{first}** {draft.short.replace('**', '')}"
    return draft


def _coached(question: Question) -> Draft | None:
    """What a trainee is told who asks for the assignment itself."""
    said = coach(question.text) if question.role == "trainee" else None
    return declined(said) if said else None


def _unclear(question: Question, whole: Question) -> Draft | None:
    """What is asked back where a question that follows up nothing lacks the fact on which its answer turns."""
    return clarify(question.text) if whole.text == question.text else None


def _on_topic(screening: Screening, searched: str, searcher: Searcher) -> bool:
    """Whether what only looks off the topic is near to something that is held."""
    looks_off = screening.doubtful and screening.kind is not None and screening.kind.id == OFF_TOPIC
    return looks_off and searcher.near(searched) >= _ON_TOPIC


def _told(screening: Screening, kind: Kind, searched: str, role: Role, searcher: Searcher) -> Draft:
    """The honest text of a kind, and behind it what can be said; of another nation, what the shelf's page says."""
    draft = told(kind)
    if kind.answers_too or kind.id == ANOTHER_NATION:
        findings = searcher.search(searched, NEAREST_SHOWN)
        choice = choose(searched, role, findings, searcher.shelf)
        fitting = ("guide", "strategies", "nearest") if screening.doubtful else ("guide", "strategies")
        if kind.answers_too and choice.kind in fitting:
            return behind(draft, _of(choice, searched, role, findings, searcher.shelf))
        for guide in choice.guides[:1]:
            if "other nations" in guide.topics:
                draft.pages.append(f"guide:{guide.id}")
                draft.statements_from(guide.short.replace("**", ""), guide.citations, guide.title)
    return draft


def _whole(question: Question, searcher: Searcher, tell: Callable[[str], None], model: Model | None) -> str:
    """A follow-up together with what it follows, put by the model where there is one.

    A question that is only short, and very near to one that is known, is one of its own.
    """
    whole = stand_alone(question.text, question.history)
    if whole == question.text or (not points_back(question.text) and searcher.near(question.text) >= _KNOWN):
        return question.text
    tell("taken together with what was asked before …")
    return completed(model, question.history, question.text) if model else whole


def _exact(question: Question, searcher: Searcher) -> Draft | None:
    named = find_references(question.text)
    if not is_look_up(question.text, named):
        return None
    return searcher.library.read(lambda held: look_up(held, tuple(reference for reference, _ in named)))


def _dated(question: Question, searched: str, searcher: Searcher, today: date) -> Draft | None:
    """The dates that are asked for; with the nearest guide, where a date is not all that is asked."""
    reading = read_question(question.text, today)
    if not reading:
        return None
    draft = searcher.library.read(lambda held: dated(held, reading, today))
    if _ASKS_MORE.search(question.text):
        findings = searcher.search(f"{draft.heading}. {searched}", NEAREST_SHOWN)
        for guide in best_guides(findings, searcher.shelf)[:1]:
            add_near_guide(draft, guide, searched)
    return draft


def _written(
    question: Question, searched: str, searcher: Searcher, tell: Callable[[str], None], model: Model | None
) -> Draft:
    """The answer from the shelf and the passages, in the model's words where there is one."""
    tell("searching the passages, guides and strategies …")
    findings = searcher.search(searched, NEAREST_SHOWN)
    draft = _in_words(question, _quoted(searched, question.role, findings, searcher.shelf), searcher, tell, model)
    heed_own(draft, searched, findings, searcher)
    return draft


def _in_words(
    question: Question, draft: Draft, searcher: Searcher, tell: Callable[[str], None], model: Model | None
) -> Draft:
    """The draft in the words of a model where there is one that may write it; it never sees a school's own."""
    if model is None or not for_a_model(draft):
        return draft
    evidence = searcher.library.read(
        lambda held: tuple(gathered(held, searcher.shelf, each) for each in draft.supports)
    )
    return model_draft(question, draft, evidence, model, tell)


def _quoted(searched: str, role: Role, findings: Findings, shelf: Shelf) -> Draft:
    """The quoting writer's draft of what was found, with the nearest passages behind it where they may say more."""
    choice = choose(searched, role, findings, shelf)
    draft = _of(choice, searched, role, findings, shelf)
    if findings.near < _KNOWN and choice.kind != "nothing" and (choice.kind != "strategies" or role != "teacher"):
        also_said(draft, findings.said, shelf)
    return draft


def _of(choice: Choice, searched: str, role: Role, findings: Findings, shelf: Shelf) -> Draft:
    """The draft of what was chosen."""
    strategies = [shelf.strategies[name] for name in choice.strategies[:STRATEGIES_SHOWN]]
    against = shelf.not_recommended.get(choice.against)
    if choice.kind == "nearest":
        return from_nearest(searched, findings.official, choice.guides)
    if choice.kind == "not recommended" and against:
        return from_not_recommended(against, strategies)
    if choice.kind == "guide":
        draft = from_guide(choice.guides[0])
    elif choice.kind == "strategies":
        draft = from_strategies(strategies, against)
    else:
        return from_nothing()
    if choice.kind == "guide" or role != "teacher":
        beside(draft, findings.official)
    return draft
