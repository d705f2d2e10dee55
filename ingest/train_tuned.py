"""For maintainers: trains the model's last layers to tell the shelf's pages apart (`make vectors`).

On what is authored alone: four texts of one page (its phrasings, title and short answer) are to be nearer to each other
than to those of 23 other pages, of which half are neighbours of one another (supervised contrastive learning, Khosla
and others 2020). The first layers stay as they are, and so does what is made with them alone.
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ingest.signposts import page_signposts
from knowledge.embed import PACKAGED_MODEL, Embedder, open_embedder, packaged_weights
from knowledge.shelf import open_shelf
from knowledge.tuned import FILE, write_tuned

_STEPS, _RATE, _SEED = 700, 1e-4, 2014
_PAGES, _TEXTS, _SEEDS, _NEIGHBOURS, _AMONG = 24, 4, 6, 2, 11  # of a batch; among how many neighbours two are drawn
_SHARPNESS, _LONGEST = 20.0, 44  # tokens
_FIRST_TUNED = 3  # of six layers
_WARM = 40  # steps


def main(home: Path) -> None:
    """Train from the packaged weights and write what was learnt into the package."""
    embedder = open_embedder(PACKAGED_MODEL, home / "models")
    target = Path(__file__).parents[1] / "knowledge" / FILE
    write_tuned(train(_texts(), embedder), embedder.key, target)
    print(f"{target.stat().st_size / 1e6:.1f} MB: {target}; now 'make vectors' has to compute the pages' vectors anew")


def _texts() -> dict[str, list[str]]:
    """The texts of each page that has enough of them."""
    found: dict[str, list[str]] = {}
    for each in dict.fromkeys(page_signposts(open_shelf())):
        found.setdefault(each.target, []).append(each.text)
    return {page: texts for page, texts in found.items() if len(texts) >= _TEXTS}


def train(texts: Mapping[str, Sequence[str]], embedder: Embedder) -> dict[str, Any]:
    """The weights of the last layers, by parameter, after training on each page's texts."""
    import torch
    from sentence_transformers import SentenceTransformer

    random.seed(_SEED)
    torch.manual_seed(_SEED)
    model = SentenceTransformer(str(packaged_weights()), device="cpu", local_files_only=True).train()
    learning = _last_layers(model)
    optimizer = torch.optim.AdamW(learning.values(), lr=_RATE, weight_decay=0.01)
    slope = torch.optim.lr_scheduler.LambdaLR(optimizer, _pace)
    for pages in _batches(list(texts), _neighbours(texts, embedder)):
        chosen = [text for page in pages for text in random.sample(list(texts[page]), _TEXTS)]
        loss = _loss(_encoded(model, chosen))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        slope.step()
    return {name: weight.detach().numpy() for name, weight in learning.items()}


def _last_layers(model: Any) -> dict[str, Any]:
    """The parameters that learn, by name; all others are held."""
    found = {}
    for name, weight in model.named_parameters():
        layer = name.partition(".layer.")[2].partition(".")[0]
        weight.requires_grad = bool(layer) and int(layer) >= _FIRST_TUNED
        if weight.requires_grad:
            found[name] = weight
    return found


def _pace(step: int) -> float:
    return min(1.0, (step + 1) / _WARM) * max(0.03, 1 - step / _STEPS)


def _neighbours(texts: Mapping[str, Sequence[str]], embedder: Embedder) -> dict[str, list[str]]:
    """For each page the pages nearest to it, by the mean of some of its texts."""
    pages = list(texts)
    means = np.stack([embedder.encode(list(texts[page][:6])).mean(axis=0) for page in pages])
    nearest = np.argsort(-means @ means.T, axis=1)[:, 1 : _AMONG + 1]
    return {page: [pages[n] for n in row] for page, row in zip(pages, nearest, strict=True)}


def _batches(pages: Sequence[str], neighbours: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """The pages of each step: some in turn, two neighbours of each, and others by chance."""
    deck: list[str] = []
    for _ in range(_STEPS):
        if len(deck) < _SEEDS:
            deck = random.sample(list(pages), len(pages))
        chosen = dict.fromkeys(deck.pop() for _ in range(_SEEDS))
        for seed in list(chosen):
            chosen.update(dict.fromkeys(random.sample(list(neighbours[seed]), _NEIGHBOURS)))
        while len(chosen) < _PAGES:
            chosen[random.choice(list(pages))] = None
        yield list(chosen)[:_PAGES]


def _encoded(model: Any, texts: Sequence[str]) -> Any:
    import torch

    given = model.tokenizer(texts, padding=True, truncation=True, max_length=_LONGEST, return_tensors="pt")
    return torch.nn.functional.normalize(model(dict(given))["sentence_embedding"], dim=1)


def _loss(vectors: Any) -> Any:
    """How far the texts of one page are from being nearest to each other, over a batch ordered by page."""
    import torch

    itself = torch.eye(len(vectors), dtype=torch.bool)
    page = torch.arange(len(vectors)) // _TEXTS
    own = (page[None, :] == page[:, None]) & ~itself
    scores = (vectors @ vectors.T * _SHARPNESS).masked_fill(itself, -1e9)
    logs = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return -(logs.masked_fill(~own, 0.0).sum(dim=1) / own.sum(dim=1)).mean()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
