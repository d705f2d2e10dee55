"""An authored page as a checked answer: nothing is searched; does not know how it is shown."""

from datetime import date

from app.ask.answer import Answer, Question
from app.ask.check import checked
from app.ask.cite import cite
from app.ask.draft import Draft
from app.ask.write import from_guide
from app.ask.write_strategies import from_not_recommended, from_strategy
from knowledge.errors import ReaderError
from knowledge.library import Library
from knowledge.shelf import Shelf


def page(kind: str, name: str, library: Library, shelf: Shelf, today: date) -> Answer:
    """The page of this kind ("guide", "strategy", "not-recommended") and id; a ReaderError where there is none."""
    draft = _draft(kind, name, shelf)
    if draft is None:
        raise ReaderError(
            f"There is no {kind.replace('-', ' ')} called {name!r} on the shelf: look for it in the list."
        )
    citations = library.read(lambda held: tuple(cite(held, shelf, each) for each in draft.supports))
    return checked(draft, citations, Question(draft.heading), today)


def _draft(kind: str, name: str, shelf: Shelf) -> Draft | None:
    if kind == "guide" and name in shelf.guides:
        return from_guide(shelf.guides[name])
    if kind == "strategy" and name in shelf.strategies:
        return from_strategy(shelf.strategies[name])
    if kind == "not-recommended" and name in shelf.not_recommended:
        practice = shelf.not_recommended[name]
        return from_not_recommended(practice, [shelf.strategies[each] for each in practice.instead])
    return None
