"""Models and servers that misbehave, over real HTTP: what a person sees, and that nothing unverified got past."""

from pathlib import Path

import pytest

from app.ask.as_json import as_data
from app.settings import Settings
from app.wiring import Assistant
from evals.misbehaviours import MISBEHAVIOURS, Misbehaviour
from evals.model_servers import KINDS, Kind
from evals.models import asked, escaped, with_document
from tests.workrooms import copied_home


@pytest.fixture(scope="module")
def assistant(shipped_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The shipped shelf, and a school's own document with an instruction to a model in it."""
    folder = tmp_path_factory.mktemp("misbehaving")
    return with_document(Assistant(Settings(home=copied_home(shipped_home, folder / "home"))), folder)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("each", MISBEHAVIOURS, ids=lambda each: each.name)
def test_nothing_unverified_gets_past(assistant: Assistant, each: Misbehaviour, kind: Kind) -> None:
    answer, quoting = asked(assistant, kind, each)
    assert escaped(assistant, each, answer, quoting) == []
    assert (answer.writer == "quoting writer") == (each.seen == "quoting")
    if each.seen == "quoting":
        assert (answer.short, answer.statements) == (quoting.short, quoting.statements)
        assert answer.citations == quoting.citations and len(answer.warnings) == len(quoting.warnings) + 1
    else:
        assert answer.writer == f"model {kind}:scripted" and answer.short.startswith("**")
        assert as_data(answer)["writer"] == answer.writer
        assert answer.outcome == ("partial" if each.seen == "partial" else quoting.outcome)
    marks = [citation.mark for citation in answer.citations]
    assert marks == list(range(1, len(marks) + 1)), "every citation is one that is shown, numbered as they come"
