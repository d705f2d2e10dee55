"""Documents in, changed, removed, built again: what the library holds is what was last given, and nothing else."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from ingest.find_file import find_listed
from ingest.pipeline import ingest_files, ingest_listed, rebuild, remove
from ingest.signposts import shelf_hash
from knowledge.errors import ReaderError
from knowledge.file_hash import sha256_of
from knowledge.sources import listed_sources
from tests.workrooms import Room, files_with, small_embedder

SECRET = "zyxquorple"
CODE = "send-code-2015"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every download goes to a port where nobody listens."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.lower(), "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


def _policy(folder: Path, words: str, name: str = "policy.md") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"# Our policy\n\n{words}\n", encoding="utf-8")
    return path


def test_the_shipped_shelf_alone_makes_a_library(small_room: Room) -> None:
    holdings = small_room.library.read(lambda held: held.holdings())
    assert sum(each.texts for each in holdings) == 0
    assert {each.source.id for each in holdings if each.summaries} > {"cfa-2014", CODE}
    assert small_room.library.read(lambda held: held.shelf) == shelf_hash()
    assert small_room.lines[-1].startswith("The library is ready: 0 passages in their own words")


def test_an_own_document_comes_in(room: Room, tmp_path: Path) -> None:
    assert ingest_files(room.work, [_policy(tmp_path / "in", "Homework clubs meet on Tuesdays.")])
    assert room.texts("policy") == ["Homework clubs meet on Tuesdays."]
    assert room.lines[0] == "Our policy: 1 passages (policy)."
    assert [name.partition("/")[0] for name in room.copies()] == ["policy"]


def test_the_same_file_again_changes_nothing(room: Room, tmp_path: Path) -> None:
    path = _policy(tmp_path / "in", "Homework clubs meet on Tuesdays.")
    ingest_files(room.work, [path])
    before, state = room.generation(), _state(room.home)
    room.lines.clear()
    assert ingest_files(room.work, [path])
    assert room.generation() == before and _state(room.home) == state
    assert room.lines == ["policy.md: already held as policy, 1 passages; nothing to do."]


def test_a_changed_document_replaces_its_passages_in_one_step(room: Room, tmp_path: Path) -> None:
    ingest_files(room.work, [_policy(tmp_path / "in", f"The club is called {SECRET}.\n\n## More\n\nIt has two rooms.")])
    assert len(room.texts("policy")) == 2
    ingest_files(room.work, [_policy(tmp_path / "in", "The club has closed.")])
    assert room.texts("policy") == ["The club has closed."]
    assert files_with(room.home, SECRET) == [] and len(room.copies()) == 1


def test_a_removed_document_leaves_nothing_behind(small_room: Room, room: Room, tmp_path: Path) -> None:
    path = _policy(tmp_path / "in", f"# {SECRET}\n\nThe club is called {SECRET}.", f"{SECRET}.md")
    ingest_files(room.work, [path])
    found = files_with(room.home, SECRET)
    assert any("chroma" in each.parts for each in found), "or the search below would prove nothing"
    assert any("documents" in each.parts for each in found) and room.kept_vectors() > small_room.kept_vectors()
    room.lines.clear()
    remove(room.work, SECRET)
    assert files_with(room.home, SECRET) == []
    assert room.copies() == [] and not (room.home / "documents" / SECRET).exists()
    assert room.kept_vectors() == small_room.kept_vectors()
    assert room.texts(SECRET) == [] and room.lines[-1] == f"{SECRET}: removed."
    assert path.exists(), "the user's own file is not ours to delete"


def test_what_is_not_held_cannot_be_removed(room: Room) -> None:
    before = _state(room.home)
    with pytest.raises(ReaderError, match=r"'nothing' is not held.*Held: no document"):
        remove(room.work, "nothing")
    with pytest.raises(ReaderError, match="'cfa-2014' is not held"):
        remove(room.work, "cfa-2014")  # only our summaries of it are
    assert _state(room.home) == before


def test_removing_an_official_document_brings_our_summaries_back(room: Room, real_sources: Path) -> None:
    path = find_listed([listed_sources()["behaviour-guidance-2024"]], real_sources)["behaviour-guidance-2024"]
    counts = _counts(room)
    ingest_files(room.work, [path])
    texts, summaries = _counts(room)["behaviour-guidance-2024"]
    assert texts > 50 and summaries == 0
    remove(room.work, "behaviour-guidance-2024")
    assert _counts(room) == counts and counts["behaviour-guidance-2024"][1] > 0


def test_a_folder_stands_for_the_files_in_it(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    _policy(folder, "One.", "one.md")
    _policy(folder / "deeper", "Two.", "two.md")
    (folder / ".hidden.md").write_text("Not for us.", encoding="utf-8")
    assert ingest_files(room.work, [folder])
    assert (room.texts("one"), room.texts("two"), room.texts("hidden")) == (["One."], ["Two."], [])


def test_listed_documents_are_found_in_a_folder_by_their_hash(room: Room, real_sources: Path, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    (folder / "deep").mkdir(parents=True)
    wanted = find_listed(listed_sources().values(), real_sources)
    assert len(wanted) >= 3
    for number, path in enumerate(wanted.values()):
        shutil.copyfile(path, folder / "deep" / f"{number}{path.suffix}")
    _policy(folder, "Not an official document.", "policy.md")
    ingest_listed(room.work, folder)
    counts = _counts(room)
    assert {name for name, (texts, _) in counts.items() if texts} == set(wanted)
    assert counts[CODE] == (len(room.texts(CODE)), 0)
    assert {name.partition("/")[0] for name in room.copies()} == set(wanted)
    before, room.lines[:] = room.generation(), []
    ingest_listed(room.work, folder)
    assert room.generation() == before
    assert sum("already held" in line for line in room.lines) == len(wanted)


def test_without_a_network_listed_documents_are_skipped_with_a_line_each(tmp_path: Path) -> None:
    room = Room(tmp_path / "new" / "home")
    ingest_listed(room.work)
    with_a_file = [source for source in listed_sources().values() if source.download or source.sha256]
    for source in with_a_file:
        (line,) = [line for line in room.lines if line.startswith(source.title)]
        assert "skipped" in line or ("could not be downloaded" in line and "no connection" in line), line
    rest = len(listed_sources()) - len(with_a_file)
    assert f"{rest} more sources have no file to read: our summaries of them are held." in room.lines
    assert len(room.lines) <= len(with_a_file) + 5, "no line for what cannot be had"
    assert room.library.read(lambda held: held.shelf) == shelf_hash()
    assert sum(line.startswith("The library is ready") for line in room.lines) == 1
    assert not any(path.is_file() for path in (room.home / "downloads").rglob("*"))


def test_one_listed_document_can_be_asked_for(room: Room) -> None:
    ingest_listed(room.work, only="exclusion-guidance-2024")
    assert len(room.lines) == 1 and "skipped" in room.lines[0]
    with pytest.raises(ReaderError, match="'nothing' is not among the listed documents"):
        ingest_listed(room.work, only="nothing")


def test_a_kept_copy_serves_where_the_network_does_not(room: Room, real_sources: Path) -> None:
    path = find_listed([listed_sources()["ecf-edt-week-4"]], real_sources)["ecf-edt-week-4"]
    ingest_files(room.work, [path])
    held = room.texts("ecf-edt-week-4")
    shutil.rmtree(room.home / "library")
    ingest_listed(room.work)
    assert held and room.texts("ecf-edt-week-4") == held


def test_rebuilding_reads_the_kept_documents_again(room: Room, tmp_path: Path) -> None:
    ingest_files(room.work, [_policy(tmp_path / "in", "Homework clubs meet on Tuesdays.")])
    before, vectors = room.generation(), room.kept_vectors()
    rebuild(room.work)
    assert room.generation() != before
    assert room.texts("policy") == ["Homework clubs meet on Tuesdays."] and room.kept_vectors() == vectors


def test_a_document_whose_copy_is_gone_or_spoilt_stays_as_it_was_when_rebuilt(room: Room, tmp_path: Path) -> None:
    for name in ("gone.md", "spoilt.md"):
        ingest_files(room.work, [_policy(tmp_path / "in", f"Words of {name}.", name)])
    shutil.rmtree(room.home / "documents" / "gone")
    next((room.home / "documents" / "spoilt").iterdir()).write_text("# Other words", encoding="utf-8")
    room.lines.clear()
    rebuild(room.work)
    assert (room.texts("gone"), room.texts("spoilt")) == (["Words of gone.md."], ["Words of spoilt.md."])
    assert "not as it was read in" in room.lines[0] and room.texts("other-words") == []


@pytest.mark.parametrize("how", ["deleted", "of another form"])
@pytest.mark.parametrize("step", ["ingest", "rebuild"])
def test_a_library_that_is_lost_is_built_from_the_kept_documents(
    room: Room, tmp_path: Path, how: str, step: str
) -> None:
    ingest_files(room.work, [_policy(tmp_path / "in", "Homework clubs meet on Tuesdays.")])
    if how == "deleted":
        shutil.rmtree(room.home / "library")
    else:
        pointer = next(path for path in (room.home / "library").iterdir() if path.is_file())
        pointer.rename(pointer.with_name("current"))  # as an earlier version named it
    assert not room.library.exists()
    ingest_files(room.work, []) if step == "ingest" else rebuild(room.work)
    assert room.texts("policy") == ["Homework clubs meet on Tuesdays."]
    assert len(list((room.home / "library").iterdir())) == 2, "the pointer and one generation"


def test_another_shelf_is_built_at_the_next_run(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.pipeline.shelf_hash", lambda: "another shelf")
    ingest_files(room.work, [])
    assert room.library.read(lambda held: held.shelf) == "another shelf"


def test_another_model_is_built_with_at_the_next_run(small_room: Room, room: Room, tmp_path: Path) -> None:
    ingest_files(room.work, [_policy(tmp_path / "in", "Homework clubs meet on Tuesdays.")])
    other = Room(room.home, embedder=lambda: small_embedder("other"))
    ingest_files(other.work, [])
    assert other.library.read(lambda held: held.model) == "other"
    assert other.texts("policy") == ["Homework clubs meet on Tuesdays."]
    assert other.kept_vectors().isdisjoint(small_room.kept_vectors()), "vectors of two models never mix"


def _counts(room: Room) -> dict[str, tuple[int, int]]:
    holdings = room.library.read(lambda held: held.holdings())
    return {each.source.id: (each.texts, each.summaries) for each in holdings}


def _state(home: Path) -> dict[str, bytes]:
    """Every file's bytes; Chroma touches its own when they are opened."""
    files = [path for path in home.rglob("*") if path.is_file() and "chroma" not in path.parts]
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in files}


def test_a_listed_document_of_which_another_edition_is_listed_now_is_read_anew(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editions = [_policy(tmp_path / name, f"Words of the {name} edition.") for name in ("first", "second")]
    for path in editions:
        source = dataclasses.replace(listed_sources()["ecf-tf-week-2"], sha256=sha256_of(path))
        for module in ("ingest.pipeline", "ingest.documents"):
            monkeypatch.setattr(f"{module}.listed_sources", lambda source=source: {source.id: source})
        ingest_listed(room.work, path.parent)
    assert room.texts("ecf-tf-week-2") == ["Words of the second edition."] and len(room.copies()) == 1
