"""Asks one assistant from many threads at once, as a school's staff would one app; does not know what is right."""

import resource
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from app.ask.answer import Question
from app.wiring import Assistant, open_assistant
from evals.bench import percentile, table
from evals.generate import cases_of

_ALONE, _EACH = 60, 4  # questions that one person asks, and that each of many asks


def load_table(people: int) -> str:
    """Seconds to an answer for one person and for many at once, failures, and the memory of the process."""
    questions = [Question(case["question"], case["role"]) for case in cases_of("answers", "work")]
    assistant = open_assistant()
    _asked(assistant, questions[:3])  # opens everything
    alone, before = _asked(assistant, questions[:_ALONE]), _peak_mb()
    shares = [_share(questions, person) for person in range(people)]
    started = time.perf_counter()
    with ThreadPoolExecutor(people) as pool:
        together = [each for some in pool.map(lambda share: _asked(assistant, share), shares) for each in some]
    seconds = time.perf_counter() - started
    rows = [("one person", *_figures(alone), before), (f"{people} at once", *_figures(together), _peak_mb())]
    head = ("asking one process", "questions", "p50 (s)", "p95 (s)", "failed", "peak memory (MB)")
    return f"{table(head, rows)}\n\n{len(together) / seconds:.1f} answers a second with {people} at once."


def _share(questions: Sequence[Question], person: int) -> list[Question]:
    """The questions of one of many, in turn from all."""
    return [questions[(person * _EACH + turn) % len(questions)] for turn in range(_EACH)]


def _asked(assistant: Assistant, questions: Sequence[Question]) -> list[float]:
    """The seconds of each answer; a failure counts as -1, and the others go on."""
    return [_seconds(assistant, each) for each in questions]


def _seconds(assistant: Assistant, question: Question) -> float:
    started = time.perf_counter()
    try:
        assistant.ask(question)
    except Exception as error:  # what fails is what is measured
        print(f"failed: {type(error).__name__}", file=sys.stderr)
        return -1.0
    return time.perf_counter() - started


def _figures(seconds: Sequence[float]) -> tuple[object, ...]:
    good = [each for each in seconds if each >= 0]
    failed = len(seconds) - len(good)
    return len(seconds), f"{percentile(good, 0.5):.2f}", f"{percentile(good, 0.95):.2f}", failed


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
