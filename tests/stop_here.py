"""A child process that ingests or removes and dies at the n-th thing it does to its home's files: a kill -9 at will.

Run: python -m tests.stop_here HOME (ingest FILE | remove SOURCE) [N]. Without N it prints what it does, a line each.
"""

import os
import signal
import sys
from pathlib import Path

from ingest.pipeline import ingest_files, remove
from tests.workrooms import Room

# Python tells a hook of each of these before it does them.
WATCHED = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "shutil.copyfile", "sqlite3.connect")


def main(home: Path, what: str, target: str, stop_at: int | None) -> None:
    """Do it, and die at the step that was asked for."""
    room, step = Room(home), 0

    def watch(event: str, values: tuple[object, ...]) -> None:
        nonlocal step
        place = next((os.fspath(each) for each in values if isinstance(each, str | os.PathLike)), "")
        ours = event in WATCHED or (event == "open" and isinstance(values[1], str) and values[1][0] in "wax")
        if not ours or not str(place).startswith(str(home)) or str(place).endswith(".lock"):
            return
        if step == stop_at:
            _die()
        if stop_at is None:
            print(f"{event} {Path(str(place)).relative_to(home)}", flush=True)
        step += 1

    sys.addaudithook(watch)
    ingest_files(room.work, [Path(target)]) if what == "ingest" else remove(room.work, target)


def _die() -> None:
    if hasattr(signal, "SIGKILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(9)  # on Windows nothing is cleaned up either


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else None)
