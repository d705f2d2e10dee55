"""A plan as a Word document, ours or on a school's own template; decides nothing of what a plan says."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from app.deadlines.explain import in_words
from app.plan.plan import Plan
from app.plan.status import status_line
from app.word.cited import Sources, put_text
from app.word.marked_down import put_markdown
from app.word.paper import Paper, Spoken, as_it_is, open_paper
from app.word.plan_actions import put_actions
from app.word.plan_template import filled
from app.word.table import add_row, new_table

TITLE = "Support plan"
_DATE_WIDTH = Mm(38)


def plan_file(plan: Plan, made_on: date, spoken: Spoken = as_it_is, template: Path | bytes | None = None) -> bytes:
    """A Word document of the plan, the passport on page one; or a school's own template with the plan filled in.

    `spoken` is applied to every text: it puts words back where placeholders stand, or leaves them. A template that
    cannot be read, or has a placeholder that is not known, is a ReaderError.
    """
    if template is not None:
        return filled(template, plan, made_on, spoken)
    paper = open_paper(title_of(plan), made_on, spoken)
    sources = Sources({citation.mark: citation for citation in plan.citations})
    _put_foot(paper, plan)
    _put_passport(paper, plan, made_on)
    _put_plan(paper, sources, plan)
    _put_pages(paper, plan)
    return paper.as_file()


def title_of(plan: Plan) -> str:
    """The document's title, with the pupil's placeholder where the plan has one."""
    pupil = next((each.placeholder for each in plan.masked if each.kind == "pupil"), "")
    return f"{TITLE} for {pupil}" if pupil else TITLE


def _put_passport(paper: Paper, plan: Plan, made_on: date) -> None:
    """Page one, which every teacher gets."""
    paper.heading(title_of(plan), 0)
    paper.line(status_line(plan)).runs[0].bold = True
    paper.line(f"Made on {in_words(made_on)}")
    _put_page(paper, "Pupil passport", plan.passport or "Not written yet.")


def _put_plan(paper: Paper, sources: Sources, plan: Plan) -> None:
    _on_a_new_page(paper.heading("The plan", 1))
    _put_list(paper, sources, "Read this first", plan.warnings)
    _put_list(paper, sources, "Still to ask", plan.asks)
    _put_profile(paper, plan)
    _put_list(paper, sources, "Needs", plan.needs)
    _put_list(paper, sources, "Strengths", plan.strengths)
    _put_outcomes(paper, plan)
    if plan.actions:
        paper.heading("Actions", 2)
        put_actions(paper, sources, plan)
    _put_moments(paper, plan)
    _put_list(paper, sources, "What to stop", plan.stop_doing)
    _put_list(paper, sources, "Access arrangements to look into", plan.access_arrangements)
    _put_list(paper, sources, "Whom to ask for advice", plan.advice)
    _put_quality(paper, plan)


def _put_pages(paper: Paper, plan: Plan) -> None:
    """What is read on its own, each on a page of its own."""
    for heading, text in (
        ("Assess, plan, do, review", plan.cycle),
        ("The school's advice", plan.school_advice),
        ("Letter to the parents", plan.letter),
        ("For the pupil", plan.for_the_pupil),
    ):
        if text:
            _on_a_new_page(_put_page(paper, heading, text))


def _put_page(paper: Paper, heading: str, text: str) -> Paragraph:
    """A page under its own first heading, where it has one, or under this; gives the heading."""
    first, _, rest = text.strip().partition("\n")
    own = first.lstrip("#").strip() if first.startswith("#") else ""
    put = paper.heading(own or heading, 1)
    put_markdown(paper, rest if own else text, 1)
    return put


def _put_profile(paper: Paper, plan: Plan) -> None:
    told = (
        ("Year group", plan.profile.year_group),
        ("Setting", plan.profile.setting),
        ("What the pupil says", plan.profile.pupil_view),
        ("What the parents say", plan.profile.parent_view),
        ("Tried so far", plan.profile.tried_so_far),
    )
    rows = [(name, text) for name, text in told if text]
    if rows:
        paper.heading("What was told", 2)
        _put_rows(paper, ("What", "In the words of those who know the pupil"), rows, (_DATE_WIDTH, Mm(122)))


def _put_outcomes(paper: Paper, plan: Plan) -> None:
    if plan.outcomes:
        paper.heading("Outcomes", 2)
        rows = [(each.text, each.measure, each.review) for each in plan.outcomes]
        _put_rows(paper, ("Outcome", "How it is seen", "Reviewed"), rows, (Mm(66), Mm(56), _DATE_WIDTH))


def _put_moments(paper: Paper, plan: Plan) -> None:
    if plan.moments:
        paper.heading("In the lesson and the day", 2)
        rows = [(each.name, "\n".join(each.lines)) for each in plan.moments]
        _put_rows(paper, ("Moment", "What to adjust"), rows, (_DATE_WIDTH, Mm(122)))


def _put_quality(paper: Paper, plan: Plan) -> None:
    """What the quality rules say: a row for each that is not kept, and the others by name."""
    if not plan.quality:
        return
    paper.heading("Checks", 2)
    open_ = [(each.rule, each.message, each.reference) for each in plan.quality if not each.ok]
    if open_:
        _put_rows(paper, ("Not kept yet", "What to do", "Reference"), open_, (_DATE_WIDTH, Mm(84), Mm(38)))
    kept = [each.rule for each in plan.quality if each.ok]
    if kept:
        paper.line(f"Kept: {'; '.join(kept)}.")


def _put_list(paper: Paper, sources: Sources, heading: str, lines: Sequence[str]) -> None:
    if lines:
        paper.heading(heading, 2)
    for each in lines:
        put_text(paper, sources, paper.line("", "List Bullet"), each)


def _put_rows(paper: Paper, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[Length]) -> None:
    table = new_table(paper.document, heads, widths)
    for row in rows:
        add_row(table, [paper.spoken(each) for each in row])
    paper.document.add_paragraph()  # or the next line would cling to the table


def _on_a_new_page(heading: Paragraph) -> None:
    heading.paragraph_format.page_break_before = True


def _put_foot(paper: Paper, plan: Plan) -> None:
    """At the foot of each page: what it is, how it stands, and the page's number."""
    line = paper.document.sections[0].footer.paragraphs[0]
    line.add_run(paper.spoken(f"{title_of(plan)} · {status_line(plan)} · page "))
    number = line.add_run("1")
    for each in line.runs:
        each.font.size = Pt(9)
    field = OxmlElement("w:fldSimple", {qn("w:instr"): " PAGE "})
    field.append(number._r)
    line._p.append(field)
