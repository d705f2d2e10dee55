"""The command `python -m evals`, an evaluation by its name; prints results, and keeps them with --keep."""

import argparse
import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.settings import read_settings
from app.wiring import Assistant
from evals import ours, tutorial
from evals.bench import bench, machine, table
from evals.case_feedback import case_feedback
from evals.claims import claims
from evals.counts import counts
from evals.dates import dates_right, questions_right, shared
from evals.generate import SUITES, generate, prompt_hashes, tutorial_answers, write_run
from evals.ingredients import ingredients
from evals.load import load_table
from evals.masking import masking_tables, read_cases, score
from evals.models import models
from evals.pages import FIRST, ask, read_lines, read_verdicts, shares, strategy_score
from evals.quiz import quiz
from evals.retrieval import SETS, SPLITS, TOP, Report, evaluate, load_cases
from evals.score import scored

RESULTS = Path(__file__).parent / "RESULTS.md"


def main(arguments: list[str] | None = None) -> None:
    """Runs one evaluation."""
    given = sys.argv[1:] if arguments is None else arguments
    options = parser().parse_args(given)
    text = RUNS[options.what](options)
    print(text)
    if options.keep:
        keep(text, given)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    root = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    commands = root.add_subparsers(dest="what", required=True)
    retrieval = commands.add_parser("retrieval", help="recall of the questions of a set in cases/")
    parts = commands.add_parser(
        "ingredients", help="what each ingredient of the search adds, on the questions to tune with"
    )
    retrieval.add_argument("--only", choices=("ours", "tutorial"), help="one pipeline instead of both")
    retrieval.add_argument("--texts", type=Path, help='the paragraphs, lines of {"reference", "text"}; otherwise ours')
    retrieval.add_argument("--misses", action="store_true", help="list the tuning questions not wholly found")
    strategies = commands.add_parser("strategies", help="whether teachers' descriptions bring up a fitting strategy")
    strategies.add_argument("--unjudged", action="store_true", help="list what nobody has judged yet")
    commands.add_parser("pages", help="whether questions bring up the guide, descriptions the strategy, listed")
    commands.add_parser("counts", help="what is on the shelf, and where there is little")
    timing = commands.add_parser("bench", help="speed and memory")
    load = commands.add_parser("load", help="many people asking one process at once")
    load.add_argument("--people", type=int, default=30, help="how many ask at once")
    masking = commands.add_parser("masking", help="what the masker finds in invented texts, by kind")
    masking.add_argument("--split", choices=("work", "held"), default="work", help="which half of the texts")
    masking.add_argument(
        "--misses", action="store_true", help="list what was missed, masked wrongly or lost; work half"
    )
    checks = commands.add_parser("claims", help="what the checks on a model's claims stop, true and false")
    checks.add_argument("--split", choices=("work", "held"), default="work", help="which of the pairs")
    commands.add_parser("models", help="what a person sees of models and servers that misbehave on purpose")
    commands.add_parser("quiz", help="a thousand questions made from the knowledge: right options, quotes, coverage")
    studies = commands.add_parser("case-feedback", help="feedback on invented answers to case studies")
    studies.add_argument("--misses", action="store_true", help="list what came out otherwise; work half")
    days = commands.add_parser("dates", help="dates worked out by hand, and date questions in plain words")
    days.add_argument("--split", choices=("work", "held"), default="work", help="which half of the questions")
    _add_answers(commands)
    for command in (retrieval, parts):
        command.add_argument("--cases", choices=SETS, default=SETS[0], help="the set of questions")
    for command in (retrieval, timing):
        command.add_argument("--pdf", type=Path, required=command is timing, help="the Code of Practice")
    for command in commands.choices.values():
        command.add_argument("--keep", action="store_true", help=f"append the results to {RESULTS.name}")
    return root


def _add_answers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The two commands for answers: making them, and scoring what was made."""
    making = commands.add_parser("generate", help="answers to a suite of cases, into a file; nothing is scored")
    making.add_argument("suite", choices=SUITES)
    making.add_argument("--split", choices=("work", "held"), default="work", help="which half of the cases")
    making.add_argument("--out", type=Path, required=True, help="the file to write")
    making.add_argument("--tutorial", type=Path, metavar="PDF", help="with the tutorial pipeline over the Code instead")
    judging = commands.add_parser("score", help="the scores of a file of generated answers")
    judging.add_argument("file", type=Path)
    judging.add_argument("--misses", action="store_true", help="list what did not come out right; work half")


def run_retrieval(options: argparse.Namespace) -> str:
    """Recall of the pipelines asked for, by split."""
    cases = load_cases(options.cases)
    reports: dict[str, Report] = {}
    if options.only != "ours":
        if options.pdf is None:
            raise SystemExit("The tutorial pipeline reads the PDF itself: give --pdf, or --only ours.")
        texts = read_texts(options.texts) if options.texts else ours.paragraph_texts()
        store, _ = tutorial.build(options.pdf)
        reports["tutorial"] = evaluate(tutorial.searcher(store, texts), cases)
    if options.only != "tutorial":
        reports["ours"] = evaluate(ours.search, cases)
    parts = [recall_table(reports)]
    if options.misses:
        parts += [misses_table(name, report) for name, report in reports.items()]
    return "\n\n".join(parts)


def run_ingredients(options: argparse.Namespace) -> str:
    """Recall as each ingredient of the search is added, and as each is left out, on the tuning questions."""
    return table(
        (f"recall@{TOP}, work half", "with these only", "all but the last"), ingredients(load_cases(options.cases))
    )


def run_strategies(options: argparse.Namespace) -> str:
    """What the teachers' descriptions bring up, as it was judged by readers who knew the description alone."""
    cases = read_lines("teachers")
    score = strategy_score(cases, ask(cases, "teacher"), read_verdicts())
    if options.unjudged:
        return "\n".join(f"{name}\t{strategy}" for name, strategy in score.unjudged)
    if score.unjudged:
        raise SystemExit(f"{len(score.unjudged)} strategies shown are not judged yet: list them with --unjudged.")
    rows = [
        (f"a fitting strategy among the first {FIRST}", f"{score.fitting:.3f}"),
        (f"none unfit among the first {FIRST}", f"{score.none_unfit:.3f}"),
        ("warned where something not recommended is asked for", f"{score.warned:.3f}"),
    ]
    return table((f"{len(cases)} descriptions", "share"), rows)


