"""A draft answer: statements with the supports they cite, before anything is checked; knows nothing of the library."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.ask.answer import Outcome, Statement
from app.deadlines.calculate import Schedule
from knowledge.guides import Rule
from knowledge.markdown import Support, marks, without_marks
from knowledge.passages import Passage


@dataclass
class Draft:
    """An answer being written. Marks are numbered in the order of their first use, whatever page they come from."""

    outcome: Outcome
    heading: str
    short: str = ""
    statements: list[Statement] = field(default_factory=list)
    supports: list[Support] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    as_at: str = ""
    pages: list[str] = field(default_factory=list)
    dates: Schedule | None = None
    writer: str = "quoting writer"
    choices: list[str] = field(default_factory=list)

    def renumbered(self, text: str, page: tuple[Support, ...]) -> str:
        """The text with the page's marks exchanged for the answer's own."""
        pieces = text
        for mark in marks(text):
            pieces = pieces.replace(f"[{mark}]", f"[#{self.mark(mark, page)}]")
        return pieces.replace("[#", "[")

    def add(self, rules: Iterable[Rule], page: tuple[Support, ...], section: str = "") -> None:
        """Put a page's rules into the answer, their marks renumbered."""
        for rule in rules:
            citations = tuple(self.mark(mark, page) for mark in rule.marks)
            label = "" if rule.label == "FACT" else rule.label
            self.statements.append(Statement(rule.text, label, citations, section))

    def mark(self, mark: int, page: tuple[Support, ...]) -> int:
        """The answer's own mark for a page's citation."""
        support = next(each for each in page if each.mark == mark)
        for known in self.supports:
            if (known.reference, known.summary) == (support.reference, support.summary):
                return known.mark
        self.supports.append(replace(support, mark=len(self.supports) + 1))
        return len(self.supports)

    def statements_from(self, text: str, page: tuple[Support, ...], section: str) -> None:
        """Put a marked text into the answer as one statement."""
        self.add([Rule(without_marks(text), marks(text))], page, section)


def passage_rules(passage: Passage, words: str) -> tuple[Rule, ...]:
    """A passage as lines of an answer, all with the mark 1: `words` of its own and our rendering beside them, or
    our rendering and, a line each, who must do what; then what the law says otherwise."""
    if passage.held == "summary":
        lines = [line.removeprefix("- ") for line in words.splitlines() if line.strip()]
    else:
        lines = [" ".join(words.split()).removeprefix("• ")]
        lines += [f"In plain English: {passage.gist}"] if passage.gist else []
    return tuple(Rule(line, (1,)) for line in (*lines, *noted(passage)))


def noted(passage: Passage) -> tuple[str, ...]:
    """Where the law and the Code differ on a passage's matter, as a line."""
    return (f"Mind: {passage.note}",) if passage.note else ()
