"""What goes wrong while documents come in: bad files among good ones, a full disk, stops, two at once."""

import errno
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.pipeline import ingest_files, ingest_listed, rebuild
from knowledge.embed import Embedder
from knowledge.errors import ReaderError
from knowledge.search import Searcher
from knowledge.shelf import open_shelf
from tests.test_read_pdf import locked, pdf, prose
from tests.workrooms import Room, small_embedder

ROOT = Path(__file__).parents[1]
OLD, NEW = "The club meets on Tuesdays.", "The club meets on Fridays."
FULL = "The disk is full: make room and run the command again. The library is as it was."


def _policy(folder: Path, words: str, name: str = "policy.md") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"# Our policy\n\n{words}\n", encoding="utf-8")
    return path


@pytest.fixture
def held(room: Room, tmp_path: Path) -> Room:
    """A room that holds the old words of a policy."""
    ingest_files(room.work, [_policy(tmp_path / "old", OLD)])
    room.lines.clear()
    return room


def _bad_files(folder: Path) -> dict[str, bytes]:
    good = pdf([prose("Some words.")])
    return {
        "damaged.pdf": b"%PDF-1.7\n" + b"nonsense " * 200,
        "locked.pdf": locked(good),
        "empty.md": b"",
        "blank.txt": b" \n\n",
        "scan.pdf": pdf([[], []]),
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "torn.docx": b"PK\x03\x04" + b"torn" * 50,
    }


def test_bad_files_among_good_ones_are_a_line_each_and_the_others_are_read(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    first, last = _policy(folder, "First.", "a.md"), _policy(folder, "Last.", "z.md")
    for name, data in _bad_files(folder).items():
        (folder / name).write_bytes(data)
    missing = folder / "missing.pdf"
    assert not ingest_files(room.work, [first, missing, *(folder / name for name in _bad_files(folder)), last])
    assert (room.texts("a"), room.texts("z")) == (["First."], ["Last."])
    for name in ("missing.pdf", *_bad_files(folder)):
        (line,) = [line for line in room.lines if name in line]
        assert ":" in line and "\n" not in line and "Error" not in line, line
    told = "\n".join(room.lines)
    for words in ("is not there", "damaged", "password", "is empty", "ocrmypdf", "of a kind that cannot be read"):
        assert words in told
    assert len(room.copies()) == 2, "of what cannot be read nothing is kept"


def test_a_bad_file_alone_changes_nothing(held: Room, tmp_path: Path) -> None:
    before = held.generation()
    path = tmp_path / "policy.md"
    path.touch()
    assert not ingest_files(held.work, [path])
    assert held.generation() == before and held.texts("policy") == [OLD]
    assert len(held.lines) == 1 and "is empty" in held.lines[0]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that is there and cannot be read")
def test_a_file_that_the_system_will_not_read_is_a_line_too(room: Room, tmp_path: Path) -> None:
    good = _policy(tmp_path / "in", "Good.", "good.md")
    assert not ingest_files(room.work, [Path("/proc/self/mem"), good])
    assert "mem cannot be opened" in room.lines[0] and room.texts("good") == ["Good."]


def test_a_file_name_too_long_to_keep_is_a_line_too(room: Room, tmp_path: Path) -> None:
    good = _policy(tmp_path / "in", "Good.", "good.md")
    long = _policy(tmp_path / "in", "Long.", "n" * 240 + ".md")
    assert not ingest_files(room.work, [long, good])
    assert "cannot be" in room.lines[0] and room.texts("good") == ["Good."]


def test_a_home_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReaderError, match="check who may write there"):
        ingest_files(Room(tmp_path / "file" / "home").work, [])


class _Stop:
    """Progress that stops the work when a step with these words begins."""

    def __init__(self, words: str, error: BaseException) -> None:
        self.words, self.error, self.stopped = words, error, False

    def __call__(self, what: str, done: int, total: int) -> None:
        if what.startswith(self.words):
            self.stopped = True
            raise self.error


