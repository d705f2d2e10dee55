"""Which official PDFs are cut in a way of their own: source id to splitter. Knows nothing else."""

from collections.abc import Callable, Iterable

from ingest import split_behaviour, split_code, split_exclusion
from ingest.pages import Page
from knowledge.passages import Passage

Splitter = Callable[[Iterable[Page]], tuple[Passage, ...]]

SPLITTERS: dict[str, Splitter] = {
    split_code.SOURCE: split_code.split,
    split_exclusion.SOURCE: split_exclusion.split,
    split_behaviour.SOURCE: split_behaviour.split,
}
