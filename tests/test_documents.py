"""One file in: which source it is, its passages, and the copy that is kept of it."""

import dataclasses
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from ingest import documents
from ingest.documents import forget_copies, identify, identify_copy, keep_copy, kept_copies, kept_copy, take_in
from knowledge.errors import ReaderError
from knowledge.file_hash import sha256_of
from knowledge.sources import Source, listed_sources

TODAY = date(2026, 11, 23)
CODE = "send-code-2015"


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def _policy(folder: Path, words: str = "We meet each term.", name: str = "Our policy.md") -> Path:
    path = folder / name
    path.write_text(f"# Meeting families\n\n{words}\n", encoding="utf-8")
    return path


def _listed(monkeypatch: pytest.MonkeyPatch, path: Path, **more: str) -> Source:
    """A listed source that this file is."""
    fields = {"sha256": sha256_of(path), "numbering": "heading", **more}
    source = dataclasses.replace(listed_sources()["ecf-tf-week-2"], **fields)  # type: ignore[arg-type]
    monkeypatch.setattr(documents, "listed_sources", lambda: {source.id: source})
    return source


def test_a_file_with_a_listed_hash_is_that_source_whatever_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _policy(tmp_path, name="download (3).md")
    source = _listed(monkeypatch, path)
    assert identify(path, TODAY) == source
    path.write_bytes(path.read_bytes() + b"\n")
    assert identify(path, TODAY).id == "download-3", "another byte makes it a document of one's own"


def test_the_real_code_is_known_by_its_hash(real_sources: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    shutil.copyfile(real_sources / "SEND_Code_of_Practice_January_2015.pdf", path)
    assert identify(path, TODAY) == listed_sources()[CODE]


def test_an_own_document_is_named_by_its_file_and_dated_by_the_day(tmp_path: Path) -> None:
    source = identify(_policy(tmp_path), TODAY)
    assert (source.id, source.status, source.checked_on) == ("our-policy", "local", "2026-11-23")


def test_an_own_document_s_passages_carry_its_title_and_headings(tmp_path: Path) -> None:
    path = _policy(tmp_path)
    intake = take_in(path, identify(path, TODAY), TODAY, _silent)
    assert intake.source.title == "Meeting families" and intake.source.edition_sha256 == sha256_of(path)
    (passage,) = intake.passages
    assert (passage.source, passage.text, passage.held) == ("our-policy", "We meet each term.", "text")
    assert "Meeting families" in passage.reference


def test_a_kept_copy_is_the_same_source_as_the_file_was(tmp_path: Path) -> None:
    path = _policy(tmp_path)
    first = take_in(path, identify(path, TODAY), TODAY, _silent)
    keep_copy(path, first.source, tmp_path / "kept")
    (copy,) = kept_copies(tmp_path / "kept")
    assert copy.name != path.name and copy.read_bytes() == path.read_bytes()
    assert take_in(copy, identify_copy(copy, TODAY), TODAY, _silent) == first


def test_keeping_twice_keeps_once_and_a_spoilt_copy_is_mended(tmp_path: Path) -> None:
    path = _policy(tmp_path)
    source = identify(path, TODAY)
    for _ in range(2):
        keep_copy(path, source, tmp_path / "kept")
    (copy,) = kept_copies(tmp_path / "kept")
    copy.write_bytes(b"spoilt")
    keep_copy(path, source, tmp_path / "kept")
    assert copy.read_bytes() == path.read_bytes() and kept_copies(tmp_path / "kept") == [copy]


def test_a_copy_that_was_changed_is_never_taken_for_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _policy(tmp_path)
    source = _listed(monkeypatch, path)
    keep_copy(path, source, tmp_path / "kept")
    (copy,) = kept_copies(tmp_path / "kept")
    assert kept_copy(source, tmp_path / "kept") == copy
    copy.write_text("# Something that the publisher never said", encoding="utf-8")
    assert kept_copy(source, tmp_path / "kept") is None
    with pytest.raises(ReaderError, match="not as it was read in"):
        identify_copy(copy, TODAY)


def test_the_copy_of_a_document_without_a_listed_hash_stays_that_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _policy(tmp_path)
    source = _listed(monkeypatch, path, sha256="")
    first_seen = documents.with_hash(source, sha256_of(path))
    keep_copy(path, first_seen, tmp_path / "kept")
    (copy,) = kept_copies(tmp_path / "kept")
    assert identify_copy(copy, TODAY) == first_seen
    assert kept_copy(source, tmp_path / "kept") is None, "without a hash nothing says that it is still the edition"


def test_a_listed_hash_is_never_replaced_by_a_file_s(tmp_path: Path) -> None:
    code = listed_sources()[CODE]
    assert documents.with_hash(code, "f" * 64) == code


def test_of_two_editions_the_one_that_was_kept_last_counts(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    for second, words in enumerate(["first words", "second words", "third words"]):
        path = _policy(tmp_path, words)
        keep_copy(path, identify(path, TODAY), kept)
        newest = kept_copies(kept)[-1] if second == 0 else next(p for p in kept_copies(kept) if words in p.read_text())
        os.utime(newest, (1_000 + second, 1_000 + second))
    assert [copy.read_text(encoding="utf-8").split("\n")[2] for copy in kept_copies(kept)] == [
        "first words", "second words", "third words",
    ]  # fmt: skip


def test_what_is_not_to_be_kept_goes_with_its_folder(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    stay, go = _policy(tmp_path, name="stay.md"), _policy(tmp_path, name="go.md")
    for path in (stay, go):
        keep_copy(path, identify(path, TODAY), kept)
    old = kept / "stay" / "0123456789ab-stay.md"
    part = kept / "stay" / f".{kept_copies(kept)[-1].name}.part"
    for leftover in (old, part):
        leftover.write_text("left by a stop in the middle", encoding="utf-8")
    forget_copies(kept, {"stay": sha256_of(stay)})
    assert [path.relative_to(kept).as_posix() for path in kept.rglob("*")] == ["stay", f"stay/{_name(stay)}"]


def test_nothing_is_kept_yet(tmp_path: Path) -> None:
    assert kept_copies(tmp_path / "nowhere") == []
    assert kept_copy(listed_sources()[CODE], tmp_path / "nowhere") is None
    forget_copies(tmp_path / "nowhere", {})


def _name(path: Path) -> str:
    return f"{sha256_of(path)[:12]}-{path.name}"
