"""The quoting writer: puts authored guides, strategies and found passages into a draft; makes up no sentence."""

from app.ask.draft import Draft, passage_rules
from knowledge.guides import Guide, Rule
from knowledge.markdown import Support
from knowledge.passages import Passage
from knowledge.quotes import best_quote
from knowledge.search import Found
from knowledge.strategies import Strategy

NEAREST = "The nearest passages"
_SHOWN_WHOLE = 2000  # characters

_STRENGTH = {
    "strong": "strong (research synthesis)",
    "moderate": "moderate",
    "consensus": "professional or official consensus",
    "weak": "weak",
}


def from_guide(guide: Guide) -> Draft:
    """A guide's short answer and statements, what to do next, and the mistakes to avoid."""
    draft = Draft("answered", guide.title, as_at=guide.checked_on)
    draft.short = draft.renumbered(guide.short, guide.citations)
    draft.add(guide.statements, guide.citations)
    draft.add(guide.next_steps, guide.citations, "What to do next")
    draft.add(guide.mistakes, guide.citations, "Common mistakes")
    return draft


def from_strategies(strategies: list[Strategy]) -> Draft:
    """A first draft of accommodations: the strategies that fit, each with its steps and its evidence."""
    draft = Draft(
        "answered", "Strategies that fit what is described", as_at=min(each.checked_on for each in strategies)
    )
    first = strategies[0]
    draft.short = f"**Start with: {first.title.rstrip('.')}.** {draft.renumbered(first.short, first.citations)}"
    for strategy in strategies:
        _add_strategy(draft, strategy)
    draft.warnings.append(
        "A first draft for the adults who know the pupil: no diagnosis, "
        "and no plan until a SENCO and the family have agreed it."
    )
    return draft


def from_nearest(question: str, found: tuple[Found, ...], guide: Guide | None) -> Draft:
    """No guide fits: says so, and shows the passages and the guide that come nearest as such."""
    draft = Draft("partial", "No guide on the shelf answers this")
    draft.short = (
        "**No guide on the shelf answers this exactly.** What comes nearest is below; "
        "whether it answers the question is for the reader to judge."
    )
    for each in found:
        passage = each.passage
        words = _words(passage, question)
        draft.add(passage_rules(passage, words), (Support(1, passage.reference, words, 0),), NEAREST)
    if guide:
        draft.statements_from(guide.short.replace("**", ""), guide.citations, f"The nearest guide: {guide.title}")
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


def _words(passage: Passage, question: str) -> str:
    """The whole paragraph where it can be shown, for an exception may stand in the sentence after the nearest one."""
    if passage.held == "summary":
        return passage.gist or passage.text
    return passage.text if len(passage.text) <= _SHOWN_WHOLE else best_quote(passage.text, question)


def _add_strategy(draft: Draft, strategy: Strategy) -> None:
    page, section = strategy.citations, strategy.title
    if draft.statements:
        draft.statements_from(strategy.short, page, section)
    draft.add(
        (Rule(f"{number}. {step.text}", step.marks) for number, step in enumerate(strategy.steps, 1)), page, section
    )
    draft.add((Rule(f"Take care: {rule.text}", rule.marks) for rule in strategy.cautions[:2]), page, section)
    strength = Rule(f"Evidence: {_STRENGTH[strategy.strength]}. Layer: {strategy.layer}.", ())
    draft.add((strength, *strategy.evidence), page, section)
