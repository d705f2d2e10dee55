"""Short cases: four colleagues speak and one is right; the others make common mistakes, and are told what is so."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from app.study.altered import altered
from app.study.facts import rules
from app.study.question import COMPARES, Option, Question
from app.study.statements import Statement, clear_without_topic, sayings, statements
from knowledge.quotes import content_words

KIND = "short case"
_WRONG = 3
_LONGEST, _SHORTEST = 17, 6  # words of what a colleague says


def colleague_questions() -> Iterator[Question]:
    """A question for each short statement on whose topic there are three mistakes of other passages."""
    by_topic: dict[str, list[Statement]] = defaultdict(list)
    for saying in filter(_clear, (*sayings(), *_made_false())):
        for topic in saying.guide.topics:
            by_topic[topic].append(saying)
    for statement in filter(_clear, statements()):
        if statement.label in ("fact", "must") and _SHORTEST <= len(statement.text.split()) <= _LONGEST:
            mistakes = _mistakes(statement, by_topic[statement.guide.topics[0]])
            if len(mistakes) == _WRONG:
                yield _question(statement, mistakes)


def _clear(statement: Statement) -> bool:
    return clear_without_topic(statement.text)


def _made_false() -> Iterator[Statement]:
    """Statements that are put falsely, so that not every mistake sounds like one."""
    for statement in statements():
        false = altered(statement) if len(statement.text.split()) <= _LONGEST else ""
        if false:
            yield replace(statement, text=false, answer=statement.text)


def _mistakes(statement: Statement, pool: list[Statement]) -> list[Statement]:
    """Three mistakes that are about other matters than the statement, and than one another."""
    taken = content_words(statement.text)
    found: list[Statement] = []
    for each in Random(statement.text).sample(pool, len(pool)):
        words = content_words(each.text)
        if len(each.text.split()) >= _SHORTEST and len(words & taken) < 2 and each.entry != statement.entry:
            found.append(each)
            taken |= words
    return found[:_WRONG]


def _question(statement: Statement, mistakes: list[Statement]) -> Question:
    random = Random(statement.text)
    topic = statement.guide.topics[0]
    opening = random.choice(rules()["openings"])
    stem = f"{opening} four colleagues talk about {rules()['talked_of'].get(topic, topic)}. Which of them is right?"
    right = Option(f"“{statement.text}”", True, f"{statement.entry.reference} says so.")
    wrong = (Option(f"“{each.text}”", False, f"{each.answer} ({each.entry.reference})") for each in mistakes)
    return Question(
        KIND, stem, (right, *wrong), statement.entry.reference, f"{statement.label} {statement.text}",
        statement.text, statement.support.summary, difficulty=COMPARES,
    )  # fmt: skip
