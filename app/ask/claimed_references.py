"""Holds the references and laws that a claim names to the passages that it cites; knows no model."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from app.ask.evidence import Evidence
from knowledge.references import find_references
from knowledge.sources import listed_sources

_LAW = re.compile(
    r"\b((?:[A-Z][\w'’-]+,? (?:(?:and|of|the|etc\.?|for|in|to) )*)+(?:Act|Regulations|Order|Rules|Convention))\b"
)


def reference_problems(text: str, cited: Sequence[Evidence]) -> Iterator[tuple[str, str]]:
    """References and laws that are named, and are neither cited nor named in the cited words."""
    words = "\n".join(f"{each.named} {each.words}" for each in cited)
    known = {str(reference) for reference, _ in find_references(words)} | {each.citation.reference for each in cited}
    lower = words.lower()
    for reference, said in find_references(text):
        if said.lower() not in lower and not any(
            name == str(reference) or name.startswith(f"{reference}(") for name in known
        ):
            yield "a reference that its source does not give", f"names {said}, which the cited passage does not"
    for law in _LAW.findall(text):
        if not _is_named(law, lower):
            yield "a reference that its source does not give", f"names the {law}, which the cited passage does not"


def _is_named(law: str, words: str) -> bool:
    """Whether a law stands in the words, under this name or another: "Under the Care Act" names the Care Act."""
    endings = _endings([word for word in law.split() if word not in ("The", "That", "This")])
    others = [name for name in _names_of_sources() if any(ending in name for ending in endings)]
    return not endings or any(each in words for each in (*endings, *chain.from_iterable(others)))


def _endings(words: Sequence[str]) -> list[str]:
    """A name with ever fewer words before it, in small letters; never one word alone."""
    return [" ".join(words[start:]).lower() for start in range(len(words) - 1) if words[start][0].isupper()]


@lru_cache(maxsize=1)
def _names_of_sources() -> tuple[frozenset[str], ...]:
    names = ((source.cite, source.title, *source.also) for source in listed_sources().values())
    return tuple(frozenset(re.sub(r"[ (]+\d{4}.*", "", name).lower() for name in each) for each in names)
