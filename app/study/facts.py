"""The duties of the digest that a question can be asked of, each as a sentence that stands alone; knows no question."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from app.study.actors import Actor, actor_of
from knowledge.digest import Chapter, Duty, Entry, open_digest
from knowledge.quotes import content_words
from knowledge.sources import listed_sources

CODE = "send-code-2015"
_TELLING = 2  # words: a heading such as "Plan" tells nothing


@dataclass(frozen=True)
class Fact:
    """One duty of one passage, in force, that reads as a sentence of its own: "The local authority must …"."""

    chapter: Chapter
    entry: Entry
    duty: Duty
    actor: Actor

    @property
    def reference(self) -> str:
        """The passage that says it."""
        return self.entry.reference

    @property
    def under(self) -> str:
        """By what it holds: "by the Code", "under the SEND Regulations 2014"."""
        return under(self.chapter.source)

    @property
    def under_heading(self) -> str:
        """The same with the heading above the passage, which tells what it is about."""
        return f"{self.under}{self.on_heading}"

    @property
    def on_heading(self) -> str:
        """The heading above the passage, set off by a comma: ", on “Record keeping”"; empty where it tells nothing."""
        heading = self.entry.heading
        plain = not heading or "?" in heading or len(heading.split()) < _TELLING
        return "" if plain else f", on “{heading}”"

    @property
    def act(self) -> str:
        """What is done, with the condition under which: "inform parents when making special provision"."""
        return " ".join([self.duty.what, self.duty.when]).strip()

    @property
    def whole(self) -> str:
        """What is done, with condition and exception."""
        return f"{self.act}, unless {self.duty.unless}" if self.duty.unless else self.act

    @property
    def sentence(self) -> str:
        """The duty as a sentence, exception included."""
        return f"{self.actor.opening} {self.duty.force} {self.whole}."

    @property
    def key(self) -> str:
        """What of the passage is asked: the same for every question on this duty."""
        return f"{self.duty.who} {self.duty.force} {self.duty.what}"

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words of what is done."""
        return content_words(self.duty.what)

    @property
    def conditional(self) -> bool:
        """Whether the duty holds under a condition or with an exception only."""
        return bool(self.duty.unless or self.duty.when)


@lru_cache(maxsize=1)
def facts() -> tuple[Fact, ...]:
    """Every duty in force that can be asked of, in the order of the digest."""
    return tuple(_facts())


def _facts() -> Iterator[Fact]:
    for chapter in open_digest():
        for entry in chapter.entries if chapter.status == "in force" else ():
            for duty in entry.duties if not overtaken(entry) else ():
                actor = actor_of(duty.who)
                if actor and stands_alone(duty):
                    yield Fact(chapter, entry, duty, actor)


def overtaken(entry: Entry) -> bool:
    """Whether the law has moved past what the passage says; a gone body that is merely named does not count."""
    told = " ".join(f"{duty.who} {duty.what} {duty.when}" for duty in entry.duties)
    return bool(set(entry.warnings) - {"ccg"}) or bool(rules()["gone_bodies"].search(told))


def stands_alone(duty: Duty) -> bool:
    """Whether a duty can be understood by someone who sees nothing around it."""
    words = rules()
    first = re.sub(r"\W+$", "", duty.what.split()[0].lower())
    text = " ".join((duty.what, duty.when, duty.unless))
    count = len(f"{duty.what} {duty.when}".split())
    return (
        not any(pattern.search(text) for pattern in words["vague"])
        and not words["it"].search(text)
        and not re.search(r"\bit\b", duty.what)
        and first not in words["not_verbs"]
        and not first.endswith("ly")
        and words["least_words"] <= count <= words["most_words"]
        and (not duty.when or duty.when.split()[0].strip(",").lower() in words["conditions"])
        and (not duty.unless or bool(words["clause"].search(duty.unless)))
    )


def under(source: str) -> str:
    """A source as it is spoken of in a sentence: "by the Code", "under the Equality Act 2010"."""
    if source == CODE:
        return "by the Code"
    listed = listed_sources()[source]
    return f"under the {listed.cite}" if listed.authority in ("act", "regulations") else f"by {listed.cite}"


def part_of(chapter: Chapter) -> str:
    """The chapter of the Code, or the document: "Code, chapter 6", "SEND Regulations 2014"."""
    if chapter.source != CODE:
        return listed_sources()[chapter.source].cite
    number = chapter.title.split()[0]
    return f"Code, chapter {number}" if number.isdigit() else f"Code, {chapter.title}"


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """The shipped rules on words, patterns compiled."""
    data = tomllib.loads(files("app.study").joinpath("words.toml").read_text(encoding="utf-8"))
    for name in ("clause", "telltale", "it", "pointing", "needs_topic", "plainly_wrong", "gone_bodies"):
        data[name] = re.compile(data[name])
    data["vague"] = [re.compile(pattern, re.IGNORECASE if pattern[:2] == r"\b" else 0) for pattern in data["vague"]]
    return data
