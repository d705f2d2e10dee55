"""A model with a queue of replies, for tests of what is done with them; nothing is asked over a network."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.model.reading import Form
from app.model.trouble import ModelTrouble


@dataclass
class QueueModel:
    """Fills in each form with the next of its replies; a ModelTrouble in the queue is raised; keeps every prompt."""

    replies: list[object]
    name: str = "queue:model"
    prompts: list[str] = field(default_factory=list)

    def structured(self, prompt: str, form: type[Form], stopped: Callable[[], bool] = lambda: False) -> Form:
        self.prompts.append(prompt)
        reply = self.replies.pop(0)
        if isinstance(reply, ModelTrouble):
            raise reply
        return form.model_validate(reply)
