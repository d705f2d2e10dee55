"""Answers as a Word file, read back: footnotes of what is verified alone, real headings, a table that is marked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from app.ask.answer import Answer, Citation, Question, Statement
from app.ask.check import checked
from app.ask.cite import cite
from app.ask.dated import dated
from app.ask.draft import Draft
from app.ask.markdown import scope
from app.ask.page import page
from app.deadlines.questions import read_question
from app.word.conversation import Exchange, word_file
from ingest.read_word import read
from knowledge.guides import Rule
from knowledge.library import Library
from knowledge.markdown import Support
from knowledge.passages import Passage
from knowledge.shelf import open_shelf
from tests.commands import Senco, told
from tests.fakes import library_of
from tests.word_back import Back, text_of
from tests.workrooms import Room

SHELF = open_shelf()
GUIDE = SHELF.guides["assessment-decision-six-weeks"]
TODAY = date(2026, 11, 28)
CODE = "SEND Code of Practice 1.1"
OLD = "Suspension and Permanent Exclusion guidance (August 2024) para 1"
PASSAGES = (
    Passage("send-code-2015", CODE, "The panel decides within six weeks.\nIt may ask for more time.", 19),
    Passage("exclusion-guidance-2024", OLD, "Only the head.", 8),
)
VERIFIED = Citation(
    1, CODE, "send-code-2015", "The Code", 19, "Six weeks.", "text", True, "in force", "statutory guidance", "https://a.uk"
)  # fmt: skip
HEARSAY = replace(VERIFIED, mark=2, reference="A newspaper (May 2026)", quote="Never.", held="summary", verified=False)
BY_HAND = Answer(
    "What of Pupil A?",
    "answered",
    "What follows for Pupil A",
    "**Six weeks for Pupil A.**[1] More is said to come.[2]",
    (
        Statement("The council decides on Pupil A.", "MUST", (1, 2)),
        Statement("Unless Parent 1 is away.", "UNLESS", (1,)),
        Statement("Write to Parent 1.", "", (2, 9), "What to do next"),
    ),
    (VERIFIED, HEARSAY),
    ("Ask Parent 1 first.",),
    as_at="2026-11-28",
)


def _back(*exchanges: Exchange, **settings: Any) -> Back:
    return Back(word_file("Our questions", exchanges, TODAY, **settings))


def _asked(answer: Answer) -> Exchange:
    return Question(answer.question), answer, ""


def _from(library: Library, *rules: tuple[Rule, Sequence[Support]]) -> Answer:
    draft = Draft("answered", "What holds", "**It holds.**")
    for rule, supports in rules:
        draft.add([rule], tuple(supports))
    found = library.read(lambda held: tuple(cite(held, SHELF, each) for each in draft.supports))
    return checked(draft, found, Question("What holds?"), date(2026, 11, 28))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("two"), *PASSAGES)


def test_footnotes_are_numbered_in_the_order_of_the_text_and_each_has_its_mark(shipped_home: Path) -> None:
    answer = page("guide", GUIDE.id, Library(shipped_home / "library"), SHELF, date(2026, 11, 28))
    back = _back(_asked(answer), _asked(answer))
    assert back.marks == list(range(1, 2 * len(answer.citations) + 1)), "each answer has its own"
    assert list(back.notes) == [-1, 0, *back.marks]
    for citation in answer.citations:
        words = [note for note in back.notes.values() if citation.quote in note]
        assert len(words) == 2 and words[0].startswith(citation.reference) and words[0].endswith(citation.url)
        assert "In our summary: " in words[0] and "“" not in words[0]


def test_the_words_of_a_held_document_stand_in_quotation_marks_with_page_title_and_standing(library: Library) -> None:
    answer = _from(
        library,
        (Rule("Six weeks.", (1,), "MUST"), [Support(1, CODE, "decided within six weeks", 0)]),
        (Rule("The head alone.", (1,)), [Support(1, OLD, "only the head", 0)]),
    )
    notes = _back(_asked(answer)).notes
    code, old = answer.citations
    assert notes[1] == f"{CODE}, page 19. {code.title}. “The panel decides within six weeks.” {code.url}"
    assert f"“Only the head.” Status: superseded ({old.status_note.rstrip('.')})." in notes[2]


def test_what_is_not_verified_is_named_in_the_text_and_never_a_footnote() -> None:
    back = _back(_asked(BY_HAND))
    assert back.notes == {-1: "", 0: "", 1: f"{CODE}, page 19. The Code. “Six weeks.” https://a.uk"}
    assert [text for _, text in back.lines if HEARSAY.reference in text] == [
        f"Six weeks for Pupil A. More is said to come. (unverified: {HEARSAY.reference})",
        f"MUST The council decides on Pupil A. (unverified: {HEARSAY.reference})",
        f"Write to Parent 1. (unverified: {HEARSAY.reference})",
    ]
    assert "Never." not in text_of(back.body)


def test_a_source_that_is_cited_again_has_the_same_number() -> None:
    back = _back(_asked(BY_HAND))
    again = [(each.get(qn("w:instr")).split()[1], text_of(each)) for each in back.body.iter(qn("w:fldSimple"))]
    (name,) = (each.get(qn("w:name")) for each in back.body.iter(qn("w:bookmarkStart")))
    assert again == [(name, "1")] * 2 and back.marks == [1]


def test_other_programs_find_the_footnotes() -> None:
    parts = _back(_asked(BY_HAND)).parts
    assert b"wordprocessingml.footnotes+xml" in parts["[Content_Types].xml"]
    assert b'Target="footnotes.xml"' in parts["word/_rels/document.xml.rels"]
    assert b'Target="https://a.uk" TargetMode="External"' in parts["word/_rels/footnotes.xml.rels"]
    settings = etree.fromstring(parts["word/settings.xml"])
    (lines,) = settings.iter(qn("w:footnotePr"))
    assert [each.get(qn("w:id")) for each in lines] == ["-1", "0"]
    assert lines.getnext().tag == qn("w:compat"), "where the schema has it"
    styles = {each.get(qn("w:styleId")) for each in etree.fromstring(parts["word/styles.xml"]).iter(qn("w:style"))}
    used = {each.get(qn("w:val")) for name in ("document", "footnotes") for each in _styles(parts, name)}
    assert {"FootnoteText", "FootnoteReference"} <= used <= styles


def _styles(parts: dict[str, bytes], name: str) -> list[Any]:
    return list(etree.fromstring(parts[f"word/{name}.xml"]).iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle")))


def test_headings_are_headings_and_duty_words_are_bold() -> None:
    back = _back(_asked(BY_HAND), (Question("And then?", "teacher"), None, "The library cannot be read."))
    assert [line for line in back.lines if line[0].startswith(("Title", "Heading"))] == [
        ("Title", "Our questions"),
        ("Heading 1", BY_HAND.question),
        ("Heading 2", BY_HAND.heading),
        ("Heading 3", "What to do next"),
        ("Heading 3", "Mind"),
        ("Heading 1", "And then?"),
    ]
    bold = [run.text for line in back.document.paragraphs for run in line.runs if run.bold]
    assert bold == ["Six weeks for Pupil A.", "MUST ", "UNLESS "]
    lines = [text for _, text in back.lines]
    assert lines[1] == "Made on Saturday 28 November 2026" and lines[3] == "Asked as a SENCO"
    assert lines[-5:] == [
        BY_HAND.warnings[0], scope(BY_HAND), "And then?", "Asked as a teacher", "The library cannot be read.",
    ]  # fmt: skip


def test_dates_are_a_table_whose_header_row_is_marked_and_repeats(small_room: Room) -> None:
    reading = read_question("the LA got our request on 3 November 2026, when must they decide?", TODAY)
    assert reading
    draft = small_room.work.library.read(lambda held: dated(held, reading, TODAY))
    answer = checked(draft, (), Question("When?"), date(2026, 11, 28))
    (table,) = _back(_asked(answer)).document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[:2] == [
        ["By", "Who must do what", "On Saturday 28 November 2026"],
        ["Tuesday 15 December 2026", "MUST Local authority: Decision whether to assess, notified", "To come"],
    ]
    assert answer.dates and len(rows) == len(answer.dates.events) + 1
    flags = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows if row._tr.trPr is not None]
    assert flags == [True] + [False] * (len(rows) - 1)


def test_the_file_says_its_title_and_that_it_is_british_english_and_is_easy_to_read() -> None:
    back = _back(_asked(BY_HAND))
    about = back.document.core_properties
    assert (about.title, about.language, about.created and about.created.date()) == ("Our questions", "en-GB", TODAY)
    tongues = {each.get(qn("w:val")) for each in etree.fromstring(back.parts["word/styles.xml"]).iter(qn("w:lang"))}
    assert tongues == {"en-GB"}
    font = back.document.styles["Normal"].font
    assert font.size and font.size.pt == 11 and font.name == "Arial"
    assert round((back.document.sections[0].page_width or Mm(0)).mm) == 210


def test_placeholders_stay_or_are_put_back_as_the_caller_says() -> None:
    count = str(BY_HAND).count
    said = word_file("Pupil A", [_asked(BY_HAND)], TODAY)
    assert _all(said).count("Pupil A") == count("Pupil A") + 1 and _all(said).count("Parent 1") == count("Parent 1")
    spoken = _back(_asked(BY_HAND), spoken=lambda text: re.sub("Pupil A", "Amber", text.replace("Parent 1", "Ms O")))
    text = "\n".join(text for _, text in spoken.lines)
    assert "Pupil A" not in text and "Parent 1" not in text
    assert text.count("Amber") == count("Pupil A") and text.count("Ms O") == count("Parent 1")


def _all(data: bytes) -> str:
    return "\n".join(text for _, text in Back(data).lines)


def test_what_no_word_file_can_hold_does_no_harm() -> None:
    quote = replace(VERIFIED, quote="Six\x0b\x02 <weeks> & a \ufffe day.")
    answer = replace(BY_HAND, short="It\x00 is so.[1]", citations=(quote, HEARSAY))
    back = _back((Question("A pasted\x0b\nquestion & <b>?"), answer, ""))
    assert "Six <weeks> & a day." in " ".join(back.notes[1].split())
    assert ("Heading 1", "A pasted question & <b>?") in back.lines


def test_our_own_reader_reads_it(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file("Our questions", [_asked(BY_HAND)], TODAY))
    document = read(tmp_path / "a.docx")
    assert document.title == "Our questions"
    assert any("The council decides on Pupil A." in block.text for block in document.blocks)


def test_ask_writes_a_word_file(senco: Senco, tmp_path: Path) -> None:
    ran = senco("ask", GUIDE.questions[0], "--docx", tmp_path / "a.docx")
    back = Back((tmp_path / "a.docx").read_bytes())
    assert ran.code == 0 and GUIDE.title in ran.out and "a.docx too" in ran.err
    assert ("Heading 2", GUIDE.title) in back.lines and len(back.notes) > 3
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_a_batch_is_one_conversation_and_names_stay_masked(senco: Senco, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"question": "6.44"}\n{"question": "What can I do for Amber Okafor?"}\n', encoding="utf-8")
    ran = senco("ask", "--batch", batch, "--json", "--docx", tmp_path / "a.docx")
    asked = [text for style, text in Back((tmp_path / "a.docx").read_bytes()).lines if style == "Heading 1"]
    assert asked == [row["question"] for row in ran.rows] == ["6.44", "What can I do for Pupil A?"]
    assert ran.err == "", "with --json nothing else is printed"


def test_a_folder_that_is_missing_is_told_before_anything_is_asked(senco: Senco, tmp_path: Path) -> None:
    ran = senco("ask", "6.44", "--docx", tmp_path / "none" / "a.docx")
    assert "there is no folder" in told(ran) and ran.out == "" and list(tmp_path.iterdir()) == []
