"""Parses and prints references in the one form used everywhere; does not know which passages are held."""

import re
from dataclasses import dataclass
from functools import lru_cache

from knowledge.sources import Source, listed_sources

_ROMAN = r"x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}"
_SUBS = r"(?:\s?\((?:\d{1,2}[A-Z]{0,2}|[A-Z]{1,2}|[ivx]{1,5})\))*"
_SCHEDULE = (
    r"sch(?:ed|edule)?\.?\s*(?P<schedule>[A-Z]?\d{1,2}[A-Z]?)"
    r"(?:[\s,]*(?:para(?:graph)?\.?|p\.)\s*(?P<item>\d{1,3}[A-Z]?)(?P<item_subs>(?:\(\w{1,3}\))*))?"
)
_PAGE = r"(?:p\.?|pg\.?|page)\s*(?P<page>\d{1,3})"
_MEASURE = (
    r"(?:(?:hours?|hrs?|h|minutes?|mins?|days?|weeks?|months?|terms?|years?|pounds|metres|miles|million|fte)\b"
    r"|[ap]\.?m\b|per\s?cent)"
)
_NOT_AFTER = "(?<!£)(?<!£ )" + "".join(rf"(?<!\b{word} )" for word in ("age", "aged", "age of", "score", "score of"))
_PARAGRAPH = r"(?:para(?:graph)?s?\.?|¶|§)"

_LOCATORS: dict[str, str] = {
    "code": rf"(?:{_PARAGRAPH}\s*)?(?P<decimal>[1-9]\d?\.\d{{1,3}})(?!\.?\d|%|[\s-]*{_MEASURE})"
    rf"|(?:intro(?:duction)?\.?\s*,?\s*(?:{_PARAGRAPH}\s*)?)(?P<roman>{_ROMAN})\b"
    rf"|annex\s*(?P<annex>\d)|{_PAGE}",
    "section": rf"(?:ss?\.?|sec(?:tion|t)?s?\.?|§)\s*(?P<section>\d{{1,3}}[A-Z]{{0,2}})(?!\d)(?P<section_subs>{_SUBS})"
    rf"|{_SCHEDULE}",
    "regulation": rf"(?:reg(?:ulation)?s?\.?)\s*(?P<regulation>\d{{1,3}}[A-Z]{{0,2}})(?!\d)(?P<regulation_subs>{_SUBS})"
    rf"|{_SCHEDULE}",
    "paragraph": rf"{_PARAGRAPH}\s*(?P<paragraph>\d{{1,3}})|{_PAGE}",
    "page": _PAGE,
}
# What a bare locator most likely means in this field.
_BARE = {
    "code": _LOCATORS["code"].removesuffix(f"|{_PAGE}"),  # "page 9" alone says nothing of the Code
    "section": _LOCATORS["section"].removesuffix(f"|{_SCHEDULE}"),  # Part 3 of the Act has none
}
_DEFAULT_SOURCE = {"code": "send-code-2015", "section": "cfa-2014", "regulation": "send-regulations-2014"}
_JOIN = r"[\s,:;(]*(?:of\s+)?(?:the\s+)?"
_AROUND = " \t\n.,;:?!()'\"‘’“”"
_FREE = r"(?<![\w.])(?<!\w['’])"  # "It's 20 weeks" names no section

# A law that is not listed: what is asked of it must not be looked up in another Act.
_OTHER_WORD = r"(?!(?:the|this|that|an?|2014|act|regulations)\b)[\w'’.,&()-]+\s+"
_LAW = r"(?:act|reg(?:ulation)?s)(?:\s+\(?\d{4}\)?)?(?!\w)"
_OTHER_LAW = rf"(?:(?:{_OTHER_WORD}){{1,9}}?{_LAW}|(?-i:[A-Z][A-Za-z]*A)\s?\d{{4}})"
_OF_OTHER_LAW = rf"[\s,(]+(?:of\s+(?:the\s+)?|(?-i:(?=[A-Z])))\b{_OTHER_LAW}"


@dataclass(frozen=True)
class Reference:
    """Where a passage stands: a source and a locator already in its printed form ("6.44", "s.42(2)", "p.14")."""

    source: str
    locator: str = ""

    def __str__(self) -> str:
        """The printed form, e.g. "Children and Families Act 2014 s.42(2)"."""
        space = "" if self.locator.startswith(":") else " "  # a heading follows the name after a colon
        return f"{listed_sources()[self.source].cite}{space}{self.locator}".strip()

    def broader(self) -> "Reference | None":
        """The reference one step up: s.42(2)(a) → s.42(2) → s.42; None where there is none."""
        shorter = re.sub(r"\([^()]*\)$", "", self.locator)
        return Reference(self.source, shorter) if shorter != self.locator else None


