"""Which points of a step a trainee's own sentences show, and which mistakes they make; writes no feedback."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.study.phrases import asserts, is_thought, says, touches
from knowledge.case_studies import Mistake, Point
from knowledge.copied import LONGEST, copied
from knowledge.sentences import sentences

# Cosines between a sentence and a point, read on the work half of evals/cases/case-answers.jsonl: words in the right
# places count only where the sentence is about the point, and a sentence that is nearly the point needs fewer words.
_ABOUT, _NEARLY = 0.35, 0.72

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
    windows = [*own, *(f"{first} {second}" for first, second in pairwise(own))]
    near = cosines(windows, [point.text for point in points])
    found = []
    for place, point in enumerate(points):
        fits = [(row[place], window) for row, window in zip(near, windows, strict=True) if _shows(window, point, row[place])]
        if fits:
            found.append(Shown(point, _best(fits)))
    return found


def slips(own: Iterable[str], mistakes: Sequence[Mistake]) -> list[Slip]:
    """The mistakes that a text makes, each once, at the first sentence that makes it."""
    found: dict[str, Slip] = {}
    for sentence in own:
        for mistake in mistakes:
            if mistake.text not in found and any(asserts(sentence, said) for said in mistake.said):
                found[mistake.text] = Slip(mistake, sentence)
    return list(found.values())


def _shows(window: str, point: Point, near: float) -> bool:
    if near >= _NEARLY:
        return touches(window, point.said)
    return near >= _ABOUT and any(says(window, said) for said in point.said)


def _best(fits: Sequence[tuple[float, str]]) -> str:
    """The nearest window, and the shorter of two that are about as near."""
    nearest = max(near for near, _ in fits)
    return min((window for near, window in fits if near >= nearest - 0.05), key=len)
