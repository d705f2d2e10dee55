"""Further questions that a model writes on passages: kept only if the quote stands there and the key holds twice."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from app.ask.claimed_figures import figure_problems
from app.ask.claimed_force import force_problems
from app.ask.claimed_form import form_problems
from app.model.call import Model
from app.model.quiz import Offered, borne_out, offered
from app.model.trouble import ModelTrouble
from app.study.check_question import problems
from app.study.ground import entry_of
from app.study.make import Quiz, all_questions, new, placed
from app.study.question import Option, Question

_WRONG = 3
_LONGEST = 3_000  # characters of a passage: what a small model can take in
_TRIES = 3  # passages that are tried for each question that is wanted


@dataclass(frozen=True)
class More:
    """What came of asking a model: the questions that passed, how many did not, and why it ended early if it did."""

    questions: tuple[Question, ...]
    dropped: int = 0
    trouble: str = ""

    @property
    def told(self) -> str:
        """What came of it, as a line."""
        kept = f"{len(self.questions)} of the model's questions passed the checks, {self.dropped} did not."
        return f"{kept} It ended early: {self.trouble}." if self.trouble else kept


def more_questions(
    model: Model, quiz: Quiz, held: Mapping[str, str], asked: tuple[Question, ...], tell: Callable[[str], None]
) -> More:
    """As many further questions as the quiz counts, on facts that `asked` has not, from passages that fit it.

    `held` has the passages' own words by reference; of others our summaries are shown. What fails a check is dropped.
    """
    known: dict[str, list[frozenset[str]]] = defaultdict(list)
    for question in asked:
        new(question, known)
    found: list[Question] = []
    dropped = 0
    for reference, words in _passages(quiz, held):
        if len(found) == quiz.count:
            break
        tell(f"{model.name} writes a question on {reference} …")
        try:
            written = _checked(model, reference, words, quiz.seed)
        except ModelTrouble as trouble:
            if not trouble.unreadable:
                return More(tuple(found), dropped, trouble.reason)
            written = None
        if written and new(written, known):
            found.append(written)
        else:
            dropped += 1
    return More(tuple(found), dropped)


def _passages(quiz: Quiz, held: Mapping[str, str]) -> list[tuple[str, str]]:
    """References that the quiz may be of, each with its words or our summary; an order that the seed gives."""
    fitting = list(dict.fromkeys(question.reference for question in all_questions() if quiz.fits(question)))
    picked = Random(f"{quiz.seed} by model").sample(fitting, min(len(fitting), quiz.count * _TRIES))
    found = [(reference, held.get(reference) or _summary(reference)) for reference in picked]
    return [(reference, words) for reference, words in found if 0 < len(words) <= _LONGEST]


def _summary(reference: str) -> str:
    entry = entry_of(reference)
    return entry.own_words if entry else ""


def _checked(model: Model, reference: str, words: str, seed: int) -> Question | None:
    """The question that a model writes on a passage, if it passes every check and a second reading without the key."""
    written = offered(model, reference, words)
    question = _question(written, reference)
    if any(_faults(written, words)) or problems(question, words):
        return None
    shuffled = question.shuffled(seed)
    true = borne_out(model, words, shuffled.stem, [option.text for option in shuffled.options])
    return shuffled if [shuffled.options[place].right for place in true] == [True] else None


def _question(written: Offered, reference: str) -> Question:
    """What a model wrote in the form of every question; where it stands is told by its reference."""
    right = Option(_plain(written.right), True, _plain(written.why_right))
    wrong = (Option(_plain(each.text), False, _plain(each.why)) for each in written.wrong)
    stem, quote = _plain(written.question), written.quote.strip()
    claim = f"{stem} {right.text}"
    return placed(Question("multiple choice", stem, (right, *wrong), reference, f"model: {claim}", claim, quote))


def _faults(written: Offered, words: str) -> Iterator[object]:
    """What no check on made questions sees: another number of answers, words or figures from elsewhere."""
    yield len(written.wrong) != _WRONG
    yield not written.question.rstrip().endswith("?")
    for text in (
        written.question,
        written.right,
        written.why_right,
        *(part for each in written.wrong for part in (each.text, each.why)),
    ):
        yield from form_problems(text)
    for text in (written.question, written.right, written.why_right):
        yield from figure_problems(text, words, ())
    yield from force_problems(written.right, "none", words)


def _plain(text: str) -> str:
    return " ".join(text.split())
