"""Saved web pages: the main content and nothing around it."""

import warnings
from pathlib import Path

import pytest

from ingest.document import Block, Document
from ingest.read_html import read

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
