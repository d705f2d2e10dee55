"""A thousand questions, measured: right options, references and quotes, wrong options found true, coverage, seconds.

What is true elsewhere is looked for here by likeness of word weights in every line of the knowledge, from the question
as it is printed alone: not by the functions that made it.
"""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sklearn.feature_extraction.text import TfidfVectorizer

from app.settings import read_settings
from app.study.make import Quiz, all_questions, distinct, pick
from app.study.question import KINDS, Option, Question, as_data
from app.study.wanted import anything
from app.wiring import Assistant
from evals.bench import table
from knowledge.digest import open_digest
from knowledge.figures import figures_for_words
from knowledge.framework import framework
from knowledge.glossary import terms
from knowledge.quotes import stands_in
from knowledge.references import printed_reference
from knowledge.shelf import open_shelf
from knowledge.time_limits import time_limits

COUNT, SEED = 1000, 20261128
_NEAREST = 3
_FORCES = re.compile(r"\b(must not|should not|need not|must|should|may)\b")
_PERIODS = re.compile(r"\b\d+ (?:working |school |calendar )?(?:day|week|month|year)")


@dataclass(frozen=True)
class Line:
    """One line that the knowledge holds for true: who, the whole of it, and where it stands."""

    who: str
    text: str
    reference: str


class Truth:
    """Every line that the knowledge holds for true, to be asked how like a claim it is."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self._weigh = TfidfVectorizer(stop_words="english", ngram_range=(1, 2), sublinear_tf=True)
        self._timed = [number for number, line in enumerate(lines) if len(set(_PERIODS.findall(line.text))) == 1]
        self._known = self._weigh.fit_transform([line.text for line in lines])

    def like(self, claim: str, least: float) -> list[Line]:
        """The lines that are at least so like a claim."""
        scores = (self._known @ self._weigh.transform([plain(claim)]).T).toarray().ravel()
        return [self.lines[number] for number in (scores >= least).nonzero()[0]]

    def periods_near(self, claim: str) -> set[str]:
        """The periods of the few lines that are most like a claim and name just one."""
        scores = (self._known @ self._weigh.transform([plain(claim)]).T).toarray().ravel()
        best = sorted(self._timed, key=lambda number: -scores[number])[:_NEAREST]
        return {period for number in best for period in _PERIODS.findall(self.lines[number].text)}


def quiz() -> str:
    """The tables of the evaluation."""
    started = time.perf_counter()
    held = Assistant(read_settings()).references_held()
    questions = pick(Quiz(COUNT, SEED, anything), held)
    seconds = time.perf_counter() - started
    truth = Truth(list(lines()))
    found = [(question, option.text) for question in questions for option in true_elsewhere(question, truth)]
    wrong = sum(not option.right for question in questions for option in question.options)
    parts = [_counts(questions, seconds, len(found), wrong, held), _by_kind(questions), _coverage(questions)]
    shown = [f"- {question.kind}: {question.stem} | {text} | {question.reference}" for question, text in found]
    return "\n\n".join([*parts, "Wrong options to look at:\n\n" + "\n".join(shown) if shown else ""]).strip()


def _counts(questions: tuple[Question, ...], seconds: float, true: int, wrong: int, held: dict[str, str]) -> str:
    facts = distinct(all_questions())
    rows = [
        ("questions made and checked", len(all_questions())),
        ("on distinct facts (passage and fact)", len(facts)),
        (f"measured, seed {SEED}", len(questions)),
        ("exactly one right option", sum(one_right(question) for question in questions)),
        ("valid reference", sum(printed_reference(question.reference) is not None for question in questions)),
        ("quote in the passage's own words", sum(in_passage(question, held) for question in questions)),
        (
            "quote in our summary of it",
            sum(not in_passage(question, held) and ours(question) for question in questions),
        ),
        ("wrong options", wrong),
        ("of them found true by the independent check", true),
        ("the same question twice", len(questions) - len({question.id for question in questions})),
        ("the same stem and options twice", len(questions) - len({_printed(question) for question in questions})),
        ("seconds", f"{seconds:.1f}"),
    ]
    return table(("1,000 questions", "count"), rows)


def _by_kind(questions: tuple[Question, ...]) -> str:
    all_kinds, measured = (Counter(question.kind for question in each) for each in (all_questions(), questions))
    levels = Counter(question.difficulty for question in questions)
    rows = [(kind, all_kinds[kind], measured[kind]) for kind in KINDS]
    return (
        table(("kind", "can be made", "measured"), rows)
        + "\n\nDifficulty: "
        + ", ".join(f"{level} {count}" for level, count in levels.most_common())
    )


def _coverage(questions: tuple[Question, ...]) -> str:
    titles = [topic.title for area in framework().areas for topic in area.topics]
    rows = []
    for name, chosen in (("all", all_questions()), ("measured", questions)):
        covered = {title for question in chosen for title in question.topics}
        chapters = {question.chapter.split()[0] for question in chosen if question.chapter[:1].isdigit()}
        rows.append((name, f"{len(covered & set(titles))} of {len(titles)}", f"{len(chapters)} of 11"))
    return table(("questions", "topics of the framework", "chapters of the Code"), rows)


def one_right(question: Question) -> bool:
    """Exactly one option is right, and no two are the same."""
    options = as_data(question)["options"]
    return sum(option["right"] for option in options) == 1 and len({o["text"] for o in options}) == len(options)


def in_passage(question: Question, held: dict[str, str]) -> bool:
    """Whether the quote stands in the words that are held of the passage."""
    return stands_in(question.quote, held.get(question.reference, ""))


def ours(question: Question) -> bool:
    """Whether the quote is what the digest or a page says of the passage."""
    said = [
        entry.own_words for part in open_digest() for entry in part.entries if entry.reference == question.reference
    ]
    said += [each.summary for each in open_shelf().supports if each.reference == question.reference]
    return any(question.quote.lower() in text.lower() for text in said)


def lines() -> Iterator[Line]:
    """Duties, time limits and statements of guides, and the gist of every passage."""
    for part in open_digest():
        for entry in part.entries:
            yield Line("", plain(entry.gist), entry.reference)
            for duty in entry.duties:
                yield Line(duty.who.lower(), plain(str(duty)), entry.reference)
    for limit in time_limits():
        yield Line(
            limit.who.lower(), plain(f"{limit.who} {limit.label} {limit.count} {limit.start}"), limit.references[0]
        )
    for guide in open_shelf().guides.values():
        for rule in guide.statements:
            yield Line("", plain(rule.text), guide.id)


def plain(text: str) -> str:
    """Lower case, figures for number words."""
    return figures_for_words(text.lower())


def true_elsewhere(question: Question, truth: Truth) -> Iterator[Option]:
    """The wrong options that a line of the knowledge bears out."""
    for option in question.options:
        if not option.right and _borne_out(question, option.text, truth):
            yield option


def _borne_out(question: Question, text: str, truth: Truth) -> bool:
    stem, lower = question.stem, text.lower().removeprefix("the ")
    if question.kind == "which paragraph":
        return any(line.reference == text for line in truth.like(stem.partition(" says that ")[2], 0.45))
    if question.kind == "must, should or may":
        sentence = stem.partition("? ")[2].replace("____", text)
        return any(_same_force(line.text, sentence) for line in truth.like(sentence, 0.7) if line.who)
    if question.kind == "time limit":
        return bool(set(_PERIODS.findall(plain(text))) & truth.periods_near(stem.partition(" The time ")[0]))
    if question.kind == "true or false":
        return _contradicted(stem, text, truth)
    if stem.startswith("Who "):
        return any(lower in line.who for line in truth.like(stem.partition(", ")[2], 0.6))
    if stem.startswith("Which of these must "):
        actor = stem.partition("must ")[2].partition(" do")[0].removeprefix("the ")
        return any(actor in line.who and " must " in line.text for line in truth.like(text, 0.6))
    if stem.startswith("Which term"):
        return any(
            plain(stem.partition("? ")[2]) in plain(term.explains)
            for term in terms()
            if text in (term.name, *term.also)
        )
    if "colleagues" in stem:
        return any(_same(line.text, plain(text)) for line in truth.like(text, 0.8))
    return False  # dates and orderings differ from the right one, which `one_right` sees


def _contradicted(stem: str, text: str, truth: Truth) -> bool:
    """Of a sentence called false: a line says just that. Of one called true: a line denies it."""
    sentence = plain(re.sub(r"^.*?True or false\? |^.*says: ", "", stem))
    near = truth.like(sentence, 0.9)
    if text in ("True", "Yes"):
        actor = re.search(r"\bthe ([\w' ]+?) (?:must|may|need)", sentence)
        return any(_same(line.text, sentence) and (not actor or actor[1] in line.text) for line in near)
    return bool(near) and not any(_same_periods(line.text, sentence) for line in near)


def _same(one: str, other: str) -> bool:
    return _same_force(one, other) and _same_periods(one, other)


def _same_force(one: str, other: str) -> bool:
    return set(_FORCES.findall(one)) == set(_FORCES.findall(other.lower()))


def _same_periods(one: str, other: str) -> bool:
    return set(_PERIODS.findall(one)) == set(_PERIODS.findall(other))


def _printed(question: Question) -> tuple[str, ...]:
    return question.stem, *sorted(option.text for option in question.options)
