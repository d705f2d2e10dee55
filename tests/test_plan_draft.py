"""Drafts from the shipped library: this pupil's own words, nothing that failed, every reference real."""

import json
import re
from pathlib import Path

import pytest

from app.ask.cite import held_ids
from app.plan.as_data import as_data
from app.plan.as_markdown import as_markdown
from app.plan.plan import Plan
from app.plan.profile import Profile
from app.settings import Settings
from app.wiring import Assistant
from knowledge.references import find_references
from tests.commands import Senco
from tests.profiles import HALL, HEARING, NOTES
from tests.workrooms import files_with


@pytest.fixture(scope="module")
def assistant(shipped_home: Path) -> Assistant:
    return Assistant(Settings(home=shipped_home))


@pytest.fixture(scope="module")
def hall(assistant: Assistant) -> Plan:
    return assistant.plan(HALL)


@pytest.fixture(scope="module")
def hearing(assistant: Assistant) -> Plan:
    return assistant.plan(HEARING)


def test_each_action_says_why_for_this_pupil_and_rests_on_something_checked(hall: Plan) -> None:
    profile, verified = hall.profile.text(), {each.mark for each in hall.citations if each.verified}
    assert 3 <= len(hall.actions) <= 8
    for action in hall.actions:
        quoted = re.findall(r"‘([^’]+(?:’\w[^’]*)*)’", action.why)
        assert quoted and quoted[0].split(" …")[0] in profile, action.why
        assert verified & set(action.citations), action.what
        assert action.who and action.when and action.check and action.steps


def test_facts_likes_and_trials_change_the_draft(hall: Plan) -> None:
    taken = {action.strategy for action in hall.actions}
    assert "dining-hall-plan" in taken
    assert not {"two-way-agreement-with-a-pupil", "daily-card-shared-with-home"} & taken
    assert any("‘trains’" in step for action in hall.actions for step in action.steps)
    assert any("Reward chart" in line for line in hall.stop_doing)
    assert "12 March 2027" in hall.outcomes[0].review


@pytest.mark.parametrize(
    "told",
    [
        "16, can do money worksheets with plastic coins all day long but in the Co-op she just holds out her purse and "
        "lets the till lady take whatever",
        "parents asking about a laptop and a reader for GCSEs, exams officer wants proof and none of us has written "
        "anything down since year 9",
    ],
)
def test_facts_that_are_no_barrier_alone_still_make_a_draft(assistant: Assistant, told: str) -> None:
    draft = assistant.plan(Profile(barriers=told))
    assert draft.status == "draft" and draft.actions


def test_a_seat_that_failed_is_only_proposed_otherwise(hearing: Plan) -> None:
    seats = [action for action in hearing.actions if action.strategy == "seating-for-hearing-and-vision"]
    assert all(action.steps[0].startswith("Not the seat that was tried") for action in seats)
    assert any("teacher of the deaf" in line for line in hearing.advice)
    assert all(action.duty is None or action.duty.startswith("Equality Act 2010 s.20") for action in hearing.actions)


def test_every_reference_in_every_text_leads_somewhere(assistant: Assistant, hall: Plan, hearing: Plan) -> None:
    context = (
        "Please write section F of his EHC plan. Part-time timetable. Suspended twice. In isolation. Held by staff."
    )
    asked = assistant.plan({**HALL, "context": context})
    text = "\n".join(map(as_markdown, (hall, hearing, asked)))
    named = {str(reference) for reference, _ in find_references(text)}
    assert len(named) > 10
    assert assistant.read(lambda held: [name for name in sorted(named) if not held_ids(held, name)]) == []
    assert "a form of words to complete" in as_markdown(asked)
    told = "\n".join(asked.warnings)
    assert all(word in told for word in ("part-time timetable", "force", "isolation", "Suspension"))


def test_nothing_is_made_up_where_little_is_told(assistant: Assistant) -> None:
    plan = assistant.plan("year 2, struggles with everything. quiet")
    assert len(plan.actions) == 1
    assert plan.outcomes == ()
    assert len([line for line in plan.asks if line.endswith(("?", ")", "."))]) >= 6
    assert any("Not enough was told" in line for line in plan.needs)


def test_a_disclosure_gets_no_plan_and_stands_first_in_one(assistant: Assistant) -> None:
    alone = assistant.plan("Y9 boy, says he wants to die")
    assert not alone.actions and "999" in alone.warnings[0]
    within = assistant.plan(f"{NOTES} There are cuts on his arms.")
    assert within.actions and "safeguarding lead" in within.warnings[0]
    assert "cuts" not in within.passport + within.letter + within.for_the_pupil


def test_the_object_has_the_agreed_keys_and_no_name(assistant: Assistant) -> None:
    data = as_data(assistant.plan(NOTES))
    assert list(data) == [
        "text", "passport", "needs", "strengths", "outcomes", "actions", "access_arrangements", "advice", "asks",
        "warnings", "quality", "masked", "status", "writer", "seconds",
    ]  # fmt: skip
    assert set(data["actions"][0]) == {"what", "why", "who", "when", "check", "layer", "duty", "evidence", "citations"}
    assert data["masked"] == [{"placeholder": "Pupil A", "kind": "pupil"}]
    assert "Callum" not in json.dumps(data)
    assert data["status"] == "draft" and data["quality"]


def test_the_command_prints_a_plan_and_a_batch(senco: Senco, tmp_path: Path) -> None:
    (tmp_path / "pupil.txt").write_text(NOTES, encoding="utf-8")
    word = tmp_path / "plan.docx"
    assert "# Draft plan" in senco("plan", "--profile", tmp_path / "pupil.txt", "--docx", word).out
    assert word.read_bytes().startswith(b"PK")
    assert files_with(tmp_path, "Callum") == [tmp_path / "pupil.txt"]
    (tmp_path / "many.jsonl").write_text(json.dumps({"id": "x", "profile": HALL}), encoding="utf-8")
    ran = senco("plan", "--batch", tmp_path / "many.jsonl", "--json")
    assert json.loads(ran.out)["id"] == "x"
    assert senco("plan").code == 1
