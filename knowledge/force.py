"""Compares the force of our words with the passage's: a should told as a must, an exception dropped; knows no file."""

import re
from collections.abc import Iterator

from knowledge.digest import Entry
from knowledge.references import printed_reference
from knowledge.sources import listed_sources

_LEGAL = ("act", "regulations")
_MUST = re.compile(
    r"\b(must|shall|require[sd]?|requirements?|dut(?:y|ies)|has to|have to|had to|obliged|obligations?|may not|cannot|"
    r"only (?:if|when|where|after|be)|no later|legal|legally|lawful|unlawful|statutory|not allow|entitled|will)\b",
    re.IGNORECASE,
)
_MUST_SAID = re.compile(r"\bmust\b", re.IGNORECASE)
_SHOULD = re.compile(
    r"\b(should|expect(?:ed|s|ation)?|best practice|good practice|recommend\w*|ought|encourag\w+|importan\w+|"
    r"advis\w+|need to|needs to|essential|crucial|consider)\b",
    re.IGNORECASE,
)
# What marks an exception or a condition in a passage …
_EXCEPTION = re.compile(
    r"\b(unless|except(?! for the purpose)|subject to(?! an? )|save (?:where|that|in)|provided that|only if|only where|"
    r"other than|does not apply)\b",
    re.IGNORECASE,
)
# … and what tells of one in ours.
_TOLD = re.compile(
    r"\b(unless|except\w*|exempt\w*|subject to|save|provided|only|apart from|other than|but|without|excluding|not|if|"
    r"outside|beyond|besides|rather than)\b",
    re.IGNORECASE,
)


def hardened(entry: Entry, text: str) -> Iterator[str]:
    """A *must* where neither the passage nor the law that it restates has one; a *should* where nothing is asked."""
    must = any(duty.force.startswith("must") for duty in entry.duties) or _MUST_SAID.search(entry.gist)
    if must and not _MUST.search(text) and not (is_law(entry) or entry.law):
        yield "says must, but the passage does not."
    if any(duty.force.startswith("should") for duty in entry.duties) and not _SHOULD.search(text):
        yield "says should, but the passage does not."


def dropped_exception(entry: Entry, text: str) -> str:
    """The word by which a passage marks an exception that ours tells nothing of; empty where none is dropped."""
    marked = _EXCEPTION.search(text)
    own = " ".join([entry.gist, *(f"{duty.what} {duty.when}" for duty in entry.duties)])
    told = any(duty.unless for duty in entry.duties) or _TOLD.search(own)
    return marked[0] if marked and not told else ""


def is_law(entry: Entry) -> bool:
    """Whether an entry renders an Act or Regulations rather than guidance."""
    reference = printed_reference(entry.reference)
    return reference is not None and listed_sources()[reference.source].authority in _LEGAL
