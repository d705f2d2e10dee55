"""What a question takes for granted and that is not so: puts the correction first; writes none of its own."""

from collections.abc import Callable, Sequence

from app.ask.answer import Statement
from app.ask.draft import Draft
from app.ask.exact import missing
from app.ask.write import MISTAKES, first
from knowledge.generation import Generation
from knowledge.references import find_references
from knowledge.search import resolve

# A cosine: so near to a common mistake, a question may well make it; read on the work half of the answers.
_NEAR = 0.48

# How near each of some texts is to a question.
Nearness = Callable[[str, Sequence[str]], list[float]]


def correct(draft: Draft, question: str, generation: Generation) -> None:
    """Say at the start of an answer which references of the question do not exist, and where their chapter ends."""
    named = dict.fromkeys(reference for reference, _ in find_references(question))
    lines = [missing(generation, reference) for reference in named if not resolve(generation, reference)]
    if lines:
        draft.short = f"**{' '.join(lines)}** {draft.short.replace('**', '')}"


def mistake_first(draft: Draft, question: str, nearness: Nearness) -> None:
    """Put the common mistake that a question comes near to before everything else."""
    mistakes = [each for each in draft.statements if each.section == MISTAKES]
    if mistakes:
        near, nearest = max(
            zip(nearness(question, [each.text for each in mistakes]), mistakes, strict=True), key=_first
        )
        first(draft, (nearest,) if near >= _NEAR else ())


def _first(pair: tuple[float, Statement]) -> float:
    return pair[0]
