"""The `senco` command: reads a command line and prints; decides nothing. Heavy parts are imported when needed."""

import json
import random
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.batch import id_of, question_of, questions
from app.options import date_of, pair
from app.whole_file import check_place, write_whole
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
            # A Windows console may be set to something else; what is piped is to be read while the work goes on.
            stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    try:
        program()
    except ReaderError as error:
        _say(str(error))
        sys.exit(1)
    except Exception as error:
        from app.privacy.trouble import where

        _say(f"This failed in a way that nobody foresaw ({where(error)}). Please report the place.")
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
    for row in questions(question, batch):
        started = time.perf_counter()
        found = assistant.find(row["question"], k)
        data = {**id_of(row), **find_data(row["question"], found, time.perf_counter() - started)}
        print(json.dumps(data, ensure_ascii=False) if as_json else "\n".join(find_lines(found)))


@program.command()
def ask(
    question: Annotated[str | None, typer.Argument()] = None,
    role: Annotated[str, typer.Option(help="senco, teacher or trainee.")] = "senco",
    as_json: AsJson = False,
    batch: Batch = None,
    docx: Annotated[Path | None, typer.Option(help="Write it to this Word file too, references as footnotes.")] = None,
) -> None:
    """Ask a question, or describe what is seen in class; every statement comes with its checked references."""
    from app.ask.as_json import as_data
    from app.show import answer_shown

    if docx:
        check_place(docx)
    assistant, tell, exchanges = _assistant(), _quiet if as_json else _say, []
    for row in questions(question, batch):
        asked = question_of(row, role)
        answer = assistant.ask(asked, tell)
        exchanges.append((replace(asked, text=answer.question), answer, ""))  # as it was masked, not as it was typed
        if as_json:
            print(json.dumps({**id_of(row), **as_data(answer)}, ensure_ascii=False))
        else:
            answer_shown(answer)
    if docx:
        from app.word.conversation import word_file

        write_whole(docx, word_file("From the SENCO assistant", exchanges, date.today()))
        tell(f"It is in {docx} too: open it with Word.")


@program.command()
def plan(
    profile: Annotated[Path | None, typer.Option(help="The described pupil: a .yaml or .json form, or words.")] = None,
    batch: Annotated[Path | None, typer.Option(help="Profiles, a JSON object a line: id, profile.")] = None,
    as_json: AsJson = False,
    docx: Annotated[Path | None, typer.Option(help="Write the plan to this Word file too.")] = None,
    template: Annotated[Path | None, typer.Option(help="With --docx: the school's own Word template.")] = None,
) -> None:
    """Draft a plan for a described pupil: outcomes, actions with their sources, what to ask, all to be edited."""
    from app.plan.as_data import as_data
    from app.plan.as_markdown import as_markdown
    from app.plan.read_profile import profiles

    if docx:
        check_place(docx)
    assistant, tell = _assistant(), _quiet if as_json else _say
    for row, described in profiles(profile, batch, one=bool(docx)):
        drafted = assistant.plan(described, tell=tell)
        data = {**id_of(row), **as_data(drafted)}
        print(json.dumps(data, ensure_ascii=False) if as_json or batch else as_markdown(drafted))
        if docx:
            from app.word.plan import plan_file

            write_whole(docx, plan_file(drafted, date.today(), template=template))
            tell(f"It is in {docx} too: open it with Word.")


@program.command(name="mask")
def mask_file(
    file: Annotated[str, typer.Argument(help="A text or document about a pupil; - reads what is typed or piped in.")],
    known: Annotated[list[str] | None, typer.Option(help='A name that is known: pupil="Amber Okafor".')] = None,
    as_json: AsJson = False,
) -> None:
    """Show a text with names, numbers and addresses replaced by placeholders; nothing is kept."""
    from app.privacy.as_data import as_data, lines
    from app.privacy.documents import document_text
    from app.privacy.identifiers import Identifiers
    from app.privacy.mask import mask

    form: dict[str, list[str]] = {}
    for kind, name in (pair(each, "--known", 'pupil="Amber Okafor"') for each in known or []):
        form.setdefault(kind, []).append(name)
    text = sys.stdin.read() if file == "-" else document_text(Path(file))
    masked = mask(text, Identifiers().with_form(form))
    print(json.dumps(as_data(masked), ensure_ascii=False) if as_json else "\n".join(lines(masked)))


