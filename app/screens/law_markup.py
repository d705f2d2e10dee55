"""A chapter of the digest as markup: gist, duties, notes and the passage's own words. Does not know what is held."""

import re
from urllib.parse import urlencode

from app.screens.answer_markup import badge, status_badge
from app.screens.markup import Html, join, tag
from app.screens.wording import long_date
from knowledge.digest import Chapter, Duty, Entry
from knowledge.overtaken import warnings
from knowledge.passages import Passage
from knowledge.sources import Source


def chapter_id(chapter: Chapter) -> str:
    """The name of a chapter in an address: that of its file."""
    return chapter.file.removeprefix("digest/").removesuffix(".toml")


def anchor(locator: str) -> str:
    """The id of a passage on the page of its chapter."""
    return "passage-" + re.sub(r"[^a-z0-9]+", "-", locator.lower()).strip("-")


def chapter_facts(chapter: Chapter, source: Source) -> Html:
    """The standing of a chapter's source, and what its digest is."""
    return tag(
        "p",
        join(status_badge(source.status, source.authority), " "),
        f"{source.cite} · our own summary, written and checked by software, not the official text · "
        f"checked on {long_date(chapter.checked_on)}",
        f" · {source.status_note}" if source.status_note else "",
        class_="facts",
    )


def entries(name: str, chapter: Chapter, source: Source, own: dict[str, list[Passage]]) -> Html:
    """Every entry in the order of the source, under its headings."""
    parts: list[Html] = []
    heading = ""
    for entry in chapter.entries:
        if entry.heading and entry.heading != heading:
            heading = entry.heading
            parts.append(tag("h2", heading))
        parts.append(entry_article(name, entry, source, own.get(entry.reference, [])))
    return tag("div", *parts, class_="chapter")


def entry_article(name: str, entry: Entry, source: Source, own: list[Passage]) -> Html:
    """One passage: its reference as the address of its own, gist, duties, what else is to be known, its own words."""
    locator = entry.reference.removeprefix(source.cite).strip()
    address = f"law?{urlencode({'chapter': name, 'passage': locator})}"
    page = f" · page {entry.page}" if entry.page else ""
    to_mind = filter(None, (*(warnings()[each] for each in entry.warnings), entry.note))
    texts = [passage.text for passage in own if entry.is_of(passage)]
    return tag(
        "article",
        tag("h3", tag("a", entry.reference, href=address, target="_blank", rel="noopener"), page),
        tag("p", entry.gist or "Not summarised: it could not be read here, or it is spent."),
        tag("ul", *(duty(each) for each in entry.duties), class_="statements") if entry.duties else "",
        *(tag("p", text, class_="warning") for text in to_mind),
        tag("p", f"See also: {'; '.join(entry.law)}", class_="facts") if entry.law else "",
        tag("details", tag("summary", "Its own words"), *(tag("blockquote", text) for text in texts)) if texts else "",
        id=anchor(locator),
        tabindex=-1,
    )


def duty(each: Duty) -> Html:
    """One rule: its duty word as a badge, then who and what, by when, unless."""
    further = "".join(f"; {word}: {text}" for word, text in (("when", each.when), ("unless", each.unless)) if text)
    return tag("li", badge(each.force.upper()), f"{each.who}: {each.what}{further}")
