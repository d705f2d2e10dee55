"""The law's own XML: what is in force of it, under which reference, in which words. Every law here is invented."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.read_legislation import Law, read_law
from ingest.readers import read
from ingest.split_legislation import behind, split
from knowledge.errors import ReaderError
from knowledge.passages import Passage
from knowledge.sources import listed_sources

ACT = Path(__file__).parent / "fixtures" / "pond-act.xml"
SOURCE = replace(listed_sources()["cfa-2014"], id="pond", cite="Pond Act")
LAW = '<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation" {about}>{inside}</Legislation>'
ABOUT = (
    'DocumentURI="http://www.legislation.gov.uk/uksi/2020/9/made" IdURI="http://www.legislation.gov.uk/id/uksi/2020/9"'
)


@pytest.fixture(scope="module")
def act() -> Law:
    return read_law(ACT)


@pytest.fixture(scope="module")
def passages(act: Law) -> dict[str, Passage]:
    found = split(act, SOURCE)
    assert len({each.reference for each in found}) == len(found)
    return {each.reference.removeprefix("Pond Act "): each for each in found}


def _written(folder: Path, inside: str, about: str = ABOUT, name: str = "data.xml") -> Path:
    path = folder / name
    path.write_text(LAW.format(about=about, inside=inside), encoding="utf-8")
    return path


def _regulations(folder: Path, *texts: str, about: str = "") -> Path:
    items = "".join(
        f'<P1group><Title>Rule</Title><P1 id="regulation-{n}"><Pnumber>{n}</Pnumber><P1para>{text}</P1para></P1>'
        "</P1group>"
        for n, text in enumerate(texts, 1)
    )
    return _written(folder, f"<Secondary><Body>{items}</Body></Secondary>", f"{ABOUT} {about}")


def _error(path: Path) -> str:
    with pytest.raises(ReaderError) as told:
        read_law(path)
    assert "\n" not in str(told.value)
    return str(told.value)


def test_what_is_in_force_is_read_and_nothing_else(passages: dict[str, Passage]) -> None:
    assert list(passages) == [
        "s.1", "s.2(1)", "s.2(1A)", "s.2(4)", "s.2ZA", "s.6", "s.7", "s.8", "s.22", "Sch 1 para 1", "Sch 2",
    ]  # fmt: skip
    everything = json.dumps([each.text + "".join(each.headings) for each in passages.values()])
    for dropped in ("Herons are", "Swans", "Geese", "Kelpies", "boat", "wide", "Once upon", "Not any more", "lochan"):
        assert dropped not in everything, dropped


def test_a_subsection_stands_under_its_headings_and_what_its_section_says_before_it(
    passages: dict[str, Passage],
) -> None:
    assert passages["s.2(1A)"].headings == (
        "Part 1: Ponds in schools", "Care of ponds", "Duty to look after a pond", "Where a school has a pond—",
    )  # fmt: skip
    assert passages["s.1"].headings == ("Part 1: Ponds in schools", "Meaning of “pond”"), "the same words once"
    assert passages["s.22"].headings == ("Part 2: Streams", "Chapter 1: Small streams", "Bridges")


def test_items_keep_their_marks_and_lines_and_repealed_ones_go(passages: dict[str, Passage]) -> None:
    assert passages["s.2(1)"].text.split("\n") == [
        "The keeper of the pond must keep in it—",
        "(a) at least twenty newts, being—",
        "  (i) smooth newts, or",
        "  (ii) palmate newts,",
        "ca) weed … of any kind,",
        "having regard to the size of the pond.",
    ]


def test_a_short_section_is_one_passage_with_its_subsections(passages: dict[str, Passage]) -> None:
    assert passages["s.2ZA"].text == "Visiting ducks\n(1) A duck may visit.\n(2) It must leave by dusk."


def test_words_are_never_glued_and_notes_never_read(passages: dict[str, Passage]) -> None:
    assert passages["s.1"].text == (
        "In this Act—\n“pond” means standing water, or\nwhere there is a current, slow water;\n"
        "and a puddle is not a pond."
    )


def test_words_repealed_elsewhere_stay_and_words_repealed_in_england_go(passages: dict[str, Passage]) -> None:
    assert passages["s.2(4)"].text == "A keeper in a school need not … count tadpoles."


def test_what_is_put_into_another_law_belongs_to_the_section_that_puts_it_there(passages: dict[str, Passage]) -> None:
    assert passages["s.6"].text == (
        "After section 42 of the Lakes Act 1901 insert—\n  “Lake newts\n  42A. (1) A lake must have newts.\n"
        "    (2) They must be named.”."
    )


def test_of_two_versions_the_one_for_england_and_the_newest_is_read(passages: dict[str, Passage]) -> None:
    assert (passages["s.7"].text, passages["s.8"].text) == (
        "A pond on a hill is a tarn.",
        "A pond may be two metres deep.",
    )


def test_schedules_are_read_by_paragraph_with_their_lists_and_tables(passages: dict[str, Passage]) -> None:
    paragraph, form = passages["Sch 1 para 1"], passages["Sch 2"]
    assert paragraph.headings == ("SCHEDULE 1: Records", "Part 1: What is written down", "Newts")
    assert paragraph.text.split("\n") == [
        "(1) The keeper must write down the newts—", "  (a) by day, and", "  (b) by night.", "(2) The form is this.",
        "  Day | Newts", "  Monday or Tuesday | twenty",
    ]  # fmt: skip
    assert form.text == "To the heron.\nKeep away." and form.headings == ("SCHEDULE 2: Form of notice",)


def test_the_day_of_the_text_and_what_is_not_yet_in_it_are_known(act: Law) -> None:
    assert (act.title, act.state, act.whole) == ("Pond Keeping Act 2019", "revised text as at 1 May 2024", True)
    assert behind(act, SOURCE) == 2, "one change is not in force yet, and is not counted"


def test_numbers_marks_and_full_out_words_in_regulations(tmp_path: Path) -> None:
    long = "x" * 600
    law = read_law(_regulations(
        tmp_path,
        f'<P2><Pnumber PuncAfter=".—">ZA</Pnumber><P2para><Text>First {long}.</Text></P2para></P2>'
        "<P2><Pnumber>100A</Pnumber><P2para><Text>Second.</Text></P2para></P2><Text>In either case, soon.</Text>",
        "<Text>These—</Text><P3><Pnumber>a</Pnumber><P3para><Text>one;</Text></P3para></P3>",
    ))  # fmt: skip
    found = split(law, replace(SOURCE, numbering="regulation"))
    assert [each.reference for each in found] == ["Pond Act reg 1(ZA)", "Pond Act reg 1(100A)", "Pond Act reg 2"]
    assert found[1].text == "Second.\nIn either case, soon." and found[2].text == "These—\n(a) one;"


def test_an_instrument_that_was_never_revised_says_so(tmp_path: Path) -> None:
    assert read_law(_regulations(tmp_path, "<Text>Said.</Text>")).state == "as made, without later changes"


def test_a_part_of_a_law_is_known_as_a_part(tmp_path: Path) -> None:
    path = _regulations(tmp_path, "<Text>Said.</Text>")
    named = '<dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">{}</dc:identifier><Secondary>'
    for address, whole in [("uksi/2020/9/2021-01-01", True), ("uksi/2020/9", True), ("uksi/2020/9/part/1/made", False)]:
        text = path.read_text(encoding="utf-8")
        inside = text.replace("<Secondary>", named.format(f"http://www.legislation.gov.uk/{address}"))
        other = tmp_path / "other.xml"
        other.write_text(inside, encoding="utf-8")
        assert read_law(other).whole is whole, address


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ACT.read_text(encoding="utf-8")[:9_000], "damaged or was cut off"),
        (ACT.read_text(encoding="utf-8").replace("</Chapter>", ""), "damaged or was cut off"),
        (ACT.read_text(encoding="utf-8").replace('encoding="utf-8"', 'encoding="klingon"'), "damaged or was cut off"),
        (LAW.format(about=ABOUT, inside="<Contents/>"), "no provision that is in force"),
        (LAW.format(about=f'Status="Prospective" {ABOUT}', inside="<Body><P1/></Body>"), "no provision that is in"),
        (LAW.format(about=ABOUT.replace("/made", "/prospective"), inside=""), "as it may become"),
        (LAW.format(about=ABOUT, inside="<Body>" + "<Part>" * 3_000 + "</Part>" * 3_000 + "</Body>"), "too deeply"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "data.xml"
    path.write_text(text, encoding="utf-8")
    assert message in _error(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("entity", ["'ha'", "SYSTEM 'file:///etc/hostname'"])
def test_a_file_that_defines_entities_is_refused_before_they_are_used(
    tmp_path: Path, encoding: str, entity: str
) -> None:
    bomb = "".join(f"<!ENTITY b{n + 1} '{f'&b{n};' * 20}'>" for n in range(12))
    doctype = f"<!DOCTYPE Legislation [<!ENTITY b0 {entity}>{bomb}]>"
    path = tmp_path / "data.xml"
    law = LAW.format(
        about=ABOUT, inside="<Body><P1><Pnumber>1</Pnumber><P1para><Text>&b12;</Text></P1para></P1></Body>"
    )
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{law}', encoding=encoding)
    assert "it defines entities" in _error(path)


def test_a_web_page_in_the_place_of_the_xml_is_told(tmp_path: Path) -> None:
    path = tmp_path / "data.xml"
    path.write_text("<!DOCTYPE html><html><body>Sign in to the school's network</body></html>", encoding="utf-8")
    with pytest.raises(ReaderError, match=r"data\.xml is a web page, perhaps a filter's or a sign-in page"):
        read(path)


def test_a_real_instrument_is_read_whole(real_sources: Path) -> None:
    path = real_sources / "samples" / "uksi-2020-52_whole.xml"
    if not path.exists():
        pytest.skip(f"the sample instrument is not at {path}")
    law = read_law(path)
    assert law.state == "as made on 20 January 2020, without later changes" and law.whole
    found = split(law, replace(SOURCE, numbering="heading"))
    assert [(each.reference, each.headings) for each in found] == [
        ("Pond Act art 1", ("Citation and commencement",)), ("Pond Act art 2", ("Recognition of university degree",)),
    ]  # fmt: skip
    text = found[1].text
    assert text.startswith("Anyone on whom") and text.endswith("becomes a member of that College.")
    assert "Act 1966, entitled" in text, "the footnote's mark leaves no gap"
    document = read(path)
    assert document.title.startswith("The Veterinary Surgeons") and len(document.blocks) == 2
