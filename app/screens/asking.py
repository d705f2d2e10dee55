"""A question on its way to its answer, in a thread of its own so that it can be stopped; knows nothing of drawing."""

import threading
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.ask.answer import Answer, Question

if TYPE_CHECKING:
    from app.wiring import Assistant


@dataclass
class Asking:
    """The step that an answer is at, and in the end the answer, or what it failed with."""

    line: str = ""
    outcome: "Future[Answer]" = field(default_factory=Future)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def hear(self, line: str) -> None:
        """Keep what is being done."""
        self.line = line

    def stop(self) -> None:
        """End the work at its next step, or while a model writes; what comes of it is nobody's any more."""
        self._stopped.set()

    def stopped(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._stopped.is_set()

    def done(self, seconds: float) -> bool:
        """Whether the outcome is there, waiting for it so long at most."""
        return bool(wait([self.outcome], seconds).done)


def ask(question: Question, assistant: "Future[Assistant]") -> Asking:
    """Begin to have a question answered, once the assistant is open."""
    asking = Asking()

    def work() -> None:
        try:
            asking.outcome.set_result(assistant.result().ask(question, asking.hear, asking.stopped))
        except BaseException as error:  # whatever it is, the page waits to hear of it
            asking.outcome.set_exception(error)

    # A daemon: a model that hangs does not keep the program from ending.
    threading.Thread(target=work, name="ask", daemon=True).start()
    return asking
