"""A process that is killed in the middle, and a disk that is really full: the last good library stays."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.pipeline import ingest_files, rebuild, remove
from tests.workrooms import Room, files_with

ROOT = Path(__file__).parents[1]
OLD, NEW = "The club is called zyxquorple.", "The club is called vombatine."

# What the child is about to do when it dies, in order; with the pointer the new state begins to count.
BEFORE = [
    "os.rename documents/policy/",
    "sqlite3.connect vectors",
    "open library/building-[^/]*/keywords/vocab",
    "open library/building-[^/]*/manifest",
    "os.rename library/building-",
    "open library/pointer-",
    "os.rename library/pointer-",
]
AFTER = ["shutil.rmtree library/[^b]", "os.remove documents/policy/[^.]"]
WHEN_REMOVED = [BEFORE[3], BEFORE[6], *AFTER]


@pytest.fixture(scope="module")
def homes(small_room: Room, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Room]:
    """For each run and step, the home as a child left it that was killed there."""
    place = tmp_path_factory.mktemp("killed")
    first = small_room.copy(place / "first")
    ingest_files(first.work, [_policy(place / "old", OLD)])
    new = _policy(place / "new", NEW)
    wanted = [("ingest", step) for step in (*BEFORE, *AFTER)] + [("remove", step) for step in WHEN_REMOVED]
    rooms = {key: first.copy(place / str(number)) for number, key in enumerate(wanted)}

    def killed(key: tuple[str, str]) -> int:
        run, step = key
        target = str(new) if run == "ingest" else "policy"
        command = [sys.executable, "-m", "tests.stop_here", str(rooms[key].home), run, target, step]
        return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120).returncode

    with ThreadPoolExecutor(2) as pool:
        codes = dict(zip(wanted, pool.map(killed, wanted), strict=True))
    assert all(code in (-9, 9) for code in codes.values()), f"not killed where it should be: {codes}"
    return rooms


@pytest.mark.parametrize("step", [*BEFORE, *AFTER])
def test_killed_while_a_changed_document_comes_in(
    homes: dict[tuple[str, str], Room], tmp_path: Path, step: str
) -> None:
    room = homes["ingest", step]
    assert room.texts("policy") == ([OLD] if step in BEFORE else [NEW])
    again = room.copy(tmp_path / "again")
    rebuild(again.work)
    assert again.texts("policy") == room.texts("policy"), "a rebuild brings no unfinished document in"
    assert ingest_files(room.work, [_policy(tmp_path / "new", NEW)])
    assert room.texts("policy") == [NEW]
    _nothing_left(room, "zyxquorple", copies=1)


@pytest.mark.parametrize("step", WHEN_REMOVED)
def test_killed_while_a_document_is_removed(homes: dict[tuple[str, str], Room], step: str) -> None:
    room = homes["remove", step]
    assert room.texts("policy") == ([OLD] if step in BEFORE else [])
    if step in BEFORE:
        remove(room.work, "policy")
    else:
        rebuild(room.work)
    assert room.texts("policy") == []
    _nothing_left(room, "zyxquorple", copies=0)


def _nothing_left(room: Room, words: str, copies: int) -> None:
    assert files_with(room.home, words) == []
    assert len(room.copies()) == copies
    assert len(list((room.home / "library").iterdir())) == 2, "the pointer and one generation"


# The home is copied onto a small disk of its own; MARGIN is how much room is left on it.
ON_A_SMALL_DISK = """
import shutil, subprocess, sys
from pathlib import Path
from ingest.pipeline import ingest_files
from knowledge.errors import ReaderError
from tests.workrooms import Room

home, disk, paper = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
size = sum(-(-path.stat().st_size // 4096) * 4096 for path in home.rglob("*") if path.is_file())
for number, margin in enumerate(map(int, sys.argv[4:])):
    place = disk / str(number)
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size + margin}", "tmpfs", place], check=True)
    room = Room(shutil.copytree(home, place / "home"))
    before = room.generation()
    try:
        ingest_files(room.work, [paper])
        told = "done"
    except ReaderError as error:
        told = str(error)
    print(room.generation() == before, room.texts("policy"), told, sep="|", flush=True)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a small disk is mounted with Linux's tmpfs")
def test_a_disk_that_is_really_full(small_room: Room, tmp_path: Path) -> None:
    if not shutil.which("unshare") or subprocess.run(_unshared("mount -t tmpfs tmpfs /mnt")).returncode:
        pytest.skip("this system does not let us mount a small disk")
    room = small_room.copy(tmp_path / "home")
    ingest_files(room.work, [_policy(tmp_path / "old", OLD)])
    paper = _policy(tmp_path / "new", "\n\n".join(f"Paragraph {n} says {n * n}. " + "word " * 60 for n in range(300)))
    (tmp_path / "disk").mkdir()
    margins = [20_000, 150_000, 500_000, 1_500_000, 2_500_000, 90_000_000]
    script = tmp_path / "small.py"
    script.write_text(ON_A_SMALL_DISK, encoding="utf-8")
    words = [sys.executable, script, room.home, tmp_path / "disk", paper, *margins]
    run = subprocess.run(
        _unshared(" ".join(f"'{word}'" for word in words)), cwd=ROOT, capture_output=True, text=True, timeout=120,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    *full, done = [line.split("|") for line in run.stdout.splitlines()]
    assert len(full) == len(margins) - 1
    for same, texts, told in full:
        assert (same, texts) == ("True", str([OLD]))
        assert told == "The disk is full: make room and run the command again. The library is as it was."
    assert done[0] == "False" and done[2] == "done", "with room enough it would have worked"


def _unshared(command: str) -> list[str]:
    """The command in a namespace of its own, where anyone may mount."""
    return ["unshare", "--mount", "--map-root-user", "sh", "-c", command]


def _policy(folder: Path, words: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "policy.md"
    path.write_text(f"# Our policy\n\n{words}\n", encoding="utf-8")
    return path


def test_a_reader_sees_the_old_state_or_the_new_while_another_process_ingests(room: Room, tmp_path: Path) -> None:
    old = [f"Old words {number}." for number in range(30)]
    new = [f"New words {number}." for number in range(60)]
    ingest_files(room.work, [_policy(tmp_path / "old", _headed(old))])
    reader = room.library  # open all the while, as a chat's is
    texts: Callable[[], list[str]] = lambda: reader.read(lambda held: [each.text for each in held.of("policy")])  # noqa: E731
    command = [sys.executable, "-m", "tests.stop_here", str(room.home), "ingest"]
    child = subprocess.Popen(
        [*command, str(_policy(tmp_path / "new", _headed(new)))], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    seen = []
    while child.poll() is None:
        seen.append(texts())
    seen.append(texts())
    assert child.returncode == 0
    assert all(each in (old, new) for each in seen)
    assert seen[0] == old and seen[-1] == new and len(seen) > 10


def _headed(words: list[str]) -> str:
    return "\n\n".join(f"## Part {number}\n\n{each}" for number, each in enumerate(words))
