"""What a question takes for granted and that is not so: puts the correction first; writes none of its own."""

import re
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

# A ruling as lawyers name one: with its number, as a judicial review, against a public body, or as a case.
_RULING = re.compile(
    r"\[(19|20)\d\d\]\s*\d*\s*[A-Z]{2,}|\bR ?\([^)]{1,60}\) v\b"
    r"|\S v\.? (the )?(\S+ ){1,4}(Council|Borough|County|City|Trust|School|Academy|Governing|State|Tribunal)\b"
    r"|\b([Cc]ase|[Jj]udge?ment|[Rr]uling|[Dd]ecision) (of|in) \S+( \S+){0,3} v\.? \S"
)
NO_RULINGS = (
    "No rulings of courts or tribunals are held here: what one decided, or whether there is one of that name, cannot "
    "be said. The National Archives' Find Case Law has many of them; a lawyer says what one means for a case."
)

# How near each of some texts is to a question.
Nearness = Callable[[str, Sequence[str]], list[float]]


def correct(draft: Draft, question: str, generation: Generation) -> None:
    """Say at the start of an answer which references of the question do not exist, and where their chapter ends; and
    that no ruling is held, where the question names one."""
    named = dict.fromkeys(reference for reference, _ in find_references(question))
    lines = [missing(generation, reference) for reference in named if not resolve(generation, reference)]
    lines += [NO_RULINGS] if _RULING.search(question) else []
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
