"""Reads Markdown by way of the HTML that it stands for; also knows the marks that DfE's own pages put into it."""

import re
from pathlib import Path

from markdown_it import MarkdownIt

from ingest.decode import decode
from ingest.document import Document
from ingest.html_blocks import blocks, first_headings, parse

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
# {details} … {/details} folds a part away on the DfE's site, $Summary … $EndSummary names the fold.
_SITE_MARKS = re.compile(r"\{/?details\}|^[ \t]*\$(?:End)?Summary[ \t]*$", re.MULTILINE)


def read(path: Path) -> Document:
    """The text of a Markdown file under its headings; its title is the front matter's, or its only first heading."""
    text = decode(path)
    front = _FRONT_MATTER.match(text)
    body = _SITE_MARKS.sub("", text[front.end() :] if front else text)
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(body)
    tree = parse(html.replace("**", ""))  # bold that CommonMark does not see as bold is meant as bold all the same
    stated = _TITLE.search(front[1]) if front else None
    first = first_headings(tree)
    title = stated[1].strip("\"'") if stated else (first[0] if len(first) == 1 else "")
    return Document(title, tuple(blocks(tree, title)))
