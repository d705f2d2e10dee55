"""Turns HTML into blocks under their headings; knows nothing of files, of Markdown or of any one site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from ingest.document import Block

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_APART = (
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "form", "header", "hr", "html", "li", "main", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr",
)  # fmt: skip
_NOT_TEXT = (
    "audio", "button", "canvas", "embed", "footer", "iframe", "img", "input", "link", "map", "meta", "nav",
    "noscript", "object", "picture", "script", "select", "style", "svg", "template", "textarea", "video",
)  # fmt: skip
_NOT_CONTENT = re.compile(
    r"cookie-?(banner|bar|consent|message|notice)|breadcrumb|skip-?link|print-link|related-navigation|back-to-top|"
    r"gem-c-(feedback|intervention|phase-banner|published-dates|share-links|single-page-notification|step-nav|"
    r"contextual-(footer|sidebar)|(heading|title)__context)",
    re.IGNORECASE,
)
_APART_BY_ROLE = ("navigation", "banner", "contentinfo", "search", "doc-noteref", "doc-backlink", "doc-endnotes")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True)
class _Run:
    """A run of text inside a line, or a finished block (`whole`), or a heading of a level (1 to 6)."""

    text: str
    whole: bool = False
    level: int = 0


def parse(html: str) -> BeautifulSoup:
    """The HTML as a tree without what is not content: scripts, pictures, navigation, banners, notes, hidden parts."""
    soup = BeautifulSoup(re.sub(r"^\s*<\?xml[^>]*\?>", "", html), "lxml")
    for tag in soup.find_all(_is_apart_from_content):
        tag.extract()
    return soup


def first_headings(root: Tag) -> list[str]:
    """The text of the headings of the first level, in order."""
    return [_flat(tag) for tag in root.find_all("h1")]


def blocks(root: Tag, title: str) -> Iterator[Block]:
    """The paragraphs, lists and table rows under a tag, each with its headings; the title itself is not a heading."""
    path: list[tuple[int, str]] = []
    line: list[str] = []
    for run in (*_runs(root), _Run("", whole=True)):
        if not run.whole and not run.level:
            line.append(run.text)
            continue
        for text in (_tidy("".join(line)), run.text if run.whole else ""):
            if text:
                yield Block(text, headings=tuple(heading for _, heading in path))
        line.clear()
        if run.level:
            path = [above for above in path if above[0] < run.level]
            path += [(run.level, run.text)] if run.text and run.text != title else []


def _is_apart_from_content(tag: Tag) -> bool:
    if tag.name in ("html", "body", "main", "article", *_HEADINGS):
        return False
    names = " ".join(name for attribute in ("class", "id") for name in tag.get_attribute_list(attribute) if name)
    return (
        tag.name in _NOT_TEXT
        or tag.get("role") in _APART_BY_ROLE
        or tag.has_attr("hidden")
        or bool(_NOT_CONTENT.search(names))
    )


def _runs(parent: Tag) -> Iterator[_Run]:
    for child in parent.children:
        if isinstance(child, NavigableString):
            # A comment, a doctype or a declaration is a string too, of a kind of its own.
            yield _Run("" if isinstance(child, PreformattedString) else re.sub(r"\s+", " ", _INVISIBLE.sub("", child)))
        elif isinstance(child, Tag) and child.name in _HEADINGS:
            yield _Run(_flat(child), level=int(child.name[1]))
        elif isinstance(child, Tag) and child.name in _LISTS:
            yield _Run("\n".join(_items(child)), whole=True)
        elif isinstance(child, Tag) and child.name == "table" and not _is_layout(child):
            yield from (_Run(row, whole=True) for row in _rows(child))
        elif isinstance(child, Tag) and child.name == "dl" and not child.find((*_LISTS, "table")):
            yield _Run("\n".join(_terms(child)), whole=True)
        elif isinstance(child, Tag) and child.name == "br":
            yield _Run("\n")
        elif isinstance(child, Tag):
            apart = [_Run("", whole=True)] if child.name in _APART else []
            yield from (*apart, *_runs(child), *apart)


def _items(parent: Tag, indent: str = "") -> Iterator[str]:
    start = str(parent.get("start", ""))
    for number, item in enumerate(parent.find_all("li", recursive=False), int(start) if start.isdecimal() else 1):
        inner = [tag for tag in item.find_all(_LISTS) if tag.find_parent("li") is item]
        nested = [line for tag in inner for line in _items(tag.extract(), indent + "  ")]
        text = _flat(item)
        mark = f"{number}." if parent.name == "ol" else "-"
        yield from [f"{indent}{mark} {text}"] if text else []
        yield from nested


def _terms(listed: Tag) -> Iterator[str]:
    """A line a term: "Published: 1 May 2024"."""
    terms: list[str] = []
    for tag in listed.find_all(("dt", "dd")):
        if tag.name == "dt":
            terms.append(_flat(tag).rstrip(":"))
        elif text := _flat(tag):
            yield ": ".join(filter(None, (" / ".join(terms), text)))
            terms.clear()


def _rows(table: Tag) -> Iterator[str]:
    if table.caption and (caption := _flat(table.caption)):
        yield caption
    for row in table.find_all("tr"):
        cells = [_flat(cell) for cell in row.find_all(("th", "td"), recursive=False)]
        if any(cells):
            yield " | ".join(cells)


def _is_layout(table: Tag) -> bool:
    return table.find((*_HEADINGS, "table")) is not None


def _flat(tag: Tag) -> str:
    runs = (f" {run.text} " if run.whole or run.level else run.text for run in _runs(tag))
    return " ".join("".join(runs).split())


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
