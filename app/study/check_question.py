"""Holds a question to its form and the knowledge: one right option, none alike or true elsewhere, a quote in place."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from app.study.actors import wrong_actors
from app.study.ground import FORCE_WORDS, entry_of, ground
from app.study.numbers import periods_in
from app.study.question import KINDS, Option, Question
from app.study.statements import upper_first
from knowledge.digest import open_digest
from knowledge.glossary import terms
from knowledge.quotes import content_words, stands_in
from knowledge.references import printed_reference
from knowledge.shelf import open_shelf
from knowledge.sources import listed_sources

_LONG = 4  # options of more content words than this are compared by their words
_BUILT = ("true or false", "stages in order", "short case", "outdated claim")  # false by how they were made


def problems(question: Question, held: str = "") -> list[str]:
    """What is wrong with a question, a line each; `held` are the passage's own words, where they are held."""
    return [*_form(question), *_alike(question), *_standing(question, held), *_true_elsewhere(question)]


def _form(question: Question) -> Iterator[str]:
    if question.kind not in KINDS:
        yield f"there is no kind '{question.kind}'."
    if sum(option.right for option in question.options) != 1:
        yield "exactly one option is right."
    if any(not option.why.strip() for option in question.options):
        yield "every option says why it is right or wrong."
    if re.search(r"\s\s|\.\.|\s[,.?]|____.*____", question.stem) or question.stem.rstrip("”")[-1] not in ".?":
        yield "the stem is no clean sentence."


def _alike(question: Question) -> Iterator[str]:
    """Two options that are the same, or say the same in another order."""
    texts = [re.sub(r"\W+", " ", option.text.lower()).strip() for option in question.options]
    if len(set(texts)) < len(texts):
        yield "two options are the same."
    if question.kind != "stages in order":
        words = [content_words(text) | set(FORCE_WORDS.findall(text)) for text in texts]
        long = [each for each in words if len(each) > _LONG]
        if len(set(long)) < len(long):
            yield "two options say the same."


def _standing(question: Question, held: str) -> Iterator[str]:
    """A reference that is none, a source that does not count as law, a quote that stands nowhere."""
    parsed = printed_reference(question.reference)
    if parsed is None:
        yield f"'{question.reference}' is not a reference in its printed form."
    elif listed_sources()[parsed.source].status != "in force" and question.kind != "outdated claim":
        yield f"{question.reference} is {listed_sources()[parsed.source].status}."
    if not stands_in(question.quote, held) and not is_ours(question.quote, question.reference):
        yield "the quote stands neither in the passage nor in our summary of it."


def is_ours(quote: str, reference: str) -> bool:
    """Whether a quote is our own summary of a passage: the digest's, or a page's."""
    return any(stands_in(quote, ours) or stands_in(quote, upper_first(ours)) for ours in _ours().get(reference, ()))


@lru_cache(maxsize=1)
def _ours() -> dict[str, list[str]]:
    """Everything that we say of a passage, by its reference."""
    found: dict[str, list[str]] = defaultdict(list)
    for chapter in open_digest():
        for entry in chapter.entries:
            found[entry.reference].append(entry.own_words)
    for support in open_shelf().supports:
        found[support.reference].append(support.summary)
    return found


def _true_elsewhere(question: Question) -> Iterator[str]:
    """Wrong options that another line of the knowledge says of the same thing."""
    if question.kind in _BUILT:
        return
    for option in question.options:
        if not option.right and _said(question, option):
            yield f"'{option.text}' is true by another passage."


def _said(question: Question, option: Option) -> bool:
    if question.kind == "which paragraph":
        return option.text in {line.reference for line in ground().alike(content_words(question.claim))}
    if question.kind == "must, should or may":
        named = [actor.tags for actor in wrong_actors() if actor.stands_in(question.claim)]
        tags = frozenset(tag for each in named for tag in each)
        return option.text in ground().forces(_act(question.claim), tags)
    if question.kind == "time limit":
        entry = entry_of(question.reference)
        if re.search(r", (by when|how often) ", question.stem):
            told = {each for line in ground().alike(_act(question.claim)) for each in periods_in(line.text)}
            return bool(periods_in(option.text) & told)
        return bool(entry and periods_in(option.text) & periods_in(entry.own_words) - periods_in(question.right.text))
    if question.stem.startswith("Who "):
        owner = {actor.opening: actor.tags for actor in wrong_actors()}.get(option.text, frozenset())
        return bool(owner & ground().owed_by(_act(question.claim)))
    return _is_term(option.text, question)


def _is_term(text: str, question: Question) -> bool:
    """Whether a term that is offered is another name of the right one."""
    named = [{term.name, *term.also} for term in terms() if question.right.text in (term.name, *term.also)]
    return any(text in names for names in named)


def _act(claim: str) -> frozenset[str]:
    """The content words of what is done: what follows the force of a duty."""
    return content_words(FORCE_WORDS.split(claim, maxsplit=1)[-1])
