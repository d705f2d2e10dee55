"""How the command prints what is kept: a line each, plain data, or a whole conversation as Markdown."""

import json
from collections.abc import Iterator
from typing import Any

from app.ask.markdown import as_markdown
from app.records.conversations import Conversations, Exchange, Summary
from knowledge.errors import ReaderError


def printed(kept: Conversations, export: str, as_json: bool) -> str:
    """One whole conversation, where its id is given, or the list of them."""
    if export:
        return conversation_markdown(kept.summary(export).title, kept.load(export))
    found = kept.listed()
    return json.dumps([*map(summary_data, found)], ensure_ascii=False) if as_json else "\n".join(summary_lines(found))


def deleted(kept: Conversations, conversation: str, sure: bool) -> str:
    """Delete one conversation, or without an id all of them, if that is meant; tells what was done."""
    if conversation:
        kept.delete(conversation)
        return "The conversation is deleted."
    if not sure:
        raise ReaderError(f"This deletes {_counted(len(kept.listed()), 'conversation')} for good: add --yes to do it.")
    return f"Deleted: {_counted(kept.delete_all(), 'conversation')}."


def summary_data(summary: Summary) -> dict[str, Any]:
    """A conversation in the form that `senco conversations --json` promises."""
    return {
        "id": summary.id,
        "title": summary.title,
        "when": summary.when.isoformat(timespec="seconds"),
        "count": summary.count,
    }


def summary_lines(summaries: tuple[Summary, ...]) -> Iterator[str]:
    """Conversations for a terminal: id, when last used by this computer's clock, how many questions, title."""
    if not summaries:
        yield "No conversation is kept."
    for each in summaries:
        yield f"{each.id}  {each.when.astimezone():%Y-%m-%d %H:%M}  {_counted(each.count, 'question')}  {each.title}"


def conversation_markdown(title: str, exchanges: tuple[Exchange, ...]) -> str:
    """A whole conversation: its title, and each question with its answer."""
    return "\n\n".join([f"# {title}", *(part for each in exchanges for part in _exchange(each))])


def _exchange(exchange: Exchange) -> Iterator[str]:
    yield f"**Asked on {exchange.when.astimezone():%d %B %Y at %H:%M}:**"
    yield "\n".join(f"> {line}".rstrip() for line in exchange.question.text.splitlines())
    yield as_markdown(exchange.answer) if exchange.answer else f"*{exchange.trouble or 'There is no answer.'}*"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
