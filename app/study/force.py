"""Must, should or may: a duty with a gap where its force stands; left out where the knowledge says it in two ways."""

from collections.abc import Iterator

from app.study.facts import Fact, facts, under
from app.study.ground import FORCE_WORDS, ground, tags_in
from app.study.question import DIRECT, EXCEPTION, Option, Question
from app.study.statements import Statement, statements
from knowledge.quotes import content_words

KIND = "must, should or may"
SCALES = (("must", "should", "may"), ("must not", "should not", "need not"))
MEANS = {
    "must": "a legal duty",
    "should": "guidance to be followed unless there is good reason not to",
    "may": "a choice that is open",
    "must not": "forbidden by law",
    "should not": "guidance against it, to be followed unless there is good reason not to",
    "need not": "something that is not required",
}


def force_questions() -> Iterator[Question]:
    """A question for each duty of which nothing else in the knowledge tells with another force."""
    for fact in facts():
        if force_is_clear(fact):
            yield _question(fact)


def stated_force_questions() -> Iterator[Question]:
    """The same for the statements of guides, where the digest has the passage say it with that force too."""
    for statement in statements():
        words = FORCE_WORDS.findall(statement.text)
        said = {duty.force for duty in statement.entry.duties}
        clear = ground().forces(content_words(statement.text), tags_in(statement.text)) <= {statement.label}
        if words == [statement.label] and said == {statement.label} and clear and not statement.entry.note:
            yield _stated(statement)


def force_is_clear(fact: Fact) -> bool:
    """Whether the passage and the law behind it agree, and no other passage puts the same more or less strongly."""
    softer = fact.duty.force != "must" and bool(fact.entry.law)
    return not fact.entry.note and not softer and ground().forces(fact.words, fact.actor.tags) <= {fact.duty.force}


def scale_of(force: str) -> tuple[str, ...]:
    """The words that a force is to be told from."""
    return next(scale for scale in SCALES if force in scale)


def force_options(force: str, reference: str) -> tuple[Option, ...]:
    """The words of a force's scale, with the reasons."""
    told = f"{reference} makes it {MEANS[force]} (“{force}”)"
    return tuple(
        Option(word, True, f"{told}.") if word == force else Option(word, False, f"{told}, not {MEANS[word]}.")
        for word in scale_of(force)
    )


def _stated(statement: Statement) -> Question:
    gap, reference = FORCE_WORDS.sub("____", statement.text), statement.entry.reference
    stem = f"Which word belongs in the gap, {under(statement.source.id)} ({statement.guide.title})? {gap}"
    options = force_options(statement.label, reference)
    fact = f"{statement.label} {statement.text}"
    return Question(KIND, stem, options, reference, fact, statement.text, statement.support.summary)


def _question(fact: Fact) -> Question:
    force = fact.duty.force
    stem = f"Which word belongs in the gap, {fact.under_heading}? {fact.actor.opening} ____ {fact.whole}."
    return Question(
        KIND, stem, force_options(force, fact.reference), fact.reference, fact.key, fact.sentence,
        fact.entry.gist, fact.chapter.title, EXCEPTION if fact.conditional else DIRECT,
    )  # fmt: skip
