"""Questions from the knowledge, as a list: families make them, checks stop some, and a quiz is picked by a seed."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from app.study.check_question import problems
from app.study.colleagues import colleague_questions
from app.study.force import force_questions, stated_force_questions
from app.study.ground import entry_of
from app.study.limits import dated_cases, limit_questions
from app.study.order import order_questions
from app.study.outdated import outdated_questions
from app.study.paragraph import paragraph_questions
from app.study.question import KINDS, Question
from app.study.terms import term_questions
from app.study.topics import topics_of
from app.study.true_false import true_false_questions
from app.study.what import what_questions
from app.study.when import when_questions
from app.study.who import who_questions
from knowledge.digest import open_digest
from knowledge.quotes import best_quote, content_words

FAMILIES: tuple[Callable[[], Iterator[Question]], ...] = (
    who_questions, what_questions, term_questions, force_questions, stated_force_questions, true_false_questions,
    order_questions, paragraph_questions, limit_questions, when_questions, dated_cases, colleague_questions,
    outdated_questions,
)  # fmt: skip
_BARE = 5  # words: a shorter quote, such as an item of a list, bears out nothing by itself
_MOSTLY = 0.6
_SAME = 0.5  # two questions on a passage are on one fact if this share of the shorter claim's words stands in the other


@dataclass(frozen=True)
class Quiz:
    """What a quiz is to be of: `fits` says which questions, `count` how many, `seed` which of them."""

    count: int
    seed: int
    fits: Callable[[Question], bool]


@lru_cache(maxsize=1)
def all_questions() -> tuple[Question, ...]:
    """Every question that can be made and that passes the checks, each once."""
    made = {question.id: placed(question) for family in FAMILIES for question in family()}
    return tuple(question for question in made.values() if not problems(question))


def pick(quiz: Quiz, held: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions of a quiz: kinds by turns, no fact twice, the same for the same seed.

    `held` has the words of the passages that are held by reference: a quote is taken from them where it can be.
    """
    random = Random(quiz.seed)
    fit = [question for question in all_questions() if quiz.fits(question)]
    by_kind: dict[str, list[Question]] = defaultdict(list)
    for question in random.sample(fit, len(fit)):
        by_kind[question.kind].append(question)
    picked = _by_turns([by_kind[kind] for kind in KINDS if by_kind[kind]], quiz.count, random)
    return tuple(quoted(question, held).shuffled(quiz.seed) for question in picked)


def _by_turns(kinds: list[list[Question]], count: int, random: Random) -> list[Question]:
    """One of each kind after another; a question on a fact that was asked already is passed over."""
    asked: dict[str, list[frozenset[str]]] = defaultdict(list)
    picked: list[Question] = []
    while kinds and len(picked) < count:
        for kind in random.sample(kinds, len(kinds)):
            question = _next_new(kind, asked) if len(picked) < count else None
            if question:
                picked.append(question)
        kinds = [kind for kind in kinds if kind]
    return picked


def _next_new(kind: list[Question], asked: dict[str, list[frozenset[str]]]) -> Question | None:
    """The next question of a kind that is on a new fact; those passed over are gone."""
    while kind:
        question = kind.pop()
        if new(question, asked):
            return question
    return None


def distinct(questions: Iterable[Question]) -> list[Question]:
    """The questions on facts that no earlier one is on: another passage, or another thing that it says."""
    asked: dict[str, list[frozenset[str]]] = defaultdict(list)
    return [question for question in questions if new(question, asked)]


def new(question: Question, asked: dict[str, list[frozenset[str]]]) -> bool:
    """Whether a question is on a fact that none of those asked is on; it counts as asked from then on."""
    words = content_words(question.claim)
    lesson = question.right.why if question.kind == "outdated claim" else ""
    if lesson in asked:
        return False
    for other in asked[question.reference]:
        if len(words & other) >= _SAME * min(len(words), len(other)):
            return False
    asked[question.reference].append(words)
    if lesson:
        asked[lesson].append(words)  # "these bodies are gone" is one thing to know, whatever they once had to do
    return True


def placed(question: Question) -> Question:
    """A question with its chapter and the topics of its passage."""
    entry = entry_of(question.reference)
    chapter = question.chapter or _chapters().get(entry.reference if entry else question.reference, "")
    return replace(question, chapter=chapter, topics=topics_of(question.reference))


def quoted(question: Question, held: Mapping[str, str]) -> Question:
    """A question with the passage's own words as its quote where they are held and bear it out; else our summary."""
    quote = best_quote(held.get(question.reference, ""), question.claim)
    return replace(question, quote=quote) if _bears_out(quote, question) else question


def _bears_out(quote: str, question: Question) -> bool:
    """Whether the passage's words are a sentence, and have most of what our summary has of the claim."""
    claim = content_words(f"{question.claim} {question.right.text}")
    theirs, ours = (len(claim & content_words(text)) for text in (quote, question.quote))
    return len(re.findall(r"[A-Za-z]{2,}", quote)) > _BARE and theirs >= _MOSTLY * ours


@lru_cache(maxsize=1)
def _chapters() -> dict[str, str]:
    """The title of the part of its source that each passage stands in."""
    return {entry.reference: chapter.title for chapter in open_digest() for entry in chapter.entries}
