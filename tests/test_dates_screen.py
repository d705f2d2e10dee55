"""The Dates screen and an answer with dates in it, as Streamlit draws them."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.deadlines.calculate import schedule
from app.screens import dates_markup
from tests.browser.fake import FakeAssistant
from tests.drawing import Draw, links, shown


@pytest.fixture
def page(draw: Draw) -> AppTest:
    return draw(FakeAssistant.with_code(), "dates_page.py")


def test_it_says_what_to_do_before_a_date_is_given(page: AppTest) -> None:
    assert page.title[0].value == "Dates" and "Choose a date" in shown(page)
    assert not page.get("download_button")


def test_a_date_gives_the_timeline_and_a_calendar_file(page: AppTest) -> None:
    page.date_input(key="on-ehc-assessment").set_value(date(2026, 5, 1))
    page.date_input(key="from-ehc-assessment").set_value(date(2026, 3, 3)).run()
    text = shown(page)
    assert "Tuesday 14 April 2026" in text and 'class="past"' in text and "6 weeks from Tuesday 3 March 2026" in text
    assert ">UNLESS</span>" in text and "reg 5(4)(a)" in text
    assert len(page.get("download_button")) == 1


def test_further_dates_are_asked_for_and_what_is_missing_is_told(page: AppTest) -> None:
    page.selectbox(key="rule").set_value("annual-review").run()
    page.date_input(key="annual-review-meeting").set_value(date(2026, 11, 12)).run()
    text = shown(page)
    assert "Thursday 26 November 2026" in text and "needs one more date" in text


def test_a_phase_transfer_asks_where_the_pupil_goes(page: AppTest) -> None:
    page.selectbox(key="rule").set_value("phase-transfer").run()
    page.date_input(key="from-phase-transfer").set_value(date(2027, 9, 1)).run()
    assert "Monday 15 February 2027" in shown(page)
    page.selectbox(key="to-phase-transfer").set_value("post-16").run()
    assert "Wednesday 31 March 2027" in shown(page)


def test_the_list_of_limits_leads_here(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "time_limits_page.py")
    assert "EHC needs assessment" in links(page, "rule")


def test_the_dates_of_an_answer_are_a_table() -> None:
    found = schedule("ehc-assessment", date(2026, 3, 3), {}, "", date(2026, 4, 15))
    html = dates_markup.table(found)
    assert html.count("<tr>") == 4 and "Past, by 1 day<" in html and "In 69 days" in html
    assert '<th scope="row">Tuesday 14 April 2026</th>' in html
