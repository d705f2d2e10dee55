"""What a draft's citations say, as a writer and its checks may use it; knows no model and writes nothing."""

from dataclasses import dataclass

from app.ask.addressed import speaks_to_a_program
from app.ask.answer import Citation
from app.ask.cite import cite, held_ids
from knowledge.generation import Generation
from knowledge.markdown import Support
from knowledge.passages import Passage
from knowledge.quotes import stands_in
from knowledge.shelf import Shelf

_SHORT = 1200  # characters of a passage that is given whole


@dataclass(frozen=True)
class Evidence:
    """A citation with the words behind it: its quote, and the whole of a passage that is short."""

    citation: Citation
    words: str

    @property
    def named(self) -> str:
        """What names the passage: its reference, title and headings."""
        cited = self.citation
        return " ".join((cited.reference, cited.title, *cited.headings))

    @property
    def speaks_to_a_model(self) -> bool:
        """Whether the passage holds instructions to a chat model."""
        return speaks_to_a_program(f"{self.named} {self.words}")


def gathered(generation: Generation, shelf: Shelf, support: Support) -> Evidence:
    """The citation that a support comes to, and its words."""
    citation = cite(generation, shelf, support)
    passages = list(generation.passages(held_ids(generation, citation.reference)).values())
    if citation.held == "text":
        return Evidence(citation, _whole(citation.quote, passages) or citation.quote)
    ours = [each.text for each in passages if each.reference == citation.reference and each.held == "summary"]
    further = [text for text in ours[:1] if len(text) <= _SHORT and not stands_in(citation.quote, text)]
    return Evidence(citation, "\n".join([citation.quote, *further]))


def _whole(quote: str, passages: list[Passage]) -> str:
    """The passage around a quote, where it is short."""
    text = next((each.text for each in passages if each.held == "text" and stands_in(quote, each.text)), "")
    return text if len(text) <= _SHORT else ""
