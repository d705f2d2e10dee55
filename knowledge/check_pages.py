"""Holds the authored pages to their citations; knows documents only as texts under references."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from knowledge.copied import LONGEST, copied
from knowledge.figures import periods
from knowledge.guides import read_rule
from knowledge.markdown import PHRASINGS, Page, Problem, marks
from knowledge.references import Reference, printed_reference
from knowledge.reviewed import Review
from knowledge.shelf import FOLDERS, authored_pages
from knowledge.sources import Source, listed_sources
from knowledge.spelling import american

_IMPERATIVE = re.compile(
    r"\b(must|shall|require|duty|duties|have to|has to|only if|may not|cannot|no later|entitled)", re.IGNORECASE
)
_SHOULD = re.compile(r"\b(should|expect|must|best practice|recommend)", re.IGNORECASE)
_LEGAL = ("act", "regulations")
_BINDING = ("MUST", "MUST NOT", "SHOULD", "SHOULD NOT", "MAY")


def page_problems(
    texts: Mapping[str, str], content: Traversable | None = None, review: Review | None = None
) -> Iterator[Problem]:
    """Everything wrong with the guides, strategies and practices not recommended: file, line, what to do.

    `texts` holds the words under each reference of the documents that are held; against it references and quotes are
    checked too. `content` is another folder of pages than the shipped one. With a `review`, each page must be as it
    was when it was read a second time.
    """
    held = {reference.source for name in texts if (reference := printed_reference(name))}
    questions: dict[str, str] = {}
    names = {folder: {page.name for _, page in authored_pages(folder, content)} for folder in FOLDERS}
    for folder in FOLDERS:
        for file, page in authored_pages(folder, content):
            yield from _on_its_own(file, page, texts, held)
            if review is not None and not review.covers(page):
                yield Problem(file, 1, "was changed since it was read again.")
            yield from _named(file, page, "related", names["guides"], "guide")
            yield from _named(file, page, "instead", names["strategies"], "strategy")
            yield from _repeated(file, page, questions)


def _on_its_own(file: str, page: Page, texts: Mapping[str, str], held: set[str]) -> Iterator[Problem]:
    yield from _references(file, page, texts, held)
    yield from _copied(file, page, texts)
    yield from _periods(file, page)
    yield from _duties(file, page)
    yield from _standing(file, page)
    yield from _spelt(file, page)


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
        run = copied(support.summary, texts.get(support.reference, ""))
        if len(run) > LONGEST:
            yield Problem(file, support.line, f"copies {len(run)} words: '{' '.join(run)}'; say it in our own.")


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _periods(file: str, page: Page) -> Iterator[Problem]:
    """A period or sum in a statement that none of its cited summaries has."""
    by_mark = {support.mark: support.summary for support in page.citations}
    for section in ("Statements", "Short answer"):
        for line in page.lines(section):
            cited = " ".join(by_mark.get(mark, "") for mark in marks(line.text))
            for figure in sorted(periods(line.text) - periods(cited)):
                yield Problem(file, line.number, f"'{figure}' stands in none of the cited summaries.")


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
    source = _source(reference)
    return source.authority if source else ""


def _source(reference: str) -> Source | None:
    parsed = printed_reference(reference)
    return listed_sources()[parsed.source] if parsed else None


def _standing(file: str, page: Page) -> Iterator[Problem]:
    """What rests on secondary pages alone and is not called so, and a duty that rests on nothing in force."""
    by_mark = {support.mark: _source(support.reference) for support in page.citations}
    for line in page.lines("Statements"):
        rule = read_rule(line)
        cited = [source for mark in rule.marks if (source := by_mark.get(mark))]
        if cited and (rule.label == "REPORTED") == any(source.edition_sha256 for source in cited):
            yield Problem(file, line.number, "REPORTED is what rests on secondary pages alone, that and nothing else.")
        if cited and rule.label in _BINDING and all(source.status in ("proposed", "superseded") for source in cited):
            yield Problem(file, line.number, f"{rule.label}, but nothing that is cited is in force.")


def _spelt(file: str, page: Page) -> Iterator[Problem]:
    for line in (line for lines in page.sections.values() for line in lines):
        for word in american(line.text):
            yield Problem(file, line.number, f"'{word}' is not British spelling.")


def _named(file: str, page: Page, field: str, names: set[str], kind: str) -> Iterator[Problem]:
    for name in page.front.get(field, ()):
        if name not in names:
            yield Problem(file, 2, f"'{field}' names '{name}', which is no {kind}.")


def _repeated(file: str, page: Page, seen: dict[str, str]) -> Iterator[Problem]:
    """A question or teacher's phrase that stands in another page too, or twice in this one."""
    for section in PHRASINGS:
        for line in page.lines(section):
            key = " ".join(_words(line.text))
            if key in seen:
                yield Problem(file, line.number, f"the same question stands in {seen[key]}.")
            seen[key] = f"{file}:{line.number}"
