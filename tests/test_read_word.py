"""Word files made here, with what Word puts into them, and files that are no Word files."""

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.document import Block
from ingest.read_word import read
from knowledge.errors import ReaderError


def _save(word: Any, folder: Path) -> Path:
    path = folder / "Our SEN – policy.docx"
    word.save(str(path))
    return path


def _with_body(folder: Path, xml: str) -> Path:
    word = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        word.element.body.insert_element_before(element, "w:sectPr")
    return _save(word, folder)


def test_headings_paragraphs_lists_and_tables_come_in_order(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("SEN policy", style="Title")
    word.add_paragraph("Opening.")
    word.add_heading("Support", 1)
    word.add_paragraph("We offer:")
    word.add_paragraph("one", style="List Bullet")
    word.add_paragraph("two", style="List Number")
    table = word.add_table(2, 2)
    for place, text in {(0, 0): "Who", (0, 1): "When", (1, 1): "weekly"}.items():
        table.cell(*place).text = text
    word.add_heading("Review", 2)
    word.add_paragraph("Termly.")
    word.add_heading("Funding", 1)
    word.add_paragraph("Notional.")
    document = read(_save(word, tmp_path))
    assert document.title == "SEN policy"
    assert [(block.text, block.headings) for block in document.blocks] == [
        ("Opening.", ()), ("We offer:", ("Support",)), ("- one\n- two", ("Support",)), ("Who | When", ("Support",)),
        (" | weekly", ("Support",)), ("Termly.", ("Support", "Review")), ("Notional.", ("Funding",)),
    ]  # fmt: skip


def test_the_only_first_heading_is_the_title(tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = "Template for letters"
    word.add_heading("Accessibility plan", 1)
    word.add_paragraph("Body.")
    document = read(_save(word, tmp_path))
    assert (document.title, document.blocks) == ("Accessibility plan", (Block("Body."),))


def test_the_file_s_own_title_is_used_where_the_text_states_none(tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = "Accessibility plan"
    word.add_paragraph("Body.")
    assert read(_save(word, tmp_path)).title == "Accessibility plan"


def test_a_style_based_on_a_heading_is_a_heading_and_contents_pages_are_not_text(tmp_path: Path) -> None:
    word = docx.Document()
    house = word.styles.add_style("School heading", 1)
    house.base_style = word.styles["Heading 2"]
    contents = word.styles.add_style("TOC 1", 1)
    word.add_paragraph("Support .......... 4", style=contents)
    word.add_paragraph("Support", style=house)
    word.add_paragraph("Body.")
    assert read(_save(word, tmp_path)).blocks == (Block("Body.", headings=("Support",)),)


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    changed = (
        '<w:p><w:r><w:t xml:space="preserve">We </w:t></w:r><w:ins><w:r><w:t>will</w:t></w:r></w:ins>'
        "<w:del><w:r><w:delText>may</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:r><w:tab/><w:t>meet</w:t><w:br/><w:t>you.</w:t></w:r></w:p>"
    )
    assert read(_with_body(tmp_path, changed)).blocks == (Block("We will meet\nyou."),)


def test_content_controls_and_text_boxes_are_not_lost(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>Filled in.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    box = (
        "<w:p><w:r><w:t>Around.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>"
    )
    assert [block.text for block in read(_with_body(tmp_path, control + box)).blocks] == [
        "Filled in.", "Around.", "Boxed.",
    ]  # fmt: skip


def test_a_table_of_one_column_is_a_frame_around_paragraphs(tmp_path: Path) -> None:
    word = docx.Document()
    cell = word.add_table(1, 1).cell(0, 0)
    cell.text = "First."
    cell.add_paragraph("Inside", style="Heading 1")
    cell.add_paragraph("Second.")
    word.add_heading("After", 1)
    blocks = read(_save(word, tmp_path)).blocks
    assert blocks == (Block("First."), Block("Second.", headings=("Inside",)))


def _damaged_files() -> dict[str, bytes]:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    return {
        "old": old,
        "locked": old + "EncryptedPackage".encode("utf-16-le"),
        "rich text": rb"{\rtf1 words}",
        "cut": b"PK\x03\x04 and no more",
        "other": b"words",
    }


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("old", "old Word format: .* save it as .docx"),
        ("locked", "password"),
        ("rich text", "old Word format"),
        ("cut", "damaged"),
        ("other", "damaged"),
    ],
)
def test_what_is_not_a_docx_file_is_told_in_one_line(tmp_path: Path, name: str, message: str) -> None:
    path = tmp_path / "policy.docx"
    path.write_bytes(_damaged_files()[name])
    with pytest.raises(ReaderError, match=message) as told:
        read(path)
    assert "\n" not in str(told.value)


def test_another_zip_and_a_broken_part_are_told(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.docx"
    with zipfile.ZipFile(sheet, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    good = _save(docx.Document(), tmp_path)
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(good) as whole, zipfile.ZipFile(broken, "w") as package:
        for part in whole.namelist():
            package.writestr(part, whole.read(part)[:300] if part == "word/document.xml" else whole.read(part))
    for path in (sheet, broken):
        with pytest.raises(ReaderError, match="damaged"):
            read(path)


def test_a_file_that_unpacks_to_too_much_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.read_word.MOST_BYTES_UNPACKED", 1_000)
    with pytest.raises(ReaderError, match="too large"):
        read(_save(docx.Document(), tmp_path))
