"""The quoting writer for strategies and for what is not recommended: puts their pages into a draft."""

from app.ask.draft import Draft
from knowledge.guides import Rule
from knowledge.not_recommended import NotRecommended
from knowledge.strategies import Strategy

FIRST_DRAFT = (
    "A first draft for the adults who know the pupil: no diagnosis, "
    "and no plan until a SENCO and the family have agreed it."
)
_SHOWN_IN_FULL = 2

STRENGTHS = {
    "strong": "strong (research synthesis)",
    "moderate": "moderate",
    "consensus": "professional or official consensus",
    "weak": "weak",
}


def from_strategies(strategies: list[Strategy], against: NotRecommended | None = None) -> Draft:
    """A first draft of accommodations: the best strategies, each with its steps and its evidence; then more.

    `against` is a practice that is near to what was described and that is warned of.
    """
    draft = Draft("answered", "Strategies that fit what is described")
    draft.as_at = min(each.checked_on for each in strategies)
    draft.pages = [f"strategy:{each.id}" for each in strategies]
    first = strategies[0]
    draft.short = f"**Start with: {first.title.rstrip('.')}.** {draft.renumbered(first.short, first.citations)}"
    for strategy in strategies[:_SHOWN_IN_FULL]:
        _add_strategy(draft, strategy)
    for strategy in strategies[_SHOWN_IN_FULL:]:
        draft.statements_from(_named(strategy), strategy.citations, "These may fit too")
    if against:
        draft.pages.append(f"not-recommended:{against.id}")
        draft.statements_from(_named(against), against.citations, "Not recommended")
    draft.warnings.append(FIRST_DRAFT)
    return draft


def from_strategy(strategy: Strategy) -> Draft:
    """One strategy whole, a section for each of its parts."""
    draft = Draft("answered", strategy.title, as_at=strategy.checked_on, pages=[f"strategy:{strategy.id}"])
    page = strategy.citations
    draft.short = draft.renumbered(strategy.short, page)
    draft.add(_numbered(strategy), page, "What to do")
    draft.statements_from(strategy.example, page, "For example")
    for section, rules in (
        ("What to prepare", strategy.prepare),
        ("You will know it helps when", strategy.signs),
        ("Take care", strategy.cautions),
        ("When to stop and whom to ask", strategy.stop),
        ("Which duty it may serve", strategy.duty),
        (f"Evidence: {STRENGTHS[strategy.strength]}", strategy.evidence),
    ):
        draft.add(rules, page, section)
    draft.warnings.append(FIRST_DRAFT)
    return draft


def from_not_recommended(practice: NotRecommended, instead: list[Strategy]) -> Draft:
    """Why a practice that was asked for is not recommended, and what to do instead."""
    draft = Draft("answered", practice.title, as_at=practice.checked_on)
    draft.pages = [f"not-recommended:{practice.id}", *(f"strategy:{each.id}" for each in instead)]
    page = practice.citations
    draft.short = draft.renumbered(practice.short, page)
    draft.add(practice.reasons, page, "Why not")
    draft.add(practice.alternatives, page, "What to do instead")
    for strategy in instead:
        draft.statements_from(_named(strategy), strategy.citations, "What to do instead")
    draft.add(practice.evidence, page, "Evidence")
    return draft


def _add_strategy(draft: Draft, strategy: Strategy) -> None:
    """A strategy with its steps and its evidence; the first, on which the short answer stands, with its duty too."""
    page, section, leads = strategy.citations, strategy.title, not draft.statements
    if not leads:
        draft.statements_from(strategy.short, page, section)
    draft.add(_numbered(strategy), page, section)
    cautions = strategy.cautions[: 2 if leads else 1]
    draft.add((Rule(f"Take care: {rule.text}", rule.marks) for rule in cautions), page, section)
    draft.add((Rule(f"Stop or ask: {rule.text}", rule.marks) for rule in strategy.stop[:1]), page, section)
    draft.add([Rule(what_it_takes(strategy), ())], page, section)
    draft.add((*strategy.duty, *strategy.evidence) if leads else strategy.evidence[:1], page, section)


def what_it_takes(strategy: Strategy) -> str:
    """How strong the evidence is, and what a strategy takes: layer, time, cost, people."""
    return (
        f"Evidence: {STRENGTHS[strategy.strength]}. Layer: {strategy.layer}. Time: {strategy.time.rstrip('.')}. "
        f"Cost: {strategy.cost}. People: {strategy.people.rstrip('.')}."
    )


def _numbered(strategy: Strategy) -> list[Rule]:
    return [Rule(f"{number}. {step.text}", step.marks) for number, step in enumerate(strategy.steps, 1)]


def _named(page: Strategy | NotRecommended) -> str:
    return f"{page.title.rstrip('.')}: {page.short.replace('**', '')}"
