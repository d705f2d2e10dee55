"""A strategy is read whole, and each thing that keeps a page from being one is named with its line."""

import pytest

from knowledge.guides import Rule
from knowledge.markdown import read_page
from knowledge.strategies import SECTIONS, read_strategy, strategy_problems
from tests.authored import STRATEGY, planted


def test_a_page_in_good_form_has_no_problem_and_is_read_whole() -> None:
    page = read_page("one-step", STRATEGY)
    assert strategy_problems(page, "one-step.md") == []
    strategy = read_strategy(page)
    assert (strategy.id, strategy.title) == ("one-step", "One step at a time")
    assert (strategy.layer, strategy.strength, strategy.status) == ("universal", "moderate", "in force")
    assert (strategy.areas, strategy.phases) == (("cognition and learning",), ("primary",))
    assert (strategy.often_with, strategy.checked_on) == (("DLD",), "2026-11-23")
    assert strategy.seen == ("forgets what comes next",)
    assert strategy.short == "Say one step, then wait.[1]"
    assert strategy.steps == (Rule("Say it.", ()), Rule("Wait for it.", ()))
    assert [rule.text for rule in (*strategy.signs, *strategy.cautions)] == [
        "The pupil starts alone.",
        "Stop if it tires the pupil.",
    ]
    assert strategy.evidence == (Rule("Guidance names it.", (1,)),)
    assert strategy.citations[0].reference == "SEND Code of Practice 6.37"


FAULTS = [
    ("title: One step at a time\n", "", "'title' is missing.", 2),
    ("areas: [cognition and learning]", "areas: [learning]", "'areas' takes ", 2),
    ("areas: [cognition and learning]", "areas: []", "'areas' takes ", 2),
    ("areas: [cognition and learning]", "areas: cognition and learning", "'areas' takes ", 2),
    ("phases: [primary]", "phases: [primary, key stage 1]", "'phases' takes ", 2),
    ("phases: [primary]\n", "", "'phases' takes ", 2),
    ("layer: universal", "layer: [universal]", "'layer' takes ", 2),
    ("layer: universal", "layer: wave 1", "'layer' takes ", 2),
    ("evidence: moderate", "evidence: proven", "'evidence' takes ", 2),
    ("often_with: [DLD]", "often_with: DLD", "'often_with' is a list", 2),
    ("status: in force", "status: draft", "'status' must be one of", 2),
    ("checked_on: 2026-11-23", "checked_on: 2026", "'checked_on' must be a date", 2),
    ("## Take care", "## Beware", "there is no section 'Beware'", -1),
    ("Guidance names it.[1]", "Guidance names it.", "the evidence needs at least one mark.", 0),
    ("Say it.", "Say it.[2]", "the mark [2] has no citation.", 0),
]


@pytest.mark.parametrize(("old", "new", "message", "line"), FAULTS)
def test_a_planted_fault_is_named_with_its_line(old: str, new: str, message: str, line: int) -> None:
    page, place = planted(STRATEGY, old, new)
    found = [(problem.line, problem.message) for problem in strategy_problems(page, "strategies/one-step.md")]
    assert any(text.startswith(message) and number == (line if line > 0 else place - line) for number, text in found), (
        found
    )


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_needed(section: str) -> None:
    page, _ = planted(STRATEGY, f"## {section}\n", f"## {section} \n### not a section\n\n## Other\n")
    page.sections.pop(section)
    assert f"the section '{section}' is missing." in [each.message for each in strategy_problems(page, "a.md")]
