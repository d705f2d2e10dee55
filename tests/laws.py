"""The provisions of the law that the digest was written from, as passages, where their texts are at hand."""

import json
import re
from pathlib import Path

import pytest

from knowledge.passages import Passage
from knowledge.sources import listed_sources

SHORT = {
    "cfa-2014": "CFA 2014",
    "send-regulations-2014": "SEND Regs 2014",
    "equality-act-2010": "EqA 2010",
    "equality-disability-regulations-2010": "EqA Disability Regs 2010",
    "personal-budgets-regulations-2014": "SEN PB Regs 2014",
    "tribunal-recommendations-regulations-2017": "SEND FTT Regs 2017",
    "education-act-1996": "EdA 1996",
    "attendance-regulations-2024": "Attendance Regs 2024",
    "mental-capacity-act-2005": "MCA 2005",
}


def provisions(sources: Path, source_id: str) -> list[tuple[str, str]]:
    """Number and text of each provision of a law that was read; skips the test where the texts are not at hand."""
    file = sources / "legislation" / "sections.jsonl"
    if not file.exists():
        pytest.skip(f"the texts of the law are not at {file}")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [(row["number"], row["text"]) for row in rows if row["short"] == SHORT[source_id] and row["use"]]


def legislation(sources: Path) -> list[Passage]:
    """Every provision as a passage under its printed reference."""
    return [
        Passage(name, f"{listed_sources()[name].cite} {_locator(name, number)}", text)
        for name in SHORT
        for number, text in provisions(sources, name)
    ]


def _locator(source_id: str, number: str) -> str:
    regulations = listed_sources()[source_id].numbering == "regulation"
    schedule = re.match(r"Sch(?:edule)?\.? (\w+?)(?: para(?:graph)? (\w+)| ?Part (\w+))?$", number)
    if schedule:
        word = "Schedule" if regulations else "Sch"
        return f"{word} {schedule[1]}" + (f" para {schedule[2]}" if schedule[2] else "")
    return f"reg {number}" if regulations else f"s.{number}"
