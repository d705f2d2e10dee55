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
    assert (strategy.barriers, strategy.subjects) == (("following instructions",), ("maths",))
    assert (strategy.time, strategy.cost, strategy.people) == ("A minute a lesson", "none", "Class teacher")
    assert strategy.example == "A pupil hears one step and does it."
    assert strategy.duty == (Rule("It may be a reasonable adjustment.", (1,)),)
    assert (strategy.areas, strategy.phases) == (("cognition and learning",), ("primary",))
    assert (strategy.often_with, strategy.checked_on) == (("DLD",), "2026-11-23")
    assert strategy.seen == ("forgets what comes next",)
    assert strategy.short == "Say one step, then wait.[1]"
    assert strategy.steps == (Rule("Say it.", ()), Rule("Wait for it.", ()))
    assert [rule.text for rule in (*strategy.prepare, *strategy.signs, *strategy.cautions, *strategy.stop)] == [
        "Nothing.",
        "The pupil starts alone.",
        "Mind that it can tire the pupil.",
        "After half a term, ask the SENCO.",
    ]
    assert strategy.evidence == (Rule("Guidance names it.", (1,)),)
    assert strategy.citations[0].reference == "SEND Code of Practice 6.37"


FAULTS = [
    ("title: One step at a time\n", "", "'title' is missing.", 2),
    ("barriers: [following instructions]", "barriers: [the weather]", "'barriers' takes ", 2),
    ("barriers: [following instructions]", "barriers: []", "'barriers' takes ", 2),
    ("subjects: [maths]", "subjects: [alchemy]", "'subjects' takes ", 2),
    ("cost: none", "cost: dear", "'cost' takes ", 2),
    ("time: A minute a lesson\n", "", "'time' is missing.", 2),
    ("people: Class teacher\n", "", "'people' is missing.", 2),
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
    ("adjustment.[1]", "adjustment.", "the duty needs at least one mark.", 0),
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


def test_a_strategy_for_every_subject_names_none() -> None:
    page = read_page("one-step", STRATEGY.replace("subjects: [maths]", "subjects: []"))
    assert strategy_problems(page, "one-step.md") == [] and read_strategy(page).subjects == ()