@program.command()
def deadlines(
    rule: Annotated[
        str | None, typer.Argument(help="A rule, such as ehc-assessment; without one, all are listed.")
    ] = None,
    start: Annotated[str, typer.Option("--from", help="The day that the rule runs from: 2026-03-03.")] = "",
    named: Annotated[list[str] | None, typer.Option("--and", help="A further date: meeting=2026-06-12.")] = None,
    to: Annotated[str, typer.Option(help="Where the pupil goes, for a phase transfer: secondary, post-16, …")] = "",
    on: Annotated[str, typer.Option(help="What is overdue on this day; today if left out.")] = "",
    as_json: AsJson = False,
    ics: Annotated[Path | None, typer.Option(help="Write the dates to this calendar file too.")] = None,
) -> None:
    """Compute the statutory dates that follow from a date, how each was counted, and what could move it."""
    from app.deadlines.as_data import as_data
    from app.deadlines.calculate import schedule
    from app.deadlines.show import rule_lines, schedule_lines

    if rule is None:
        print("\n".join(rule_lines()))
        return
    today = date.today()
    pairs = (pair(each, "--and", "meeting=2026-06-12") for each in named or [])
    known = {name: date_of(text, today, f"--and {name}=") for name, text in pairs}
    day = date_of(start, today, "--from") if start or not known else None
    found = schedule(rule, day, known, to, date_of(on, today, "--on") if on else today)
    if ics:
        from app.deadlines.calendar_file import write_calendar

        write_calendar(ics, found)
        _say(f"The dates are in {ics}: open it with your calendar.")
    print(json.dumps(as_data(found), ensure_ascii=False) if as_json else "\n".join(schedule_lines(found)))


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
def conversations(
    as_json: AsJson = False,
    export: Annotated[str, typer.Option(metavar="ID", help="Print one, whole, as Markdown.")] = "",
    delete: Annotated[str, typer.Option(metavar="ID", help="Delete one for good.")] = "",
    delete_all: Annotated[bool, typer.Option("--delete-all", help="Delete all of them for good.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --delete-all: it is meant.")] = False,
) -> None:
    """List the conversations that are kept on this computer, the last used first; print one, or delete them."""
    from app.records.conversations import THIS_COMPUTER
    from app.records.show import deleted, printed

    kept = _assistant().conversations(THIS_COMPUTER)
    if delete or delete_all:
        _say(deleted(kept, "" if delete_all else delete, yes))
    else:
        print(printed(kept, export, as_json))


@program.command()
def plans(
    as_json: AsJson = False,
    delete: Annotated[str, typer.Option(metavar="ID", help="Delete one for good.")] = "",
    passphrase: Annotated[bool, typer.Option("--passphrase", help="Ask for the passphrase of the plans.")] = False,
) -> None:
    """List the plans that are kept on this computer, the next to be reviewed first; or delete one."""
    from app.records.conversations import THIS_COMPUTER
    from app.records.show_plans import printed

    words = typer.prompt("Passphrase", hide_input=True, err=True) if passphrase else ""
    kept = _assistant().plans(THIS_COMPUTER, words)
    if delete:
        kept.delete(delete)
        _say("The plan is deleted.")
    else:
        print(printed(kept, as_json))


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
def models(as_json: AsJson = False) -> None:
    """Say which chat model is set, whether it answers, and which ones an Ollama on this computer has."""
    from app.model.told import model_data, model_lines

    data = model_data(_assistant().model)
    print(json.dumps(data, ensure_ascii=False) if as_json else "\n".join(model_lines(data)))


@program.command()
def quiz(
    topic: Annotated[str, typer.Argument(help='An area or topic, "chapter 6", a kind, or words.')] = "",
    count: Annotated[int, typer.Option("-n", min=1, max=1000, help="How many questions.")] = 10,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same quiz; by chance if left out.")] = None,
    more: Annotated[int, typer.Option(min=0, max=50, help="So many further ones that the chat model writes.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Put questions made from the knowledge, each answer with its reference; at a terminal one after another."""
    from app.study.by_model import more_questions
    from app.study.make import Quiz, pick
    from app.study.question import as_data
    from app.study.show import put, sheet_lines
    from app.study.wanted import anything, wanted

    chosen = random.randrange(10_000) if seed is None else seed
    assistant, fits = _assistant(), wanted(topic) if topic else anything
    held, tell = assistant.references_held(), _quiet if as_json else _say
    found = pick(Quiz(count, chosen, fits), held)
    if more:
        further = more_questions(assistant.chat_model(), Quiz(more, chosen, fits), held, found, tell)
        tell(further.told)
        found += further.questions
    if as_json:
        print(json.dumps({"questions": [as_data(each) for each in found]}, ensure_ascii=False))
        return
    _say(f"{len(found)} questions, seed {chosen}.")
    if sys.stdin.isatty():
        put(found, _line, print)
    else:
        print("\n".join(sheet_lines(found)))


@program.command()
def cards(
    due: Annotated[bool, typer.Option("--due", help="List the cards for today, backs too.")] = False,
    export: Annotated[
        Path | None, typer.Option(help="Write an Anki package (.apkg), or all that is kept (.json).")
    ] = None,
    take_in: Annotated[Path | None, typer.Option("--import", help="Read an .apkg, or a .json of --export, in.")] = None,
) -> None:
    """Say how many cards are for today; list them; take cards out to Anki and in again."""
    from app.records.conversations import THIS_COMPUTER
    from app.study import card_show

    study = _assistant().study(THIS_COMPUTER)
    if export:
        _say(card_show.written(export, study))
    if take_in:
        _say(card_show.read(take_in, study))
    if due or not (export or take_in):
        print("\n".join(card_show.today_lines(study, due)))


@program.command()
def chat(port: Annotated[int, typer.Option(help="The port on this computer.")] = 8501, browser: bool = True) -> None:
    """Open the chat in the browser; it listens on this computer only."""
    from app.chat import run_chat

    raise typer.Exit(run_chat(port, browser))


def _assistant() -> "Assistant":
    from app.wiring import open_assistant

    return open_assistant(_say)


def _line(prompt: str) -> str:
    try:
        return input(prompt)
    except EOFError as end:
        raise typer.Exit from end  # Ctrl-D: the person has had enough


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _quiet(line: str) -> None:
    """Say nothing: a program is reading."""


if __name__ == "__main__":
    main()
