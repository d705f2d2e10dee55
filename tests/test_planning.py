"""What plans are made with is in order, and a fault in it is found."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from shutil import copytree

from knowledge.check_planning import planning_problems
from knowledge.planning import open_planning, pattern
from knowledge.shelf import open_shelf
from knowledge.strategies import BARRIERS


def cited() -> set[str]:
    return {each.reference for each in open_shelf().supports}


def test_every_barrier_has_words_and_no_outcome_is_provision() -> None:
    words = open_planning().barriers
    assert set(words) == set(BARRIERS)
    for each in words.values():
        assert "{name}" in each.outcome and "{interest}" in each.hook
        assert not any(word in each.outcome for word in ("support", "sessions", "will be given", "access to"))
        assert not any(letter.isdigit() for letter in each.outcome + each.measure)


def test_planted_faults_are_found(tmp_path: Path) -> None:
    copytree(str(files("knowledge").joinpath("content", "planning")), tmp_path / "planning")
    facts = tmp_path / "planning" / "facts.toml"
    facts.write_text(
        facts.read_text(encoding="utf-8").replace("dining-hall-plan", "no-such-page", 1)
        + '\n[odd]\nwhen = ["x"]\nbarrier = "gravity"\nneeds = ["nothing"]\n'
        + 'asks = ["See SEND Code of Practice 6.999."]\n',
        encoding="utf-8",
    )
    found = "\n".join(map(str, planning_problems(open_shelf(), cited(), tmp_path)))
    assert all(word in found for word in ("no-such-page", "gravity", "'nothing'", "6.999"))


def test_a_fact_heeds_its_unless() -> None:
    fact = next(each for each in open_planning().facts if each.id == "allergy")
    assert fact.found_in("allergic to nuts")
    assert not fact.found_in("no known allergies")
    assert not replace(fact, when=pattern(())).found_in("allergic to nuts")
