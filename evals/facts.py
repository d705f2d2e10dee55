"""Whether an answer's text says what a case requires and nothing that it forbids; knows no pipeline and no file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.figures import figures_for_words
from knowledge.references import find_references

SOURCES = "### Where this comes from"


@dataclass(frozen=True)
class Verdict:
    """How one answer did: which required facts it lacks, which forbidden ones it says, and how it cites.

    `cited` is whether any listed reference is cited; `precise` the share of its citations that are listed, or stand
    above or beneath one that is.
    """

    id: str
    kind: str
    outcome: str
    missing: tuple[str, ...]
    said: tuple[str, ...]
    cited: bool
    precise: float
    words: int

    @property
    def right(self) -> bool:
        """Every required fact and no forbidden one."""
        return not self.missing and not self.said


def judge(case: Mapping[str, Any], answer: Mapping[str, Any]) -> Verdict:
    """The verdict on an answer in the form of `senco ask --json`."""
    text = plain(shown(answer["text"]))
    listed = [*case.get("references", ()), *(need.get("where", "") for need in case.get("needs", ()))]
    near = [reference for reference in answer_references(answer) if _listed(reference, listed)]
    cited = answer_references(answer)
    return Verdict(
        id=str(answer["id"]),
        kind=str(case["kind"]),
        outcome=str(answer["outcome"]),
        missing=tuple(need["fact"] for need in case.get("needs", ()) if not any_found(need["any"], text)),
        said=tuple(never["fact"] for never in case.get("never", ()) if any_found(never["any"], text)),
        cited=bool(near),
        precise=len(near) / len(cited) if cited else 0.0,
        words=len(text.split()),
    )


def shown(text: str) -> str:
    """What an answer says itself, without the list of its sources and the words quoted there."""
    return text.partition(SOURCES)[0]


def plain(text: str) -> str:
    """Lower case, straight quotes and dashes, one space between words, no marks, number words as figures."""
    text = re.sub(r"\[\d+\]|\*\*", "", text.lower())
    text = re.sub("[‘’]", "'", re.sub("[“”]", '"', re.sub("[‐-―−]", "-", text)))
    return figures_for_words(" ".join(text.split()))


def any_found(patterns: Sequence[str], text: str) -> bool:
    """Whether any of the patterns stands in the text."""
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def answer_references(answer: Mapping[str, Any]) -> list[str]:
    """The references that an answer cites."""
    return [str(citation["reference"]) for citation in answer["citations"]]


def _listed(reference: str, listed: Sequence[str]) -> bool:
    names = {str(found) for each in listed for found, _ in find_references(each)}
    return any(reference.startswith(name) or name.startswith(reference) for name in names)