def parse_reference(text: str) -> Reference | None:
    """The reference that a text consists of, in any form people type; None where it is something else."""
    found = find_references(text)
    return found[0][0] if len(found) == 1 and found[0][1].strip(_AROUND) == text.strip(_AROUND) else None


@lru_cache(maxsize=16_384)  # the checks ask of the same names again and again
def printed_reference(text: str) -> Reference | None:
    """The reference whose printed form is exactly this text; None where it is not printed the one way."""
    for source in listed_sources().values():
        if text == source.cite and source.numbering == "whole":
            return Reference(source.id)
        if source.numbering == "heading" and text.startswith(source.cite + ": "):
            return Reference(source.id, text[len(source.cite) :])
    found = parse_reference(text)
    return found if found and str(found) == text else None


def find_references(text: str) -> list[tuple[Reference, str]]:
    """Every reference in a text, in order, with the words that name it: "what does para 9.41 say?" has one."""
    found: list[tuple[int, int, Reference | None]] = []
    for pattern, source in _patterns():
        for match in pattern.finditer(text):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                reference = Reference(source.id, _locator(source, match)) if source else None
                found.append((match.start(), match.end(), reference))
    found.sort(key=lambda hit: hit[0])
    return [(reference, text[start:end]) for start, end, reference in found if reference]


def _locator(source: Source, match: re.Match[str]) -> str:
    got = {name: value for name, value in match.groupdict().items() if value}
    if "schedule" in got:
        word = "Schedule" if source.numbering == "regulation" else "Sch"
        return f"{word} {got['schedule'].upper()}" + (
            f" para {got['item'].upper()}{got.get('item_subs', '')}" if "item" in got else ""
        )
    if "section" in got:
        return f"s.{got['section'].upper()}{_subs(got.get('section_subs', ''))}"
    if "regulation" in got:
        return f"reg {got['regulation'].upper()}{_subs(got.get('regulation_subs', ''))}"
    for name, printed in (("decimal", "{}"), ("annex", "Annex {}"), ("paragraph", "para {}"), ("page", "p.{}")):
        if name in got:
            return printed.format(got[name])
    return f"Introduction {got['roman'].lower()}" if "roman" in got else ""


def _subs(text: str) -> str:
    return re.sub(r"\s", "", text)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], Source | None], ...]:
    """Patterns in the order they are tried: listed names, longest first; other laws (no source); bare locators."""
    named: list[tuple[int, str, Source | None]] = []
    for source in listed_sources().values():
        locator = _LOCATORS.get(source.numbering)
        for name in (source.cite, *source.also) if locator else ():
            word = _name(name)
            named.append((len(name), rf"{word}{_JOIN}(?:{locator})", source))
            named.append((len(name), rf"{_FREE}(?:{locator}){_JOIN}{word}", source))
    named.sort(key=lambda row: row[0], reverse=True)
    patterns = [(pattern, source) for _, pattern, source in named]
    for kind in ("section", "regulation"):
        patterns.append((rf"\b{_OTHER_LAW}{_JOIN}(?:{_LOCATORS[kind]})", None))
        patterns.append((rf"{_FREE}(?:{_LOCATORS[kind]}){_OF_OTHER_LAW}", None))
    for kind, source_id in _DEFAULT_SOURCE.items():
        patterns.append((rf"{_FREE}{_NOT_AFTER}(?:{_BARE.get(kind, _LOCATORS[kind])})", listed_sources()[source_id]))
    return tuple((re.compile(pattern, re.IGNORECASE), source) for pattern, source in patterns)


def _name(name: str) -> str:
    """A pattern for a source's name: "Equality Act 2010" is also "Equality Act (2010)", but never that of 2006."""
    word = re.sub(r"(?:\\ )(\d{4})$", r"\\ \\(?\1\\)?", re.escape(name)).replace("\\ ", r"\s+")
    other_year = r"(?!\s+\(?\d{4})" if name.endswith(("Act", "Regulations", "Regs")) else ""
    return rf"\b{word}(?!\w){other_year}"
