"""A child process that ingests or removes and dies, as by kill -9, when it is about to touch a file of its home.

Run: python -m tests.stop_here HOME (ingest FILE | remove SOURCE) [STEP]. STEP is a regular expression such as
"os.rename library/pointer"; without one the child prints all its steps, a line each.
"""

import os
import re
import signal
import sys
from pathlib import Path

from ingest.pipeline import ingest_files, remove
from tests.workrooms import Room

# Python tells a hook of each of these before it does them.
WATCHED = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "shutil.copyfile", "sqlite3.connect")


def main(home: Path, what: str, target: str, stop_at: str | None) -> None:
    """Do it, and die at the first step that fits."""
    room = Room(home)

    def watch(event: str, values: tuple[object, ...]) -> None:
        place = next((os.fspath(each) for each in values if isinstance(each, str | os.PathLike)), "")
        ours = event in WATCHED or (event == "open" and isinstance(values[1], str) and values[1][0] in "wax")
        if not ours or not str(place).startswith(str(home)) or str(place).endswith(".lock"):
            return
        step = f"{event} {Path(str(place)).relative_to(home).as_posix()}"
        if stop_at is None:
            print(step, flush=True)
        elif re.match(stop_at, step):
            _die()

    sys.addaudithook(watch)
    ingest_files(room.work, [Path(target)]) if what == "ingest" else remove(room.work, target)


def _die() -> None:
    if hasattr(signal, "SIGKILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(9)  # on Windows nothing is cleaned up either


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else None)
