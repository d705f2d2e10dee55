"""A law is cut into what is cited of it, and only what is wanted of it is taken. The law here is invented."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.read_legislation import Law, read_law
from ingest.split_legislation import COVERED, behind, split
from knowledge.references import printed_reference
from knowledge.shelf import open_shelf
from knowledge.sources import listed_sources

SOURCE = replace(listed_sources()["cfa-2014"], id="pond", cite="Pond Act")


@pytest.fixture(scope="module")
def act() -> Law:
    return read_law(Path(__file__).parent / "fixtures" / "pond-act.xml")


def test_only_the_provisions_that_a_source_consists_of_are_read(act: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COVERED, "pond", ("part/2", "section/1", "schedule/1"))
    assert [each.reference for each in split(act, SOURCE)] == ["Pond Act s.1", "Pond Act s.22", "Pond Act Sch 1 para 1"]
    assert behind(act, SOURCE) == 1


def test_references_are_printed_as_they_are_parsed(act: Law) -> None:
    for source in (listed_sources()["cfa-2014"], listed_sources()["send-regulations-2014"]):
        found = split(act, replace(source, id="pond"))
        unknown = [each.reference for each in found if not printed_reference(each.reference)]
        assert len(found) == 11 and unknown in ([], ["SEND Regulations 2014 reg 2ZA"])
    assert found[1].reference == "SEND Regulations 2014 reg 2(1)" and found[-2].reference.endswith("Schedule 1 para 1")


def test_every_provision_that_the_shelf_cites_is_among_those_that_are_read() -> None:
    cited = [printed_reference(support.reference) for support in open_shelf().supports]
    for source_id, names in COVERED.items():
        for reference in (each for each in cited if each and each.source == source_id):
            word, _, number = reference.locator.replace("s.", "s. ").replace("(", " (").partition(" ")
            place = f"{'schedule' if word == 'Sch' else 'section'}/{number.split()[0]}"
            in_part = source_id == "cfa-2014" and 19 <= int(number.split()[0]) <= 83
            assert place in names or in_part, reference
