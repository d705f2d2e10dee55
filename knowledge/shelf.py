"""The shelf: every authored page, read once and held to its form; does not know how they are searched."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from knowledge.errors import ReaderError
from knowledge.guides import Guide, guide_problems, read_guide
from knowledge.markdown import Page, Problem, Support, read_page
from knowledge.not_recommended import NotRecommended, not_recommended_problems, read_not_recommended
from knowledge.strategies import Strategy, read_strategy, strategy_problems

Authored = Guide | Strategy | NotRecommended
Checks = Callable[[Page, str], list[Problem]]
FOLDERS: dict[str, Checks] = {
    "guides": guide_problems,
    "strategies": strategy_problems,
    "not-recommended": not_recommended_problems,
}


@dataclass(frozen=True)
class Shelf:
    """The authored knowledge, by id."""

    guides: dict[str, Guide]
    strategies: dict[str, Strategy]
    not_recommended: dict[str, NotRecommended] = field(default_factory=dict)

    @cached_property
    def pages(self) -> tuple[Authored, ...]:
        """Every page, whatever its kind."""
        return (*self.guides.values(), *self.strategies.values(), *self.not_recommended.values())

    @cached_property
    def supports(self) -> tuple[Support, ...]:
        """Every citation on the shelf."""
        return tuple(support for page in self.pages for support in page.citations)

    def says(self, reference: str, summary: str) -> bool:
        """Whether a page of the shelf gives this summary of this passage."""
        return (reference, summary) in self._said

    @cached_property
    def _said(self) -> frozenset[tuple[str, str]]:
        return frozenset((each.reference, each.summary) for each in self.supports)


@lru_cache(maxsize=1)
def open_shelf() -> Shelf:
    """The shipped guides and strategies; a page that is not in form is a ReaderError naming file and line."""
    problems = form_problems()
    if problems:
        raise ReaderError(f"The shipped knowledge is damaged ({problems[0]}). Install the program again.")
    return Shelf(
        {page.name: read_guide(page) for _, page in authored_pages("guides")},
        {page.name: read_strategy(page) for _, page in authored_pages("strategies")},
        {page.name: read_not_recommended(page) for _, page in authored_pages("not-recommended")},
    )


def form_problems(content: Traversable | None = None) -> list[Problem]:
    """Every authored page that is not in form: file, line and what to do; of the shipped pages, or of `content`'s."""
    found: list[Problem] = []
    for folder, problems in FOLDERS.items():
        for file, page in authored_pages(folder, content):
            found += [Problem(file, problem.line, problem.message) for problem in page.problems]
            found += problems(page, file)
    return found


def authored_pages(folder: str, content: Traversable | None = None) -> Iterator[tuple[str, Page]]:
    """Each page of a folder of `content/` with the name of its file, in alphabetical order."""
    root = (content or files("knowledge").joinpath("content")).joinpath(folder)
    for entry in sorted(root.iterdir(), key=lambda entry: entry.name) if root.is_dir() else ():
        if entry.name.endswith(".md"):
            yield f"{folder}/{entry.name}", read_page(entry.name.removesuffix(".md"), entry.read_text(encoding="utf-8"))
