"""A file is written whole or not at all, and what is wrong with its place is told in one line."""

from pathlib import Path

import pytest

from app.whole_file import write_whole
from knowledge.errors import ReaderError


def test_what_stood_there_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    write_whole(tmp_path / "a.docx", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.docx": b"new"}


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"cannot be written: there is no folder .*none\. Name a folder"):
        write_whole(tmp_path / "none" / "a.docx", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["taken", "n" * 300])
def test_a_place_where_no_file_can_stand_is_told_and_stays_as_it_was(tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(ReaderError, match=r"cannot be written.*give another name or folder"):
        write_whole(tmp_path / name, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
