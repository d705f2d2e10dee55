"""Multiple choice on who owes a duty: "Who must …?"; the wrong answers are bodies that owe nothing like it."""

from collections.abc import Iterator
from random import Random

from app.study.actors import Actor, wrong_actors
from app.study.facts import Fact, facts, rules
from app.study.ground import entries_by_reference, ground
from app.study.question import DIRECT, EXCEPTION, Option, Question

_WRONG, _NEAR = 3, 2


def who_questions() -> Iterator[Question]:
    """A question for each must that does not tell by its words whose it is; a must not binds the others as well."""
    for fact in facts():
        if fact.duty.force == "must" and len(fact.actor.tags) == 1 and not fact.entry.note:
            wrong = chosen(wrong_for(fact), Random(fact.key)) if not _tells(fact) else []
            if wrong:
                yield _question(fact, wrong)


def chosen(wrong: list[Actor], random: Random) -> list[Actor]:
    """Three of them, two at least of whom a reader may really think; none where there are not so many."""
    near = [actor for actor in wrong if actor.near]
    first = random.sample(near, min(len(near), _WRONG))
    far = [actor for actor in wrong if not actor.near]
    if len(first) < _NEAR or len(wrong) < _WRONG:
        return []
    return first + random.sample(far, _WRONG - len(first))


def wrong_for(fact: Fact) -> list[Actor]:
    """Those whom neither the passage nor the law that it restates names, and who owe nothing like it anywhere."""
    told = " ".join([fact.sentence, *_around(fact)])
    owed = ground().owed_by(fact.words) | fact.actor.tags
    return [actor for actor in wrong_actors() if not actor.tags & owed and not actor.stands_in(told)]


def _around(fact: Fact) -> Iterator[str]:
    known = entries_by_reference()
    for entry in (fact.entry, *(known[each] for each in fact.entry.law if each in known)):
        yield f"{entry.own_words} {entry.note}"


def _tells(fact: Fact) -> bool:
    """Whether the words of a duty give away whose it is."""
    named = any(actor.stands_in(fact.whole) for actor in wrong_actors() if actor.tags & fact.actor.tags)
    return named or bool(rules()["telltale"].search(fact.whole))


def _question(fact: Fact, wrong: list[Actor]) -> Question:
    right = Option(fact.actor.opening, True, f"{fact.reference}: {fact.sentence}")
    why = f"The passage does not name them; it says this of {fact.actor.text}"
    options = (right, *(Option(actor.opening, False, f"{why} ({fact.reference}).") for actor in wrong))
    return Question(
        "multiple choice", f"Who {fact.duty.force}, {fact.under}, {fact.whole}?", options, fact.reference,
        fact.key, fact.sentence, fact.entry.gist, fact.chapter.title, EXCEPTION if fact.conditional else DIRECT,
    )  # fmt: skip
