"""For maintainers: trains the matrix that turns a question's vector (`make vectors`), on the digest and nothing else.

Each question of an entry is to be nearer to the texts of its own entry (the passage where it is held, the gist, the
other questions) than to those of all others: a softmax over all texts, itself left out. The matrix is kept small, so
that what the digest does not speak of stays where it was.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest.digested import leads
from ingest.signposts import further_parts
from knowledge.adapter import FILE, write_adapter
from knowledge.contents import QUESTION, Signpost, kind_of, numbers_in
from knowledge.digest import open_digest
from knowledge.embed import PACKAGED_MODEL, Vectors, open_embedder
from knowledge.library import Library
from knowledge.passages import Passage
from knowledge.sentences import parts
from knowledge.vectors import encode_kept

_EPOCHS, _BATCH, _RATE = 25, 256, 1e-3
_SHARPNESS, _SMALLNESS = 20.0, 1e-3


def main(home: Path) -> None:
    """Train on the library in `home` and write the matrix into the package."""
    embedder = open_embedder(PACKAGED_MODEL, home / "models")
    passages = Library(home / "library").read(lambda held: [each for name in held.sources for each in held.of(name)])
    signposts = _texts(passages)
    vectors = encode_kept([each.text for each in signposts], embedder, home / "vectors.sqlite")
    matrix = train(vectors, signposts)
    target = Path(__file__).parents[1] / "knowledge" / FILE
    write_adapter(matrix, embedder.key, target)
    print(f"{len(signposts)} texts, {target.stat().st_size / 1e6:.1f} MB: {target}")


def _texts(passages: Sequence[Passage]) -> list[Signpost]:
    """Every text of an entry, with the numbers of the passages that it is of."""
    found = [*leads(passages, open_digest()), *further_parts(passages)]
    known = {number for each in found for number in numbers_in(each.target) if kind_of(each.target) == QUESTION}
    found += [Signpost(parts(passages[number].text)[0], f"part:{number}") for number in sorted(known)]
    return [each for each in found if known & set(numbers_in(each.target))]


def train(vectors: Vectors, signposts: Sequence[Signpost]) -> Vectors:
    """The matrix, from texts (a row of `vectors` each) and the passages that each is of."""
    import torch

    torch.manual_seed(2014)
    texts = torch.from_numpy(np.asarray(vectors))
    owners = torch.tensor([numbers_in(each.target)[0] for each in signposts])
    asked = torch.tensor([n for n, each in enumerate(signposts) if kind_of(each.target) == QUESTION])
    matrix = torch.zeros(texts.shape[1], texts.shape[1], requires_grad=True)
    optimizer = torch.optim.Adam([matrix], lr=_RATE)
    for _ in range(_EPOCHS):
        for batch in asked[torch.randperm(len(asked))].split(_BATCH):  # type: ignore[no-untyped-call]
            turned = torch.nn.functional.normalize(texts[batch] + texts[batch] @ matrix, dim=1)
            itself = torch.arange(len(texts))[None, :] == batch[:, None]
            scores = (turned @ texts.T * _SHARPNESS).masked_fill(itself, -torch.inf)
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
