"""What a run of the command printed; the `senco` fixture in conftest.py runs it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# What an answer as JSON has, in this order.
ASK = "question outcome text statements citations warnings choices writer pages masked dates as_at seconds".split()


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The JSON objects that were printed, one a line."""
        return [json.loads(line) for line in self.out.split("\n") if line]


Senco = Callable[..., Ran]


def told(ran: Ran) -> str:
    """The one line that a person is told, with the exit code that goes with it."""
    assert ran.code == 1, ran
    lines = ran.err.splitlines()
    assert len(lines) == 1 and "Traceback" not in ran.err, ran.err
    return lines[0]
