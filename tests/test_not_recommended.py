"""A practice not recommended is read whole, and what keeps a page from being one is named with its line."""

import pytest

from knowledge.guides import Rule
from knowledge.markdown import read_page
from knowledge.not_recommended import SECTIONS, not_recommended_problems, read_not_recommended
from tests.authored import AGAINST, planted


def test_a_page_in_good_form_has_no_problem_and_is_read_whole() -> None:
    page = read_page("moon", AGAINST)
    assert not_recommended_problems(page, "moon.md") == []
    practice = read_not_recommended(page)
    assert (practice.id, practice.title, practice.instead) == ("moon", "Sorting pupils by the moon", ("one-step",))
    assert practice.asked_as == ("which moon is he",) and practice.checked_on == "2026-11-27"
    assert practice.short == "**Not recommended.** Nothing supports it.[1]"
    assert practice.reasons == (Rule("It changes nothing.", (1,)),)
    assert practice.alternatives == (Rule("Teach.", ()),)
    assert practice.evidence == (Rule("A review found no effect.", (1,)),)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: Sorting pupils by the moon\n", "", "'title' is missing."),
        ("instead: [one-step]", "instead: []", "'instead' lists the strategies"),
        ("instead: [one-step]", "instead: one-step", "'instead' lists the strategies"),
        ("status: in force", "status: banned", "'status' must be one of"),
        ("## Why not", "## Because", "there is no section 'Because'"),
        ("changes nothing.[1]", "changes nothing.[2]", "the mark [2] has no citation."),
    ],
)
def test_a_planted_fault_is_named(old: str, new: str, message: str) -> None:
    page, _ = planted(AGAINST, old, new)
    assert any(each.message.startswith(message) for each in not_recommended_problems(page, "moon.md"))


def test_reasons_without_any_mark_are_named() -> None:
    page = read_page(
        "moon", AGAINST.replace("changes nothing.[1]", "changes nothing.").replace("effect.[1]", "effect.")
    )
    assert "the reasons need at least one mark." in [each.message for each in not_recommended_problems(page, "moon.md")]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_needed(section: str) -> None:
    page = read_page("moon", AGAINST)
    page.sections.pop(section)
    assert f"the section '{section}' is missing." in [each.message for each in not_recommended_problems(page, "a.md")]
