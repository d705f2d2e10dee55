"""What a model finds in a trainee's answer that a search for words did not, and its questions back; both checked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.ask.claimed_figures import figure_problems
from app.ask.claimed_force import forces_claimed
from app.ask.claimed_form import form_problems
from app.model.call import Model
from app.model.coach import Reading, read_answer
from app.privacy.identifiers import PLACEHOLDER
from app.study.feedback import Feedback
from app.study.matching import Cosines, Shown, own_sentences
from knowledge.case_studies import CaseStudy, Point
from knowledge.quotes import content_words
from knowledge.references import find_references

_ABOUT = 0.3  # a cosine: below it a sentence is about something else than the point
_GIVES_AWAY = 0.5  # of a point's words: a question with more of those that the trainee has not said tells the point
# Words by which a sentence says that something is not to be done: it makes a point of what must not be, and no other.
_REFUSES = re.compile(r"\b(?:not|no|never|cannot|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)
_LONGEST, _MOST = 35, 3  # words of a question, and questions


@dataclass(frozen=True)
class SecondLook:
    """Points that a model finds in an answer, and its questions back, each with the sentence that it is on."""

    model: str
    shown: tuple[Shown, ...]
    questions: tuple[tuple[str, str], ...]


def second_look(found: Feedback, case: CaseStudy, step: int, text: str, cosines: Cosines, model: Model) -> SecondLook:
    """What a model reads in the answer `text` (masked) to a step that `found` is the feedback on, as far as it passes
    the checks: a point rests on a sentence of the trainee's own that is about it, and no question tells a point, a
    rule, a figure or a reference. A ModelTrouble where the model fails."""
    asked = case.steps[step - 1].question
    wrong = {slip.by for slip in found.slips}
    own = [each for each in own_sentences(text, f"{case.situation} {asked}") if each not in wrong]
    reading = read_answer(model, asked, own, [point.text for point in found.missed])
    shown = tuple(_shown(reading, own, found.missed, cosines))
    covered = {each.point.id for each in shown}
    open_points = [point for point in found.missed if point.id not in covered]
    questions = dict.fromkeys(_questions(reading, own, open_points))
    return SecondLook(model.name, shown, tuple(questions)[:_MOST])


def _shown(reading: Reading, own: Sequence[str], missed: Sequence[Point], cosines: Cosines) -> Iterator[Shown]:
    seen: set[str] = set()
    for each in reading.covered:
        if 0 < each.point <= len(missed) and 0 < each.sentence <= len(own):
            point, sentence = missed[each.point - 1], own[each.sentence - 1]
            about = cosines([sentence], [point.text])[0][0] >= _ABOUT
            if about and point.id not in seen and _refuses(sentence) == point.force.endswith("not"):
                seen.add(point.id)
                yield Shown(point, sentence)


def _questions(reading: Reading, own: Sequence[str], open_points: Sequence[Point]) -> Iterator[tuple[str, str]]:
    for each in reading.questions:
        if 0 < each.sentence <= len(own):
            sentence, text = own[each.sentence - 1], " ".join(each.text.split())
            if only_asks(text, sentence, open_points):
                yield sentence, text


def only_asks(text: str, sentence: str, open_points: Sequence[Point]) -> bool:
    """Whether a text is a question that tells nothing which the sentence it is on has not."""
    told = content_words(text) - content_words(sentence)
    return (
        text.endswith("?")
        and len(text.split()) <= _LONGEST
        and not any((*form_problems(text), *figure_problems(text, sentence, ())))
        and set(forces_claimed(text)) <= set(forces_claimed(sentence))
        and {str(each) for each, _ in find_references(text)} <= {str(each) for each, _ in find_references(sentence)}
        and set(PLACEHOLDER.findall(text)) <= set(PLACEHOLDER.findall(sentence))
        and not any(_tells(told, content_words(point.text)) for point in open_points)
    )


def _tells(told: frozenset[str], point: frozenset[str]) -> bool:
    return len(told & point) >= _GIVES_AWAY * len(point)


def _refuses(sentence: str) -> bool:
    return _REFUSES.search(sentence) is not None
