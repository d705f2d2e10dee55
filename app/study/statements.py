"""What guides say in sentences that stand alone, true and mistaken, each with the passage; knows no question."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from app.study.facts import rules
from app.study.ground import FORCE_WORDS, entries_by_reference
from knowledge.digest import Entry
from knowledge.guides import Guide, Rule
from knowledge.markdown import Support
from knowledge.quotes import content_words
from knowledge.references import printed_reference
from knowledge.shelf import open_shelf
from knowledge.sources import Source, listed_sources

_SAYING = re.compile(r'^"(?P<saying>[^"]+)"(?:\.|:)? (?P<answer>[^"]+)$')


# The share of a line's words that its passage has to have: more where others are cited for the rest of it.
_PARTLY, _MOSTLY = 0.4, 0.75


@dataclass(frozen=True)
class Statement:
    """A sentence of a guide, the passage of the digest that it rests on, and the guide's summary of that passage.

    `answer` is empty where the sentence is so; of a common mistake it tells what is so instead.
    """

    guide: Guide
    text: str
    label: str
    entry: Entry
    support: Support
    answer: str = ""

    @property
    def source(self) -> Source:
        """The document that the passage is of."""
        return source_of(self.entry.reference)

    @property
    def lower(self) -> str:
        """The sentence as the second half of another."""
        first = self.text.split()[0]
        return self.text if first.isupper() or not first.istitle() or first in _NAMES else lower_first(self.text)


_NAMES = frozenset(("Parliament", "Year", "Section", "England", "Ofsted", "Code", "Regulation", "Whitehall", "NHS"))


@lru_cache(maxsize=1)
def statements() -> tuple[Statement, ...]:
    """Every statement of a guide in force that stands alone and rests on a passage of the digest."""
    return tuple(_from("statements", _true))


@lru_cache(maxsize=1)
def sayings() -> tuple[Statement, ...]:
    """Every common mistake that is said in words of its own and is put right by a passage of the digest."""
    return tuple(_from("mistakes", _mistaken))


@cache
def source_of(reference: str) -> Source:
    """The document that a reference names."""
    parsed = printed_reference(reference)
    assert parsed is not None, f"`senco check` lets no reference such as {reference!r} pass"
    return listed_sources()[parsed.source]


def lower_first(text: str) -> str:
    """The text with a small first letter."""
    return text[0].lower() + text[1:]


def clear_without_topic(text: str) -> bool:
    """Whether a sentence is whole and can be judged where nothing, not even its topic, stands before it."""
    return not rules()["needs_topic"].search(text)


def _from(section: str, read: object) -> Iterator[Statement]:
    for guide in open_shelf().guides.values():
        for rule in _without_exceptions(getattr(guide, section)) if guide.status == "in force" else ():
            support = _support(guide, rule)
            made = read(guide, rule, support) if support and callable(read) else None
            if made:
                yield made


def _without_exceptions(lines: tuple[Rule, ...]) -> Iterator[Rule]:
    """The lines that no exception follows: a line with one does not say all."""
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        if following is None or following.label != "UNLESS":
            yield line


def _support(guide: Guide, rule: Rule) -> Support | None:
    """The citation of a line that is a passage of the digest and bears out most of it, if all are in force."""
    cited = [each for each in guide.citations if each.mark in rule.marks]
    parsed = [printed_reference(each.reference) for each in cited]
    sound = all(each and listed_sources()[each.source].status == "in force" for each in parsed)
    known = [each for each in cited if each.reference in entries_by_reference()]
    return max(known, key=lambda each: _borne_out(rule.text, each)) if sound and known else None


def _borne_out(text: str, support: Support) -> float:
    """The share of a line's content words that a passage has, as the digest or the guide puts it."""
    words = content_words(text)
    said = content_words(f"{entries_by_reference()[support.reference].own_words} {support.summary}")
    return len(words & said) / max(1, len(words))


def _true(guide: Guide, rule: Rule, support: Support) -> Statement | None:
    entry = entries_by_reference()[support.reference]
    if rule.label in ("UNLESS", "UNKNOWN", "REPORTED", "") or set(entry.warnings) - {"ccg"} or not _alone(rule.text):
        return None
    forces = {word.lower() for word in FORCE_WORDS.findall(rule.text)}
    told = rule.label == "FACT" or forces == {rule.label.lower()}
    if _borne_out(rule.text, support) < (_MOSTLY if len(rule.marks) > 1 else _PARTLY):
        return None
    return Statement(guide, rule.text, rule.label.lower(), entry, support) if told else None


def _mistaken(guide: Guide, rule: Rule, support: Support) -> Statement | None:
    found = _SAYING.match(rule.text)
    if not found or len(found["saying"].split()) < rules()["least_words"] or not _alone(found["saying"]):
        return None
    if found["saying"] in rules()["left_out"]:
        return None
    entry = entries_by_reference()[support.reference]
    return Statement(guide, found["saying"], "mistake", entry, support, upper_first(found["answer"]))


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[0].upper() + text[1:]


def _alone(text: str) -> bool:
    """Whether a sentence points to nothing that stands before it."""
    return not rules()["pointing"].search(text) and len(text.split()) <= rules()["most_words"]
