"""Which official PDFs are cut in a way of their own: source id to splitter. Knows nothing else."""

from collections.abc import Callable, Iterable
from pathlib import Path

from ingest import split_behaviour, split_code, split_exclusion
from ingest.pages import Page
from knowledge.passages import Passage

Report = Callable[[int, int], None]
Split = Callable[[Iterable[Page]], tuple[Passage, ...]]
Splitter = Callable[[Path, Report | None], tuple[Passage, ...]]


def _from_pdf(split: Split) -> Splitter:
    def splitter(path: Path, report: Report | None) -> tuple[Passage, ...]:
        # Imported when it is wanted: a question need not wait for the PDF libraries.
        from ingest.read_pdf import read_pages

        return split(read_pages(path, report))

    return splitter


SPLITTERS: dict[str, Splitter] = {
    split_code.SOURCE: _from_pdf(split_code.split),
    split_exclusion.SOURCE: _from_pdf(split_exclusion.split),
    split_behaviour.SOURCE: _from_pdf(split_behaviour.split),
}
