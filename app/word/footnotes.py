"""Footnotes of a Word document, which python-docx has none of; knows nothing of answers.

Two libraries have footnotes; one takes the place of python-docx, the files of the other are reported not to open. Word
calls a file damaged whose footnotes it cannot pair with their marks, and LibreOffice pairs them by order. So they are
numbered 1, 2, 3 … in the order in which they are put; -1 and 0 are the two lines that part them from the text.
"""

from dataclasses import dataclass, field

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.story import StoryPart
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

TEXT, REFERENCE = "footnote text", "footnote reference"  # what Word itself calls the two styles
TEXT_ID, REFERENCE_ID = "FootnoteText", "FootnoteReference"

_LINE = """
<w:footnote w:type="{kind}" w:id="{number}">
  <w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p>
</w:footnote>"""
_PART = (
    f"<w:footnotes {nsdecls('w', 'r')}>"
    + _LINE.format(kind="separator", number=-1)
    + _LINE.format(kind="continuationSeparator", number=0)
    + "</w:footnotes>"
)
_SETTINGS = f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


@dataclass
class Footnotes:
    """The footnotes of one document; they have to be put in the order of its text."""

    part: StoryPart
    count: int = field(default=0)


def open_footnotes(document: Document) -> Footnotes:
    """The footnotes of a new document, none yet: their part, their two styles, and their place in its settings."""
    package = document.part.package
    assert package is not None, "a document is a part of its package"
    part = StoryPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, _element(_PART), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.settings.element.xpath("w:compat")[0].addprevious(_element(_SETTINGS))  # the schema's order
    text = document.styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style, text.font.size = document.styles["Normal"], Pt(10)
    text.paragraph_format.space_after, text.paragraph_format.line_spacing = Pt(2), 1.0
    reference = document.styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript = True
    text.element.styleId, reference.element.styleId = TEXT_ID, REFERENCE_ID
    return Footnotes(part)


def put_footnote(footnotes: Footnotes, paragraph: Paragraph, words: str, address: str = "") -> int:
    """Put a footnote at the end of a paragraph, with an address of the web behind its words; returns its number."""
    footnotes.count += 1
    number = str(footnotes.count)
    mark = paragraph.add_run(style=REFERENCE)
    mark._r.append(_new("w:footnoteReference", id=number))
    # A bookmark around the mark, by which it can be cited again.
    mark._r.addprevious(_new("w:bookmarkStart", id=number, name=_bookmark(footnotes.count)))
    mark._r.addnext(_new("w:bookmarkEnd", id=number))
    note, inside = _new("w:footnote", id=number), OxmlElement("w:p")
    note.append(inside)
    footnotes.part.element.append(note)
    below = Paragraph(inside, footnotes.part)
    below.style = TEXT
    below.add_run(style=REFERENCE)._r.append(OxmlElement("w:footnoteRef"))
    below.add_run(f" {words}")
    if address:
        below.add_run(" ")
        _put_link(footnotes.part, below, address)
    return footnotes.count


def put_again(paragraph: Paragraph, number: int) -> None:
    """Put the number of a footnote that stands above once more; Word keeps it right when footnotes come or go."""
    again = _new("w:fldSimple", instr=f" NOTEREF {_bookmark(number)} \\f \\h ")
    again.append(paragraph.add_run(str(number), style=REFERENCE)._r)
    paragraph._p.append(again)


def _put_link(part: StoryPart, paragraph: Paragraph, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run: Run = paragraph.add_run(address)
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _bookmark(number: int) -> str:
    return f"_RefNote{number}"  # the line in front keeps it out of Word's list of bookmarks


def _new(tag: str, **attributes: str) -> BaseOxmlElement:
    return OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})


def _element(xml: str) -> BaseOxmlElement:
    return parse_xml(xml)
