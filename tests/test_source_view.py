"""The sources of an answer, and the page of one over everything else, as Streamlit draws them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.screens import source_view
from ingest.page_picture import PagePicture
from tests.browser.fake import ANSWER, FakeAssistant, citation
from tests.drawing import Draw, shown
from tests.printed import printed_code


@pytest.fixture
def code(tmp_path: Path) -> Path:
    return printed_code(tmp_path)


def asked(draw: Draw, **more: Any) -> AppTest:
    return draw(FakeAssistant.with_code(**more)).chat_input[0].set_value("How long does the council have?").run()


def ways(page: AppTest) -> list[str]:
    """The marks of the sources whose page can be shown."""
    return [(each.key or "").removeprefix("show-page-1-") for each in page.button if each.label == "Show the page"]


def pictures(page: AppTest) -> list[str]:
    """What the pictures on the page say of themselves."""
    return [picture.alt for element in page.get("image") for picture in element.proto.imgs]  # type: ignore[attr-defined]


def test_a_card_leads_to_its_page_only_where_its_source_is_held_as_a_pdf(draw: Draw, code: Path) -> None:
    assert ways(asked(draw, pdf=code)) == ["1", "3", "4", "5", "6"], "all but the summary, which has no page"
    assert ways(asked(draw)) == []


def test_the_cards_stay_in_the_order_of_their_marks(draw: Draw, code: Path) -> None:
    text = shown(asked(draw, pdf=code))
    places = [text.index(f'id="source-1-{each.mark}"') for each in ANSWER.citations]
    assert text.index("Where this comes from") < places[0] and places == sorted(places)
    assert text.count(' has-page"') == 5


def test_the_page_opens_with_the_passage_told_in_its_picture_and_its_words(draw: Draw, code: Path) -> None:
    page = asked(draw, pdf=code)
    page.button(key="show-page-1-1").click().run()
    assert "Page 152 (2 of 3 in the file)" in shown(page)
    (alt,) = pictures(page)
    assert alt.startswith(
        "Page 152 (2 of 3 in the file) of SEND Code of Practice, as printed. Marked on it: “The local"
    )
    assert "<mark>» The local authority must decide within a maxi-mum of 6 weeks" in shown(page)
    assert [page.button(key=key).disabled for key in ("page-before", "page-after")] == [False, False]


def test_a_passage_that_is_not_found_is_told_plainly_and_its_words_stand_there(draw: Draw, code: Path) -> None:
    lost = citation(1, "SEND Code of Practice 9.41", quote="Words that are nowhere on the page at all.")
    page = asked(draw, pdf=code, answer=replace(ANSWER, citations=(lost,)))
    page.button(key="show-page-1-1").click().run()
    assert f":material/info: {source_view.NOT_MARKED}" in shown(page)
    assert "The passage: “Words that are nowhere on the page at all.”" in shown(page)


def test_a_page_that_cannot_be_shown_says_why(draw: Draw, code: Path) -> None:
    page = asked(draw, pdf=code)
    code.unlink()
    page.button(key="show-page-1-1").click().run()
    assert [each.value for each in page.error] == [r"The kept copy of the Code is gone\: add its file again\."]
    assert pictures(page) == []


def test_what_a_page_says_is_shown_as_text() -> None:
    page = PagePicture(b"", 1, 9, "a <b> & c", 4, None, ((2, 5),))
    assert source_view.words(page) == '<p class="page-words">a <mark>» &lt;b&gt; «</mark> &amp; c</p>'
    assert source_view.place(page) == "A page without a number (4 of 9 in the file)"
    assert source_view.place(replace(page, number=4)) == "Page 4 of 9"
