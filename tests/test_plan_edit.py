"""A plan that a person changes: each change is what was meant, asks the rules anew and makes it a draft again."""

from dataclasses import replace
from datetime import date

import pytest

from app.plan import edit
from app.plan.approve import approved
from app.plan.plan import Moment, Plan
from knowledge.errors import ReaderError
from tests.plans import OUTCOME, PLAN, REHEARSAL, STEPS_SHOWN, TODAY

SIGNED = approved(PLAN, "Ms Ito", TODAY)


def _not_kept(plan: Plan) -> list[str]:
    return [each.rule for each in plan.quality if not each.ok]


def test_each_kind_of_change_does_what_was_meant() -> None:
    assert edit.with_page(SIGNED, "letter", " Dear parent ", TODAY).letter == "Dear parent"
    assert edit.with_told(SIGNED, "pupil_view", "“Stop.”", TODAY).profile.pupil_view == "“Stop.”"
    assert edit.with_item(SIGNED, "strengths", 1, " Swims ", TODAY).strengths == (
        "Loves trains and timetables",
        "Swims",
    )
    assert edit.with_part(SIGNED, "actions", 0, TODAY, who="Ms Ito").actions[0] == replace(STEPS_SHOWN, who="Ms Ito")
    assert edit.with_part(SIGNED, "outcomes", 0, TODAY, review="1 March 2027").outcomes[0].review == "1 March 2027"
    assert edit.added(SIGNED, "moments", Moment("Talk", ()), TODAY).moments[-1].name == "Talk"
    assert edit.dropped(SIGNED, "actions", 1, TODAY).actions == (STEPS_SHOWN, REHEARSAL)
    first, second, third = PLAN.actions
    assert edit.moved(SIGNED, "actions", 2, 0, TODAY).actions == (third, first, second)
    assert edit.moved(SIGNED, "actions", 0, 1, TODAY).actions == (second, first, third)
    assert edit.with_lines(SIGNED, "asks", ("Who?", " ", "When? "), TODAY).asks == ("Who?", "When?")


def test_a_moment_names_each_action_by_its_new_number() -> None:
    moments = (
        Moment("Entering", ("Say it. (action 1)", "Show it. (action 3)", "Wait.")),
        Moment("Talk", ("Ask. (action 2)",)),
    )
    plan = replace(PLAN, moments=moments)
    assert edit.moved(plan, "actions", 0, 2, TODAY).moments == (
        Moment("Entering", ("Say it. (action 3)", "Show it. (action 2)", "Wait.")),
        Moment("Talk", ("Ask. (action 1)",)),
    )
    assert edit.dropped(plan, "actions", 1, TODAY).moments == (
        Moment("Entering", ("Say it. (action 1)", "Show it. (action 2)", "Wait.")),
    )


def test_a_change_takes_the_approvals_away_and_asks_the_rules_anew() -> None:
    assert SIGNED.status == "approved"
    changed = edit.with_page(SIGNED, "letter", "", TODAY)
    assert changed.approvals == () and changed.status == "draft" and _not_kept(changed) == ["Parents are told"]
    assert _not_kept(edit.with_page(changed, "letter", "Dear parent", TODAY)) == []
    assert edit.with_page(SIGNED, "letter", PLAN.letter, TODAY) is SIGNED, "what is the same is no change"
    assert SIGNED.letter == PLAN.letter, "the plan before is as it was"


def test_what_is_not_there_is_told() -> None:
    for does in (
        lambda: edit.with_page(PLAN, "needs", "", TODAY),
        lambda: edit.with_told(PLAN, "name", "", TODAY),
        lambda: edit.dropped(PLAN, "approvals", 0, TODAY),
        lambda: edit.dropped(PLAN, "actions", 3, TODAY),
        lambda: edit.moved(PLAN, "actions", 0, -1, TODAY),
        lambda: edit.with_part(PLAN, "needs", 0, TODAY, text=""),
        lambda: edit.with_part(PLAN, "actions", 0, TODAY, whom=""),
        lambda: edit.with_part(PLAN, "actions", 0, TODAY, layer="none"),
    ):
        with pytest.raises(ReaderError) as error:
            does()
        assert "\n" not in str(error.value)
    with pytest.raises(TypeError):
        edit.added(PLAN, "actions", OUTCOME, TODAY)


def test_an_approval_has_a_name_and_each_counts_once() -> None:
    two = replace(PLAN, approvals_wanted=2)
    one = approved(two, " Ms  Ito ", date(2026, 12, 1))
    assert one.approvals[0].name == "Ms Ito" and one.approvals[0].on == "2026-12-01" and one.status == "draft"
    assert approved(one, "Mr Bell", TODAY).status == "approved"
    for name in ("", " ", "ms ito"):
        with pytest.raises(ReaderError):
            approved(one, name, TODAY)
