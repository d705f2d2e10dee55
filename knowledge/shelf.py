"""The shelf: every authored guide and strategy, read once and held to its form; does not know how they are searched."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from knowledge.errors import ReaderError
from knowledge.guides import Guide, guide_problems, read_guide
from knowledge.markdown import Page, Problem, Support, read_page
from knowledge.strategies import Strategy, read_strategy, strategy_problems

Checks = Callable[[Page, str], list[Problem]]


@dataclass(frozen=True)
class Shelf:
    """The authored knowledge, by id."""

    guides: dict[str, Guide]
    strategies: dict[str, Strategy]

    @cached_property
    def supports(self) -> tuple[Support, ...]:
        """Every citation on the shelf."""
        pages: tuple[Guide | Strategy, ...] = (*self.guides.values(), *self.strategies.values())
        return tuple(support for page in pages for support in page.citations)

    def says(self, reference: str, summary: str) -> bool:
        """Whether a page of the shelf gives this summary of this passage."""
        return any((each.reference, each.summary) == (reference, summary) for each in self.supports)


@lru_cache(maxsize=1)
def open_shelf() -> Shelf:
    """The shipped guides and strategies; a page that is not in form is a ReaderError naming file and line."""
    problems = form_problems()
    if problems:
        raise ReaderError(f"The shipped knowledge is damaged ({problems[0]}). Install the program again.")
    return Shelf(
        {page.name: read_guide(page) for _, page in authored_pages("guides")},
        {page.name: read_strategy(page) for _, page in authored_pages("strategies")},
    )


def form_problems(content: Traversable | None = None) -> list[Problem]:
    """Every authored page that is not in form: file, line and what to do; of the shipped pages, or of `content`'s."""
    kinds: tuple[tuple[str, Checks], ...] = (("guides", guide_problems), ("strategies", strategy_problems))
    found: list[Problem] = []
    for folder, problems in kinds:
        for file, page in authored_pages(folder, content):
            found += [Problem(file, problem.line, problem.message) for problem in page.problems]
            found += problems(page, file)
    return found


def authored_pages(folder: str, content: Traversable | None = None) -> Iterator[tuple[str, Page]]:
    """Each page of a folder of `content/` with the name of its file, in alphabetical order."""
    root = (content or files("knowledge").joinpath("content")).joinpath(folder)
    for entry in sorted(root.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".md"):
            yield f"{folder}/{entry.name}", read_page(entry.name.removesuffix(".md"), entry.read_text(encoding="utf-8"))
