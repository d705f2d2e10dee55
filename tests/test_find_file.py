"""Listed documents are found by what they hold, whatever they are called and wherever they lie."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.find_file import find_listed
from knowledge.errors import ReaderError
from knowledge.file_hash import sha256_of
from knowledge.sources import listed_sources

SOURCE = replace(
    listed_sources()["send-code-2015"], sha256="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
)  # the published SHA-256 of "abc"
UNKNOWN = replace(SOURCE, id="unknown", sha256="")


def _find(folder: Path) -> dict[str, Path]:
    return find_listed([SOURCE, UNKNOWN], folder)


def test_a_file_is_found_by_its_hash_deep_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "other.pdf").write_bytes(b"abd")
    deep = tmp_path / "Ordner für Zoë" / "b" / "renamed.bin"
    deep.parent.mkdir(parents=True)
    deep.write_bytes(b"abc")
    assert sha256_of(deep) == SOURCE.sha256
    assert _find(tmp_path) == {SOURCE.id: deep}


def test_the_first_of_several_copies_is_taken_and_every_source_of_the_hash_is_found(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.pdf"):
        (tmp_path / name).write_bytes(b"abc")
    second = replace(SOURCE, id="second")
    assert find_listed([SOURCE, second], tmp_path) == {SOURCE.id: tmp_path / "a.pdf", "second": tmp_path / "a.pdf"}


def test_a_law_is_found_as_the_law_that_it_is_whatever_its_text_has_become(tmp_path: Path) -> None:
    act = (Path(__file__).parent / "fixtures" / "pond-act.xml").read_text(encoding="utf-8")
    law = replace(SOURCE, id="pond", sha256="", download="https://www.legislation.gov.uk/ukpga/2019/999/data.xml")
    (tmp_path / "a.xml").write_text(act.replace("ukpga/2019/999", "ukpga/2019/99"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(act.replace("twenty", "thirty"), encoding="utf-8")
    assert find_listed([SOURCE, law], tmp_path) == {"pond": tmp_path / "b.txt"}


def test_a_file_that_is_too_large_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.find_file.MOST_BYTES", 2)
    (tmp_path / "a.pdf").write_bytes(b"abc")
    assert _find(tmp_path) == {}


def test_loops_pipes_and_dead_links_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"abc")
    try:
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "0-dead").symlink_to(tmp_path / "nothing")
        os.mkfifo(tmp_path / "0-pipe")
    except (OSError, AttributeError):
        pytest.skip("links and pipes cannot be made here")
    assert _find(tmp_path) == {SOURCE.id: tmp_path / "a.pdf"}


def test_a_file_that_cannot_be_read_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"abc")

    def refuse_a(path: Path) -> str:
        if path.name == "a.pdf":
            raise PermissionError(13, "Permission denied")
        return sha256_of(path)

    monkeypatch.setattr("ingest.find_file.sha256_of", refuse_a)
    assert _find(tmp_path) == {SOURCE.id: tmp_path / "b.pdf"}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="is not a folder"):
        _find(tmp_path / "nowhere")


def test_the_official_documents_are_found(real_sources: Path) -> None:
    found = find_listed(listed_sources().values(), real_sources)
    assert {"send-code-2015", "exclusion-guidance-2024", "behaviour-guidance-2024", "ecf-tf-week-5"} <= set(found)
