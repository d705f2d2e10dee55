"""Reads a law from legislation.gov.uk's XML: what is in force of it, and the day of the text.

Knows neither how a provision is cited nor which provisions are wanted.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from ingest.document import Block, Document
from ingest.law import law_of
from ingest.provisions import Provision, provisions
from knowledge.errors import ReaderError

MOST_BYTES = 100_000_000

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_ABOUT = "{http://www.legislation.gov.uk/namespaces/metadata}"
_VERSION = re.compile(r"/(enacted|made|created|adopted|prospective|\d{4}-\d\d-\d\d)$")


@dataclass(frozen=True)
class Law:
    """What is in force of a law on the day of the text, which `state` names; `whole` where it is not an extract.

    `outstanding` names the provisions that each change touches which is in force but not yet in the text.
    """

    title: str
    state: str
    whole: bool
    provisions: tuple[Provision, ...]
    outstanding: tuple[tuple[str, ...], ...] = ()


def read(path: Path) -> Document:
    """A law's title and its provisions in force, each a block under its headings."""
    law = read_law(path)
    return Document(law.title, tuple(Block(each.text, headings=each.headings) for each in law.provisions))


def read_law(path: Path) -> Law:
    """The law that a file holds; one that is damaged, or holds nothing that is in force, is a ReaderError."""
    try:
        root = _tree(path)
        address = _text(root, f"{_DC}identifier") or root.get("DocumentURI", "")
        day = _text(root, f"{_TERMS}valid")
        found = provisions(root, day)
    except RecursionError as error:
        raise ReaderError(f"{path.name} is nested too deeply to be read: {_AGAIN}") from error
    if address.endswith("/prospective"):
        raise ReaderError(f"{path.name} is the law as it may become, not as it stands: {_AGAIN}")
    if not found:
        raise ReaderError(
            f"{path.name} holds no provision that is in force in England and can be read as text: {_AGAIN}"
        )
    whole = _VERSION.sub("", address).endswith(f"/{law_of(path)}")
    return Law(_text(root, f"{_DC}title") or path.stem, _state(root, day), whole, found, tuple(_outstanding(root)))


_AGAIN = "download it again from www.legislation.gov.uk (the address of the law's page, with /data.xml after it)."


class _NoDoctype(TreeBuilder):
    """Builds the tree of a document, and refuses one that brings definitions of its own: the law's files have none."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError("it defines entities")


def _tree(path: Path) -> Element:
    if path.stat().st_size > MOST_BYTES:
        raise ReaderError(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB: download a part of that law.")
    parser = XMLParser(target=_NoDoctype())
    try:
        parser.feed(path.read_bytes())
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        reason = " ".join(str(error).split())
        raise ReaderError(f"{path.name} is damaged or was cut off ({reason}): {_AGAIN}") from error
    return root


def _text(root: Element, tag: str) -> str:
    return " ".join((root.findtext(f".//{tag}") or "").split())


def _state(root: Element, day: str) -> str:
    """Of what day the text is, in words."""
    status = root.find(f".//{_ABOUT}DocumentStatus")
    if status is not None and status.get("Value") == "revised":
        return f"revised text as at {_in_words(day)}" if day else "revised text, its day not stated"
    made = next((each for tag in ("Made", "EnactmentDate") for each in root.iter(_ABOUT + tag)), None)
    word = "made" if made is None or made.tag.endswith("Made") else "enacted"
    on = f" on {_in_words(made.get('Date', ''))}" if made is not None and made.get("Date") else ""
    return f"as {word}{on}, without later changes"


def _in_words(day: str) -> str:
    try:
        on = date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{on.day} {on:%B %Y}"


def _outstanding(root: Element) -> list[tuple[str, ...]]:
    """The provisions that each change touches which has come into force but is not yet in the text."""
    start = f"{root.get('IdURI', '')}/"
    effects = [each for each in root.iter(f"{_ABOUT}UnappliedEffect") if each.get("RequiresApplied") == "true"]
    return [
        tuple(each.get("URI", "").removeprefix(start) for each in effect.findall(f"{_ABOUT}AffectedProvisions/*"))
        for effect in effects
        if any(when.get("Date") and when.get("Prospective") != "true" for when in effect.iter(f"{_ABOUT}InForce"))
    ]
