"""`senco models`, and `senco ask` with a model that is set in the environment, as a person runs them."""

import json

import pytest

from evals.misbehaviours import GOOD, QUESTION, WELL
from evals.model_servers import KINDS, Kind, Turn, serving
from tests.commands import ASK, Senco, told


def test_without_a_model_it_says_so(senco: Senco) -> None:
    (data,) = senco("models", "--json").rows
    assert list(data) == ["model", "answers", "trouble", "ollama"]
    assert data["model"] is None and data["answers"] is False
    assert "No model is set" in senco("models").out


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_names_the_model_that_wrote_it(senco: Senco, monkeypatch: pytest.MonkeyPatch, kind: Kind) -> None:
    with serving(kind, [Turn('{"ready": true}'), WELL]) as (url, script):
        monkeypatch.setenv("SENCO_MODEL", f"{kind}:scripted")
        monkeypatch.setenv("SENCO_MODEL_URL", url)
        assert f"{kind}:scripted is set and answers" in senco("models").out
        (data,) = senco("ask", QUESTION, "--json").rows
        assert list(data) == ASK and data["writer"] == f"model {kind}:scripted"
        assert {each["text"] for each in GOOD} <= {each["text"] for each in data["statements"]}
        assert "writing with" in senco("ask", QUESTION).err
        asked = len(script.asked)
        assert senco("ask", "6.44", "--json").rows[0]["writer"] == "quoting writer"
        assert len(script.asked) == asked, "a look-up is answered without a model"


def test_a_pupil_s_name_never_reaches_the_model(senco: Senco, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving("openai", [WELL]) as (url, script):
        monkeypatch.setenv("SENCO_MODEL", "openai:scripted")
        monkeypatch.setenv("SENCO_MODEL_URL", url)
        senco("ask", f"My pupil Amber Okafor waits for the council. {QUESTION}", "--json")
    assert script.asked and not any("Amber" in sent or "Okafor" in sent for sent in script.asked)
    assert "Pupil A" in json.dumps(script.asked)


def test_a_provider_that_is_not_installed_is_told_in_a_line(senco: Senco, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENCO_MODEL", "anthropic:claude")
    assert "pip install 'senco-assistant[anthropic]'" in told(senco("ask", QUESTION))
