"""Saved web pages: the main content and nothing around it."""

import re
import warnings
from datetime import date
from pathlib import Path

import pytest

from ingest.document import Block, Document
from ingest.own import own_source
from ingest.read_html import read
from ingest.split import split
from knowledge.passages import Passage

PAGE = """<!DOCTYPE html><html><head><title>Ramps and rails - GOV.UK</title><style>p {{}}</style></head><body>
<div id="global-cookie-message" class="gem-c-cookie-banner"><p>Cookies on GOV.UK</p></div>
<a class="govuk-skip-link" href="#content">Skip to main content</a>
<header role="banner"><p>GOV.UK</p></header><nav><ul><li>Home</li></ul></nav>
{main}
<footer><p>Crown copyright</p></footer><script>var x = "<p>script</p>";</script></body></html>"""


def _read(folder: Path, html: str, encoding: str = "utf-8") -> Document:
    path = folder / "page.html"
    path.write_bytes(html.encode(encoding))
    return read(path)


@pytest.mark.parametrize("main", ["<main><h1>{0}</h1>{1}</main>", "<div role='main'><h1>{0}</h1>{1}</div>", "{1}"])
def test_only_the_main_content_is_read(tmp_path: Path, main: str) -> None:
    inside = main.format("Ramps and rails", "<p>Ask the <a href='/c'>council</a>.</p><nav>Contents</nav>")
    assert _read(tmp_path, PAGE.format(main=inside)) == Document("Ramps and rails", (Block("Ask the council."),))


def test_headings_nest_and_are_not_glued_to_text(tmp_path: Path) -> None:
    html = "<main><h1>T</h1><p>A</p><h2>One</h2><div>B<h3>Deep <br>er</h3>C</div><h2>Two</h2><p>D</p></main>"
    blocks = _read(tmp_path, html).blocks
    assert [(block.text, block.headings) for block in blocks] == [
        ("A", ()), ("B", ("One",)), ("C", ("One", "Deep er")), ("D", ("Two",)),
    ]  # fmt: skip


def test_lists_tables_and_line_breaks_are_lines(tmp_path: Path) -> None:
    html = (
        "<main><ul><li>one<ul><li>inner</li></ul></li><li><p>two</p>\n<p>more</p></li></ul><p>Fund<br>\nCall us</p>"
        "<table><tr><th>When</th><th>Who</th></tr><tr><td>By <b>week 6</b></td><td>council</td></tr></table></main>"
    )
    texts = [block.text for block in _read(tmp_path, html).blocks]
    assert texts == ["- one\n  - inner\n- two more", "Fund\nCall us", "When | Who", "By week 6 | council"]


def test_a_table_that_lays_out_the_page_is_read_through(tmp_path: Path) -> None:
    html = "<body><table><tr><td><h2>Help</h2><p>Words.</p></td></tr></table></body>"
    assert _read(tmp_path, html).blocks == (Block("Words.", headings=("Help",)),)


def test_invisible_characters_hidden_parts_and_comments_are_dropped(tmp_path: Path) -> None:
    html = "<main><p>sup\u00adport\u200b plan\u00a0A<!-- note --></p><p hidden>secret</p></main>"
    assert [block.text for block in _read(tmp_path, html).blocks] == ["support plan A"]


def test_a_heading_named_after_cookies_or_feedback_is_content(tmp_path: Path) -> None:
    html = '<main><h2 id="cookie-banner">Cookies</h2><div id="feedback">Feedback helps.</div></main>'
    assert _read(tmp_path, html).blocks == (Block("Feedback helps.", headings=("Cookies",)),)


def test_other_encodings_and_xhtml_are_read_without_a_warning(tmp_path: Path) -> None:
    html = '<?xml version="1.0" encoding="iso-8859-1"?><div><p>pupil’s café</p></div>'
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert _read(tmp_path, html, "cp1252").blocks == (Block("pupil’s café"),)


def test_gov_uk_pages_have_their_title_and_sections(real_sources: Path) -> None:
    document = read(real_sources / "samples" / "help-for-disabled-child.html")
    assert document.title == "Help if you have a disabled child"
    headings = list(dict.fromkeys(block.headings for block in document.blocks))
    assert headings[:4] == [(), ("Overview",), ("Help with costs",), ("Help if you’re on a low income",)]
    text = "\n".join(block.text for block in document.blocks)
    assert "\n- holiday play schemes\n" in text and "<" not in text and "http" not in text


def test_terms_and_captions_are_lines(tmp_path: Path) -> None:
    html = (
        "<main><dl><dt>From:</dt><dd>The <b>council</b></dd><dt>Day</dt><dt>Time</dt><dd>Monday</dd><dd></dd></dl>"
        "<table><caption>Dates</caption><tr><td>1 May</td></tr></table>"
        "<dl><dt>A</dt><dd><ul><li>b</li></ul></dd></dl></main>"
    )
    texts = [block.text for block in _read(tmp_path, html).blocks]
    assert texts == ["From: The council\nDay / Time: Monday", "Dates", "1 May", "A", "- b"]


def _passages(path: Path) -> list[Passage]:
    source = own_source(path, read(path).title, "0" * 64, date(2026, 11, 23))
    return list(split(read(path), source))


def test_a_gov_uk_page_is_cut_by_its_headings_without_what_stands_around_it() -> None:
    found = _passages(Path(__file__).parent / "fixtures" / "govuk-page.html")
    assert [(each.reference.partition(": ")[2], each.text.split("\n")) for each in found] == [
        ("", [
            "How schools look after ponds.", "From: Department for Ponds", "Published: 1 May 2024",
            "Last updated: 2 June 2025 — See all updates", "Applies to: England",
        ]),
        ("1. Who looks after it", [
            "The PK must:", "- count newts", "- tell:", "  1. the head", "  2. the council", "Do not feed herons.",
            "Call the pond line.",
        ]),
        ("When it freezes", [
            "Ice", "Thickness | What to do", "1 cm | Keep off", "10 cm | Skate with care", "See the note.", "A pond",
        ]),
        ("Pond line", [
            "Email: pond@example.org", "Telephone: 0300 000 0000", "For example, a tarn.", "More about tarns",
            "A tarn is a pond on a hill.",
        ]),
        ("Pond form", ["PDF, 120 KB, 2 pages"]),
    ]  # fmt: skip
    assert found[2].headings == ("1. Who looks after it", "When it freezes")


def test_every_real_gov_uk_page_is_cut_well(real_sources: Path) -> None:
    paths = sorted((real_sources / "samples").glob("*.html"))
    if not paths:
        pytest.skip(f"there are no gov.uk pages in {real_sources / 'samples'}")
    for path in paths:
        found = _passages(path)
        text = "\n".join(each.text for each in found)
        assert len({each.reference for each in found}) == len(found) > 8, path.name
        assert all(len(each.text) <= 1_200 and each.reference.startswith(read(path).title) for each in found)
        assert not re.search(r"cookie|is this page useful|skip to main|<[a-z/]|https?://", text, re.IGNORECASE)
        assert "\n- " in text and not re.search(r"[a-z][.:][A-Z]", text), "lists are lines and nothing is glued"


def test_a_real_table_keeps_its_head_and_rows(real_sources: Path) -> None:
    path = real_sources / "samples" / "disabled-facilities-grants.html"
    (passage,) = [each for each in _passages(path) if each.headings[-1:] == ("How much you can apply for",)]
    assert passage.text.startswith("Country | Grant\nEngland | Up to £30,000\n")
