"""What `senco check` can name is shown to be caught, and the shipped knowledge is clean."""

from pathlib import Path

import pytest

from ingest.documents import Intake
from knowledge.check import problems
from knowledge.figures import periods
from knowledge.library import Library
from tests.authored import AGAINST, GUIDE, STRATEGY
from tests.fakes import fill

HELD = {
    "SEND Code of Practice 9.41": "They answer within six weeks.",
    "SEND Code of Practice 9.42": "Schools ought to give a reply soon, and parents may ask.",
    "SEND Code of Practice 6.37": "The first step of all is this and that for every single one of them in all classes.",
}


def content(
    folder: Path, guide: str = GUIDE, strategy: str = STRATEGY, second: str = "", against: str = AGAINST
) -> Path:
    for name, text in (
        ("guides/good.md", guide),
        ("strategies/one-step.md", strategy),
        ("guides/second.md", second),
        ("not-recommended/moon.md", against),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        if text:
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def planted(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} does not stand in the page once"
    return text.replace(old, new)


def test_pages_in_good_form_have_no_problem(tmp_path: Path) -> None:
    assert problems({}, content(tmp_path)) == []
    assert problems(HELD, content(tmp_path)) == []


# What is in the guide, what a fault makes of it, what is said of it.
GUIDE_FAULTS = [
    ("1. SEND Code of Practice 9.41 —", "1. CoP 9.41 —", "'CoP 9.41' is not a reference in its printed form."),
    (
        "1. SEND Code of Practice 9.41 —",
        "1. SEND Code of Practice 9.41–9.42 —",
        "is not a reference in its printed form",
    ),
    ("1. SEND Code of Practice 9.41 —", "1. Our blog —", "'Our blog' is not a reference"),
    ("reg 5(1) —", "reg 5 (1) —", "'SEND Regulations 2014 reg 5 (1)' is not a reference in its printed form."),
    ("Practice 9.42 —", "Practice 9.99 —", "there is no 'SEND Code of Practice 9.99' in the document that is held."),
    ("answers within six weeks.[1][2]", "answers within seven weeks.[1][2]", "'7 week' stands in none of the cited"),
    ("away for 4 weeks.[2]", "away for 4 school days.[2]", "'4 day' stands in none of the cited summaries."),
    ("replies soon.[3]", "pays £6,000.[3]", "'£6000' stands in none of the cited summaries."),
    ("**Six weeks.**", "**Six months.**", "'6 month' stands in none of the cited summaries."),
    ("- SHOULD: The school", "- MUST: The school", "MUST, but no cited summary says must"),
    ("- SHOULD: The school", "- MUST NOT: The school", "MUST, but no cited summary says must"),
    ("should reply soon", "may reply soon", "SHOULD, but no cited summary says should."),
    ("related: [good]", "related: [good, bad]", "'related' names 'bad', which is no guide."),
    (
        "When must we hear,\n  and from whom?",
        "How LONG have they got",
        "the same question stands in guides/good.md:11.",
    ),
    ("title: How", "title: a: How", "the front matter is not YAML"),
    ("3. SEND Code of Practice 9.42 —", "3. SEND Code of Practice 9.42:", "a citation is written"),
    ("- FACT: A request", "- A request", "a statement opens with one of"),
    ("- FACT: A request", "- REPORTED: A request", "REPORTED is what rests on secondary pages alone"),
    (
        "3. SEND Code of Practice 9.42 —",
        "3. Schools Week, the key SEND reform policies (23 February 2026) —",
        "REPORTED is what rests on secondary pages alone",
    ),
    (
        "3. SEND Code of Practice 9.42 —",
        "3. Suspension and Permanent Exclusion guidance (August 2024) para 3 —",
        "SHOULD, but nothing that is cited is in force.",
    ),
    ("- Note the day.", "- Enroll the pupil.", "'Enroll' is not British spelling."),
]


@pytest.mark.parametrize(("old", "new", "message"), GUIDE_FAULTS)
def test_a_fault_planted_in_a_guide_is_caught(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = problems(HELD, content(tmp_path, planted(GUIDE, old, new)))
    assert any(message in problem.message for problem in found), found
    assert {problem.file for problem in found} == {"guides/good.md"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Code of Practice 6.37", "Code of Practice 6.38", "there is no 'SEND Code of Practice 6.38'"),
        ("names such teaching as a first step", HELD["SEND Code of Practice 6.37"], "copies 18 words: 'the first step"),
        ("evidence: moderate", "evidence: proven", "'evidence' takes"),
        ("Say it.", "Say it.[3]", "the mark [3] has no citation."),
    ],
)
def test_a_fault_planted_in_a_strategy_is_caught(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = problems(HELD, content(tmp_path, strategy=planted(STRATEGY, old, new)))
    assert any(message in problem.message for problem in found), found
    assert {problem.file for problem in found} == {"strategies/one-step.md"}


def test_a_practice_not_recommended_leads_to_strategies_that_are_there(tmp_path: Path) -> None:
    against = planted(AGAINST, "instead: [one-step]", "instead: [two-steps]")
    found = problems(HELD, content(tmp_path, against=against))
    assert [str(each) for each in found] == [
        "not-recommended/moon.md:2: 'instead' names 'two-steps', which is no strategy."
    ]


def test_a_question_that_another_page_answers_is_caught_with_the_place_of_the_other(tmp_path: Path) -> None:
    strategy = planted(STRATEGY, "forgets what comes next", "how long have they got!")
    found = problems({}, content(tmp_path, strategy=strategy))
    assert [str(problem) for problem in found] == [
        "strategies/one-step.md:18: the same question stands in guides/good.md:11."
    ]


def test_the_line_of_a_fault_is_told(tmp_path: Path) -> None:
    guide = planted(GUIDE, "answers within six weeks.[1][2]", "answers within seven weeks.[1][2]")
    line = guide[: guide.index("seven weeks")].count("\n") + 1
    assert [problem.line for problem in problems({}, content(tmp_path, guide))] == [line]


def test_a_document_that_is_not_held_cannot_be_missed_in(tmp_path: Path) -> None:
    texts = {"SEND Code of Practice 9.41": "", "SEND Code of Practice 9.42": "", "SEND Code of Practice 6.37": ""}
    assert problems(texts, content(tmp_path)) == []
    assert problems({**texts, "SEND Regulations 2014 reg 6": ""}, content(tmp_path)) != []


def test_a_part_of_a_passage_stands_for_the_whole(tmp_path: Path) -> None:
    texts = {**HELD, "SEND Regulations 2014 reg 5(1)(a)": "one part"}
    assert problems(texts, content(tmp_path)) == []


def test_a_must_may_rest_on_the_law_alone(tmp_path: Path) -> None:
    guide = planted(GUIDE, "answers within six weeks.[1][2]", "answers within six weeks.[1]")
    assert ["MUST, but" in problem.message for problem in problems({}, content(tmp_path, guide))] == []
    guide = planted(guide, "the answer must come", "the answer comes")
    assert ["MUST, but" in problem.message for problem in problems({}, content(tmp_path, guide))] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("six weeks, 6 weeks and a 6-week wait", {"6 week"}),
        ("15 working days; fifteen calendar days", {"15 day"}),
        ("Twenty weeks in one year", {"20 week", "1 year"}),
        ("£6,000 and £ 500", {"£6000", "£500"}),
        ("within two school terms", {"2 term"}),
        ("eighteen months or thirty days", {"18 month", "30 day"}),
        ("twenty-four months, not four weeks", {"24 month", "4 week"}),
        ("age 25, section 42, week 6, some weeks", set()),
        ("19- to 25-year-olds, a two year old", set()),
    ],
)
def test_periods_and_sums_are_the_same_in_words_and_figures(text: str, expected: set[str]) -> None:
    assert periods(text) == expected


def test_the_shipped_knowledge_is_clean_without_documents() -> None:
    assert [str(problem) for problem in problems({})] == []


def test_the_shipped_knowledge_is_clean_against_the_real_documents(
    real_intakes: tuple[Intake, ...], tmp_path: Path
) -> None:
    library = Library(tmp_path / "library")
    fill(library, [passage for intake in real_intakes for passage in intake.passages])
    texts = library.read(lambda generation: generation.texts())
    assert "SEND Code of Practice 6.44" in texts and any(": " in name for name in texts)
    held = [passage for intake in real_intakes for passage in intake.passages]
    assert [str(problem) for problem in problems(texts, passages=held)] == []
