"""What makes a citation verified, what sets a statement apart, and that a broken quote gets past neither."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.ask.answer import Answer, Citation, Question, Statement
from app.ask.as_json import as_data
from app.ask.check import REPORTED, checked
from app.ask.cite import cite
from app.ask.draft import Draft
from app.ask.markdown import as_markdown, scope
from knowledge.contents import Contents
from knowledge.guides import Rule
from knowledge.library import Library
from knowledge.markdown import Support
from knowledge.passages import Passage
from knowledge.shelf import open_shelf
from knowledge.sources import listed_sources
from tests.commands import ASK
from tests.workrooms import small_embedder

DECIDES = "The panel decides within six weeks.\nIt may ask for more time, once."
PASSAGES = (
    Passage("send-code-2015", "SEND Code of Practice 1.1", DECIDES, 19, ("1 Principles", "Deciding")),
    Passage(
        "send-code-2015", "SEND Code of Practice 1.2", "Parents are told.", 19, ("1 Principles",), warning="Not now."
    ),
    Passage(
        "cfa-2014", "Children and Families Act 2014 s.42(2)", "Ours: it must be secured. Ours too.", held="summary"
    ),
    Passage("send-reform-2026", listed_sources()["send-reform-2026"].cite, "Three layers.", held="summary"),
    Passage(
        "exclusion-guidance-2024",
        "Suspension and Permanent Exclusion guidance (August 2024) para 1",
        "Only the head.",
        8,
    ),
)
REFORM = PASSAGES[3].reference
TODAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of five passages, in words of our own."""
    found = Library(tmp_path_factory.mktemp("five"))
    vectors = small_embedder().encode([passage.text for passage in PASSAGES])
    found.replace(Contents(tuple(listed_sources().values()), PASSAGES, (), "shelf"), vectors, vectors[:0], "small")
    return found


def _cite(library: Library, reference: str, summary: str) -> Citation:
    return library.read(lambda held: cite(held, open_shelf(), Support(1, reference, summary, 0)))


def test_words_of_a_held_document_are_quoted_with_page_and_headings(library: Library) -> None:
    found = _cite(library, "SEND Code of Practice 1.1", "a decision is due within six weeks")
    assert (found.quote, found.held, found.verified) == ("The panel decides within six weeks.", "text", True)
    assert (found.page, found.headings) == (19, ("1 Principles", "Deciding"))
    assert (found.source, found.status) == ("send-code-2015", "in force") and found.url.startswith("https://")


def test_a_whole_passage_is_quoted_whole_whatever_its_white_space(library: Library) -> None:
    found = _cite(library, "SEND Code of Practice 1.1", DECIDES.replace("\n", "  "))
    assert found.verified and " ".join(found.quote.split()) == " ".join(DECIDES.split())


@pytest.mark.parametrize(
    "broken", ["The panel decides within eight weeks.", "The panel decides in six weeks.", "Parents!"]
)
def test_a_broken_quote_of_a_held_document_is_never_shown(library: Library, broken: str) -> None:
    found = _cite(library, "SEND Code of Practice 1.1", broken)
    assert found.quote != broken and " ".join(found.quote.split()) in " ".join(DECIDES.split())


def test_our_summary_is_verified_by_the_edition_that_it_names(library: Library) -> None:
    found = _cite(library, "Children and Families Act 2014 s.42(2)", "Ours too.")
    assert (found.held, found.verified, found.page, found.quote) == ("summary", True, None, "Ours too.")
    source = listed_sources()["cfa-2014"]
    assert found.edition == f"{source.edition}, sha256 {source.edition_sha256}"


@pytest.mark.parametrize("broken", ["Ours: it may be secured.", "ours too.", "Ours  too", "Ours too. And more.", " "])
def test_a_summary_that_is_not_the_one_in_the_library_is_not_verified(library: Library, broken: str) -> None:
    found = _cite(library, "Children and Families Act 2014 s.42(2)", broken)
    assert found.verified == (broken == "Ours  too"), "white space alone may differ"
    assert found.held == "summary"


