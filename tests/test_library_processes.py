"""Other processes read while one replaces, and a writer is killed: the state that is seen is always a whole one."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from knowledge.library import Library
from tests.library_process import put, seen

ROOT = Path(__file__).parents[1]
STATES = 12


def _process(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.library_process", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def test_a_reader_in_another_process_sees_the_old_state_or_the_new_never_a_mixture(tmp_path: Path) -> None:
    put(tmp_path, 1)
    with _process("watch", str(tmp_path), str(STATES)) as reader:
        assert reader.stdout and reader.stderr
        first = reader.stdout.readline()  # it has the library open from now on
        for number in range(2, STATES + 1):
            put(tmp_path, number)
            time.sleep(0.03 * (number % 3))
        rest, told = reader.stdout.read(), reader.stderr.read()
    assert reader.returncode == 0, told
    found = [int(line) for line in (first + rest).split()]
    assert found == sorted(found) and (found[0], found[-1]) == (1, STATES)
    assert len(found) > 3, "the reader hardly ever read while it was replaced"


def test_threads_that_share_a_library_see_whole_states_while_it_is_replaced(tmp_path: Path) -> None:
    put(tmp_path, 1)
    library, faults, found = Library(tmp_path), [], set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                found.add(library.read(seen))
            except BaseException as fault:
                faults.append(repr(fault))
                return

    threads = [threading.Thread(target=read, daemon=True) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        for number in range(2, 12):
            put(tmp_path, number, library if number % 2 else None)  # by the same library, and by another window's
    finally:
        done.set()
    for thread in threads:
        thread.join(60)
    assert faults == [] and len(found) > 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither kill -9 nor fork")
def test_a_writer_that_is_killed_at_any_step_leaves_a_whole_state_and_the_next_run_sweeps(tmp_path: Path) -> None:
    put(tmp_path / "origin", 1)
    put(tmp_path / "0", 1)
    with _process("die", str(tmp_path)) as killed:
        out, told = killed.communicate(timeout=120)
    assert killed.returncode == 0, told
    assert int(out) > 10, "the steps of a replacement were not noticed"
    assert Library(tmp_path / "0").read(seen) == 2
    found = {place.name: Library(place).read(seen) for place in tmp_path.iterdir()}
    assert set(found.values()) == {1, 2}
    by_step = [found[str(step)] for step in range(1, int(out) + 1)]
    assert by_step == sorted(by_step), "the new state was there, and then the old one again"
    littered = 0
    for place in tmp_path.iterdir():
        littered += len(list(place.iterdir())) > 2
        put(place, 3)
        assert Library(place).read(seen) == 3
        assert len(list(place.iterdir())) == 2, f"rubbish is left in {place.name}"
    assert littered > 3, "no kill left anything half done"
