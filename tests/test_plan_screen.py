"""The Plan screen from a description to a kept plan, as Streamlit draws it; once with the real planner behind it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.plan.plan import Plan, Verdict
from app.screens import plan_export, plan_work, word
from app.screens import plan_wording as wording
from app.screens.markup import plain
from app.screens.plan_pages import page as page_html
from app.settings import Settings
from app.wiring import Assistant
from tests.browser.fake import FakeAssistant
from tests.drawing import Draw, shown
from tests.key_stores import InMemory
from tests.plans import PLAN

PAGE = "plan_page.py"
NOTE = (
    "Zuleikha Quenneville is in Year 4. She looks around when three instructions come at once. She loves trains. "
    'Mum says one thing at a time works. She says "I forget the first bit". Review on 26 March 2027.'
)
PASSPHRASE = "correct horse battery staple"


def press(page: AppTest, label: str) -> AppTest:
    found = [each for each in page.button if each.label == label]
    assert found, f"no button {label!r} among {[each.label for each in page.button]}"
    return found[0].click().run()


def field(page: AppTest, label: str) -> Any:
    return next(each for each in [*page.text_area, *page.text_input] if each.label.startswith(label))


def described(page: AppTest, note: str = NOTE) -> AppTest:
    field(page, "The pupil in your own words").set_value(note)
    return press(page, "Fill the form from this")


def drafted(draw: Draw, assistant: Any) -> AppTest:
    page = press(described(draw(assistant, PAGE)), "Check what is masked")
    return press(page, "Make the draft")


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant.with_code()


def test_a_paragraph_fills_the_form_and_nothing_is_made_before_the_masks_were_seen(
    draw: Draw, assistant: FakeAssistant
) -> None:
    page = described(draw(assistant, PAGE))
    assert field(page, "What the parents say").value.startswith("Mum says one thing")
    assert field(page, "Year or phase").value == "Year 4" and wording.FILLED in shown(page)
    page = press(page, "Check what is masked")
    assert assistant.described == [] and "Nothing has been looked up yet" in shown(page)
    assert "<mark>Pupil A</mark> stands for <strong>Zuleikha Quenneville</strong>" in shown(page)
    page = press(page, "Make the draft")
    assert [each.year_group for each in assistant.described] == ["Year 4"]
    assert page.title[0].value == "Draft plan for Pupil A, Year 4" and "Quenneville" not in shown(page)
    assert "Zuleikha" not in str(dict(page.query_params)) and wording.UNSAVED in shown(page)


def test_an_empty_description_goes_no_further_and_says_why(draw: Draw, assistant: FakeAssistant) -> None:
    page = press(draw(assistant, PAGE), "Fill the form from this")
    assert "says nothing of a pupil" in page.error[0].value
    page.button_group(key="plan-way").set_value("In a form").run()
    page = press(page, "Check what is masked")
    assert "says nothing of a pupil" in page.error[0].value and page.session_state["plan"].step == plan_work.DESCRIBE


def test_the_draft_says_why_who_and_where_from_and_what_is_missing(draw: Draw, assistant: FakeAssistant) -> None:
    kept = Verdict("Few actions", True, "A teacher can hold them in mind.")
    assistant.drafted = replace(PLAN, quality=(Verdict("Review", False, "Agree a day.", "Code 6.48"), kept))
    text = shown(drafted(draw, assistant))
    assert "<strong>Review: </strong>" in text and "Agree a day. " in text and "✓ 1 check kept" in text
    action = PLAN.actions[0]
    for words in (action.what, action.who, action.check, "evidence: moderate", 'href="#source-1-1"', 'id="source-1-1"'):
        assert words in text
    assert 'class="layer layer-targeted">Targeted</span>' in text and "Before a SENCO signs" in text
    assert "(Equality Act 2010 s.20(3))" in text and "Trains and timetables" in text


def test_danger_comes_first_and_alone_where_nothing_else_was_told(draw: Draw, assistant: FakeAssistant) -> None:
    danger = "Before anything else: Tell the designated safeguarding lead now."
    assistant.drafted = replace(PLAN, warnings=(danger, "A draft."), actions=(), outcomes=())
    page = drafted(draw, assistant)
    text = shown(page)
    assert text.index(wording.DANGER) < text.index("<li>A draft.</li>") and "Tell the designated" in text
    assert not {"Edit and approve", "Word and keep"} & {each.label for each in page.button}


def test_what_is_told_of_danger_is_on_no_paper_and_in_no_file(
    draw: Draw, assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Plan] = []
    monkeypatch.setattr(plan_export, "word_file", lambda plan, known: made.append(plan))
    monkeypatch.setattr(word, "button", lambda label, name, key, make: make())
    assistant.drafted = replace(PLAN, warnings=("Before anything else: Tell the safeguarding lead.", "A draft."))
    page = press(drafted(draw, assistant), "Word and keep")
    paper = next(each.body for each in page.html if 'id="plan-paper"' in each.body)
    assert made[-1].warnings == ("A draft.",) and "A draft." in paper and "safeguarding" not in paper
    assert made[-1].profile.text() == "" and "What was described" not in paper


def test_a_change_is_masked_checked_anew_and_takes_the_approval_away(draw: Draw, assistant: FakeAssistant) -> None:
    page = press(drafted(draw, assistant), "Edit and approve")
    page.text_input[0].set_value("A. Senco, SENCO")
    page = press(page, "Approve this plan")
    assert "Approved by A. Senco, SENCO on" in shown(page) and page.title[0].value.startswith("Plan for")
    page = page.button(key="plan-change-actions-0").click().run()
    field(page, "Who").set_value("Zuleikha's form tutor")
    page = press(page, "Save the change")
    plan = page.session_state["plan"].plan
    assert plan.actions[0].who == "Pupil A's form tutor" and plan.approvals == () and len(plan.quality) > 20
    assert plan_work.APPROVAL_GONE in shown(page) and "Zuleikha" not in shown(page)


def test_actions_are_moved_dropped_and_added_and_every_other_text_is_changed(
    draw: Draw, assistant: FakeAssistant
) -> None:
    page = press(drafted(draw, assistant), "Edit and approve")
    page = page.button(key="plan-move-actions-0-1").click().run()
    page = page.button(key="plan-drop-actions-2").click().run()
    held = page.session_state["plan"]
    assert [each.what for each in held.plan.actions] == [PLAN.actions[1].what, PLAN.actions[0].what]
    page = press(page, "Add an outcome")
    field(page, "What will change").set_value("Pupil A asks for help")
    page = press(page, "Save the change")
    assert held.plan.outcomes[-1].text == "Pupil A asks for help"
    for name, words in (("pupil_view", "“It is too fast.”"), ("advice", "Ask the nurse."), ("letter", "Dear all,")):
        page.selectbox(key="plan-text").set_value(name).run()
        page.text_area[-1].set_value(words)
        page = press(page, "Save the text")
    assert (held.plan.profile.pupil_view, held.plan.advice) == ("“It is too fast.”", ("Ask the nurse.",))
    assert held.plan.letter == "Dear all,"


def test_what_fails_is_one_line_and_loses_nothing(draw: Draw, assistant: FakeAssistant) -> None:
    assistant.trouble = "The library is being rebuilt: try again in a minute."
    page = drafted(draw, assistant)
    assert [each.value for each in page.error] == [plain(assistant.trouble)] and page.session_state["plan"].step == 2
    assistant.trouble = ""
    assert press(page, "Make the draft").title[0].value.startswith("Draft plan")


def test_an_unsaved_plan_is_left_only_when_that_is_said_twice(draw: Draw, assistant: FakeAssistant) -> None:
    page = press(drafted(draw, assistant), "Another pupil")
    assert page.session_state["plan"].plan and "What is not kept is lost." in shown(page)
    page = press(press(page, "Stay"), "Another pupil")
    page = press(page, "Leave this plan")
    assert page.title[0].value == "Plan for a pupil" and plan_work.TABLE not in page.session_state


def test_two_people_approve_where_two_are_wanted(draw: Draw, assistant: FakeAssistant) -> None:
    assistant.drafted = replace(PLAN, approvals_wanted=2)
    page = press(drafted(draw, assistant), "Edit and approve")
    page.text_input[0].set_value("A. Senco")
    page = press(page, "Approve this plan")
    assert "a second person has still to approve it" in shown(page)
    page.text_input[0].set_value("a. senco")
    page = press(page, "Approve this plan")
    assert "somebody else's" in page.error[0].value
    page.text_input[0].set_value("B. Head")
    assert "and by B. Head on" in shown(press(page, "Approve this plan"))


def test_word_and_paper_have_the_words_again_and_a_bad_template_is_a_line(
    draw: Draw, assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, Any] = {}
    monkeypatch.setattr(word, "button", lambda label, name, key, make: made.update({name: make}))
    page = press(drafted(draw, assistant), "Word and keep")
    assert made["support-plan.docx"]()[:2] == b"PK" and "Zuleikha Quenneville" in shown(page)
    page = page.checkbox(key="plan-with-names").uncheck().run()
    assert "Quenneville" not in shown(page) and "paper-unseen" in shown(page)
    page = page.get("file_uploader")[0].set_value([("ours.docx", b"no Word file", "")]).run()
    assert page.error[0].value.startswith("The template cannot be read")


def test_a_plan_is_kept_with_a_passphrase_opened_and_deleted(draw: Draw, assistant: FakeAssistant) -> None:
    page = press(drafted(draw, assistant), "Word and keep")
    assert wording.NO_KEY_STORE in shown(page)
    page = press(page, "Keep this plan")
    assert "a plan is saved with a passphrase only" in page.error[0].value
    field(page, "Passphrase").set_value(PASSPHRASE)
    page = press(page, "Keep this plan")
    assert "Kept until 31 August 2027, encrypted, without the names." in shown(page)
    page = press(page, "Another pupil")
    assert "Plan for pupil a, year 4" not in shown(page) and "Plan for Pupil A, Year 4" in shown(page)
    assert "review 26 March 2027" in shown(page)
    page = press(page, "Open")
    assert page.title[0].value == "Draft plan for Pupil A, Year 4" and wording.NO_NAMES in shown(page)
    assert [each.placeholder for each in page.session_state["plan"].plan.masked] == ["Pupil A"]
    page = press(press(press(page, "Another pupil"), "Delete"), "Delete for good")
    assert "The plan is deleted." in shown(page) and "Kept plans" not in shown(page)


def test_with_a_key_store_the_names_can_be_kept_too(draw: Draw, assistant: FakeAssistant) -> None:
    assistant.key_store = InMemory()
    page = press(drafted(draw, assistant), "Word and keep")
    assert "own key store" in shown(page)
    next(each for each in page.checkbox if each.label.startswith("Keep the names")).check()
    page = press(page, "Keep this plan")
    page = press(press(page, "Another pupil"), "Open")
    assert page.session_state[plan_work.TABLE].texts()["Pupil A"] == "Zuleikha Quenneville"


def test_what_a_person_wrote_is_never_markup() -> None:
    html = page_html("# T\n\n- **a** <img src=x>\n  - ![x](http://evil)\n\n*quiet* text & 2*3*4", 2)
    assert html == (
        '<h2>T</h2><ul class="plan-list"><li><strong>a</strong> &lt;img src=x&gt;</li>'
        '<li class="further-in">![x](http://evil)</li></ul><p><em>quiet</em> text &amp; 2*3*4</p>'
    )


def test_the_real_planner_drafts_behind_the_screen(draw: Draw, shipped_home: Path) -> None:
    page = drafted(draw, Assistant(Settings(home=shipped_home)))
    plan = page.session_state["plan"].plan
    assert plan.actions and plan.outcomes and len(plan.quality) > 20
    assert "Pupil A" in shown(page) and "Quenneville" not in shown(page)
