"""Serves the screens with a fake assistant, for the browser tests: `python tests/browser/serve_fake.py KIND FLAGS…`."""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2])]

from streamlit.web import cli  # noqa: E402

from app.ask.answer import Answer, Question  # noqa: E402
from app.screens import launch, parts  # noqa: E402
from knowledge.errors import ReaderError  # noqa: E402
from tests.browser.fake import ANSWER, FakeAssistant  # noqa: E402
from tests.printed import printed_code  # noqa: E402


class Outcomes(FakeAssistant):
    """Answers with the outcome that it is asked for."""

    def ask(self, question: Question, *steps: Any) -> Answer:
        plain = Answer(question.text, question.text, "What this is", ANSWER.short, as_at=ANSWER.as_at)  # type: ignore[arg-type]
        if question.text == "partial":
            return replace(ANSWER, outcome="partial")
        return replace(plain, choices=("In a mainstream school", "In a special school"))


def open_fake(kind: str, tell: Callable[[str], None]) -> FakeAssistant:
    """The assistant of the kind that the command names."""
    if kind == "slow":
        tell("reading the shipped knowledge")
        time.sleep(4)
        return FakeAssistant.with_code(pause=3.0)
    if kind == "trouble":
        return FakeAssistant.with_code(trouble="The library is being rebuilt: ask again in a minute.")
    if kind == "broken":
        raise ReaderError("SENCO_HOME is a file: name a folder.")
    if kind == "empty":
        return FakeAssistant()
    if kind == "thinking":
        return FakeAssistant.with_code(pause=3.0)
    if kind == "unkept":
        return FakeAssistant.with_code(home=Path(__file__))  # a file, where a folder should be
    if kind == "outcomes":
        return Outcomes.with_code(models_offered=("llama3.1",))
    return FakeAssistant.with_code(pdf=printed_code(Path.cwd()) if kind == "code" else None)


if __name__ == "__main__":
    parts.open_assistant = partial(open_fake, sys.argv[1])
    cli.main(["run", str(launch.ENTRY), *sys.argv[2:]])
