"""An answer can be stopped between two steps and while a model writes; nobody is told of a step after that."""

import threading
from pathlib import Path

import pytest
from pydantic import BaseModel

from app.ask.answer import Question
from app.model.connect import open_model
from app.model.stoppable import Stoppable, until
from app.model.trouble import Cancelled
from app.settings import Settings
from app.wiring import Assistant
from evals.model_servers import Turn, serving
from evals.models import settings


class Form(BaseModel):
    number: int


def test_the_next_step_ends_the_work() -> None:
    stop, heard = threading.Event(), []
    tell = until(stop.is_set, heard.append)
    tell("searching")
    stop.set()
    with pytest.raises(Cancelled):
        tell("writing")
    assert heard == ["searching"]


def test_a_model_that_is_writing_is_not_waited_for() -> None:
    with serving("openai", [Turn(silent=True)]) as (url, script):
        opened = open_model(settings("openai", url, 20.0))
        assert opened
        model = Stoppable(opened, lambda: bool(script.asked))
        with pytest.raises(Cancelled):
            model.structured("Which?", Form)
    assert model.name == "openai:scripted"


def test_the_whole_answer_is_stopped_at_its_first_step(shipped_home: Path) -> None:
    heard: list[str] = []
    assistant = Assistant(Settings(home=shipped_home))
    with pytest.raises(Cancelled):
        assistant.ask(Question("How long does the council have?"), heard.append, lambda: True)
    assert heard == []
