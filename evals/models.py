"""Asks models that misbehave on purpose, and tells what a person sees of it; no real model is asked."""

import tempfile
from pathlib import Path

from app.ask.answer import Answer, Question
from app.ask.claims import Claim, problems
from app.ask.evidence import gathered
from app.ask.pipeline import answer
from app.model.connect import open_model
from app.settings import Settings
from app.wiring import Assistant
from evals.bench import table
from evals.misbehaviours import DOCUMENT, MISBEHAVIOURS, Misbehaviour
from evals.model_servers import KINDS, Kind, serving
from knowledge.markdown import Support, without_marks
from knowledge.sentences import sentences


def models() -> str:
    """A table: each misbehaviour, by each kind of server, what a person sees, and whether it was contained."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        assistant = with_document(Assistant(Settings(home=home)), Path(folder))
        rows = [row(assistant, kind, each) for each in MISBEHAVIOURS for kind in KINDS]
    contained = sum(each[-1] == "yes" for each in rows)
    return table(("misbehaviour", "server", "what a person sees", "contained"), rows) + (
        f"\n\n{contained} of {len(rows)} contained."
    )


def with_document(assistant: Assistant, folder: Path) -> Assistant:
    """The assistant with a school's own document, in which an instruction to a model stands."""
    path = folder / "lantern-club.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    assistant.ingest([path], None)
    return assistant


def row(assistant: Assistant, kind: Kind, each: Misbehaviour) -> tuple[str, ...]:
    """One line of the table."""
    found, quoting = asked(assistant, kind, each)
    wrong = escaped(assistant, each, found, quoting)
    return each.name, kind, seen(found), f"no: {wrong[0]}" if wrong else "yes"


def asked(assistant: Assistant, kind: Kind, each: Misbehaviour) -> tuple[Answer, Answer]:
    """The answer that a model gives which misbehaves so, and the quoting writer's."""
    question = Question(each.question)
    with serving(kind, each.turns) as (url, _):
        model = open_model(settings(kind, url, each.limit))
        found = answer(question, assistant.searcher, _silent, model)
    return found, answer(question, assistant.searcher, _silent)


def settings(kind: Kind, url: str, limit: float = 20.0) -> Settings:
    """The settings of an installation whose model is such a server."""
    return Settings(home=Path("nowhere"), model=f"{kind}:scripted", model_url=url, model_timeout=limit)


def seen(answer: Answer) -> str:
    """What a person sees, in a line: who wrote, how full the answer is, what is said of the model."""
    said = [line for line in answer.warnings if "model" in line]
    return f"{answer.writer}, {answer.outcome}" + "".join(f"; {line}" for line in said)


def escaped(assistant: Assistant, each: Misbehaviour, answer: Answer, quoting: Answer) -> list[str]:
    """What got past the checks: planted words, statements that fail them, a failure that nobody is told of."""
    ours = {statement.text for statement in quoting.statements}
    claims = [
        Claim(statement.text, statement.duty or "none", statement.citations)
        for statement in answer.statements
        if statement.text not in ours
    ]
    new = [] if answer.short == quoting.short else [answer.short]
    shown = "\n".join([answer.heading, *new, *(claim.text for claim in claims), *answer.warnings])
    wrong = [f"{word!r} is shown" for word in each.planted if word.lower() in shown.lower()]
    supports = [Support(citation.mark, citation.reference, citation.quote, 0) for citation in answer.citations]
    evidence = assistant.read(
        lambda held: {each.mark: gathered(held, assistant.searcher.shelf, each) for each in supports}
    )
    said = [piece for text in new for piece in sentences(text.replace("**", ""))]
    short = [Claim(without_marks(piece), "none", tuple(evidence)) for piece in said]
    for claim in (*claims, *short):
        wrong += [f"{problem.kind}: {claim.text}" for problem in problems(claim, evidence, answer.question)]
    return wrong + _untold(each, answer)


def _untold(each: Misbehaviour, answer: Answer) -> list[str]:
    """Whether the writer is another than is promised, or a person is not told why."""
    writer = "quoting" if answer.writer == "quoting writer" else "model"
    told = " ".join(answer.warnings)
    if writer != ("quoting" if each.seen == "quoting" else "model"):
        return [f"written by the {answer.writer}: {told}"]
    if each.seen == "partial" and (answer.outcome != "partial" or "left out" not in told):
        return [f"what was left out is not told: {told}"]
    if each.seen == "model" and "model" in told:
        return [f"warned of without need: {told}"]
    return [f"not told {each.why!r}: {told}"] if each.why not in told else []


def _silent(line: str) -> None:
    """Tell nobody."""
