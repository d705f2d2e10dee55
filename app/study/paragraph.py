"""Which paragraph, section or regulation says it: the wrong ones say nothing like it, and their reasons say what."""

from collections.abc import Iterator
from functools import cache, lru_cache
from random import Random

from app.study.facts import CODE, Fact, facts
from app.study.ground import entries_by_reference, ground
from app.study.question import COMPARES, Option, Question
from app.study.statements import source_of
from knowledge.digest import Entry
from knowledge.force import is_law
from knowledge.quotes import content_words

KIND = "which paragraph"
_WRONG = 3
_TRIED = 40
_TELLING = 6  # content words: with fewer, a duty could stand anywhere
_LIKE_HEADING = 2  # words of its heading: such a passage is of the matter asked for, and no plain wrong answer
_MOST_SHARED = 0.34  # a wrong passage shares no more than this of what is asked for


def paragraph_questions() -> Iterator[Question]:
    """A question for each duty, among passages of the same document, or among provisions where it is law."""
    for fact in facts():
        code = fact.chapter.source == CODE
        wrong = _wrong_for(fact, code) if len(fact.words) >= _TELLING and (code or is_law(fact.entry)) else []
        if len(wrong) == _WRONG:
            yield _question(fact, wrong)


def _wrong_for(fact: Fact, code: bool) -> list[Entry]:
    said = {line.reference for line in ground().alike(fact.words)} | {fact.reference, *fact.entry.law}
    pool = _pool(code)
    found: list[Entry] = []
    for entry in Random(f"where {fact.key}").sample(pool, min(len(pool), _TRIED)):
        apart = entry.reference not in said and fact.reference not in entry.law
        if apart and _far(fact, entry, [*found, fact.entry]):
            found.append(entry)
        if len(found) == _WRONG:
            break
    return found


@lru_cache(maxsize=2)
def _pool(code: bool) -> tuple[Entry, ...]:
    """The passages that may stand beside a right one: numbered ones of the Code, or of Acts and Regulations."""
    named = ((name, source_of(name), entry) for name, entry in entries_by_reference().items() if entry.heading)
    if code:
        return tuple(entry for name, source, entry in named if source.id == CODE and name.split()[-1][0].isdigit())
    return tuple(entry for _, source, entry in named if source.authority in ("act", "regulations"))


def _far(fact: Fact, entry: Entry, taken: list[Entry]) -> bool:
    """Whether a passage is of another matter, and under another heading than those that are taken."""
    shared = fact.words & _words(entry)
    if len(content_words(entry.heading) & content_words(f"{fact.sentence} {fact.entry.heading}")) >= _LIKE_HEADING:
        return False
    return len(shared) <= _MOST_SHARED * len(fact.words) and entry.heading not in {each.heading for each in taken}


@cache
def _words(entry: Entry) -> frozenset[str]:
    return content_words(entry.own_words)


def _question(fact: Fact, wrong: list[Entry]) -> Question:
    what = {"Code": "Which paragraph of the Code", "law": "Which provision"}
    asked = what["Code" if fact.chapter.source == CODE else "law"]
    comma = "," if fact.on_heading else ""
    stem = f"{asked}{fact.on_heading}{comma} says that {fact.actor.text} {fact.duty.force} {fact.whole}?"
    right = Option(fact.reference, True, f"It stands under “{fact.entry.heading}”: {fact.sentence}")
    options = (right, *(Option(each.reference, False, f"It is about “{each.heading}”.") for each in wrong))
    return Question(
        KIND, stem, options, fact.reference, fact.key, fact.sentence, fact.entry.gist, fact.chapter.title, COMPARES
    )
