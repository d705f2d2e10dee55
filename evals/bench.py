"""Times the pipelines side by side in one run and prints Markdown tables; does not know how well they answer."""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")

# Runs in a process of its own, so that the peak is that of the measured command and of nothing run before it.
_WRAPPER = """
import json, subprocess, sys, time
start = time.perf_counter()
code = subprocess.call(sys.argv[2:])
report = {"code": code, "seconds": time.perf_counter() - start, "peak": None}
try:
    import resource
    report["peak"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
except ImportError:
    pass
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(report, file)
"""


@dataclass(frozen=True)
class Cold:
    """A command run in a fresh process: its exit code, seconds, peak memory (None on Windows) and what it printed."""

    code: int
    seconds: float
    peak_mb: float | None
    output: str
    errors: str


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What the work returns and the seconds that it took."""
    start = perf_counter()
    result = work()
    return result, perf_counter() - start


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least this share (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("No values, no percentile.")
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def run_cold(command: Sequence[str], env: Mapping[str, str] | None = None) -> Cold:
    """Runs a command in a fresh process and measures it; the largest single process of its tree counts as its peak."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        wrapped = [sys.executable, "-I", "-c", _WRAPPER, str(path), *command]
        full_env = {**os.environ, "PYTHONUTF8": "1", **(env or {})}
        done = subprocess.run(wrapped, capture_output=True, text=True, encoding="utf-8", env=full_env)
        if not path.exists():
            raise SystemExit(f"{' '.join(command)} could not be run: {done.stderr.strip()}")
        report = json.loads(path.read_text(encoding="utf-8"))
    return Cold(report["code"], report["seconds"], _megabytes(report["peak"]), done.stdout, done.stderr)


def table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; numbers with two decimals, nothing as a dash."""
    lines = [headers, ["---"] * len(headers), *([_cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def bench(pdf: Path) -> str:
    """The whole bench as Markdown; both pipelines in the same run, so that the ratios are fair."""
    from evals import bench_ours

    tutorial, seconds = tutorial_table(pdf)
    ours = table(("ours", "seconds", "beside"), bench_ours.rows(pdf, seconds))
    return "\n\n".join([f"Machine: {machine()}", tutorial, ours])


def tutorial_table(pdf: Path) -> tuple[str, float]:
    """From PDF to a searchable store with the tutorial pipeline, in a cold process: its stages, and its seconds."""
    cold = run_cold([sys.executable, "-m", "evals.tutorial", str(pdf)])
    if cold.code:
        raise SystemExit(f"The tutorial pipeline failed: {cold.errors.strip()}")
    stages: dict[str, float] = json.loads(cold.output.splitlines()[-1])
    rows = [*stages.items(), ("whole process", cold.seconds), ("peak memory, MB", cold.peak_mb)]
    return table(("tutorial pipeline", "seconds"), rows), cold.seconds


def machine() -> str:
    """What the figures were taken on."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _megabytes(peak: int | None) -> float | None:
    if peak is None:
        return None
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)  # macOS counts bytes, Linux kilobytes


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
