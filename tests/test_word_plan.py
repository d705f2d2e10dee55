"""A plan as a Word file, read back; and a school's own template, which may put words in and nothing else."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from app.plan.approve import approved
from app.plan.plan import Plan, Verdict
from app.word.plan import plan_file
from app.word.plan_placeholders import placeholders
from knowledge.errors import ReaderError
from tests.plans import OUTCOME, PLAN, TODAY
from tests.word_back import Back, text_of

VERDICTS = (Verdict("Short", True, "Fine.", "SEND Code of Practice 6.48"), Verdict("Owned", False, "Say who.", ""))
RICH = replace(PLAN, quality=VERDICTS, school_advice="Basis: the Code.")


@pytest.fixture(scope="module")
def back() -> Back:
    return Back(plan_file(RICH, TODAY))


def _tables(back: Back) -> dict[str, list[list[str]]]:
    return {
        table.rows[0].cells[-1].text: [[cell.text for cell in row.cells] for row in table.rows]
        for table in back.document.tables
    }


def test_its_headings_lead_through_the_plan_and_the_passport_is_on_page_one(back: Back) -> None:
    heads = [text for style, text in back.lines if style in ("Title", "Heading 1")]
    assert heads == [
        "Support plan for Pupil A", "Passport of Pupil A", "The plan", "Assess, plan, do, review",
        "The school's advice", "Letter to the parents", "For the pupil",
    ]  # fmt: skip
    new_page = [each.text for each in back.document.paragraphs if each.paragraph_format.page_break_before]
    assert new_page == heads[2:]
    assert ("Heading 2", "What I like") in back.lines and ("List Bullet", "Face me") in back.lines


def test_it_says_how_it_stands_on_each_page() -> None:
    one = approved(replace(PLAN, approvals_wanted=2), "Ms Ito", date(2026, 12, 1))
    two = approved(one, "Mr Bell", date(2026, 12, 2))
    for plan, words in (
        (PLAN, "Draft: not approved by anybody"),
        (one, "Draft: approved by Ms Ito on Tuesday 1 December 2026; a second person has still to approve it"),
        (two, "Approved by Ms Ito on Tuesday 1 December 2026 and by Mr Bell on Wednesday 2 December 2026"),
    ):
        made = Back(plan_file(plan, TODAY))
        assert made.lines[1][1] == words
        (foot,) = made.document.sections[0].footer.paragraphs
        assert words in text_of(foot._p) and foot._p.findall(qn("w:fldSimple"))


def test_its_tables_have_marked_headers_that_repeat_and_no_merged_cells(back: Back) -> None:
    tables = _tables(back)
    assert tables["Reviewed"][1] == [OUTCOME.text, OUTCOME.measure, OUTCOME.review]
    whats = [row[0] for row in tables["Checked by"] if row[0][0].isdigit()]
    assert whats == [f"{number}. {each.what}" for number, each in enumerate(PLAN.actions, 1)]
    assert [text for style, text in back.lines if style == "Heading 3" and text in whats] == whats
    assert any("may serve a duty: Equality Act 2010 s.20(3)" in text for _, text in back.lines)
    assert tables["Reference"][1:] == [["Owned", "Say who.", ""]]
    assert ("Normal", "Kept: Short.") in back.lines
    for table in back.document.tables:
        flagged = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert flagged == [True] + [False] * (len(table.rows) - 1)
    assert not list(back.body.iter(qn("w:gridSpan"), qn("w:vMerge")))


def test_only_what_was_checked_is_a_footnote(back: Back) -> None:
    notes = [each for number, each in back.notes.items() if number > 0]
    assert [each.split(",")[0] for each in notes] == ["SEND Code of Practice 6.37", "Equality Act 2010 s.20(3)"]
    assert "(unverified: A council's page)" in text_of(back.body)


def test_its_title_and_language_are_properties_and_names_come_back_as_the_caller_says() -> None:
    made = Back(plan_file(PLAN, TODAY, lambda text: text.replace("Pupil A", "Zeb\x0b")))
    about = made.document.core_properties
    assert about.language == "en-GB" and about.title.startswith("Support plan for Zeb")
    assert "Pupil A" not in text_of(made.body) and "Zeb" in made.lines[0][1]


def test_an_empty_plan_is_a_document_too() -> None:
    made = Back(plan_file(Plan(replace(PLAN.profile, pupil_view="")), TODAY))
    assert made.lines[0] == ("Title", "Support plan") and "Actions" not in [text for _, text in made.lines]


def _template(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=3, cols=2)
    rows = (("{%tr for each in actions %}", ""), ("{{ each.what }}", "{{ each.sources }}"), ("{%tr endfor %}", ""))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_school_s_template_is_filled(tmp_path: Path) -> None:
    (tmp_path / "ours.docx").write_bytes(
        _template("{{ status }}", "{{ passport }}", "{{ needs }}", "{{ review_date }}")
    )
    plan = replace(PLAN, needs=("A <b> & c", "d {{ letter }}"))
    made = docx.Document(BytesIO(plan_file(plan, TODAY, template=tmp_path / "ours.docx")))
    said = [each.text for each in made.paragraphs]
    assert said[0] == "Draft: not approved by anybody" and said[3] == "Friday 26 March 2027"
    assert (
        said[1]
        == "Passport of Pupil A\nWhat I like\nTrains and timetables.\nWhat helps\n• One step at a time\n• Face me"
    )
    assert said[2] == "A <b> & c\nd {{ letter }}", "what is filled in is words, and no template"
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert [row[0] for row in rows] == [each.what for each in PLAN.actions]
    assert [row[1] for row in rows][:2] == ["SEND Code of Practice 6.37", "Equality Act 2010 s.20(3)"]


def test_every_placeholder_can_be_named_and_stands_in_the_page_of_the_docs() -> None:
    made = plan_file(RICH, TODAY, template=_template(*(f"{{{{ {name} }}}}" for name in placeholders())))
    assert len(docx.Document(BytesIO(made)).paragraphs) == len(placeholders())
    page = (Path(__file__).parents[1] / "docs" / "plan-template.md").read_text(encoding="utf-8")
    assert [line for line in page.splitlines() if line.startswith("| `")] == [
        f"| `{name}` | {what} |" for name, what in placeholders().items()
    ]


def test_a_template_that_wants_more_than_words_is_told_so_in_one_line() -> None:
    for text, words in {
        "{{ pupil_name }}": "{{ pupil_name }}, which is not known. Known are: status",
        "{{ range(9) }}": "{{ range }}, which is not known",
        "{{ ().__class__.__bases__ }}": "",
        "{{ status.upper() }}": "does more than put words in",
        "{{ 'a' * 999999999 }}": "does more than put words in",
        "{{ actions[0].whom }}": "asks for a part that is not there",
        "{{ status | center(99) }}": "not whole or not allowed",
        "{{ status": "not whole or not allowed",
        "{% include 'x' %}": "",
    }.items():
        with pytest.raises(ReaderError) as error:
            plan_file(PLAN, TODAY, template=_template(text))
        assert words in str(error.value) and "\n" not in str(error.value), text
    for data in (b"", b"no file of Word", b"PK\x03\x04"):
        with pytest.raises(ReaderError, match="cannot be read as a Word file"):
            plan_file(PLAN, TODAY, template=data)
