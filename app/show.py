"""How the command prints what was found: tables and Markdown for people, plain data for programs; decides nothing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.ask.answer import Answer
from app.ask.markdown import as_markdown
from knowledge.contents import Holding
from knowledge.passages import Passage
from knowledge.search import Found
from knowledge.sources import is_stale


def find_data(question: str, found: tuple[Found, ...], seconds: float) -> dict[str, Any]:
    """Found passages in the form that `senco find --json` promises."""
    return {
        "query": question,
        "results": [{**each.facts(), **_words(each.passage), "score": each.score} for each in found],
        "seconds": round(seconds, 4),
    }


def find_lines(found: tuple[Found, ...]) -> Iterator[str]:
    """Found passages for a terminal: reference, page, status, the words."""
    if not found:
        yield "Nothing was found."
    for each in found:
        passage, source = each.passage, each.source
        page = f", p.{passage.page}" if passage.page else ""
        words = "" if passage.held == "text" else " [our summary]"
        yield f"{passage.reference}{page} ({source.status}){words}"
        yield "\n".join(f"  {line}" for line in (" › ".join(passage.headings), *_lines(passage)) if line) + "\n"


def _lines(passage: Passage) -> Iterator[str]:
    yield from passage.text.splitlines()
    if passage.gist and passage.held == "text":
        yield f"In plain English: {passage.gist}"
    if _warning(passage):
        yield f"Mind: {_warning(passage)}"


def _warning(passage: Passage) -> str:
    """Where the law has moved past a passage, then where the two differ."""
    return " ".join(filter(None, (passage.warning, passage.note)))


def _words(passage: Passage) -> dict[str, str]:
    return {"text": passage.text, "gist": passage.gist, "warning": _warning(passage)}


def passage_data(passage: Passage) -> dict[str, Any]:
    """A passage in the form that `senco passages --json` promises."""
    return {
        "reference": passage.reference,
        "page": passage.page,
        "headings": list(passage.headings),
        **_words(passage),
        "held": passage.held,
    }


def source_data(holding: Holding) -> dict[str, Any]:
    """A source in the form that `senco sources --json` promises."""
    source = holding.source
    return {
        "id": source.id,
        "title": source.title,
        "status": source.status,
        "authority": source.authority,
        "passages": holding.texts + holding.summaries,
        "held": "text" if holding.texts else "summary",
        "checked_on": source.checked_on,
    }


def source_lines(row: dict[str, Any]) -> str:
    """A source for a terminal: its id and title, then its standing and what is held of it."""
    kind = "in its own words" if row["held"] == "text" else "in our summaries"
    facts = f"{row['status']} · {row['authority']} · {row['passages']} passages {kind} · checked on {row['checked_on']}"
    if is_stale(row["checked_on"], date.today()) and row["authority"] != "school":
        facts += ", too long ago to rely on: look at its page for a newer edition"
    return f"{row['id']}: {row['title']}\n    {facts}"


def answer_shown(answer: Answer) -> None:
    """Print an answer as formatted Markdown."""
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(as_markdown(answer)))


def counted(problems: int) -> str:
    """How many problems were found, in words."""
    return "The shipped knowledge is in order." if not problems else f"{problems} problem{'s' if problems > 1 else ''}."
