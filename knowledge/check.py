"""Holds the authored knowledge to its form and to its citations; knows documents only as texts under references."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from knowledge.glossary import glossary_problems
from knowledge.guides import read_rule
from knowledge.markdown import Page, Problem, marks
from knowledge.outdated import outdated_references
from knowledge.references import Reference, printed_reference
from knowledge.shelf import authored_pages, form_problems
from knowledge.sources import listed_sources

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split(" ")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty")
_NUMBERS = {word: number for number, word in enumerate(_ONES, 1)}
_NUMBERS |= {word: number for number, word in zip(range(20, 70, 10), _TENS, strict=True)}
_NUMBERS |= {f"{ten}-{one}": _NUMBERS[ten] + _NUMBERS[one] for ten in _TENS for one in _ONES[:9]}
_UNIT = r"(?:calendar\s+|working\s+|school\s+|continuous\s+)*(?:day|week|month|year|term)s?\b"
_PERIOD = re.compile(rf"\b(\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})[\s-]+{_UNIT}", re.IGNORECASE)
_MONEY = re.compile(r"£\s?([\d,]+)")
_IMPERATIVE = re.compile(
    r"\b(must|shall|require|duty|duties|have to|has to|only if|may not|cannot|no later|entitled)", re.IGNORECASE
)
_SHOULD = re.compile(r"\b(should|expect|must|best practice|recommend)", re.IGNORECASE)
_LEGAL = ("act", "regulations")


def problems(texts: Mapping[str, str], content: Traversable | None = None) -> list[Problem]:
    """Everything wrong with the authored knowledge: file, line, what to do.

    `texts` holds the words under each reference of the documents that are held; against it references and quotes are
    checked too. Without it only form, references and the agreement of statements with their own summaries are.
    `content` is another folder of guides and strategies than the shipped one.
    """
    found = form_problems(content) + glossary_problems() + _outdated()
    held = {reference.source for name in texts if (reference := printed_reference(name))}
    questions: dict[str, str] = {}
    guides = {page.name for _, page in authored_pages("guides", content)}
    for folder in ("guides", "strategies"):
        for file, page in authored_pages(folder, content):
            found += _page_problems(file, page, texts, held)
            found += _related(file, page, guides)
            found += _repeated(file, page, questions)
    return found


def _outdated() -> list[Problem]:
    """Warnings that would never be shown, because no passage is printed so."""
    wrong = [name for name in outdated_references() if printed_reference(name) is None]
    return [Problem("outdated.toml", 1, f"'{name}' is not a reference in its printed form.") for name in wrong]


def _page_problems(file: str, page: Page, texts: Mapping[str, str], held: set[str]) -> Iterator[Problem]:
    yield from _references(file, page, texts, held)
    yield from _copied(file, page, texts)
    yield from _periods(file, page)
    yield from _duties(file, page)


def _references(file: str, page: Page, texts: Mapping[str, str], held: set[str]) -> Iterator[Problem]:
    """References that are not printed the one way, or that a document of those `held` does not have."""
    for support in page.citations:
        parsed = printed_reference(support.reference)
        if parsed is None:
            yield Problem(file, support.line, f"'{support.reference}' is not a reference in its printed form.")
        elif parsed.source in held and not _exists(parsed, texts):
            yield Problem(file, support.line, f"there is no '{support.reference}' in the document that is held.")


def _exists(reference: Reference, texts: Mapping[str, str]) -> bool:
    name = str(reference)
    return any(each == name or each.startswith((f"{name} (", f"{name}(")) for each in texts)


def _copied(file: str, page: Page, texts: Mapping[str, str]) -> Iterator[Problem]:
    """A summary that copies a long run of words from the passage that it should put in our own."""
    for support in page.citations:
        run = _longest_run(support.summary, texts.get(support.reference, ""))
        if len(run) >= COPIED:
            yield Problem(file, support.line, f"copies {len(run)} words: '{' '.join(run)}'; say it in our own.")


COPIED = 12  # defined terms and lists of bodies run to eight or nine words


def _longest_run(ours: str, theirs: str) -> list[str]:
    words, known = _words(ours), f" {' '.join(_words(theirs))} "
    best: list[str] = []
    for start in range(len(words)):
        while f" {' '.join(words[start : start + len(best) + 1])} " in known and start + len(best) < len(words):
            best = words[start : start + len(best) + 1]
    return best


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _periods(file: str, page: Page) -> Iterator[Problem]:
    """A period or sum in a statement that none of its cited summaries has."""
    by_mark = {support.mark: support.summary for support in page.citations}
    for section in ("Statements", "Short answer"):
        for line in page.lines(section):
            cited = " ".join(by_mark.get(mark, "") for mark in marks(line.text))
            for figure in sorted(figures(line.text) - figures(cited)):
                yield Problem(file, line.number, f"'{figure}' stands in none of the cited summaries.")


def figures(text: str) -> set[str]:
    """The periods and sums in a text, words and figures alike: "six weeks" and "6 weeks" are both "6 week"."""
    found = {f"£{money.replace(',', '')}" for money in _MONEY.findall(text)}
    for match in _PERIOD.finditer(text):
        number = match[1].lower()
        unit = re.findall(r"day|week|month|year|term", match[0].lower())[-1]
        found.add(f"{_NUMBERS.get(number, number)} {unit}")
    return found


def _duties(file: str, page: Page) -> Iterator[Problem]:
    """A MUST that rests on nothing that says must, a SHOULD that rests on nothing that says should."""
    by_mark = {support.mark: support for support in page.citations}
    for line in page.lines("Statements"):
        rule = read_rule(line)
        cited = [by_mark[mark] for mark in rule.marks if mark in by_mark]
        legal = any(_authority(support.reference) in _LEGAL for support in cited)
        words = " ".join(support.summary for support in cited)
        if rule.label.startswith("MUST") and not legal and not _IMPERATIVE.search(words):
            yield Problem(
                file, line.number, "MUST, but no cited summary says must and none is of an Act or Regulation."
            )
        if rule.label.startswith("SHOULD") and not _SHOULD.search(words):
            yield Problem(file, line.number, "SHOULD, but no cited summary says should.")


def _authority(reference: str) -> str:
    parsed = printed_reference(reference)
    return listed_sources()[parsed.source].authority if parsed else ""


def _related(file: str, page: Page, guides: set[str]) -> Iterator[Problem]:
    for name in page.front.get("related", ()):
        if name not in guides:
            yield Problem(file, 2, f"'related' names '{name}', which is no guide.")


def _repeated(file: str, page: Page, seen: dict[str, str]) -> Iterator[Problem]:
    """A question or teacher's phrase that stands in another page too, or twice in this one."""
    for section in ("Questions", "Seen in class"):
        for line in page.lines(section):
            key = " ".join(_words(line.text))
            if key in seen:
                yield Problem(file, line.number, f"the same question stands in {seen[key]}.")
            seen[key] = f"{file}:{line.number}"
