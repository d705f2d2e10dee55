"""Finds the provisions of a law in its tree: which are in force in England, and where each stands.

Knows neither files nor how a provision is cited.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ingest.clml import add, has_words, is_law, item, kind, lines, number, words

_HEADED = ("Group", "Part", "Chapter", "Pblock", "PsubBlock", "P1group", "Schedule")
_WRAPPERS = ("Primary", "Secondary", "Body", "Schedules", "ScheduleBody")
_TITLES = ("Number", "Title", "TitleBlock", "Reference", "Contents", "Versions")


@dataclass(frozen=True)
class Provision:
    """A section, a regulation or a Schedule's paragraph; without a number, what a Schedule says beside those.

    `place` names what it stands in from the outside, itself last, as addresses do: "part/3", "section/42".
    `opening` is what it says before its first subsection, `parts` are those with their numbers.
    """

    place: tuple[str, ...]
    number: str
    headings: tuple[str, ...]
    opening: str
    parts: tuple[tuple[str, str], ...] = ()
    since: str = ""

    @property
    def text(self) -> str:
        """All that it says."""
        subsections = (line for mark, part in self.parts for line in item(f"({mark})", part.split("\n")))
        return "\n".join(filter(None, (self.opening, *subsections)))


@dataclass(frozen=True)
class _Law:
    """What the walk must know of the whole: the law's address, the day of the text, other versions of its parts."""

    address: str
    day: str
    in_england: bool
    others: dict[str, Element]


def provisions(root: Element, day: str) -> tuple[Provision, ...]:
    """What is in force in England of a law on the day of its text, in order, each provision once."""
    extent = root.get("RestrictExtent", "")
    others = {each.get("id", ""): each for each in root.iter() if kind(each) == "Version"}
    law = _Law(f"{root.get('IdURI', '')}/", day, "E" in extent.split("+"), others)
    found = list(_walk(root, law, Provision((), "", (), ""))) if is_law(root) else []
    newest: dict[str, str] = {}
    for each in found:
        if each.number:
            newest[each.place[-1]] = max(newest.get(each.place[-1], ""), each.since)
    kept = {each.place[-1] if each.number else each: each for each in reversed(found) if _is_newest(each, newest)}
    return tuple(reversed(kept.values()))


def _is_newest(provision: Provision, newest: dict[str, str]) -> bool:
    return not provision.number or provision.since == newest[provision.place[-1]]


def _walk(parent: Element, law: _Law, above: Provision) -> Iterator[Provision]:
    """The provisions under an element; `above` says where that stands."""
    loose: list[Element] = []
    for child in (version for each in parent for version in _in_force(each, law)):
        what = kind(child)
        if what == "P1":
            yield from _loose(loose, above)
            yield from _provision(child, law, above)
        elif what in _HEADED:
            yield from _loose(loose, above)
            yield from _walk(child, law, _under(above, child, law))
        elif what in _WRAPPERS:
            yield from _walk(child, law, above)
        elif what not in _TITLES and above.place and above.place[0].startswith("schedule"):
            loose.append(child)
    yield from _loose(loose, above)


def _in_force(element: Element, law: _Law) -> list[Element]:
    """The element, or the version of it for England, where it is in force; nothing where it is not."""
    named = [law.others[key] for key in element.get("AltVersionRefs", "").split() if key in law.others]
    versions = [element, *(inner for version in named for inner in version)]
    return next(([each] for each in versions if _applies(each, law)), [])


def _applies(element: Element, law: _Law) -> bool:
    extent, ended = element.get("RestrictExtent", ""), element.get("RestrictEndDate", "")
    elsewhere = law.in_england and extent != "" and "E" not in extent.split("+")
    return is_law(element) and not elsewhere and not (ended and law.day and ended <= law.day)


def _under(above: Provision, element: Element, law: _Law) -> Provision:
    name = _name(element, law)
    heading = _heading(element)
    return Provision(
        (*above.place, name) if name else above.place,
        "",
        (*above.headings, heading) if has_words(heading) and heading not in above.headings[-1:] else above.headings,
        "",
        since=element.get("RestrictStartDate", above.since),
    )


def _name(element: Element, law: _Law) -> str:
    """What the address of an element adds to the law's: "part/3", "schedule/10/paragraph/3"."""
    address = element.get("IdURI", "")
    if address.startswith(law.address):
        return address.removeprefix(law.address)
    return element.get("id", "").replace("-", "/")


def _heading(element: Element) -> str:
    titles = [each for child in element for each in (child if kind(child) == "TitleBlock" else (child,))]
    stated = [next((words(each) for each in titles if kind(each) == what), "") for what in ("Number", "Title")]
    return ": ".join(filter(has_words, stated))


def _loose(elements: list[Element], above: Provision) -> Iterator[Provision]:
    said: list[str] = []
    for each in elements:
        add(said, each)
    elements.clear()
    if said:
        yield Provision(above.place, "", above.headings, "\n".join(said))


def _provision(p1: Element, law: _Law, above: Provision) -> Iterator[Provision]:
    counted = number(p1)
    name = _name(p1, law) or (f"{above.place[-1]}/paragraph/{counted}" if above.place else f"section/{counted}")
    opening: list[str] = []
    parts: list[tuple[str, list[str]]] = []
    for child in _content(p1):
        mark = number(child) if kind(child) == "P2" else ""
        if not mark:
            add(parts[-1][1] if parts else opening, child)
        elif said := lines(child):
            parts.append((mark, said))
    if counted and (opening or parts):
        texts = tuple((mark, "\n".join(said)) for mark, said in parts)
        since = p1.get("RestrictStartDate", above.since)
        yield Provision((*above.place, name), counted, above.headings, "\n".join(opening), texts, since)


def _content(p1: Element) -> Iterator[Element]:
    """What a section consists of, with paragraphs and groups of subsections opened."""
    for child in filter(is_law, p1):
        if kind(child) in ("P1para", "P2group"):
            yield from _content(child)
        elif kind(child) != "Pnumber":
            yield child
