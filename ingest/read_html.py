"""Reads a saved web page: its main content and nothing around it; knows gov.uk's pages best."""

import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from ingest.decode import decode
from ingest.document import Document
from ingest.html_blocks import blocks, first_headings, parse

_SITE = re.compile(r"\s+[-|–]\s+GOV\.UK\s*$")


def read(path: Path) -> Document:
    """The title and the main content of an HTML page, without navigation, scripts and banners."""
    soup = parse(decode(path))
    main = _main_content(soup)
    title = next((heading for heading in first_headings(main) if heading), "") or _page_title(soup)
    return Document(title, tuple(blocks(main, title)))


def _main_content(soup: BeautifulSoup) -> Tag:
    return soup.find("main") or soup.find(role="main") or soup.find("article") or soup.body or soup


def _page_title(soup: BeautifulSoup) -> str:
    title = soup.title.get_text() if soup.title else ""
    return _SITE.sub("", " ".join(title.split()))
