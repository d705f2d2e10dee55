"""References in the forms that people type are parsed, and printed in one form; what only looks like one is left."""

import json
from pathlib import Path

import pytest

from knowledge.references import Reference, find_references, parse_reference, printed_reference
from knowledge.sources import listed_sources

LOOKUPS = Path(__file__).parents[1] / "evals" / "cases" / "lookups.jsonl"
CODE, ACT, REGS = "SEND Code of Practice", "Children and Families Act 2014", "SEND Regulations 2014"
EXCLUSION = "Suspension and Permanent Exclusion guidance (August 2024)"
BEHAVIOUR = "Behaviour in Schools (February 2024)"
WHOLE = [source.cite for source in listed_sources().values() if source.numbering == "whole"]
HEADED = next(source.cite for source in listed_sources().values() if source.numbering == "heading")
# Numbers that the Code does not have parse as references all the same: only the library knows that they are not there.
MISSING = {"l23": [f"{CODE} 7.36"], "l24": [f"{CODE} 8.79"], "l25": [f"{CODE} 12.3"]}


def named(text: str) -> list[str]:
    return [str(reference) for reference, _ in find_references(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"{CODE} 6.44",
        f"{CODE} 11.111",
        f"{CODE} Introduction vi",
        f"{CODE} Annex 1",
        f"{CODE} p.105",
        f"{ACT} s.42(2)",
        f"{ACT} s.69",
        f"{ACT} s.44(5)(b)",
        f"{REGS} reg 20(1)",
        f"{REGS} reg 10(4)(ab)",
        f"{REGS} Schedule 1 para 4",
        f"{REGS} Schedule 2",
        "Equality Act 2010 Sch 10 para 3",
        "Equality Act 2010 Sch 10 para 5(5)",
        "Education Act 1996 s.436A",
        "Personal Budgets Regulations 2014 reg 4A",
        "Disability Regulations 2010 reg 4",
        "Education Act 1996 s.19(3AA)",
        f"{REGS} reg 2ZA",
        f"{REGS} Schedule A1",
        f"{EXCLUSION} para 12",
        f"{BEHAVIOUR} p.14",
    ],
)
def test_the_printed_form_is_parsed_and_printed_as_it_stands(text: str) -> None:
    assert [str(parse_reference(text)), str(printed_reference(text))] == [text, text]


@pytest.mark.parametrize("numeral", "i ii iii iv v vi vii viii ix x xi xiv xv xvi xviii xix xx xxi xxiv xxv".split())
def test_every_numeral_of_the_introduction_is_read_whole(numeral: str) -> None:
    assert str(parse_reference(f"intro {numeral}")) == f"{CODE} Introduction {numeral}"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("6.44", f"{CODE} 6.44"),
        ("  6.44? ", f"{CODE} 6.44"),
        ("(6.44)", f"{CODE} 6.44"),
        ("‘6.44’", f"{CODE} 6.44"),
        ("CoP 6.44", f"{CODE} 6.44"),
        ("cop, para 6.44", f"{CODE} 6.44"),
        ("SENDCoP ¶6.44", f"{CODE} 6.44"),
        ("§6.44", f"{CODE} 6.44"),
        ("paragraph 6.44 of the Code", f"{CODE} 6.44"),
        ("Code of Practice: paragraph 6.44", f"{CODE} 6.44"),
        ("Special Educational Needs and Disability Code of Practice 6.44", f"{CODE} 6.44"),
        ("SEND  Code\nof Practice 6.44", f"{CODE} 6.44"),
        ("CoP page 105", f"{CODE} p.105"),
        ("Introduction, para VI", f"{CODE} Introduction vi"),
        ("ANNEX 2", f"{CODE} Annex 2"),
        ("s42", f"{ACT} s.42"),
        ("S. 42 (2) (a)", f"{ACT} s.42(2)(a)"),
        ("ss.42", f"{ACT} s.42"),
        ("CFA s42(2)", f"{ACT} s.42(2)"),
        ("s42(2) CFA", f"{ACT} s.42(2)"),
        ("C&FA sec. 69", f"{ACT} s.69"),
        ("section 66 of the Children and Families Act (2014)", f"{ACT} s.66"),
        ("Children & Families Act s.66", f"{ACT} s.66"),
        ("section 100a", f"{ACT} s.100A"),
        ("reg 20", f"{REGS} reg 20"),
        ("Regulation 20 (1) of the SEND Regs 2014", f"{REGS} reg 20(1)"),
        ("reg. 5 of the Special Educational Needs and Disability Regulations 2014", f"{REGS} reg 5"),
        ("Schedule 1, paragraph 4", f"{REGS} Schedule 1 para 4"),
        ("EqA Schedule 10 para 3", "Equality Act 2010 Sch 10 para 3"),
        ("Equality Act 2010 (s.20)", "Equality Act 2010 s.20"),
        ("s.149 (Equality Act 2010)", "Equality Act 2010 s.149"),
        ("s19 EdA 1996", "Education Act 1996 s.19"),
        ("MCA s.1(2)", "Mental Capacity Act 2005 s.1(2)"),
        ("para 12 of the exclusion guidance", f"{EXCLUSION} para 12"),
        ("Suspension and permanent exclusion guidance ¶12", f"{EXCLUSION} para 12"),
        ("behaviour guidance page 14", f"{BEHAVIOUR} p.14"),
        ("Behaviour in schools, p 14", f"{BEHAVIOUR} p.14"),
    ],
)
def test_forms_that_people_type_are_printed_in_one_form(text: str, printed: str) -> None:
    parsed = parse_reference(text)
    assert str(parsed) == printed
    assert parse_reference(str(parsed)) == parsed and printed_reference(str(parsed)) == parsed
    assert printed_reference(text) is None, "a short form is parsed, never taken for the printed one"


