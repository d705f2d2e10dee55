"""The `senco` command: reads a command line and prints; decides nothing. Heavy parts are imported when needed."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.ask.answer import ROLES, Question, Turn
from knowledge.errors import ReaderError

if TYPE_CHECKING:
    from app.wiring import Assistant

program = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Answers for SENCOs in English schools, every statement with a checked reference.",
)

INTERRUPTED = 130  # what typer makes of Ctrl-C

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Batch = Annotated[Path | None, typer.Option("--batch", help="Read questions from a file, one JSON object a line.")]


def main() -> None:
    """Run the command; a problem that the reader can do something about is one line, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may be set to something else
    try:
        program()
    except ReaderError as error:
        _say(str(error))
        sys.exit(1)
    except SystemExit as error:
        if error.code == INTERRUPTED:
            _say("Stopped. The library is as it was.")
        raise


@program.command()
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders to read in.")] = None,
    from_folder: Annotated[Path | None, typer.Option("--from", help="A folder that has official documents.")] = None,
) -> None:
    """Read documents into the library; without any, the shipped knowledge and the listed official documents."""
    from app.progress import progress_shown

    if from_folder is not None and not from_folder.is_dir():
        raise ReaderError(f"--from {from_folder} is not a folder: give the folder that has the documents.")
    with progress_shown() as progress:
        good = _assistant().ingest(paths or [], from_folder, print, progress)
    if not good:
        raise typer.Exit(1)


@program.command()
def prepare() -> None:
    """Prepare the language model for this computer; done once, while installing."""
    _assistant().embedder  # noqa: B018 - opening it prepares it


@program.command()
def remove(source: Annotated[str, typer.Argument(help="The source's id, as `senco sources` shows it.")]) -> None:
    """Take a document out of the library with all that was kept of it."""
    _assistant().remove(source, print)


@program.command()
def find(
    question: Annotated[str | None, typer.Argument()] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages.")] = 5,
    as_json: AsJson = False,
    batch: Batch = None,
) -> None:
    """Find the passages that fit a question, or look up a reference such as "6.44" or "reg 20"."""
    from app.show import find_data, find_lines

    assistant = _assistant()
    for row in _questions(question, batch):
        started = time.perf_counter()
        found = assistant.find(row["question"], k)
        data = {**_id(row), **find_data(row["question"], found, time.perf_counter() - started)}
        print(json.dumps(data, ensure_ascii=False) if as_json else "\n".join(find_lines(found)))


@program.command()
def ask(
    question: Annotated[str | None, typer.Argument()] = None,
    role: Annotated[str, typer.Option(help="senco, teacher or trainee.")] = "senco",
    as_json: AsJson = False,
    batch: Batch = None,
) -> None:
    """Ask a question, or describe what is seen in class; every statement comes with its checked references."""
    from app.ask.as_json import as_data
    from app.show import answer_shown

    assistant = _assistant()
    for row in _questions(question, batch):
        answer = assistant.ask(_question(row, role), _quiet if as_json else _say)
        if as_json:
            print(json.dumps({**_id(row), **as_data(answer)}, ensure_ascii=False))
        else:
            answer_shown(answer)


@program.command()
def sources(as_json: AsJson = False) -> None:
    """List what is held: id, title, status, authority, passages, when it was checked."""
    from app.show import source_data, source_lines

    rows = [source_data(holding) for holding in _assistant().held()]
    print(json.dumps(rows, ensure_ascii=False) if as_json else "\n".join(map(source_lines, rows)))


@program.command()
def passages(source: Annotated[str, typer.Argument(help="The source's id.")], as_json: AsJson = False) -> None:
    """Print every passage of a source, a line each."""
    from app.show import passage_data

    for passage in _assistant().passages(source):
        line = f"{passage.reference}\t{' '.join(passage.text.split())}"
        print(json.dumps(passage_data(passage), ensure_ascii=False) if as_json else line)


@program.command()
def check() -> None:
    """Check the authored knowledge; say what is wrong, file and line."""
    from app.show import counted
    from knowledge.check import problems

    assistant = _assistant()
    found = problems(assistant.references_held(), passages=assistant.passages_held())
    for problem in found:
        print(problem)
    print(counted(len(found)))
    if found:
        raise typer.Exit(1)


@program.command()
def chat(port: Annotated[int, typer.Option(help="The port on this computer.")] = 8501, browser: bool = True) -> None:
    """Open the chat in the browser; it listens on this computer only."""
    from app.chat import run_chat

    raise typer.Exit(run_chat(port, browser))


def _assistant() -> "Assistant":
    from app.wiring import open_assistant

    return open_assistant(_say)


def _question(row: dict[str, Any], role: str) -> Question:
    role = row.get("role") or role
    if role not in ROLES:
        raise ReaderError(f"There is no role {role!r}: use one of {', '.join(ROLES)}.")
    history = tuple(Turn(turn["role"], turn["text"]) for turn in row.get("history") or ())
    return Question(row["question"], role, history)


def _questions(question: str | None, batch: Path | None) -> Iterator[dict[str, Any]]:
    if (question is None) == (batch is None):
        raise ReaderError(
            'Give a question in quotes, or a file with --batch: senco ask "who can ask for an assessment?"'
        )
    for row in _rows(batch) if batch else [{"question": question or ""}]:
        # What a terminal could not decode, and half a surrogate pair, is no text that can be searched for.
        yield {**row, "question": row["question"].encode("utf-8", "replace").decode("utf-8")}


def _rows(batch: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = batch.read_text(encoding="utf-8-sig").split("\n")  # other line breaks may stand inside a JSON string
    except (OSError, UnicodeDecodeError) as error:
        raise ReaderError(
            f"{batch} cannot be read ({error}): give a UTF-8 file with one JSON object a line."
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(line, f"{batch}:{number}")


def _row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReaderError(f'{place} is not JSON ({error.msg}): write {{"id": …, "question": …}}.') from error
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        raise ReaderError(f'{place} has no "question": write {{"id": …, "question": …}}.')
    if row.get("role") and row["role"] not in ROLES:
        raise ReaderError(f"{place}: there is no role {row['role']!r}: use one of {', '.join(ROLES)}.")
    history = row.get("history") or []
    if not isinstance(history, list) or not all(map(_is_turn, history)):
        raise ReaderError(f'{place}: "history" is a list of {{"role": "user" or "assistant", "text": …}}.')
    return row


def _is_turn(turn: Any) -> bool:
    return isinstance(turn, dict) and turn.get("role") in ("user", "assistant") and isinstance(turn.get("text"), str)


def _id(row: dict[str, Any]) -> dict[str, Any]:
    return {"id": row["id"]} if "id" in row else {}


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _quiet(line: str) -> None:
    """Say nothing: a program is reading."""


if __name__ == "__main__":
    main()
