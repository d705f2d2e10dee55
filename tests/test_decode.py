"""Text files come in several encodings, and some are not text at all."""

from pathlib import Path

import pytest

from ingest.decode import decode
from knowledge.errors import ReaderError

WORDS = "Café – the pupil’s “plan” costs £5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan für Zoë.txt"
    path.write_bytes(WORDS.encode(encoding))
    assert decode(path) == WORDS


def test_utf_16_of_either_order_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"\xfe\xff" + WORDS.encode("utf-16-be"))
    assert decode(path) == WORDS


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"A long line of words, then a gap.\0" * 2, bytes(range(1, 32)) * 9],
)
def test_what_is_not_text_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    with pytest.raises(ReaderError, match=r"picture\.txt is not a text file"):
        decode(path)


def test_a_stray_control_character_is_dropped_and_line_ends_are_one_kind(tmp_path: Path) -> None:
    path = tmp_path / "copied.txt"
    path.write_bytes(b"A support plan \x02copied out of another document, with its ends,\r\nis still\rtext.")
    assert decode(path) == "A support plan copied out of another document, with its ends,\nis still\ntext."


def test_a_file_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.decode.MOST_BYTES", 10)
    path = tmp_path / "long.txt"
    path.write_text("eleven char", encoding="utf-8")
    with pytest.raises(ReaderError, match="larger than"):
        decode(path)