@pytest.mark.parametrize("line", LOOKUPS.read_text(encoding="utf-8").splitlines())
def test_every_look_up_among_the_cases_names_what_is_expected(line: str) -> None:
    case = json.loads(line)
    assert named(case["question"]) == (case["references"] or MISSING[case["id"]])


@pytest.mark.parametrize(
    "text",
    [
        *("£6.50 a day", "it costs £ 6.50", "6.5%", "6.50 per cent", "1.2 million", "£1.5 million"),
        *("6.5 hours", "a 6.5-hour day", "7.5 hrs", "6.5h", "2.5 days", "6.5 months", "2.5 terms", "0.6 FTE", "0.6"),
        *(
            "at 9.30am",
            "by 3.15 p.m.",
            "1.9.2024",
            "01.09.2024",
            "16.44.2",
            "6.4444",
            "aged 7.5",
            "a reading age of 6.4",
        ),
        *("page 9", "p. 14", "para 12", "chapter 6", "year 5", "in 2014", "Annex", "the introduction", "vi", "class 4"),
        *("It's 20 weeks since we asked", "the pupil’s 5 targets", "registered 20 pupils", "is 5 enough", "schools 5"),
        *("the SEND Regulations 2014", "School Information Regulations 2012", "the Equality Act 2010", ""),
    ],
)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert named(text) == []
    assert parse_reference(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "section 17 of the Children Act 1989",
        "Children Act 1989 s.17",
        "children act s17",
        "s.17 CA 1989",
        "Care Act 2014, section 58",
        "section 175 Education Act 2002",
        "s.19 of the Education Act 2002",
        "Education Act 2002 s.19",
        "Equality Act 2006 s.1",
        "Health and Safety at Work etc. Act 1974 s.2",
        "regulation 8 of the School Information Regulations 2012",
    ],
)
def test_another_law_is_never_taken_for_one_that_is_listed(text: str) -> None:
    assert named(text) == named(f"what does {text} say?") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what does para 9.41 say, and reg 5(1)?", [(f"{CODE} 9.41", "para 9.41"), (f"{REGS} reg 5(1)", "reg 5(1)")]),
        ("paras 6.92 and 6.93", [(f"{CODE} 6.92", "paras 6.92"), (f"{CODE} 6.93", "6.93")]),
        ("6.44–6.46", [(f"{CODE} 6.44", "6.44"), (f"{CODE} 6.46", "6.46")]),
        ("section 42 of the Act: how must a school act?", [(f"{ACT} s.42", "section 42")]),
        ("does section 66 say how schools should act", [(f"{ACT} s.66", "section 66")]),
        ("section 36 (SEN) and s.42 (EHCP)", [(f"{ACT} s.36", "section 36"), (f"{ACT} s.42", "s.42")]),
        (
            "section 66 and section 20 of the Equality Act",
            [(f"{ACT} s.66", "section 66"), ("Equality Act 2010 s.20", "section 20 of the Equality Act")],
        ),
    ],
)
def test_references_are_found_in_a_sentence_in_order_with_the_words_that_name_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(str(reference), words) for reference, words in find_references(text)] == expected
    assert parse_reference(text) is None, "there is more in it than one reference"


def test_broader_goes_up_step_by_step() -> None:
    step = parse_reference("s.42(2)(a)")
    steps = []
    while step is not None:
        steps.append(step.locator)
        step = step.broader()
    assert steps == ["s.42(2)(a)", "s.42(2)", "s.42"]


@pytest.mark.parametrize("locator", ["6.44", "Annex 1", "Schedule 1 para 4", "p.14", ""])
def test_what_has_no_brackets_has_nothing_broader(locator: str) -> None:
    assert Reference("send-code-2015", locator).broader() is None


@pytest.mark.parametrize("cite", WHOLE)
def test_a_source_without_numbered_parts_is_cited_by_its_name_alone(cite: str) -> None:
    assert str(printed_reference(cite)) == cite
    assert printed_reference(f"{cite} p.2") is None


def test_a_heading_follows_the_name_after_a_colon() -> None:
    text = f"{HEADED}: Scaffolding (1.2)"
    found = printed_reference(text)
    assert found is not None and str(found) == text and found.locator == ": Scaffolding (1.2)"
    assert printed_reference(HEADED) is None and printed_reference(f"{HEADED} Scaffolding") is None


@pytest.mark.parametrize(
    "text", ["CoP 6.44", f"{CODE} 6.44.", f" {CODE} 6.44", f"{CODE.lower()} 6.44", "6.44", "page 9"]
)
def test_only_the_one_form_counts_as_printed(text: str) -> None:
    assert printed_reference(text) is None


def test_every_name_of_every_source_is_understood_before_and_after_what_it_names() -> None:
    samples = {"code": "6.44", "section": "s.42", "regulation": "reg 20", "paragraph": "para 12", "page": "p.14"}
    for source in listed_sources().values():
        locator = samples.get(source.numbering)
        for name in (source.cite, *source.also) if locator else ():
            for text in (f"{name} {locator}", f"{locator} {name}", f"{locator} of the {name.lower()}"):
                assert parse_reference(text) == Reference(source.id, str(locator)), text
