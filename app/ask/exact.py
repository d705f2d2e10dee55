"""Answers a question that asks for a passage by its reference: the passage, or that there is none; writes nothing."""

import re

from app.ask.draft import Draft, passage_rules
from knowledge.generation import Generation
from knowledge.markdown import Support
from knowledge.references import Reference
from knowledge.search import resolve
from knowledge.sources import listed_sources

LONGEST_LOOK_UP = 12  # passages a reference: an Act's section in its subsections

_LOOK_UP = re.compile(
    r"\b(what|where|which|and|or|does|do|says?|said|quote|show|read|text|wording|explain|mean|is|in|the|me|about|of|please|open|find|look|up|"
    r"tell|give|exactly|full|paragraph|para|section|regulation|code|act)\b|\W",
    re.IGNORECASE,
)


def is_look_up(question: str, named: list[tuple[Reference, str]]) -> bool:
    """Whether a question asks for the passage itself: nothing but references and words such as "what does … say"."""
    rest = question
    for _, words in named:
        rest = rest.replace(words, " ")
    return bool(named) and not _LOOK_UP.sub("", rest).strip()


def look_up(generation: Generation, references: tuple[Reference, ...]) -> Draft:
    """The passages under these references, quoted; for one that does not exist, where its chapter ends."""
    absent = [reference for reference in references if not resolve(generation, reference)]
    draft = Draft("answered", "The passage itself")
    for reference in references:
        found = generation.passages(resolve(generation, reference)).values()
        if any(passage.held == "summary" and not passage.gist for passage in found):
            draft.warnings.append(
                f"Only the parts of {reference} that the guides cite are summarised here; it may have more."
            )
        for passage in sorted(found, key=lambda each: _numbers(each.reference))[:LONGEST_LOOK_UP]:
            page = (Support(1, passage.reference, passage.text, 0),)
            draft.add(passage_rules(passage, passage.text), page, passage.reference)
    if draft.supports:
        names = dict.fromkeys(support.reference for support in draft.supports)
        draft.short = f"**{', '.join(names)}**"
    if absent:
        draft.outcome = "partial"
        draft.warnings += [missing(generation, reference) for reference in absent]
        draft.short = draft.short or f"**{missing(generation, absent[0])}**"
    return draft


def _numbers(reference: str) -> list[tuple[bool, int, str]]:
    """A key that puts (2) before (10)."""
    return [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", reference)]


def missing(generation: Generation, reference: Reference) -> str:
    """That there is no such passage, and where its chapter ends; or that it is not held."""
    source = listed_sources()[reference.source]
    if not generation.holds_text(source.id):
        return f"{reference} is not among the passages summarised here, and {source.title} is not on this computer."
    if source.numbering == "code" and re.fullmatch(r"\d+\.\d+", reference.locator):
        return f"There is no {reference}. {_beside(generation, source.cite, reference.locator)}".strip()
    return f"There is no {reference} in the edition that is held."


def _beside(generation: Generation, cite: str, locator: str) -> str:
    """Where the chapter ends, or which paragraphs stand on either side of the gap."""
    chapter, number = locator.split(".")
    numbers = sorted(int(name.rpartition(".")[2]) for name in generation.references(f"{cite} {chapter}."))
    before = max((each for each in numbers if each < int(number)), default=None)
    after = min((each for each in numbers if each > int(number)), default=None)
    if before is None:
        return "" if after is None else f"Chapter {chapter} begins at {chapter}.{after}."
    if after is None:
        return f"Chapter {chapter} ends at {chapter}.{before}."
    return f"Beside it stand {chapter}.{before} and {chapter}.{after}."
