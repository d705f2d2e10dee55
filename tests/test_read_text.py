"""Plain text becomes paragraphs."""

from pathlib import Path

from ingest.document import Block, Document
from ingest.read_text import read


def test_blank_lines_part_paragraphs_and_lines_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "our policy.txt"
    path.write_bytes(b"  First   line\r\nsecond line\r\n \t \r\n\r\nA new paragraph\x0cAnother page\n")
    assert read(path) == Document("", (Block("First line\nsecond line"), Block("A new paragraph\nAnother page")))


def test_a_file_of_white_space_has_no_blocks(tmp_path: Path) -> None:
    path = tmp_path / "blank.txt"
    path.write_text("\n \n\t\n", encoding="utf-8")
    assert read(path).blocks == ()
