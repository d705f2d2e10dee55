"""Which points of a step a trainee's own sentences show, and which mistakes they make; writes no feedback."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.study.phrases import asserts, is_thought, says, touches
from knowledge.case_studies import Mistake, Point
from knowledge.copied import LONGEST, copied
from knowledge.sentences import sentences

# Cosines between a text and a point, read on the work half of evals/cases/case-answers.jsonl: the words of a point
# count only where the text is about it, two sentences more so than one; what is nearly the point needs fewer of them.
_ONE_ABOUT, _TWO_ABOUT, _NEARLY = 0.15, 0.4, 0.72

# The cosine between each of some texts and each of some others.
Cosines = Callable[[Sequence[str], Sequence[str]], list[list[float]]]


@dataclass(frozen=True)
class Shown:
    """A point and the trainee's own words that show it."""

    point: Point
    by: str


@dataclass(frozen=True)
class Slip:
    """A mistake and the sentence that makes it."""

    mistake: Mistake
    by: str


def own_sentences(text: str, given: str) -> list[str]:
    """The sentences of a text that are thoughts of its writer: no rows of key words, nothing copied from `given`."""
    found = [" ".join(sentence.split()) for sentence in sentences(text)]
    return [each for each in found if is_thought(each) and len(copied(each, given)) <= LONGEST]


def points_shown(own: Sequence[str], points: Sequence[Point], cosines: Cosines) -> list[Shown]:
    """The points that one sentence, or two that follow each other, show; with the words that show them best."""
    pairs = [f"{first} {second}" for first, second in pairwise(own)]
    near = cosines([*own, *pairs], [point.text for point in points])
    shown = []
    for place, point in enumerate(points):
        cosine = [row[place] for row in near]
        one = [at for at in zip(cosine, own, strict=False) if _shows(*at, point, _ONE_ABOUT)]
        two = [at for at in zip(cosine[len(own) :], pairs, strict=True) if _shows(*at, point, _TWO_ABOUT)]
        if one or two:
            shown.append(Shown(point, max(one or two)[1]))
    return shown


def slips(own: Iterable[str], mistakes: Sequence[Mistake]) -> list[Slip]:
    """The mistakes that a text makes, each once, at the first sentence that makes it."""
    found: dict[str, Slip] = {}
    for sentence in own:
        for mistake in mistakes:
            if mistake.text not in found and any(asserts(sentence, said) for said in mistake.said):
                found[mistake.text] = Slip(mistake, sentence)
    return list(found.values())


def _shows(near: float, text: str, point: Point, about: float) -> bool:
    if near >= _NEARLY:
        return touches(text, point.said)
    return near >= about and any(says(text, said) for said in point.said)
