"""The actions of a plan as a table of a Word document; decides nothing of what is done."""

from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from app.plan.plan import Action, Plan
from app.word.cited import Sources, put_marks
from app.word.paper import Paper
from app.word.table import add_row, new_table

_HEADS = ("What and how", "Why for this pupil", "Who and when", "Checked by")
_WIDTHS = (Mm(64), Mm(36), Mm(30), Mm(30))


def put_actions(paper: Paper, sources: Sources, plan: Plan) -> None:
    """Put the actions, a row each; where an action's words were found in their source, that is a footnote."""
    table = new_table(paper.document, _HEADS, _WIDTHS)
    for number, action in enumerate(plan.actions, 1):
        who = "\n".join(filter(None, (action.who, action.when)))
        row = add_row(table, ["", paper.spoken(action.why), paper.spoken(who), paper.spoken(action.check)])
        _put_what(paper, sources, row.cells[0], number, action)
    paper.document.add_paragraph()


def _put_what(paper: Paper, sources: Sources, cell: _Cell, number: int, action: Action) -> None:
    what = cell.paragraphs[0]
    what.add_run(f"{number}. {paper.spoken(action.what)}").bold = True
    for step in action.steps:
        cell.add_paragraph(paper.spoken(step), "List Bullet")
    _put_standing(paper, sources, cell.add_paragraph(), action)


def _put_standing(paper: Paper, sources: Sources, line: Paragraph, action: Action) -> None:
    """The layer, how strong the evidence is, the duty, and the sources."""
    duty = f"may serve a duty: {action.duty}" if action.duty else "a suggestion, no legal duty of its own"
    line.add_run(paper.spoken(f"{action.layer.capitalize()}; evidence: {action.evidence}; {duty}")).italic = True
    put_marks(paper, sources, line, action.citations)
