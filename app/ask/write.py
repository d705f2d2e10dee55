"""The quoting writer: puts authored guides and found passages into a draft; makes up no sentence."""

from dataclasses import replace
from itertools import takewhile

from app.ask.answer import Statement
from app.ask.draft import Draft, noted
from app.study.coach import Declined
from knowledge.guides import Guide, Rule
from knowledge.markdown import Support, marks, without_marks
from knowledge.passages import Passage
from knowledge.quotes import best_quote, content_words
from knowledge.said import Said
from knowledge.search import Found
from knowledge.shelf import Shelf

NEAREST = "The nearest passages"
BESIDE = "Passages that come near the question"
ALSO_SAID = "From another guide: "
FIRST = "A common mistake: "
MISTAKES = "Common mistakes"
_BESIDE = 1  # passage
_SAID_SHOWN, _SAID_NEAR = 2, 0.4  # statements of other guides, and how near (a cosine)
_SHOWN_WHOLE = 2000  # characters
_LIKE, _LEAST_SHARED = 3, 2  # rules of a guide that comes near, and the words that each shares with the question


def from_guide(guide: Guide) -> Draft:
    """A guide's short answer and statements, what to do next, and the mistakes to avoid."""
    draft = Draft("answered", guide.title, as_at=guide.checked_on, pages=[f"guide:{guide.id}"])
    draft.short = draft.renumbered(guide.stated, guide.citations)
    draft.add(guide.statements, guide.citations)
    draft.add(guide.next_steps, guide.citations, "What to do next")
    draft.add(guide.mistakes, guide.citations, MISTAKES)
    return draft


def from_nearest(question: str, found: tuple[Found, ...], guides: tuple[Guide, ...]) -> Draft:
    """No guide fits: says so, and shows the guides and the passages that come nearest as such."""
    draft = Draft("partial", "No guide on the shelf answers this")
    draft.short = (
        "**No guide on the shelf answers this exactly.** What comes nearest is below; "
        "whether it answers the question is for the reader to judge."
    )
    for number, guide in enumerate(guides):
        add_near_guide(draft, guide, question, leads=not number)
    for each in found:
        _add_passage(draft, each.passage, question, NEAREST)
    return draft


def beside(draft: Draft, found: tuple[Found, ...]) -> None:
    """Put what the nearest passages say behind an answer that cites none of them: no page foresees every question."""
    cited = {support.reference for support in draft.supports}
    others = [each.passage for each in found if each.passage.reference not in cited]
    for passage in others[:_BESIDE]:
        _add_passage(draft, passage, draft.heading, BESIDE)


def also_said(draft: Draft, said: tuple[Said, ...], shelf: Shelf) -> None:
    """Put the statements of other guides that come nearest the question behind an answer that has not made them."""
    made = {statement.text for statement in draft.statements}
    others = [each for each in said if shelf.guides[each.guide].statements[each.number].text not in made]
    for each in [other for other in others if other.similarity >= _SAID_NEAR][:_SAID_SHOWN]:
        guide = shelf.guides[each.guide]
        draft.add(_with_its_exception(guide, each.number), guide.citations, f"{ALSO_SAID}{guide.title}")


def _with_its_exception(guide: Guide, number: int) -> tuple[Rule, ...]:
    """A statement with the exceptions that follow it; of an exception, the statement that it is of and the others."""
    start = number
    while start and guide.statements[start].label == "UNLESS":
        start -= 1
    exceptions = takewhile(lambda rule: rule.label == "UNLESS", guide.statements[start + 1 :])
    return (guide.statements[start], *exceptions)


def first(draft: Draft, statements: tuple[Statement, ...]) -> None:
    """Put these statements of the draft before all others, as what has to be put right first."""
    rest = [each for each in draft.statements if each not in statements]
    draft.statements = [*(replace(each, text=FIRST + each.text, section="") for each in statements), *rest]


def behind(told: Draft, written: Draft) -> Draft:
    """An answer behind the honest text that has to be read first; of the whole, outcome and heading are the text's."""
    section = f"What can be said: {written.heading}"
    short = Statement(without_marks(written.short).replace("**", ""), "", marks(written.short), section)
    rest = [replace(each, section=each.section or section) for each in written.statements]
    return replace(
        written,
        outcome=told.outcome,
        heading=told.heading,
        short=told.short,
        statements=[*told.statements, short, *rest],
    )


def nothing_asked() -> Draft:
    """What an empty message is told."""
    return Draft("clarify", "Nothing was asked", "**Type a question**, or describe what is seen in class.")


def thanked() -> Draft:
    """What thanks or a greeting is told."""
    return Draft("clarify", "Good", "**Ask the next question**, or describe what is seen in class.")


def declined(said: Declined) -> Draft:
    """What a trainee is told who asks for assessed work to be written: no, what is done instead, how to begin."""
    draft = Draft("refused", "Your own work", f"**{said.text}** {said.first}", warnings=[said.note])
    draft.statements += [Statement(each, section="What is done instead, on the Study screen") for each in said.instead]
    return draft


def from_nothing() -> Draft:
    """Nothing held comes near: says what the library is about."""
    return Draft(
        "refused",
        "Nothing here speaks to that",
        "**Nothing in the library comes near this question.** It holds the law and guidance on special educational "
        "needs and disability in England, and classroom strategies. Put the question in other words, or add a document "
        "that answers it.",
    )


def add_near_guide(draft: Draft, guide: Guide, question: str, leads: bool = False) -> None:
    """A guide that may answer: one that leads opens the answer, for a reader sees at once whether it is what was
    asked."""
    section = f"A guide that comes near: {guide.title}"
    draft.pages.append(f"guide:{guide.id}")
    if leads:
        short = draft.renumbered(guide.stated.replace("**", ""), guide.citations)
        draft.heading = f"Nearest: {guide.title}"
        draft.short = f"**No guide on the shelf is sure to answer this; the nearest one says:** {short}"
    else:
        draft.statements_from(guide.stated.replace("**", ""), guide.citations, section)
    draft.add(guide.statements if leads else _like(question, guide.statements), guide.citations, section)


def _like(question: str, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that share most words with a question, in their order, each with the exception that follows it."""
    wanted = content_words(question)
    shared = [len(wanted & content_words(rule.text)) for rule in rules]
    least = max(_LEAST_SHARED, sorted(shared, reverse=True)[:_LIKE][-1])
    kept = [count >= least for count in shared]
    return tuple(
        rule
        for rule, own, before in zip(rules, kept, [False, *kept], strict=False)
        if own or (before and rule.label == "UNLESS")
    )


def _add_passage(draft: Draft, passage: Passage, question: str, section: str) -> None:
    """A passage in plain English where it has been put so, for its own words stand with its source."""
    words = _words(passage, question)
    lines = [Rule(line, (1,)) for line in (passage.gist or words, *noted(passage))]
    draft.add(lines, (Support(1, passage.reference, words, 0),), section)


def _words(passage: Passage, question: str) -> str:
    """The whole paragraph where it can be shown, for an exception may stand in the sentence after the nearest one."""
    if passage.held == "summary":
        return passage.gist or passage.text
    return passage.text if len(passage.text) <= _SHOWN_WHOLE else best_quote(passage.text, question)
