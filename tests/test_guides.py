"""A guide is read whole, and each thing that keeps a page from being one is named with its line."""

import pytest

from knowledge.guides import LABELS, Rule, guide_problems, read_guide, read_rule
from knowledge.markdown import Line, read_page
from tests.authored import GUIDE, planted


def test_a_page_in_good_form_has_no_problem_and_is_read_whole() -> None:
    page = read_page("good", GUIDE)
    assert guide_problems(page, "good.md") == []
    guide = read_guide(page)
    assert (guide.id, guide.title, guide.status) == ("good", "How long a decision takes", "in force")
    assert (guide.asked_by, guide.topics, guide.related) == (("senco", "teacher"), ("EHC needs assessment",), ("good",))
    assert guide.checked_on == "2026-11-23"
    assert guide.questions == ("How long have they got?", "When must we hear, and from whom?")
    assert guide.short.startswith("**Six weeks.**")
    assert guide.statements[0] == Rule("The authority answers within six weeks.", (1, 2), "MUST")
    assert [rule.label for rule in guide.statements] == ["MUST", "UNLESS", "SHOULD", "FACT"]
    assert guide.next_steps == (Rule("Note the day.", ()),)
    assert guide.mistakes == (Rule("Counting school weeks.", (1,)),)
    assert [support.mark for support in guide.citations] == [1, 2, 3]


@pytest.mark.parametrize("label", LABELS)
def test_each_label_is_taken_off_whole(label: str) -> None:
    assert read_rule(Line(f"{label}: It is so.[4]", 1)) == Rule("It is so.", (4,), label)


@pytest.mark.parametrize("text", ["Must: not a label", "MUSTN'T: nor this", "You MUST: nor here", "MUST do it"])
def test_what_only_looks_like_a_label_is_none(text: str) -> None:
    assert read_rule(Line(text, 1)) == Rule(text, (), "")


# What is in the page, what a fault makes of it, what is said, and the line (0: that of the fault, -1: the next).
FAULTS = [
    ("title: How long a decision takes\n", "", "'title' is missing.", 2),
    ("asked_by: [senco, teacher]", "asked_by: []", "'asked_by' is missing.", 2),
    ("topics: [EHC needs assessment]", "topic: [EHC needs assessment]", "'topics' is missing.", 2),
    ("topics: [EHC needs assessment]", "topics: [the moon]", "'topics' takes identifying needs, ", 2),
    ("asked_by: [senco, teacher]", "asked_by: senco", "'asked_by' is a list", 2),
    ("status: in force", "status: in forse", "'status' must be one of", 2),
    ("status: in force\n", "", "'status' must be one of", 2),
    ("checked_on: 2026-11-23\n", "", "'checked_on' must be a date", 2),
    ("checked_on: 2026-11-23", "checked_on: 23 November", "'checked_on' must be a date", 2),
    ("checked_on: 2026-11-23", "checked_on: '2026-02-30'", "'checked_on' must be a date", 2),
    ("## Questions", "## Question", "the section 'Questions' is missing.", 1),
    ("## Questions", "## Question", "there is no section 'Question'", -1),
    ("## Common mistakes", "## Common errors", "there is no section 'Common errors'", -1),
    ("- FACT: A request", "- A request", "a statement opens with one of", 0),
    ("replies soon.[3]", "replies soon.", "a statement needs at least one mark", 0),
    ("from the request.[1]", "from the request.", "the short answer needs at least one mark", 0),
    ("Counting school weeks.[1]", "Counting school weeks.[9]", "the mark [9] has no citation.", 0),
    ("2. SEND Regulations", "1. SEND Regulations", "the citation 1 is numbered twice.", 0),
    ("   may ask\n", "   may ask\n4. SEND Code of Practice 9.43 — is idle\n", "the citation 4 is used by no mark.", -1),
]


@pytest.mark.parametrize(("old", "new", "message", "line"), FAULTS)
def test_a_planted_fault_is_named_with_its_line(old: str, new: str, message: str, line: int) -> None:
    page, place = planted(GUIDE, old, new)
    found = [(problem.line, problem.message) for problem in guide_problems(page, "guides/good.md")]
    assert any(text.startswith(message) and number == (line if line > 0 else place - line) for number, text in found), (
        found
    )


def test_what_may_be_left_out_is_not_missed() -> None:
    page = read_page(
        "good", GUIDE.replace("## What to do next\n- Note the day.\n", "").replace("related: [good]\n", "")
    )
    assert guide_problems(page, "good.md") == []


def test_what_could_not_be_established_needs_no_mark() -> None:
    page = read_page("good", GUIDE.replace("- FACT: A request may be made by a parent.[3]", "- UNKNOWN: Ask the DfE."))
    assert [problem.message for problem in guide_problems(page, "good.md")] == []
    assert read_guide(page).statements[-1] == Rule("Ask the DfE.", (), "UNKNOWN")