def test_a_summary_read_through_secondary_pages_is_not_verified(library: Library) -> None:
    found = _cite(library, REFORM, "Three layers.")
    assert (found.verified, found.edition, found.status) == (False, "", "proposed")


@pytest.mark.parametrize(
    "reference",
    ["SEND Code of Practice 9.99", "Equality Act 2010 s.20", "SEND Code of Practice 1.11", "Section 12 of nowhere", ""],
)
def test_what_is_not_held_is_not_verified(library: Library, reference: str) -> None:
    found = _cite(library, reference, "The panel decides within six weeks.")
    assert (found.verified, found.page, found.edition) == (False, None, "")
    assert found.reference == reference


def test_a_part_of_a_held_section_rests_on_the_section(library: Library) -> None:
    found = _cite(library, "Children and Families Act 2014 s.42(2)(a)", "Ours too.")
    assert found.verified and found.source == "cfa-2014"


def _answer(library: Library, *rules: tuple[str, str, str], today: date = TODAY) -> Answer:
    """The answer that a draft with these (text, reference, summary) comes to."""
    draft = Draft("answered", "Heading", "**Short.**")
    for number, (text, reference, summary) in enumerate(rules, 1):
        page = (Support(number, reference, summary, 0),)
        draft.add([Rule(text, (number,), "MUST")], page)
    citations = library.read(lambda held: tuple(cite(held, open_shelf(), support) for support in draft.supports))
    return checked(draft, citations, Question("Who?"), today)


GOOD = ("It must be secured.", "Children and Families Act 2014 s.42(2)", "Ours too.")
RUMOUR = ("There are three layers.", REFORM, "Three layers.")


def test_a_statement_that_rests_on_nothing_verified_is_set_apart_and_comes_last(library: Library) -> None:
    answer = _answer(library, RUMOUR, GOOD)
    assert [(each.text, each.section) for each in answer.statements] == [(GOOD[0], ""), (RUMOUR[0], REPORTED)]
    assert any("not verified" in line for line in answer.warnings)
    assert any("is a proposal, not law" in line for line in answer.warnings)


def test_breaking_the_quote_of_a_good_draft_sets_its_statement_apart(library: Library) -> None:
    assert _answer(library, GOOD).statements[0].section == "" and _answer(library, GOOD).warnings == ()
    broken = _answer(library, (GOOD[0], GOOD[1], GOOD[2].replace("too", "also")))
    assert broken.statements[0].section == REPORTED and not broken.citations[0].verified
    assert any("not verified" in line for line in broken.warnings)


def test_a_statement_with_one_verified_citation_stays(library: Library) -> None:
    draft = Draft("answered", "Heading", "**Short.**")
    page = (Support(1, GOOD[1], GOOD[2], 0), Support(2, REFORM, "Three layers.", 0))
    draft.add([Rule("Both say so.", (1, 2)), Rule("Advice without a source.", ())], page)
    citations = library.read(lambda held: tuple(cite(held, open_shelf(), support) for support in draft.supports))
    answer = checked(draft, citations, Question("Who?"), TODAY)
    assert [each.section for each in answer.statements] == ["", ""]


def test_a_mark_without_a_citation_is_dropped(library: Library) -> None:
    draft = Draft("answered", "Heading", statements=[Statement("Text.", "MUST", (1, 7))])
    citation = library.read(lambda held: cite(held, open_shelf(), Support(1, GOOD[1], GOOD[2], 0)))
    assert checked(draft, (citation,), Question("Who?"), TODAY).statements[0].citations == (1,)


