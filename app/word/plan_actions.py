"""The actions of a plan in a Word document: an overview as a table, then how each is done; decides nothing of them."""

from collections.abc import Iterator

from docx.shared import Mm

from app.plan.plan import Action, Plan
from app.word.cited import Sources, put_marks
from app.word.paper import Paper
from app.word.table import add_row, new_table

_HEADS = ("What", "Why for this pupil", "Who and when", "Checked by")
_WIDTHS = (Mm(40), Mm(46), Mm(37), Mm(37))


def put_actions(paper: Paper, sources: Sources, plan: Plan) -> None:
    """Put the actions, a row each, and then the steps of each; what was found in its source is a footnote there."""
    table = new_table(paper.document, _HEADS, _WIDTHS)
    for title, action in _titled(plan):
        who = "\n".join(filter(None, (action.who, action.when)))
        row = add_row(table, ["", *map(paper.spoken, (action.why, who, action.check))])
        row.cells[0].paragraphs[0].add_run(paper.spoken(title)).bold = True
    paper.document.add_paragraph()
    paper.heading("How each is done", 2)
    for title, action in _titled(plan):
        _put_steps(paper, sources, title, action)


def _put_steps(paper: Paper, sources: Sources, title: str, action: Action) -> None:
    """The steps, then the layer, how strong the evidence is, the duty, and the sources."""
    paper.heading(title, 3)
    for step in action.steps:
        paper.line(step, "List Bullet")
    duty = f"may serve a duty: {action.duty}" if action.duty else "a suggestion, no legal duty of its own"
    line = paper.line(f"{action.layer.capitalize()}; evidence: {action.evidence}; {duty}")
    line.runs[0].italic = True
    put_marks(paper, sources, line, action.citations)


def _titled(plan: Plan) -> Iterator[tuple[str, Action]]:
    return ((f"{number}. {each.what}", each) for number, each in enumerate(plan.actions, 1))
