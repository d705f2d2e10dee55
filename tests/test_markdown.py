"""An authored page is taken apart with its line numbers; what cannot be read is told, never raised."""

import pytest

from knowledge.markdown import Line, Problem, Support, marks, read_page, without_marks
from tests.authored import GUIDE


def test_front_matter_sections_and_citations_are_taken_apart() -> None:
    page = read_page("good", GUIDE)
    assert page.problems == ()
    assert (page.name, page.front["title"], page.front["asked_by"]) == (
        "good",
        "How long a decision takes",
        ["senco", "teacher"],
    )
    assert list(page.sections) == ["Questions", "Short answer", "Statements", "What to do next", "Common mistakes"]
    assert page.text("Short answer") == "**Six weeks.** It runs from the request.[1]"
    assert page.lines("Nowhere") == () and page.text("Nowhere") == ""


def test_a_wrapped_item_is_one_line_and_keeps_the_number_of_its_first() -> None:
    page = read_page("good", GUIDE)
    assert page.lines("Questions")[1] == Line("When must we hear, and from whom?", 12)
    assert GUIDE.splitlines()[12 - 1] == "- When must we hear,"


def test_a_citation_has_its_mark_reference_summary_and_line() -> None:
    third = read_page("good", GUIDE).citations[2]
    assert third == Support(3, "SEND Code of Practice 9.42", "A school should reply soon; parents may ask.", 33)
    assert GUIDE.splitlines()[33 - 1].startswith("3. ")


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("says so", "Says so."),
        ("Says so.", "Says so."),
        ("says “so.”", "Says “so.”"),
        ("asks: why?", "Asks: why?"),
        ("one (or two.)", "One (or two.)"),
        ("one — or two", "One — or two."),
    ],
)
def test_a_summary_becomes_a_sentence(summary: str, expected: str) -> None:
    page = read_page("p", f"---\na: b\n---\n## Citations\n1. SEND Code of Practice 6.44 — {summary}\n")
    assert [support.summary for support in page.citations] == [expected]


def test_paragraphs_and_list_items_are_lines_of_their_own() -> None:
    page = read_page("p", "---\na: b\n---\n## A\nOne\ntwo.\n\nThree.\n- four\n* five\n10. six\n## B\n")
    assert [line.text for line in page.lines("A")] == ["One two.", "Three.", "four", "five", "six"]
    assert page.sections["B"] == ()


def test_a_heading_that_stands_twice_keeps_both_parts() -> None:
    assert read_page("p", "---\na: b\n---\n## A\n- one\n## B\n- two\n## A\n- three\n").text("A") == "one three"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "must open with front matter"),
        ("# Title\n", 1, "must open with front matter"),
        ("---\ntitle: never closed\n", 1, "must open with front matter"),
        ("---\ntitle: a: b\n---\n", 2, "is not YAML"),
        ("---\ntitle: a\ntopics: [one\n---\n", 3, "is not YAML"),
        ("---\nchecked_on: 2026-13-45\n---\n", 2, "is not YAML"),
        ("---\n- a list\n---\n", 2, "must be 'field: value' lines"),
        ("---\na: b\n---\n## Citations\n1. SEND Code of Practice 6.44 - a hyphen\n", 5, "a citation is written"),
        ("---\na: b\n---\n## Citations\n- SEND Code of Practice 6.44 — a bullet\n", 5, "a citation is written"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, message: str) -> None:
    (problem,) = read_page("page", text).problems
    assert message in problem.message
    assert (problem.file, problem.line) == ("page", line)


def test_a_problem_is_told_as_file_line_and_message() -> None:
    assert str(Problem("guides/a.md", 7, "is wrong.")) == "guides/a.md:7: is wrong."


def test_marks_come_in_order_each_once_and_can_be_taken_off() -> None:
    text = "One.[2][1] Two[2] [a] [ 3 ]"
    assert marks(text) == (2, 1)
    assert without_marks("One.[2][1] Two.[3]") == "One. Two."
