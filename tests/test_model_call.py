"""Calls to a model over real HTTP: limits, tries, rests, stops, what is sent where, and that nothing is logged."""

import json
import logging
import time
from pathlib import Path

import pytest
from pydantic import BaseModel

from app.model.call import ChatModel, Model
from app.model.connect import found_ollama, open_model
from app.model.fuse import FAILURES
from app.model.reading import read_form
from app.model.told import model_data, model_lines
from app.model.trouble import Cancelled, ModelTrouble
from app.settings import Settings
from evals.model_servers import KINDS, Kind, Script, Turn, serving
from evals.models import settings
from knowledge.errors import ReaderError

PLANTED, KEY = "WALRUS-41", "sk-SECRET-77"
ONE = Turn('{"number": 1}')


class Numbered(BaseModel):
    number: int


def _model(kind: Kind, url: str, limit: float = 20.0) -> Model:
    model = open_model(settings(kind, url, limit))
    assert model is not None
    return model


def _trouble(model: Model, words: str) -> ModelTrouble:
    with pytest.raises(ModelTrouble) as caught:
        model.structured(words, Numbered)
    return caught.value


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_filled_in_and_the_schema_goes_along(kind: Kind) -> None:
    with serving(kind, [ONE]) as (url, script):
        assert _model(kind, url).structured("Which?", Numbered).number == 1
    sent = json.loads(script.asked[0])
    assert "number" in json.dumps(sent["response_format"] if kind == "openai" else sent["format"])
    assert sent.get("options", {"num_ctx": 9000})["num_ctx"] > 8000, "a prompt is not cut off without a word"


@pytest.mark.parametrize("kind", KINDS)
def test_a_server_that_knows_no_forms_is_asked_for_one_once(kind: Kind) -> None:
    with serving(kind, [Turn('Here: {"number": "1"}', knows_forms=False)]) as (url, script):
        model = _model(kind, url)
        assert [model.structured("Which?", Numbered).number for _ in range(2)] == [1, 1]
    assert len(script.asked) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_after_three_failures_in_a_row_the_model_is_left_alone(kind: Kind) -> None:
    with serving(kind, [Turn(status=401)]) as (url, script):
        model = _model(kind, url)
        reasons = [_trouble(model, "Which?").reason for _ in range(FAILURES + 1)]
    assert reasons[:FAILURES] == ["its server refused the key"] * FAILURES
    assert "left alone for a minute" in reasons[-1] and len(script.asked) == FAILURES


def test_an_answer_in_between_and_an_unreadable_one_are_no_failures() -> None:
    bad, words = Turn(status=401), Turn("No.")
    with serving("openai", [bad, bad, ONE, bad, bad, words, bad, bad, ONE]) as (url, _):
        model = _model("openai", url)
        assert [_trouble(model, "?").unreadable for _ in range(2)] == [False, False]
        assert model.structured("?", Numbered).number == 1
        assert [_trouble(model, "?").unreadable for _ in range(3)] == [False, False, True]
        assert [_trouble(model, "?").unreadable for _ in range(2)] == [False, False]
        assert model.structured("?", Numbered).number == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_passes_by_is_tried_three_times_and_a_long_wait_is_not_waited_for(kind: Kind) -> None:
    asked = {}
    for name, turn in {
        "busy": Turn(status=429),
        "wait": Turn(status=429, headers=(("Retry-After", "600"),)),
        "gone": Turn(status=404),
    }.items():
        with serving(kind, [turn]) as (url, script):
            _trouble(_model(kind, url), "Which?")
        asked[name] = len(script.asked)
    assert asked == {"busy": 3, "wait": 1, "gone": 1}


def test_no_server_at_all_is_told_as_such() -> None:
    assert "nothing answers" in _trouble(_model("ollama", "http://127.0.0.1:9"), "Which?").reason


@pytest.mark.parametrize("turn", [Turn(silent=True), Turn('{"number": 1}', trickles=True)])
@pytest.mark.parametrize("kind", KINDS)
def test_who_stops_waiting_need_not_wait_for_the_limit(kind: Kind, turn: Turn) -> None:
    with serving(kind, [turn]) as (url, script):
        model = _model(kind, url)

        def stopped() -> bool:
            return bool(script.asked)

        with pytest.raises(Cancelled):
            model.structured("Which?", Numbered, stopped)
        assert isinstance(model, ChatModel) and not model.fuse.blown