@pytest.mark.parametrize("step", ["reading", "indexing"])
def test_ctrl_c_leaves_the_library_as_it_was(room: Room, tmp_path: Path, step: str) -> None:
    old, new = tmp_path / "policy.pdf", tmp_path / "new" / "policy.pdf"
    new.parent.mkdir()
    old.write_bytes(pdf([prose(OLD)]))
    new.write_bytes(pdf([prose(NEW)]))
    ingest_files(room.work, [old])
    before = room.generation()
    stop = _Stop(step, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        ingest_files(Room(room.home, progress=stop).work, [new])
    assert stop.stopped and room.generation() == before and room.texts("policy") == [OLD]
    assert ingest_files(room.work, [new]), "and the next run is not kept from its work"
    assert room.texts("policy") == [NEW] and len(room.copies()) == 1


def test_after_a_stop_a_rebuild_brings_back_the_last_good_state(held: Room, tmp_path: Path) -> None:
    other = _policy(tmp_path / "new", "Something else.", "other.md")
    with pytest.raises(KeyboardInterrupt):
        stopped = Room(held.home, progress=_Stop("indexing", KeyboardInterrupt()))
        ingest_files(stopped.work, [_policy(tmp_path / "new", NEW), other])
    assert len(held.copies()) == 3, "or there would be nothing to clear away"
    rebuild(held.work)
    assert held.texts("policy") == [OLD] and held.texts("other") == [] and len(held.copies()) == 1


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "No space left on device"), RuntimeError("database or disk is full")],
    ids=["the system's", "the database's"],
)
def test_a_full_disk_is_told_and_the_library_stays(held: Room, tmp_path: Path, error: Exception) -> None:
    before = held.generation()
    full = Room(held.home, embedder=lambda: Embedder("small", _Failing(error), small_embedder()._tokenizer))
    with pytest.raises(ReaderError) as told:
        ingest_files(full.work, [_policy(tmp_path / "new", NEW)])
    assert str(told.value) == FULL
    assert held.generation() == before and held.texts("policy") == [OLD]
    assert ingest_files(held.work, [_policy(tmp_path / "new", NEW)]) and held.texts("policy") == [NEW]


class _Failing:
    """A model whose every run fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def run(self, *_: object) -> None:
        raise self.error


def test_another_fault_is_not_taken_for_a_full_disk(held: Room) -> None:
    def broken() -> Embedder:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rebuild(Room(held.home, embedder=broken).work)


def test_a_library_of_another_model_is_told_when_it_is_searched(small_room: Room) -> None:
    searcher = Searcher(small_room.library, small_embedder("other"), open_shelf())
    with pytest.raises(ReaderError, match="built with another embedding model: run 'senco ingest'"):
        searcher.find("who decides?")


def test_two_at_once_wait_for_each_other(room: Room, tmp_path: Path) -> None:
    names = [f"paper{number}" for number in range(4)]
    paths = [_policy(tmp_path / "in", f"The words of {name}.", f"{name}.md") for name in names]
    with ThreadPoolExecutor() as pool:
        runs = [pool.submit(ingest_files, Room(room.home).work, [path]) for path in paths]
        assert all(run.result() for run in runs)
    assert [room.texts(name) for name in names] == [[f"The words of {name}."] for name in names]


def test_two_processes_at_once_wait_for_each_other(room: Room, tmp_path: Path) -> None:
    paths = [_policy(tmp_path / "in", f"Words of {name}.", f"{name}.md") for name in ("one", "two")]
    children = [subprocess.Popen(child(room.home, path), cwd=ROOT) for path in paths]
    assert [each.wait(timeout=60) for each in children] == [0, 0]
    assert (room.texts("one"), room.texts("two")) == (["Words of one."], ["Words of two."])


def test_a_listed_run_survives_a_folder_that_is_none(room: Room, tmp_path: Path) -> None:
    before = room.generation()
    with pytest.raises(ReaderError, match="is not a folder"):
        ingest_listed(room.work, tmp_path / "nowhere")
    assert room.generation() == before


def child(home: Path, path: Path) -> list[str]:
    """The command that ingests a file into a home in a process of its own."""
    code = (
        "import sys; from pathlib import Path; from ingest.pipeline import ingest_files; "
        "from tests.workrooms import Room; "
        "sys.exit(not ingest_files(Room(Path(sys.argv[1])).work, [Path(sys.argv[2])]))"
    )
    return [sys.executable, "-c", code, str(home), str(path)]