def run_pages(options: argparse.Namespace) -> str:
    """From which page the second readers' questions and descriptions are answered, by split."""
    parts = []
    for name, role, kind in (("guides", "senco", "guide"), ("descriptions", "teacher", "strategy")):
        cases = read_lines(name)
        answers = ask(cases, role)
        by_split = {
            split: shares([case for case in cases if split in ("whole", case["split"])], answers, kind)
            for split in SPLITS
        }
        rows = [(how, *(f"{by_split[split][how]:.3f}" for split in SPLITS)) for how in by_split["whole"]]
        parts.append(table((f"{name}: answered from a page that is", *SPLITS), rows))
    return "\n\n".join(parts)


def run_masking(options: argparse.Namespace) -> str:
    """Recall by kind and by how a name is met, precision, and what had to survive."""
    return masking_tables(score(read_cases("masking", options.split)), options.misses and options.split == "work")


def run_dates(options: argparse.Namespace) -> str:
    """How many dates and date questions come out as they were worked out by hand."""
    rows = [
        ("dates by hand", *shared(dates_right())),
        (f"date questions, {options.split}", *shared(questions_right(options.split))),
    ]
    return table(("", "right", "of"), rows)


def run_generate(options: argparse.Namespace) -> str:
    """Answers to a suite, kept in a file with what made them."""
    writer = "tutorial pipeline" if options.tutorial else read_settings().model or "quoting writer"
    made_with = {"writer": writer, "commit": commit(), "prompts": prompt_hashes()}
    if options.tutorial:
        rows = tutorial_answers(options.suite, options.split, options.tutorial)
    else:
        rows = generate(options.suite, options.split)
    count = write_run(options.out, options.suite, options.split, made_with, rows)
    return f"{count} answers in {options.out}"


def recall_table(reports: dict[str, Report]) -> str:
    """Pipelines by splits, three decimals: a question more or less found shows."""
    rows = [(name, *(f"{report.score(split):.3f}" for split in SPLITS)) for name, report in reports.items()]
    return table((f"recall@{TOP}", *SPLITS), rows)


def misses_table(name: str, report: Report) -> str:
    """The tuning questions that a pipeline did not wholly find."""
    rows = [(case.id, report.recalls[case.id], case.question, ", ".join(case.paragraphs)) for case in report.misses()]
    return table((name, "recall", "question", "listed"), rows)


def read_texts(path: Path) -> dict[str, str]:
    """Paragraph texts by reference, from a file of JSON lines."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row["reference"]: row["text"] for row in rows}


def keep(text: str, arguments: list[str]) -> None:
    """Appends results with the day, the command and what they were made with."""
    day = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    head = f"## {day}\n\n`python -m evals {shlex.join(arguments)}` at {commit()}, {machine()}"
    with RESULTS.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"\n{head}\n\n{text}\n")


def commit() -> str:
    """The commit that was measured, marked when files differ from it or are not in it."""
    name = _git("describe", "--always") or "no commit"
    return f"{name}, changed" if _git("status", "--porcelain") else name


def _git(*arguments: str) -> str:
    done = subprocess.run(("git", *arguments), capture_output=True, text=True, encoding="utf-8", cwd=RESULTS.parent)
    return done.stdout.strip()


RUNS: dict[str, Callable[[argparse.Namespace], str]] = {
    "retrieval": run_retrieval,
    "ingredients": run_ingredients,
    "strategies": run_strategies,
    "pages": run_pages,
    "load": lambda options: load_table(options.people),
    "counts": lambda options: counts(),
    "masking": run_masking,
    "dates": run_dates,
    "claims": lambda options: claims(options.split),
    "models": lambda options: models(),
    "quiz": lambda options: quiz(),
    "generate": run_generate,
    "score": lambda options: scored(options.file, options.misses),
    "case-feedback": lambda options: case_feedback(Assistant(read_settings()).embedder.cosines, options.misses),
    "bench": lambda options: bench(options.pdf),
}


if __name__ == "__main__":
    main()
