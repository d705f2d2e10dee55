"""A law's text changes while its address stays: fetched anew, taken, told; from a folder or a file as well."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.download import DownloadError
from ingest.pipeline import ingest_files, ingest_listed, rebuild
from knowledge.sources import Source, listed_sources
from tests.workrooms import Room

ACT = Path(__file__).parent / "fixtures" / "pond-act.xml"
POND = replace(
    listed_sources()["cfa-2014"],
    id="pond-act",
    title="The Pond Keeping Act 2019",
    cite="Pond Keeping Act 2019",
    also=(),
    download="https://www.legislation.gov.uk/ukpga/2019/999/data.xml",
    edition="",
    edition_sha256="",
)
Web = dict[str, bytes | None]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    """What lies at each address; nothing, where there is no network."""
    pages: Web = {POND.download: ACT.read_bytes()}

    def download(address: str, part: Path, report: object, limits: object) -> bool:
        if (page := pages.get(address)) is None:
            raise DownloadError("no connection")
        part.write_bytes(page)
        return False

    listed: Callable[[], dict[str, Source]] = lambda: {**listed_sources(), POND.id: POND}  # noqa: E731
    monkeypatch.setattr("ingest.fetch.download", download)
    for module in ("ingest.pipeline", "ingest.documents"):
        monkeypatch.setattr(f"{module}.listed_sources", listed)
    return pages


def _edited(web: Web, *changes: tuple[str, str]) -> bytes:
    text = ACT.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    web[POND.download] = text.encode()
    return text.encode()


def _held(room: Room) -> Source:
    return room.library.read(lambda held: held.sources[POND.id])


def _listed(room: Room) -> str:
    room.lines.clear()
    ingest_listed(room.work, only=POND.id)
    return "\n".join(line for line in room.lines if not line.startswith("The library is ready"))


def test_a_law_is_fetched_and_the_day_of_its_text_is_kept_and_told(room: Room, web: Web) -> None:
    day = "revised text as at 1 May 2024; changes in force that are not yet in it: 2"
    assert _listed(room) == f"The Pond Keeping Act 2019: 11 passages (pond-act), {day}."
    held = _held(room)
    assert (held.edition, held.edition_sha256, held.status) == (day, held.sha256, "in force")
    assert "A pond may be two metres deep." in room.texts(POND.id)
    assert not any(path.is_file() for path in (room.home / "downloads").rglob("*"))


def test_a_law_that_has_not_changed_is_left_as_it_is(room: Room, web: Web) -> None:
    _listed(room)
    before = room.generation()
    assert _listed(room) == "The Pond Keeping Act 2019: already held, 11 passages; its text has not changed."
    assert room.generation() == before


def test_a_law_that_has_changed_is_taken_and_told(room: Room, web: Web) -> None:
    _listed(room)
    _edited(web, ("two metres", "three metres"), ("2024-05-01</dct", "2025-06-02</dct"), ("A stream", ". . . "))
    line = _listed(room)
    assert "as at 2 June 2025" in line
    assert "It has changed since it was last read in: 2 passages are new or different, 0 gone." in line
    assert "A pond may be three metres deep." in room.texts(POND.id) and len(room.copies()) == 1


def test_other_bytes_with_the_same_words_are_told_as_such(room: Room, web: Web) -> None:
    _listed(room)
    _edited(web, ("key-1", "key-2"))
    assert _listed(room).endswith("Its words are as they were.")


def test_without_a_network_what_is_held_stays(room: Room, web: Web) -> None:
    _listed(room)
    held = room.texts(POND.id)
    web[POND.download] = None
    line = _listed(room)
    assert "no connection" in line and "What is held stays: revised text as at 1 May 2024" in line
    assert room.texts(POND.id) == held


@pytest.mark.parametrize(
    "page", [b"<!DOCTYPE html><html>Sign in</html>", ACT.read_bytes().replace(b"2019/999", b"2019/998"), b"\x1f\x8b"]
)
def test_what_is_not_the_law_that_was_asked_for_is_not_used(room: Room, web: Web, page: bytes) -> None:
    _listed(room)
    held = room.texts(POND.id)
    web[POND.download] = page
    assert "is not that law's XML, perhaps a filter's or a sign-in page" in _listed(room)
    assert room.texts(POND.id) == held


def test_a_law_comes_from_a_folder_or_as_a_file_without_a_network(room: Room, web: Web, tmp_path: Path) -> None:
    web.clear()
    (tmp_path / "in").mkdir()
    shutil.copyfile(ACT, tmp_path / "in" / "saved page.xml")
    ingest_listed(room.work, tmp_path / "in", only=POND.id)
    assert len(room.texts(POND.id)) == 11
    (tmp_path / "new.xml").write_bytes(_edited(web, ("two metres", "four metres")))
    assert ingest_files(room.work, [tmp_path / "new.xml"])
    assert "1 passages are new or different" in room.lines[-2]
    assert "A pond may be four metres deep." in room.texts(POND.id) and len(room.copies()) == 1


def test_a_part_of_a_listed_law_never_takes_the_place_of_the_whole(room: Room, web: Web, tmp_path: Path) -> None:
    _listed(room)
    path = tmp_path / "data.xml"
    path.write_bytes(_edited(web, ("2019/999</dc:identifier", "2019/999/section/8</dc:identifier")))
    assert not ingest_files(room.work, [path])
    assert f"does not hold the whole of The Pond Keeping Act 2019: download it from {POND.download}" in room.lines[-1]
    assert len(room.texts(POND.id)) == 11


def test_a_law_is_built_again_from_its_kept_copy(room: Room, web: Web) -> None:
    _listed(room)
    held, texts = _held(room), room.texts(POND.id)
    rebuild(room.work)
    assert (_held(room), room.texts(POND.id)) == (held, texts)
    shutil.rmtree(room.home / "library")
    ingest_files(room.work, [])
    assert (_held(room), room.texts(POND.id)) == (held, texts)


def test_a_law_that_is_not_listed_is_an_own_document_by_sections(room: Room, tmp_path: Path) -> None:
    for number, title in [(998, "Pond Keeping Act 2019"), (997, "Children and Families Act 2014")]:
        path = tmp_path / str(number) / "data.xml"
        path.parent.mkdir()
        text = ACT.read_text(encoding="utf-8").replace("2019/999", f"2019/{number}")
        path.write_text(text.replace("Pond Keeping Act 2019</dc", f"{title}</dc"), encoding="utf-8")
        assert ingest_files(room.work, [path])
    sources = room.library.read(lambda held: held.sources)
    own, other = sources["ukpga-2019-998"], sources["ukpga-2019-997"]
    assert (own.status, own.authority, own.status_note) == ("local", "school", "revised text as at 1 May 2024.")
    found = room.library.read(lambda held: [each.reference for each in held.of(own.id)])
    assert found[:2] == ["Pond Keeping Act 2019 s.1", "Pond Keeping Act 2019 s.2(1)"]
    assert other.cite == "Children and Families Act 2014 (own document)", "never cited as the listed law"
    before = room.generation()
    rebuild(room.work)
    assert room.generation() != before and len(room.texts(own.id)) == len(room.texts(other.id)) == 11
