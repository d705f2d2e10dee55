"""What a trainee's answer to one step covers, misses and gets wrong: no mark, no grade; shows nothing on a screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.study.assessment import WordCount, count_words
from app.study.matching import Cosines, Shown, Slip, own_sentences, points_shown, slips
from knowledge.case_studies import CaseStudy, Point
from knowledge.errors import ReaderError
from knowledge.sentences import sentences


@dataclass(frozen=True)
class Feedback:
    """What an answer covers with its own words, what it misses, what is wrong in it, and how long all answers are.

    A point that is missed has a hint to show first and the point itself on request; points that the law requires come
    before good practice. `unread` is the number of sentences that were left out as rows of key words or as copied.
    """

    covered: tuple[Shown, ...]
    missed: tuple[Point, ...]
    slips: tuple[Slip, ...]
    words: WordCount
    unread: int = 0

    @property
    def share(self) -> float:
        """The share of points covered, for comparing two drafts of one's own; it is no mark."""
        return len(self.covered) / (len(self.covered) + len(self.missed))


def feedback(case: CaseStudy, step: int, text: str, cosines: Cosines, others: Sequence[str] = ()) -> Feedback:
    """What the answer `text` to step number `step` (from 1) covers, misses and gets wrong.

    `others` are the answers to the other steps, which count towards the word limit. `text` is masked already; nothing
    of it is kept. A step that the case does not have, or an empty answer, is a ReaderError.
    """
    if not 1 <= step <= len(case.steps):
        raise ReaderError(f"'{case.title}' has no step {step}: choose one from 1 to {len(case.steps)}.")
    if not text.strip():
        raise ReaderError("There is no answer yet: write one first, then ask for feedback.")
    points = case.steps[step - 1].points
    own = own_sentences(text, f"{case.situation} {case.steps[step - 1].question}")
    wrong = slips(own, case.mistakes)
    shown = points_shown([each for each in own if each not in {slip.by for slip in wrong}], points, cosines)
    covered = {each.point.id for each in shown}
    missed = sorted((point for point in points if point.id not in covered), key=lambda point: not point.required)
    words = count_words([text, *others])
    return Feedback(tuple(shown), tuple(missed), tuple(wrong), words, len(sentences(text)) - len(own))
