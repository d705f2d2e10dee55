"""Lets a person stop an answer on its way: between two steps, and while a model writes; knows nothing of either."""

from collections.abc import Callable
from dataclasses import dataclass

from app.model.call import Model
from app.model.reading import Form
from app.model.trouble import Cancelled

Stopped = Callable[[], bool]


def never() -> bool:
    """Nobody stops it."""
    return False


@dataclass(frozen=True)
class Stoppable:
    """A model that is waited for only until `stopped` says so."""

    model: Model
    stopped: Stopped

    @property
    def name(self) -> str:
        """What the model is called, as it was set."""
        return self.model.name

    def structured(self, prompt: str, form: type[Form], stopped: Stopped = never) -> Form:
        """The form as the model filled it in; Cancelled as soon as either says that it is not waited for any more."""
        return self.model.structured(prompt, form, lambda: stopped() or self.stopped())


def until(stopped: Stopped, tell: Callable[[str], None]) -> Callable[[str], None]:
    """`tell`, which every step begins with, and which ends the work there once `stopped` says so."""

    def told(line: str) -> None:
        if stopped():
            raise Cancelled("Stopped before there was an answer.")
        tell(line)

    return told
