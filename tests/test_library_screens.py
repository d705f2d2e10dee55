"""The pages of the library: lists, filters, and each guide, strategy and chapter at an address of its own."""

import pytest

from app.screens import markup
from knowledge.shelf import open_shelf
from tests.browser.fake import ANSWER, FakeAssistant
from tests.drawing import Draw, links, shown


def test_the_guides_are_listed_by_topic_and_each_has_an_address_of_its_own(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "guides_page.py")
    assert page.title[0].value == "Guides"
    assert "annual reviews" in links(page, "topic")
    page.selectbox(key="topic").set_value("annual reviews").run()
    assert "annual-review-process" in links(page, "guide")


def test_a_guide_is_shown_as_an_answer_with_its_facts_and_its_related_guides(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "guides_page.py", guide="annual-review-process")
    assert page.title[0].value == markup.plain(ANSWER.heading)
    assert "<strong>Six weeks at most.</strong>" in shown(page)
    assert "annual reviews · asked by: SENCO, Teacher, Trainee" in shown(page)
    assert "phase-transfer-reviews" in links(page, "guide")


@pytest.mark.parametrize(
    ("listing", "parameter"),
    [("guides_page.py", "guide"), ("strategies_page.py", "strategy"), ("strategies_page.py", "not-recommended")],
)
def test_a_page_that_is_not_there_is_told_with_a_way_back(draw: Draw, listing: str, parameter: str) -> None:
    page = draw(FakeAssistant.with_code(), listing, **{parameter: "no"})
    assert page.title[0].value == "Not found" and page.error[0].value
    assert "Back to the list" in [each.proto.label for each in page.get("page_link")]


def test_strategies_are_narrowed_by_barrier_and_phase(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "strategies_page.py", barrier="following instructions", phase="primary")
    shown_here = links(page, "strategy")
    assert "one-step-instructions" in shown_here
    shelf = open_shelf().strategies
    assert all("following instructions" in shelf[name].barriers for name in shown_here)
    assert all("primary" in shelf[name].phases for name in shown_here)


def test_a_strategy_is_shown_with_what_it_takes(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "strategies_page.py", strategy="one-step-instructions")
    assert "<dt>What gets in the way</dt><dd>following instructions" in shown(page) and "Cost: none" in shown(page)


def test_what_is_not_recommended_is_listed_beneath_the_barriers(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "strategies_page.py")
    assert set(links(page, "not-recommended")) == set(open_shelf().not_recommended)


def test_a_chapter_shows_gists_duties_and_notes(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "law_page.py", chapter="code-09")
    text = shown(page)
    assert "<blockquote>The words of the Code itself.</blockquote>" in text
    assert 'id="passage-9-41"' in text and "chapter=code-09&amp;passage=9.41" in text
    assert ">MUST</span>" in text and 'class="warning"' in text


def test_a_chapter_that_is_not_there_is_told(draw: Draw) -> None:
    assert draw(FakeAssistant.with_code(), "law_page.py", chapter="code-99").title[0].value == "Not found"


def test_every_chapter_is_listed(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "law_page.py")
    assert {"code-09", "cfa-2014", "send-regulations-2014"} <= set(links(page, "chapter"))


def test_terms_are_found_by_any_of_their_names(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "glossary_page.py")
    page.text_input(key="words").set_value("EHCP").run()
    assert shown(page).index("<strong>EHC plan</strong>") < 400


def test_time_limits_come_with_their_exceptions_and_references(draw: Draw) -> None:
    text = shown(draw(FakeAssistant.with_code(), "time_limits_page.py"))
    assert "6 weeks" in text and "20 weeks" in text and ">UNLESS</span>" in text
    assert "SEND Regulations 2014 reg 5(1)" in text


def test_the_framework_leads_to_guides(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "framework_page.py")
    assert len(page.expander) >= 8
    assert set(links(page, "guide")) <= set(open_shelf().guides)
