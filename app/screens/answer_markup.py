"""An answer and its sources as markup: badges, numbered marks, cards. Does not know where an answer comes from."""

from collections.abc import Iterable
from itertools import groupby

from app.ask.answer import Answer, Citation, Question, Statement
from app.ask.pieces import Piece, pieces
from app.screens.markup import Html, join, link, tag
from app.screens.wording import ASKED_AS, OUTCOME_NAMES, STATUS_NAMES, how_checked, long_date


def question_panel(number: int, question: Question) -> Html:
    """The panel that says what was asked, and as whom; an answer hangs beneath it."""
    asked = tag("p", f"You asked, {ASKED_AS[question.role]}", class_="asked-as")
    return tag("div", asked, tag("h2", question.text), class_="question", id=f"question-{number}", tabindex=-1)


class Marks:
    """The numbered marks of one answer; only a mark that has a citation becomes a link to its card."""

    def __init__(self, number: int, citations: tuple[Citation, ...]) -> None:
        self.number = number
        self.references = {citation.mark: citation.reference for citation in citations}
        self.placed: set[int] = set()

    def mark(self, mark: int) -> Html:
        """One mark. The first for a source carries the id that the card's way back leads to."""
        if mark not in self.references:
            return Html("")
        first = None if mark in self.placed else f"mark-{self.number}-{mark}"
        self.placed.add(mark)
        label = f"{mark}, source: {self.references[mark]}"
        return tag("a", str(mark), href=f"#source-{self.number}-{mark}", id=first, class_="mark", aria_label=label)

    def together(self, marks: Iterable[int]) -> Html:
        """Marks that follow one another, never torn from each other or from the word before them."""
        return join("\N{NO-BREAK SPACE}", tag("span", *(self.mark(mark) for mark in marks), class_="marks"))

    def sentence(self, text: str) -> Html:
        """Text with `**bold**` and marks like [1][2] turned into what they mean."""
        return join(*map(self._piece, pieces(text)))

    def statement(self, statement: Statement) -> Html:
        """One line: the duty badge, the claim, its marks."""
        marks = self.together(statement.citations) if statement.citations else ""
        return tag("li", badge(statement.label), self.sentence(statement.text), marks)

    def _piece(self, piece: Piece) -> str:
        if piece.marks:
            return self.together(piece.marks)
        return tag("strong", piece.text) if piece.bold else piece.text


def badge(label: str) -> Html:
    """The duty word as a badge; what is neither a duty nor an exception has none."""
    kind = label.split(" ")[0].lower()
    return join(tag("span", label, class_=f"duty duty-{kind}"), " ") if label and kind != "fact" else Html("")


def answer_panel(number: int, answer: Answer, dates: Html) -> Html:
    """What was found: heading, the short answer, computed dates, then the statements under their small headings."""
    marks = Marks(number, answer.citations)
    outcome = OUTCOME_NAMES[answer.outcome]
    parts = [tag("p", outcome, class_="outcome")] if outcome else []
    parts += [tag("h3", answer.heading)] if answer.heading else []
    parts += [tag("p", marks.sentence(answer.short), class_="short")] if answer.short else []
    parts += [dates]
    for section, statements in groupby(answer.statements, key=lambda statement: statement.section):
        parts += [tag("h4", section)] if section else []
        lines = [marks.statement(statement) for statement in statements]
        parts.append(tag("ul", *lines, class_="statements"))
    parts += [tag("p", tag("strong", "Note: "), marks.sentence(note), class_="warning") for note in answer.warnings]
    return tag("div", *parts, class_=f"answer answer-{answer.outcome}")


def source_card(number: int, citation: Citation, has_page: bool = False) -> Html:
    """One source: where it stands, its standing, how it was checked, the words; room for the way to its page."""
    mark = str(citation.mark)
    up = tag("a", mark, href=f"#mark-{number}-{mark}", class_="number", aria_label=f"{mark}, back to the answer")
    edge = "unverified" if not citation.verified else citation.held
    return tag(
        "article",
        tag("h4", up, citation.reference),
        tag("p", where_it_stands(citation), class_="facts"),
        tag("p", status_badge(citation.status, citation.authority), " ", how_checked(citation), class_="facts"),
        quote(citation),
        tag("p", tag("strong", "Mind: "), citation.note, class_="facts") if citation.note else "",
        tag("p", link(open_words(citation.authority), citation.url), class_="way") if citation.url else "",
        class_=f"source source-{edge}{' has-page' * has_page}",
        id=f"source-{number}-{mark}",
        tabindex=-1,
    )


def open_words(authority: str) -> str:
    """What the link to a source says: a charity's or a newspaper's page is no official one."""
    return "Open its page" if authority == "evidence" else "Open the official page"


def where_it_stands(citation: Citation) -> str:
    """Date, page and headings (a rule for some is not one for all); where a source is not in force, what is known."""
    page = f"page {citation.page}" if citation.page is not None else ""
    note = "" if citation.status == "in force" else citation.status_note
    printed = ", ".join(filter(None, [long_date(citation.date), page]))
    return " · ".join(filter(None, [printed, " › ".join(citation.headings), note]))


def status_badge(status: str, authority: str) -> Html:
    """The standing of a source: each has a shape, a colour and a name of its own. Evidence has no force to be in."""
    status = "evidence" if (status, authority) == ("in force", "evidence") else status
    return tag("span", STATUS_NAMES[status], class_=f"status status-{status.replace(' ', '-')}")


def quote(citation: Citation) -> Html:
    """The document's own words in quotation marks; a summary of ours without them, since nobody said it so."""
    if not citation.quote:
        return Html("")
    words = f"“{citation.quote}”" if citation.held == "text" else citation.quote
    return tag("blockquote", words)
