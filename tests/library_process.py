"""What other processes do with a library while a test watches: run as `python -m tests.library_process …`."""

import os
import signal
import sys
import time
from pathlib import Path

from knowledge.contents import Signpost
from knowledge.generation import Generation, passage_id
from knowledge.library import Library
from knowledge.passages import Passage
from tests.fakes import CODE, WordEmbedder, fill

COUNT = 40


def state(number: int) -> list[Passage]:
    """A state in which every passage, reference and heading says which one it is; its size differs too."""
    return [
        Passage(
            "send-code-2015", f"{CODE} {number}.{n}", f"word{number} stands in passage {n}", number, (f"h{number}",)
        )
        for n in range(1, COUNT + number)
    ]


def put(folder: Path, number: int, library: Library | None = None) -> None:
    """Make state `number` the current one."""
    fill(
        library or Library(folder), state(number), [Signpost(f"word{number} {n}", f"guide:{number}") for n in range(9)]
    )


def seen(generation: Generation) -> int:
    """The one state that everything in a generation says it is; an AssertionError where two are mixed."""
    references = generation.references()
    told = {int(name.removeprefix(f"{CODE} ").split(".")[0]) for name in references}
    time.sleep(0.02)  # room for a writer to come between
    passages = generation.passages([passage_id(n) for n in range(len(references))])
    told |= {number for passage in passages.values() for number in _numbers(passage)}
    vector = WordEmbedder().encode([f"word{min(told)}"])[0]
    near = [name for name, _ in generation.near_passages(vector, 5)]
    told |= {number for passage in generation.passages(near).values() for number in _numbers(passage)}
    told |= {int(target.removeprefix("guide:")) for target, _ in generation.near_leads(vector, 5)}
    (number,) = told
    assert len(references) == len(passages) == COUNT + number - 1
    assert len(near) == 5 and len(generation.by_words(f"word{number}", 500)) == len(references) + 1
    return number


def _numbers(passage: Passage) -> set[int]:
    return {
        int(passage.text.split()[0].removeprefix("word")),
        int(passage.headings[0].removeprefix("h")),
        passage.page or 0,
        int(passage.reference.removeprefix(f"{CODE} ").split(".")[0]),
    }


def watch(folder: Path, last: int) -> None:
    """Read until state `last` is seen; print each state that is new."""
    library, before = Library(folder), -1
    end = time.monotonic() + 60
    while before != last and time.monotonic() < end:
        now = library.read(seen)
        if now != before:
            print(now, flush=True)
        before = now


def die(folder: Path) -> None:
    """In copies of a library in state 1, begin to put state 2 and be killed: N at its N-th step, others by time."""
    import shutil

    import chromadb  # loaded once; the children are forks of this process, none of which has a client open yet

    assert chromadb
    steps = _forked(folder / "0", None)
    for number in range(1, steps + 1):
        shutil.copytree(folder / "origin", folder / str(number))
        _forked(folder / str(number), number)
    for milliseconds in (5, 20, 40, 60):
        place = folder / f"after {milliseconds} ms"
        shutil.copytree(folder / "origin", place)
        _forked(place, None, milliseconds / 1000)
    print(steps)


def _forked(folder: Path, step: int | None, seconds: float | None = None) -> int:
    """Put state 2 in a child that is killed at a step or after a time; how many steps there were."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _count_steps(folder, step, writing)
        put(folder, 2)
        os._exit(0)
    os.close(writing)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as told:
        steps = len(told.read())
    _, status = os.waitpid(child, 0)
    assert step is None or os.WTERMSIG(status) == signal.SIGKILL, f"step {step} of {folder} was not reached"
    return steps


def _count_steps(folder: Path, step: int | None, writing: int) -> None:
    """Tell of each change to a file in `folder`, before it is made; at the stated one, die."""
    changes = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "open", "shutil.rmtree"}
    done = 0

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        if event not in changes or (event == "open" and "w" not in str(arguments[1])):
            return
        done += 1
        os.write(writing, b".")
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(heard)


if __name__ == "__main__":
    what, place = sys.argv[1], Path(sys.argv[2])
    {"watch": lambda: watch(place, int(sys.argv[3])), "die": lambda: die(place)}[what]()
