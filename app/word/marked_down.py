"""A page that is written in Markdown, put into a Word document; does not know what it says."""

from collections.abc import Iterator, Sequence

from docx.shared import Mm
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.word.paper import Paper
from app.word.table import add_row, new_table

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["hr", "code", "html_block", "lheading"])
_LISTS = {"bullet_list_open": "List Bullet", "ordered_list_open": "List Number"}
_WIDTH = 160  # millimetres between the margins


def put_markdown(paper: Paper, text: str, below: int) -> None:
    """Put a text's headings (the highest under one of the level `below`), paragraphs, lists and tables."""
    tokens = _MARKDOWN.parse(paper.spoken(text))
    top = min((int(each.tag[1]) for each in tokens if each.type == "heading_open"), default=1)
    styles: list[str] = []
    for place, token in enumerate(tokens):
        if token.type in _LISTS:
            styles.append(_LISTS[token.type])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            styles.pop()
        elif token.type == "heading_open":
            level = min(9, below + 1 + int(token.tag[1]) - top)
            _put_inline(paper.document.add_heading("", level), tokens[place + 1])
        elif token.type == "paragraph_open":
            _put_inline(paper.document.add_paragraph("", styles[-1] if styles else None), tokens[place + 1])
        elif token.type == "table_open":
            _put_table(paper, [*_rows(tokens[place:])])


def plain(text: str) -> str:
    """The text as lines without Markdown's signs: a heading is a line, an item has a bullet before it."""
    lines, depth = [], 0
    tokens = _MARKDOWN.parse(text)
    for token, before in zip(tokens, [None, *tokens], strict=False):
        depth += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        if token.type == "inline" and before:
            words = "".join(_words(each) for each in token.children or ())
            lines.append(f"• {words}" if depth and before.type == "paragraph_open" else words)
    return "\n".join(lines)


def _put_inline(line: Paragraph, token: Token) -> None:
    bold = italic = False
    for each in token.children or ():
        bold = each.type == "strong_open" or (bold and each.type != "strong_close")
        italic = each.type == "em_open" or (italic and each.type != "em_close")
        if words := _words(each):
            run = line.add_run(words)
            run.bold, run.italic = bold or None, italic or None


def _words(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def _rows(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The rows of the table that tokens begin with, the inline tokens of each."""
    row: list[Token] = []
    for token in tokens:
        if token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            yield row
            row = []
        elif token.type == "table_close":
            return


def _put_table(paper: Paper, rows: Sequence[Sequence[Token]]) -> None:
    count = len(rows[0])
    table = new_table(paper.document, [each.content for each in rows[0]], [Mm(_WIDTH / count)] * count)
    for row in rows[1:]:
        cells = add_row(table, [""] * count).cells
        for cell, token in zip(cells, row, strict=True):
            _put_inline(cell.paragraphs[0], token)
    paper.document.add_paragraph()
