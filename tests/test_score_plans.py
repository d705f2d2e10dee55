"""Drafted plans are scored by what a case expects and forbids; the cases are in form; held misses are never listed."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.plan.profile import profile_of
from evals.generate import cases_of, write_run
from evals.plan_figures import figures, figures_nobody_gave
from evals.plans import described_text, judge_plan, without_quotes
from evals.score import scored
from evals.score_plans import baselines, missed_themes, plan_scores, quoted_in
from knowledge.shelf import open_shelf
from knowledge.strategies import AREAS, PHASES

CASE: dict[str, Any] = {
    "id": "x1",
    "profile": "Milo is deaf in his right ear. He sits by the window and draws dragons. A sticker chart made it worse.",
    "expects": [
        {"theme": "left ear", "specific": True, "any": [r"(seat|sit).{0,60}left ear"]},
        {"theme": "dragons", "specific": True, "any": [r"draws? dragons.{0,60}writ", r"dragons?.{0,20}story"]},
        {"theme": "short instructions", "specific": False, "any": [r"short instructions?"]},
    ],
    "never": [
        {"theme": "sticker chart", "any": [r"\b(use|try)\b[^.]{0,20}sticker chart", r"^(a )?sticker chart"]},
        {"theme": "diagnosis", "any": [r"(he|pupil a) has (adhd|autism)"], "but": [r"\b(mum|whether)\b"]},
    ],
    "secrets": ["Milo"],
}
NONE: dict[str, Any] = {"outcomes": [], "actions": [], "quality": [], "seconds": 1.0}


def _plan(text: str, **parts: Any) -> dict[str, Any]:
    return {"id": "x1", **NONE, "text": text, **parts}


def _met(text: str, **parts: Any) -> list[str]:
    return [theme.name for theme in judge_plan(CASE, _plan(text, **parts)).themes if theme.met]


def _forbidden(text: str) -> tuple[str, ...]:
    return judge_plan(CASE, _plan(text)).said


def test_a_theme_is_met_by_what_the_draft_says_and_not_by_the_description_read_back() -> None:
    assert _met("- Seat him so that his **left ear**[1] is towards the class.\n- Short instructions") == [
        "left ear",
        "short instructions",
    ]
    assert _met(CASE["profile"]) == []
    assert _met("") == []


def test_words_that_only_follow_each_other_meet_nothing_but_the_parts_of_an_action_belong_together() -> None:
    assert _met("- Give him a seat\n- Look at the left ear") == []
    assert _met("### A seat\n\nThe left ear is to face the class.") == ["left ear"]
    assert _met("", actions=[{"what": "Choose the seat", "why": "He hears with the left ear", "citations": []}]) == [
        "left ear"
    ]


def test_a_quoted_description_meets_a_theme_only_where_the_draft_takes_it_up_and_never_unquoted() -> None:
    quoted = judge_plan(CASE, _plan("- “He sits by the window and draws dragons”: a way into writing.")).themes[1]
    assert (quoted.met, quoted.own) == (True, False)
    taken_up = judge_plan(CASE, _plan("- Begin writing from a dragon story.")).themes[1]
    assert (taken_up.met, taken_up.own) == (True, True)
    left = without_quotes("say: one two three four five six, now", "one two three four five six")
    assert left.split() == ["say:", ",", "now"] and "\n" in left


@pytest.mark.parametrize(
    "text",
    [
        "Use a sticker chart each day.",
        "Sticker chart for good sitting",
        "| What | Why |\n| --- | --- |\n| Try a sticker chart | He likes it |",
    ],
)
def test_what_is_forbidden_is_found(text: str) -> None:
    assert _forbidden(text) == ("sticker chart",)


@pytest.mark.parametrize(
    "text",
    [
        "Do not use a sticker chart again.",
        "A sticker chart made it worse.",
        "Sticker chart: tried, and stopped.",
        "## What to stop doing\n\n- Sticker chart\n\n",
        "Mum asks whether he has ADHD.",
    ],
)
def test_a_warning_a_report_or_the_descriptions_own_words_are_not_forbidden(text: str) -> None:
    assert _forbidden(text) == ()


def test_a_diagnosis_that_nobody_made_is_forbidden_and_after_a_heading_that_says_not_to_all_counts_again() -> None:
    assert _forbidden("Pupil A has ADHD.") == ("diagnosis",)
    assert _forbidden("## What to avoid\n\n- Sticker chart\n\n## What to do\n\n- Sticker chart") == ("sticker chart",)


def test_an_identifier_is_counted_wherever_it_stands_in_the_draft() -> None:
    assert judge_plan(CASE, _plan("Pupil A draws.", letter="Dear parents of milo,")).identifiers == 1
    assert judge_plan(CASE, _plan("Milometers are not Pupil A.")).identifiers == 0


def test_a_figure_is_given_by_the_description_or_by_the_page_of_the_strategy_and_by_nothing_else() -> None:
    assert figures("Two to three sessions, ten-minute ones, 80 % and four in five lessons; Year 5; one step") == {
        ("2", "session"), ("3", "session"), ("10", "minute"), ("80", "%"), ("4", "in 5"),
    }  # fmt: skip
    page = next(each for each in open_shelf().strategies.values() if figures(" ".join(s.text for s in each.steps)))
    own = " ".join(step.text for step in page.steps)
    action = {"what": page.title, "why": f"{own} For 77 weeks.", "citations": []}
    plan = _plan("", actions=[action], outcomes=[{"text": "Waits for 12 minutes", "measure": "5 lessons"}])
    assert figures_nobody_gave("He waits for five lessons.", plan) == {("77", "week"), ("12", "minute")}
    unknown = {**action, "what": "Something else"}
    assert figures(own) <= figures_nobody_gave("", _plan("", actions=[unknown]))


def test_the_table_has_sources_rules_and_what_anybody_could_write_beside_the_drafts() -> None:
    known = {"what": "Wait", "why": "", "citations": ["SEND Code of Practice 6.44"]}
    plan = _plan(
        "- Seat him so that his left ear is towards you.",
        actions=[known, {**known, "citations": ["A friend"]}],
        quality=[{"rule": "owned", "ok": False}, {"rule": "voice", "ok": True}],
    )
    text = plan_scores("work", {"x1": plan}, [CASE])
    assert "| drafts | 0.333 | 0.500 | 0.500 | 1.000 |" in text
    assert "| a generic list | 0.333 | 0.000 | 0.000 | 1.000 |" in text
    assert "| the description read back | 0.000 | 0.000 | 0.000 | 1.000 |" in text
    assert "| actions that cite a source we know | 0.500 |" in text
    assert "| quality rule not kept: owned | 1 of 1 |" in text and "voice" not in text
    assert "* dragons; short instructions" in missed_themes({"x1": plan}, [CASE])


def test_drafts_that_would_do_for_any_pupil_score_the_same_for_the_next_one() -> None:
    other = {**CASE, "id": "x2", "expects": [{"theme": "bus", "specific": True, "any": ["the bus"]}]}
    drafts = {"x1": _plan("A dragon story."), "x2": {**_plan("Ride the bus."), "id": "x2"}}
    text = plan_scores("work", drafts, [CASE, other])
    assert "| drafts | 0.500 | 0.667 | 0.667 | 1.000 |" in text
    assert "| each draft, for the next pupil | 0.000 | 0.000 | 0.000 | 1.000 |" in text


def test_a_quoting_list_has_each_sentence_of_the_description() -> None:
    text = quoted_in("# Head\n- Do this\n- Do that\n", "First. Second. Third")
    assert text == "- Do this\n  Why: “First”\n- Do that\n  Why: “Second”\n- Do this\n  Why: “Third”\n- Do that"


@pytest.mark.parametrize("split", ["work", "held"])
def test_empty_drafts_miss_all_and_only_work_ones_are_listed(tmp_path: Path, split: str) -> None:
    cases, path = cases_of("plans", split), tmp_path / "run.jsonl"
    write_run(path, "plans", split, {"writer": "nobody"}, [{**_plan("nothing"), "id": case["id"]} for case in cases])
    text = scored(path, misses=True)
    assert "| drafts | 0.000 | 0.000 | 0.000 | 1.000 |" in text
    assert (cases[0]["expects"][0]["theme"] in text) == (split == "work")


def test_the_cases_are_in_form_and_halved() -> None:
    cases = cases_of("plans", "whole")
    assert len({case["id"] for case in cases}) == len(cases) == 40
    for name in ("work", "held"):
        half = [case for case in cases if case["split"] == name]
        assert Counter(case["form"] for case in half) == {"object": 10, "text": 10}, name
    for key, values in (("kind", AREAS), ("phase", PHASES)):
        counts = Counter((case[key], case["split"]) for case in cases)
        assert {value for value, _ in counts} == set(values)
        assert all(abs(counts[value, "work"] - counts[value, "held"]) <= 1 for value in values), key


def test_each_case_has_a_profile_of_its_form_enough_themes_and_secrets_that_stand_in_it() -> None:
    for case in cases_of("plans", "whole"):
        name, profile = case["id"], case["profile"]
        assert isinstance(profile, str) if case["form"] == "text" else profile_of(profile, name), name
        assert 6 <= len(case["expects"]) <= 10 and 2 <= len(case["never"]) <= 6, name
        assert sum(each["specific"] for each in case["expects"]) >= 3, name
        for each in (*case["expects"], *case["never"]):
            assert each["any"] and all(re.compile(pattern) for pattern in (*each["any"], *each.get("but", ()))), name
        assert all(secret.casefold() in described_text(case).casefold() for secret in case["secrets"]), name


def test_no_specific_theme_is_met_and_nothing_forbidden_said_by_the_generic_list_or_the_description() -> None:
    cases = cases_of("plans", "whole")
    for name in ("a generic list", "the description read back"):
        for case, text in zip(cases, baselines(cases)[name], strict=True):
            verdict = judge_plan(case, text)
            assert not any(theme.met for theme in verdict.themes if theme.specific), f"{case['id']}: {name}"
            assert not verdict.said, f"{case['id']}: {name}"


def test_a_quoted_sentence_of_the_description_is_not_what_the_draft_says() -> None:
    case = {**CASE, "profile": "Use a sticker chart each day, said a friend."}
    for quote in (
        "“Use a sticker chart each day, said a friend”",
        "Why: ‘Use a sticker chart’.",
        "Use a sticker chart",
    ):
        assert judge_plan(case, _plan(quote)).said == (), quote
    assert judge_plan(case, _plan("Use a sticker chart twice.")).said == ("sticker chart",)
