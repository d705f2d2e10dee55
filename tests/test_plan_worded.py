"""A model's wording of a draft plan: what says the same is kept, what adds, drops or hardens anything is not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from app.model.call import ChatModel
from app.model.connect import open_model
from app.model.reading import Form
from app.model.trouble import ModelTrouble
from app.plan.as_markdown import as_markdown
from app.plan.plan import Plan
from app.plan.worded import says_the_same, worded
from app.settings import Settings
from app.wiring import Assistant
from evals.model_servers import Turn, serving
from tests.plans import PLAN, TODAY
from tests.profiles import HALL, NOTES

LINES = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)
OLD = "Because of ‘covers his ears’. Pupil A may leave the hall 5 minutes early, and staff should not call out."


@dataclass
class Rewriter:
    """A model that puts each line that it is shown otherwise; keeps every prompt."""

    change: Callable[[str], str]
    name: str = "fake:rewriter"
    prompts: list[str] = field(default_factory=list)

    def structured(self, prompt: str, form: type[Form], stopped: Callable[[], bool] = lambda: False) -> Form:
        self.prompts.append(prompt)
        lines = [{"number": int(number), "text": self.change(text)} for number, text in LINES.findall(prompt)]
        return form.model_validate({"lines": lines})


def near(_: str, others: Sequence[str]) -> list[float]:
    return [1.0 for _ in others]


@pytest.fixture(scope="module")
def assistant(shipped_home: Path) -> Assistant:
    return Assistant(Settings(home=shipped_home))


def of_words(assistant: Assistant, change: Callable[[str], str], plan: Plan = PLAN) -> tuple[Plan, Rewriter]:
    model = Rewriter(change)
    return worded(plan, model, assistant.searcher.nearness, TODAY, lambda _: None), model


@pytest.mark.parametrize(
    "new",
    [
        "Pupil A may leave the hall 5 minutes early because of ‘covers his ears’, and staff should not call out.",
        "Since Pupil A ‘covers his ears’, he may go from the hall 5 minutes early. Staff should never call out.",
    ],
)
def test_what_says_the_same_in_other_words_is_taken(assistant: Assistant, new: str) -> None:
    assert says_the_same(new, OLD, assistant.searcher.nearness)


@pytest.mark.parametrize(
    ("what", "new"),
    [
        ("another number", OLD.replace("5", "10")),
        ("a number that was dropped", OLD.replace("5 minutes early", "early")),
        ("a quote in other words", OLD.replace("covers his ears", "hates the noise")),
        ("a person who was dropped", OLD.replace("Pupil A", "The pupil")),
        ("a person who was invented", OLD.replace("staff", "Parent 1")),
        ("a duty that was hardened", OLD.replace("should", "must")),
        ("a choice told as a duty", OLD.replace("may", "must")),
        ("a not that was dropped", OLD.replace("should not", "should")),
        ("a reference that nobody gave", f"{OLD} See the Equality Act 2010 s.20."),
        ("an address", f"{OLD} See www.example.org."),
        ("mark-up", f"{OLD} <b>Now</b>"),
        ("talk of itself", f"As a language model I think: {OLD}"),
        ("much more than was said", f"{OLD} {'He is a lovely child and all will be well with him in the end. ' * 3}"),
    ],
)
def test_what_adds_drops_or_hardens_anything_is_not_taken(what: str, new: str) -> None:
    assert not says_the_same(new, OLD, near), what


def test_one_of_two_nots_may_not_be_dropped() -> None:
    assert says_the_same(f"{OLD} Do not shout.", f"{OLD} Never shout.", near)
    assert not says_the_same(f"{OLD} Do shout.", f"{OLD} Never shout.", near)


def test_what_is_about_something_else_is_not_taken(assistant: Assistant) -> None:
    new = "Pupil A ‘covers his ears’ and may have 5 sweets from the shop; staff should not buy them."
    assert not says_the_same(new, OLD, assistant.searcher.nearness)


def test_reasons_letter_and_pupils_page_are_worded_and_nothing_else(assistant: Assistant) -> None:
    plan = assistant.plan(HALL)
    found, model = of_words(assistant, lambda line: line.replace("We would like to", "We want to"), plan)
    assert found.writer == "model fake:rewriter" and "We want to try these things first" in found.letter
    assert replace(found, letter=plan.letter, writer=plan.writer, quality=plan.quality) == plan
    assert len(model.prompts) == 3 and all("___" not in line for _, line in LINES.findall("\n".join(model.prompts)))


def test_a_diagnosis_that_nobody_made_costs_the_part_its_wording(assistant: Assistant) -> None:
    plan = assistant.plan(HALL)
    found, _ = of_words(assistant, lambda line: line.replace("Because of", "Because of autism and"), plan)
    assert [each.why for each in found.actions] == [each.why for each in plan.actions]
    assert "autism" not in as_markdown(found).replace(plan.profile.text(), "")


def test_a_model_that_fails_leaves_the_draft_as_it_was_and_says_so(assistant: Assistant) -> None:
    def fail(_: str) -> str:
        raise ModelTrouble("fake:rewriter", "it did not answer within 60 seconds")

    found, _ = of_words(assistant, fail)
    assert replace(found, warnings=PLAN.warnings) == PLAN
    assert found.warnings[-1] == (
        "The model could not be used (it did not answer within 60 seconds), so the draft is in the program's words."
    )


def test_wording_of_which_nothing_can_be_used_is_said_to_be_so(assistant: Assistant) -> None:
    found, _ = of_words(assistant, lambda line: f"{line} He must take medicine.")
    assert replace(found, warnings=PLAN.warnings) == PLAN and "None of the model's wording" in found.warnings[-1]


def test_over_http_no_name_reaches_the_model_and_its_words_the_draft(assistant: Assistant) -> None:
    """A whole draft with a scripted server: the steps are told, what is sent is masked, a bad line stays out."""
    says = '{"lines": [{"number": 1, "text": "Everyone must give Callum 30 hours."}]}'
    with serving("openai", [Turn(says=says)]) as (address, script):
        settings = replace(assistant.settings, model="openai:scripted", model_url=address)
        told: list[str] = []
        helped = Assistant(settings)
        assert isinstance(open_model(settings), ChatModel)
        plan = helped.plan(NOTES, tell=told.append)
    sent = "\n".join(script.asked)
    assert len(script.asked) == 3 and any("wording the letter" in line for line in told)
    assert "Pupil A" in sent and "Callum" not in sent
    assert "30 hours" not in as_markdown(plan) and plan.writer == "quoting writer"
