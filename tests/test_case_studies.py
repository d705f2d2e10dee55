"""The case studies cover the framework and every phase; what `senco check` can name in one is shown to be caught."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from knowledge.case_studies import FOLDER, PHASES, case_files, open_case_studies
from knowledge.check_case_studies import case_study_problems
from knowledge.errors import ReaderError
from knowledge.framework import framework

NAME = "eal-year-2-not-reading.toml"
TEXTS = {
    "SEND Code of Practice 6.24": "Schools should look carefully at all aspects of performance.",
    "SEND Code of Practice 6.16": "Schools do this within four weeks of a pupil's start.",
    "Children and Families Act 2014 s.20(4)": "A child does not have a difficulty solely because of a home language.",
}
# What stands in the case, what a fault makes of it, what is said of it.
FAULTS = [
    ('area = "identification"', 'area = "cooking"', "'area' is one of"),
    ('phase = "primary"', 'phase = "evening"', "'phase' is one of"),
    ("checked_on = 2026-11-28", 'checked_on = "last week"', "'checked_on' must be a date"),
    ('"What counts as SEN and what does not"', '"Astronomy"', "no topic 'Astronomy'"),
    ('why = "One reading score in English cannot separate the two."', "", "'why' is missing"),
    ('force = "should"\nreferences = ["SEND Code of Practice 6.24"]', 'force = "ought"\nreferences = ["x"]', "'force'"),
    ('references = ["SEND Code of Practice 6.16"]', 'references = ["CoP 6.16"]', "'CoP 6.16' is not a reference"),
    ('references = ["SEND Code of Practice 6.16"]', 'references = ["SEND Code of Practice 6.999"]', "there is no"),
    ("A Year 2 pupil joined", "A Year 2 pupil whose behavior joined", "'behavior' is not British spelling"),
    (
        'point = "Ask for information from earlier settings',
        'point = "Within six weeks ask for information from earlier settings',
        "'6 week' stands in none",
    ),
    (
        'point = "Look at every side of',
        'point = "Schools should look carefully at all aspects of performance, every side of',
        "say it in our own",
    ),
    ('force = "fact"\nreferences = ["Children and', 'force = "fact"\nreferences = ["Children an', "not a reference"),
]


def shipped(name: str = NAME) -> str:
    return files("knowledge").joinpath("content", FOLDER, name).read_text(encoding="utf-8")


def problems(folder: Path, text: str, texts: dict[str, str] = TEXTS) -> list[str]:
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / NAME).write_text(text, encoding="utf-8")
    return [str(problem) for problem in case_study_problems(texts, folder)]


def test_there_are_enough_for_every_area_and_phase() -> None:
    cases = open_case_studies().values()
    assert len(cases) >= 24
    assert {case.area for case in cases} == {area.id for area in framework().areas}
    assert {case.phase for case in cases} == set(PHASES)


def test_each_goes_from_finding_out_to_knowing_whether_it_worked() -> None:
    for case in open_case_studies().values():
        last = case.steps[-1].question.lower()
        assert any(word in last for word in ("know", "follows", "effect")), (case.id, last)
        assert all(point.hint.endswith("?") for each in case.steps for point in each.points), case.id


def test_no_situation_names_a_person() -> None:
    for case in open_case_studies().values():
        assert not any(title in case.situation for title in ("Mr ", "Mrs ", "Ms ", "Miss ", "Dr ")), case.id


def test_what_is_required_rests_on_law_or_on_a_must() -> None:
    required = [
        point for case in open_case_studies().values() for s in case.steps for point in s.points if point.required
    ]
    assert len(required) > 50
    assert all(point.references for point in required)


def test_the_shipped_ones_are_in_form() -> None:
    assert list(case_study_problems({})) == []


def test_what_is_wrong_is_named_with_its_file(tmp_path: Path) -> None:
    other = [name for name in problems(tmp_path, shipped()) if "there is no" not in name]
    for old, new, told in FAULTS:
        text = shipped()
        assert old in text, old
        found = problems(tmp_path, text.replace(old, new, 1))
        assert any(told in problem and problem.startswith(f"{FOLDER}/{NAME}:") for problem in found), (told, found)
        assert not any(told in problem for problem in other if told != "there is no"), told


def test_a_must_without_a_must_and_a_lone_word_are_named(tmp_path: Path) -> None:
    cited = 'references = ["SEND Code of Practice 6.24"]'
    harder = shipped().replace(f'force = "should"\n{cited}', f'force = "must"\n{cited}', 1)
    assert any("says must" in problem for problem in problems(tmp_path, harder))
    first = tomllib.loads(shipped())["step"][0]["point"][0]["said"][1]
    assert any("lone word" in problem for problem in problems(tmp_path, shipped().replace(first, "english", 1)))


def test_a_file_that_is_no_toml_is_told_and_not_raised(tmp_path: Path) -> None:
    assert any("is not TOML" in problem for problem in problems(tmp_path, "title = "))
    with pytest.raises(ReaderError, match="broken"):
        from knowledge.case_studies import read_case_study

        read_case_study("broken.toml", "title = ")


def test_the_mistakes_common_to_all_are_in_every_case() -> None:
    cases = list(open_case_studies().values())
    assert len(cases) == len(list(case_files()))
    assert all(any("diagnosis" in mistake.text for mistake in case.mistakes) for case in cases)
