"""Cuts a law into citable passages: a section where it is short or undivided, else its subsections.

Knows which provisions of each listed law are wanted; reads no file.
"""

from collections.abc import Iterator

from ingest.provisions import Provision
from ingest.read_legislation import Law
from knowledge.passages import Passage
from knowledge.sources import Source

SHORT = 500

# What is read of a listed law, as its addresses name it; a law that is not named here is read whole.
COVERED: dict[str, tuple[str, ...]] = {
    "cfa-2014": ("part/3", "section/100"),
    "equality-act-2010": (
        "section/6", "section/13", "section/15", "section/19", "section/20", "section/21", "section/26", "section/27",
        "section/84", "section/85", "section/88", "section/149", "schedule/10", "schedule/13",
    ),
    "education-act-1996": ("section/7", "section/9", "section/19", "section/436A"),
    "mental-capacity-act-2005": ("section/1", "section/2", "section/3", "section/4"),
}  # fmt: skip

_NAMES = {"section": "s.{}", "regulation": "reg {}", "article": "art {}", "rule": "rule {}"}


def covered(law: Law, source: Source) -> tuple[Provision, ...]:
    """The provisions of a law that a source consists of."""
    wanted = COVERED.get(source.id)
    return tuple(each for each in law.provisions if wanted is None or not set(wanted).isdisjoint(each.place))


def split(law: Law, source: Source) -> tuple[Passage, ...]:
    """The passages of a law, under references such as "… s.42(2)", "… reg 20(1)", "… Sch 10 para 3"."""
    return tuple(passage for provision in covered(law, source) for passage in _passages(provision, source))


def behind(law: Law, source: Source) -> int:
    """How many changes to what a source consists of are in force but not yet in the text."""
    held = tuple(each.place[-1] for each in covered(law, source) if each.place)
    touched = (names for names in law.outstanding if any(_is_in(name, held) for name in names))
    return sum(1 for _ in touched)


def _is_in(name: str, held: tuple[str, ...]) -> bool:
    return any(name == each or name.startswith(f"{each}/") for each in held)


def _passages(provision: Provision, source: Source) -> Iterator[Passage]:
    reference = f"{source.cite} {_locator(provision, source)}"
    in_schedule = provision.place[-1].startswith("schedule")
    if in_schedule or not provision.parts or len(provision.text) <= SHORT:
        yield Passage(source.id, reference, provision.text, headings=provision.headings)
        return
    # What a section says before its first subsection is said of each of them.
    headings = (*provision.headings, provision.opening) if provision.opening else provision.headings
    for number, text in provision.parts:
        yield Passage(source.id, f"{reference}({number})", text, headings=headings)


def _locator(provision: Provision, source: Source) -> str:
    what, *rest = provision.place[-1].split("/")
    if what == "schedule":
        word = "Sch" if source.numbering == "section" else "Schedule"
        number = rest[0] if rest and rest[0] not in ("paragraph", "part", "chapter", "crossheading") else ""
        return " ".join(filter(None, (word, number, f"para {provision.number}" if provision.number else "")))
    return _NAMES.get(source.numbering, _NAMES.get(what, "s.{}")).format(provision.number)
