"""Scores what a search found against what the cases list; pure functions that know no pipeline and read no file."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

Run = tuple[str, ...]

RUN_LENGTH = 5
SHARE_OF_RUNS = 0.5


def recall(found: Collection[str], listed: Sequence[str]) -> float:
    """The share of the listed paragraphs that were found."""
    if not listed:
        raise ValueError("A case that lists no paragraph has no recall: leave it out.")
    return sum(reference in found for reference in listed) / len(listed)


def mean(values: Iterable[float]) -> float:
    """The average; 0 of nothing."""
    kept = list(values)
    return sum(kept) / len(kept) if kept else 0.0


def runs(text: str, length: int = RUN_LENGTH) -> frozenset[Run]:
    """Every run of five words, or of `length`, in a text, case and punctuation aside; a shorter text is one run."""
    words = re.findall(r"\w+", text.lower())
    if len(words) <= length:
        return frozenset([tuple(words)] if words else [])
    return frozenset(tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def runs_by_reference(texts: Mapping[str, str]) -> dict[str, frozenset[Run]]:
    """The five-word runs of each paragraph, by its reference."""
    return {reference: runs(text) for reference, text in texts.items()}


def earned(chunk: str, paragraphs: Mapping[str, frozenset[Run]]) -> set[str]:
    """The references of the paragraphs of which a chunk holds at least half of the five-word runs."""
    held = runs(chunk)
    return {reference for reference, wanted in paragraphs.items() if wanted and _share(wanted, held) >= SHARE_OF_RUNS}


def earned_by_any(chunks: Iterable[str], paragraphs: Mapping[str, frozenset[Run]]) -> set[str]:
    """What the chunks earn, each on its own: two halves of a paragraph in two chunks do not add up."""
    return {reference for chunk in chunks for reference in earned(chunk, paragraphs)}


def _share(wanted: frozenset[Run], held: frozenset[Run]) -> float:
    return len(wanted & held) / len(wanted)