def test_superseded_and_out_of_date_passages_are_warned_of_once(library: Library) -> None:
    old = ("Only the head may.", PASSAGES[4].reference, "only the head")
    answer = _answer(library, old, (old[0], old[1], "Only the head."))
    assert len([line for line in answer.warnings if "superseded edition" in line]) == 1
    told = _answer(library, ("Parents are told.", "SEND Code of Practice 1.2", "Parents are told."))
    assert told.warnings.count("SEND Code of Practice 1.2: Not now.") == 1


def test_the_day_is_the_draft_s_or_the_day_of_the_search(library: Library) -> None:
    assert _answer(library, GOOD).as_at == "2026-11-23"
    assert checked(Draft("answered", "H", as_at="2025-01-01"), (), Question("?"), TODAY).as_at == "2025-01-01"


def test_what_was_checked_long_ago_is_told_once_with_the_day_and_what_to_do(library: Library) -> None:
    checked_on = date.fromisoformat(listed_sources()["cfa-2014"].checked_on)
    last_good, later = checked_on + timedelta(days=90), checked_on + timedelta(days=91)
    assert not _answer(library, GOOD, today=last_good).warnings
    code = ("It decides.", "SEND Code of Practice 1.1", "it is decided within six weeks")
    (told,) = _answer(library, GOOD, code, today=later).warnings
    assert "Monday 23 November 2026" in told and "90 days" in told and "gov.uk" in told and "update" in told


def test_a_school_s_own_document_and_an_answer_without_a_source_do_not_grow_stale(library: Library) -> None:
    far = date(2030, 1, 1)
    cited = library.read(lambda held: cite(held, open_shelf(), Support(1, GOOD[1], GOOD[2], 0)))
    draft = Draft("answered", "Heading", statements=[Statement("Ours.", "", (1,))])
    own = checked(draft, (replace(cited, authority="school", checked_on="2026-01-01"),), Question("?"), far)
    assert not any(
        "last checked" in line
        for line in (*own.warnings, *checked(Draft("refused", "H"), (), Question("?"), far).warnings)
    )


def test_an_answer_without_a_page_is_as_at_the_day_its_oldest_source_was_checked(library: Library) -> None:
    assert _answer(library, GOOD, today=date(2027, 6, 1)).as_at == listed_sources()["cfa-2014"].checked_on


def test_a_draft_numbers_marks_in_the_order_of_their_use_over_pages() -> None:
    first = (Support(1, "A", "a", 0), Support(2, "B", "b", 0))
    second = (Support(1, "B", "b", 0), Support(2, "C", "c", 0))
    draft = Draft("answered", "Heading")
    assert draft.renumbered("Two[2] one[1].", first) == "Two[1] one[2]."
    draft.add([Rule("Both", (1, 2))], second)
    assert draft.statements[0].citations == (1, 3)
    assert [(each.mark, each.reference) for each in draft.supports] == [(1, "B"), (2, "A"), (3, "C")]


def test_an_answer_as_markdown_says_how_each_citation_was_checked(library: Library) -> None:
    code = ("It decides.", "SEND Code of Practice 1.1", "it is decided within six weeks")
    text = as_markdown(_answer(library, GOOD, RUMOUR, code))
    assert "- **MUST** It must be secured.[1]" in text and f"### {REPORTED}" in text
    assert "our summary; the official text is not on this computer" in text
    assert "(proposed; not verified): Three layers." in text
    assert "page 19 (in force; checked against the text): “The panel decides within six weeks.”" in text
    old = replace(_answer(library, GOOD), as_at="2026-01-02")
    assert scope(old) in as_markdown(old) and "2026-01-02" in scope(old)


def test_an_answer_as_data_has_what_is_promised(library: Library) -> None:
    data = as_data(_answer(library, GOOD))
    assert list(data) == ASK
    assert data["statements"][0] | {"text": GOOD[0], "duty": "must", "citations": [1]} == data["statements"][0]
    wanted = "mark reference source title page quote held verified status url".split()
    assert set(wanted) <= set(data["citations"][0])
