"""A document of the library as markup: its title, standing and facts. Does not know how documents are kept."""

from app.screens.answer_markup import open_words, status_badge
from app.screens.markup import Html, join, link, tag
from app.screens.wording import count, long_date
from knowledge.sources import Source


def source_facts(source: Source, texts: int, summaries: int) -> Html:
    """Title and status, then what it is, what is held of it, and where it is published."""
    facts = [source.kind, source.authority, source.publisher, long_date(source.date)]
    held = [count(texts, "passage") if texts else "", count(summaries, "summary", "summaries") if summaries else ""]
    checked = f"checked on {long_date(source.checked_on)}" if source.checked_on else ""
    return tag(
        "div",
        tag("h3", source.title),
        tag("p", status_badge(source.status, source.authority), " ", line(*facts), class_="facts"),
        tag("p", line(*held, checked), class_="facts"),
        tag("p", source.status_note, class_="facts") if source.status_note else "",
        tag("p", link(open_words(source.authority), source.address), class_="way") if source.address else "",
        class_="holding",
    )


def source_list(rows: list[tuple[Source, int]]) -> Html:
    """Documents one under the other, each with the number of our summaries of it."""
    return tag("ul", *(tag("li", source_facts(source, 0, summaries)) for source, summaries in rows), class_="listed")


def line(*facts: str) -> Html:
    """The facts that there are, once each, with a dot between."""
    return join(" · ".join(dict.fromkeys(filter(None, facts))))
