"""Writes one state of the library into a folder; does not know which state counts."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np

from knowledge import lexical
from knowledge.chroma import Store
from knowledge.contents import LEAD, PART, QUESTION, Contents, kind_of, numbers_in
from knowledge.contexts import context_vectors
from knowledge.embed import Vectors
from knowledge.generation import CONTEXTS, PASSAGES, SIGNPOSTS, TUNED_LEADS, passage_id, passage_ids
from knowledge.sentences import PART as LONGEST_PART


def build(folder: Path, contents: Contents, vectors: Vectors, tuned: Vectors, model: str) -> None:
    """Write a generation into a new folder: the Chroma store, the keyword index, the manifest.

    `vectors` has a row for each passage (of its first part), then one for each signpost; `tuned` one for each lead.
    """
    folder.mkdir(parents=True)
    store = Store(folder / "chroma")
    count = len(contents.passages)
    ids = passage_ids(count)
    store.fill(PASSAGES, ids, vectors[:count], contents.passages)
    store.fill(CONTEXTS, ids, _contexts(contents, vectors))
    rows: dict[str, list[int]] = {kind: [] for kind in SIGNPOSTS}
    for number, signpost in enumerate(contents.signposts):
        rows[kind_of(signpost.target)].append(number)
    for kind, numbers in rows.items():
        store.fill(SIGNPOSTS[kind], [str(n) for n in range(len(numbers))], vectors[[count + n for n in numbers]])
    store.fill(TUNED_LEADS, [str(n) for n in range(len(tuned))], tuned)
    store.close()
    led = _led_words(contents)
    lexical.build_index([*_words(contents), *led.values()], folder / "keywords")
    manifest = {
        "model": model,
        "shelf": contents.shelf,
        "sources": [asdict(source) for source in contents.sources],
        "targets": {kind: [contents.signposts[n].target for n in numbers] for kind, numbers in rows.items()},
        "led": list(led),
        "tuned": True,
        "references": [passage.reference for passage in contents.passages],
        "headed": _headed(contents),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    store.wipe()


def _words(contents: Contents) -> list[str]:
    """What each passage is found by when words are matched: its headings, text and gist, the questions it answers."""
    texts = [[*passage.headings, passage.text] for passage in contents.passages]
    for passage, words in zip(contents.passages, texts, strict=True):
        if passage.gist and passage.held == "text":
            words.append(passage.gist)
    for signpost in contents.signposts:
        if kind_of(signpost.target) == QUESTION:
            for number in numbers_in(signpost.target):
                texts[number].append(signpost.text)
    return ["\n".join(words) for words in texts]


def _led_words(contents: Contents) -> dict[str, str]:
    """All the words that lead to each page, and to each passage that has a summary of ours, by target."""
    found: dict[str, list[str]] = {}
    for signpost in contents.signposts:
        if kind_of(signpost.target) == LEAD:
            found.setdefault(signpost.target, []).append(signpost.text)
    return {target: "\n".join(texts) for target, texts in found.items()}


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
    further = [(n, lead) for n, lead in enumerate(contents.signposts) if kind_of(lead.target) == PART]
    rows = np.vstack([vectors[:count], vectors[[count + n for n, _ in further]]])
    owners = [*range(count), *(numbers_in(lead.target)[0] for _, lead in further)]
    lengths = [
        *(min(len(passage.text), LONGEST_PART) for passage in contents.passages),
        *(len(lead.text) for _, lead in further),
    ]
    return context_vectors(contents.passages, rows, owners, lengths)
