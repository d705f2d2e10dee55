"""True or false: a sentence of the knowledge as it is, or with its period, its force or its actor changed."""

import re
from collections.abc import Iterator
from random import Random

from app.study.altered import OPPOSITE, altered, other_period
from app.study.facts import Fact, facts, rules
from app.study.ground import ground
from app.study.question import DIRECT, EXCEPTION, Option, Question
from app.study.statements import Statement, sayings, statements, upper_first
from app.study.who import chosen, wrong_for

KIND = "true or false"
_POINTS_BACK = re.compile(r"\bits?\b")  # said of a person, it would tell that the sentence was changed
_FALSE = 0.75  # how often a false sentence is tried; many allow none


def true_false_questions() -> Iterator[Question]:
    """A true or a false sentence for each duty, statement and common mistake that allows one."""
    for fact in facts():
        if not fact.entry.note:
            yield from _of_fact(fact, Random(f"true {fact.key}"))
    for statement in statements():
        yield from _of_statement(statement)
    for saying in sayings():
        stem = f"On the topic “{saying.guide.title}”, a colleague says: “{saying.text}” Is that so?"
        yield _question(stem, saying.answer, False, saying)


def _of_fact(fact: Fact, random: Random) -> Iterator[Question]:
    """A sentence of a duty; what is only advised and could not be told falsely is not worth asking."""
    truth = f"{fact.actor.text} {fact.duty.force} {fact.whole}"
    false = _changed(fact, truth, random) if random.random() < _FALSE else ""
    if not false and fact.duty.force.startswith("should"):
        return
    stem = f"True or false? {upper_first(fact.under_heading)}, {false or truth}."
    options = _options("True", "False", not false, f"{fact.reference}: {fact.sentence}")
    yield Question(
        KIND, stem, options, fact.reference, fact.key, fact.sentence, fact.entry.gist, fact.chapter.title,
        EXCEPTION if fact.conditional else DIRECT,
    )  # fmt: skip


def _changed(fact: Fact, truth: str, random: Random) -> str:
    """A false sentence, by a change that the knowledge bears out; empty where there is none."""
    period, other = other_period(truth, fact.entry.own_words)
    if period:
        return truth.replace(period, other)
    wrong = chosen(wrong_for(fact), random) if len(fact.actor.tags) == 1 and fact.duty.force == "must" else []
    told = ground().forces(fact.words, fact.actor.tags)
    opposite = OPPOSITE.get(fact.duty.force, "") if told <= {fact.duty.force} else ""
    if fact.duty.force == "must not" and (fact.duty.unless or rules()["plainly_wrong"].search(fact.whole)):
        return ""  # "may …, unless" would say that an exception forbids; "may discriminate" nobody takes for true
    if opposite and (random.random() < 0.5 or not wrong):
        return f"{fact.actor.text} {opposite} {fact.whole}"
    return f"{wrong[0].text} {fact.duty.force} {fact.whole}" if wrong and not _POINTS_BACK.search(fact.whole) else ""


def _of_statement(statement: Statement) -> Iterator[Question]:
    false = altered(statement) if Random(f"true {statement.text}").random() < _FALSE else ""
    if false or not statement.label.startswith("should"):
        stem = f"On the topic “{statement.guide.title}”. True or false? {false or statement.text}"
        yield _question(stem, statement.text, not false, statement)


def _question(stem: str, truth: str, so: bool, said: Statement) -> Question:
    yes, no = ("Yes", "No") if said.answer else ("True", "False")
    reason = f"{truth} ({said.entry.reference})" if said.answer else f"{said.entry.reference}: {truth}"
    conditional = any(word in said.text.split() for word in ("if", "unless", "where", "when", "except"))
    return Question(
        KIND, stem, _options(yes, no, so, reason), said.entry.reference, f"{said.label} {said.text}",
        truth, said.support.summary, difficulty=EXCEPTION if conditional else DIRECT,
    )  # fmt: skip


def _options(yes: str, no: str, so: bool, reason: str) -> tuple[Option, ...]:
    return Option(yes, so, reason), Option(no, not so, reason)