def test_calls_that_hang_are_not_heaped_up() -> None:
    with serving("openai", [Turn(silent=True)]) as (url, script):
        model = _model("openai", url)
        for number in range(4):
            with pytest.raises(Cancelled):
                model.structured("?", Numbered, lambda number=number: len(script.asked) > number)  # type: ignore[misc]
        assert _trouble(model, "?").reason == "earlier calls still hang"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("turn", [ONE, Turn(f"{PLANTED} {{"), Turn(status=401), Turn(status=500), Turn("{", cut=True)])
def test_no_prompt_reply_or_key_reaches_a_log_or_a_person(
    kind: Kind, turn: Turn, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(kind, [turn]) as (url, script):
        model = open_model(Settings(Path("x"), model=f"{kind}:scripted", model_url=url, model_key=KEY))
        assert model is not None
        try:
            said = str(model.structured(f"Which {PLANTED}?", Numbered))
        except ModelTrouble as trouble:
            said = f"{trouble} {trouble!r} {trouble.__cause__} {trouble.__context__}"
    assert PLANTED in script.asked[0] and script.keys[0] == f"Bearer {KEY}"
    written = f"{caplog.text} {capfd.readouterr()} {said} {model!r}"
    assert PLANTED not in written and KEY not in written


def test_a_tracer_in_the_environment_hears_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving("openai", [ONE]) as (tracer, heard), serving("openai", [ONE]) as (url, _):
        for name, value in {
            "LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true", "LANGSMITH_ENDPOINT": tracer,
            "LANGCHAIN_ENDPOINT": tracer, "LANGSMITH_API_KEY": "k", "OPENAI_API_KEY": KEY,
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        assert _model("openai", url).structured(PLANTED, Numbered).number == 1
        time.sleep(0.3)
        assert heard.asked == []


def test_a_key_from_elsewhere_is_not_sent_to_an_address_of_one_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with serving("openai", [ONE]) as (url, script):
        _model("openai", url).structured("Which?", Numbered)
    assert KEY not in script.keys[0]


def test_no_model_is_opened_where_none_is_set() -> None:
    assert open_model(Settings(Path("x"))) is None


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("anthropic:claude", "pip install 'senco-assistant[anthropic]'"),
        ("google_genai:gemini", "pip install 'senco-assistant[google]'"),
        ("parrot:polly", "'parrot' is no provider: use one of openai"),
        ("openai:gpt-4o-mini", "set SENCO_MODEL_KEY"),
    ],
)
def test_what_is_missing_for_a_model_is_told(model: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ReaderError) as told:
        open_model(Settings(Path("x"), model=model))
    assert words in str(told.value)


def test_the_models_of_an_ollama_are_found_and_only_offered() -> None:
    with serving("ollama", [ONE]) as (url, script):
        assert found_ollama(url) == ("llama3.1:latest", "qwen2.5:3b")
        data = model_data(None, url)
    lines = "\n".join(model_lines(data))
    assert data["model"] is None and not data["answers"] and script.asked == []
    assert "No model is set" in lines and "SENCO_MODEL=ollama:llama3.1:latest" in lines


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://127.0.0.1:9/nowhere"])
def test_without_an_ollama_none_is_found(url: str) -> None:
    assert found_ollama(url) == ()


def test_whether_the_model_answers_is_told() -> None:
    with serving("openai", [Turn('{"ready": true}')]) as (url, _):
        data = model_data(_model("openai", url), "http://127.0.0.1:9")
        assert list(model_lines(data)) == ["openai:scripted is set and answers."]
    with serving("openai", [Turn(status=401)]) as (url, _):
        data = model_data(_model("openai", url), "http://127.0.0.1:9")
        assert not data["answers"] and "refused the key" in "\n".join(model_lines(data))


@pytest.mark.parametrize(
    "reply",
    [
        '{"number": 3}',
        'So: {"number": "3"} there',
        '```json\n{"number": 3}\n```',
        '{"a": {}} {"number": 3}',
        '{{"number": 3}}',
    ],
)
def test_a_form_is_read_leniently(reply: str) -> None:
    assert read_form(reply, Numbered) == Numbered(number=3)


@pytest.mark.parametrize("reply", ["", "3", "[3]", '{"number": "three"}', '{"number": 3', "{" * 50_000, "[" * 50_000])
def test_what_is_no_form_is_none(reply: str) -> None:
    assert read_form(reply, Numbered) is None


def test_a_script_keeps_what_it_was_asked() -> None:
    script = Script([ONE, Turn("2")])
    assert [script.next(body).says for body in "abc"] == [ONE.says, "2", "2"] and script.asked == ["a", "b", "c"]
