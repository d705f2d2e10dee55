"""Writes one state of the library into a folder; does not know which state counts."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np

from knowledge import lexical
from knowledge.chroma import Store
from knowledge.contents import Contents, has_words, part_of
from knowledge.contexts import context_vectors
from knowledge.embed import Vectors
from knowledge.generation import CONTEXTS, PASSAGES, SIGNPOSTS, passage_id, passage_ids
from knowledge.sentences import PART


def build(folder: Path, contents: Contents, vectors: Vectors, model: str) -> None:
    """Write a generation into a new folder: the Chroma store, the keyword index, the manifest.

    `vectors` has a row for each passage (of its first part), then one for each signpost.
    """
    folder.mkdir(parents=True)
    store = Store(folder / "chroma")
    count = len(contents.passages)
    ids = passage_ids(count)
    store.fill(PASSAGES, ids, vectors[:count], contents.passages)
    store.fill(CONTEXTS, ids, _contexts(contents, vectors))
    store.fill(SIGNPOSTS, [str(number) for number in range(len(contents.signposts))], vectors[count:])
    store.finish()
    texts = ["\n".join([*passage.headings, passage.text]) for passage in contents.passages]
    texts += [signpost.text for signpost in contents.signposts if has_words(signpost.target)]
    lexical.build_index(texts, folder / "keywords")
    manifest = {
        "model": model,
        "shelf": contents.shelf,
        "sources": [asdict(source) for source in contents.sources],
        "targets": [signpost.target for signpost in contents.signposts],
        "references": [passage.reference for passage in contents.passages],
        "headed": _headed(contents),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _headed(contents: Contents) -> dict[str, list[str]]:
    """The ids of the passages anywhere under each heading, for sources that are cited by heading."""
    cites = {source.id: source.cite for source in contents.sources if source.numbering == "heading"}
    found: dict[str, list[str]] = {}
    for number, passage in enumerate(contents.passages):
        for heading in passage.headings if passage.source in cites and passage.held == "text" else ():
            found.setdefault(f"{cites[passage.source]}: {heading}", []).append(passage_id(number))
    return found


def _contexts(contents: Contents, vectors: Vectors) -> Vectors:
    count = len(contents.passages)
    further = [(n, lead) for n, lead in enumerate(contents.signposts) if not has_words(lead.target)]
    rows = np.vstack([vectors[:count], vectors[[count + n for n, _ in further]]])
    owners = [*range(count), *(part_of(lead.target) for _, lead in further)]
    lengths = [
        *(min(len(passage.text), PART) for passage in contents.passages),
        *(len(lead.text) for _, lead in further),
    ]
    return context_vectors(contents.passages, rows, owners, lengths)
