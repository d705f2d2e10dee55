"""For maintainers: trains the matrix that turns a question's vector (`make vectors`), on what is authored alone.

Each question of an entry of the digest, and each phrasing of a page of the shelf, is to be nearer to the texts of its
own entry (the passage where it is held, the gist, the other questions) or page (title, short answer, other phrasings)
than to those of all others: a softmax over all texts, itself left out. The matrix is kept small, so that what nothing
authored speaks of stays where it was.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.digested import leads
from ingest.signposts import further_parts, page_signposts
from knowledge.adapter import FILE, write_adapter
from knowledge.contents import QUESTION, Signpost, kind_of, numbers_in
from knowledge.digest import open_digest
from knowledge.embed import PACKAGED_MODEL, Vectors, open_embedder
from knowledge.library import Library
from knowledge.passages import Passage
from knowledge.sentences import parts
from knowledge.shelf import open_shelf
from knowledge.vectors import encode_kept

_EPOCHS, _BATCH, _RATE = 25, 256, 1e-3
_SHARPNESS, _SMALLNESS = 20.0, 1e-3


@dataclass(frozen=True)
class Text:
    """A text, what it belongs to, and whether it is a question that a person might put."""

    text: str
    owner: str
    asked: bool


def main(home: Path) -> None:
    """Train on the library in `home` and write the matrix into the package."""
    embedder = open_embedder(PACKAGED_MODEL, home / "models")
    passages = Library(home / "library").read(lambda held: [each for name in held.sources for each in held.of(name)])
    texts = [*_digest_texts(passages), *_page_texts()]
    vectors = encode_kept([each.text for each in texts], embedder, home / "vectors.sqlite")
    target = Path(__file__).parents[1] / "knowledge" / FILE
    write_adapter(train(vectors, texts), embedder.key, target)
    print(f"{len(texts)} texts, {target.stat().st_size / 1e6:.1f} MB: {target}")


def _digest_texts(passages: Sequence[Passage]) -> Iterator[Text]:
    """Every text of an entry, owned by the first passage that it is of."""
    found = [*leads(passages, open_digest()), *further_parts(passages)]
    known = {number for each in found for number in numbers_in(each.target) if kind_of(each.target) == QUESTION}
    found += [Signpost(parts(passages[number].text)[0], f"part:{number}") for number in sorted(known)]
    for each in found:
        if known & set(numbers_in(each.target)):
            yield Text(each.text, f"passage {numbers_in(each.target)[0]}", kind_of(each.target) == QUESTION)


def _page_texts() -> Iterator[Text]:
    """The phrasings of every page of the shelf, its title and its short answer."""
    shelf = open_shelf()
    phrasings = {text for page in shelf.pages for text in page.phrasings}
    for each in page_signposts(shelf):
        yield Text(each.text, each.target, each.text in phrasings)


def train(vectors: Vectors, texts: Sequence[Text]) -> Vectors:
    """The matrix, from texts (a row of `vectors` each) and what each belongs to."""
    import torch

    torch.manual_seed(2014)
    rows = torch.from_numpy(np.asarray(vectors))
    numbers = {owner: number for number, owner in enumerate(dict.fromkeys(each.owner for each in texts))}
    owners = torch.tensor([numbers[each.owner] for each in texts])
    asked = torch.tensor([n for n, each in enumerate(texts) if each.asked])
    matrix = torch.zeros(rows.shape[1], rows.shape[1], requires_grad=True)
    optimizer = torch.optim.Adam([matrix], lr=_RATE)
    for _ in range(_EPOCHS):
        for batch in asked[torch.randperm(len(asked))].split(_BATCH):  # type: ignore[no-untyped-call]
            turned = torch.nn.functional.normalize(rows[batch] + rows[batch] @ matrix, dim=1)
            itself = torch.arange(len(rows))[None, :] == batch[:, None]
            scores = (turned @ rows.T * _SHARPNESS).masked_fill(itself, -torch.inf)
            own = (owners[None, :] == owners[batch][:, None]) & ~itself
            told = torch.logsumexp(scores.masked_fill(~own, -torch.inf), 1)
            loss = (torch.logsumexp(scores, 1) - told).mean() + _SMALLNESS * (matrix**2).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    found: Vectors = matrix.detach().numpy()
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
