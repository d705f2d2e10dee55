"""The layers that tell pages apart: read back as written, for their model only, and nearer to a page's own texts."""

from pathlib import Path

import numpy as np
import pytest

from ingest import train_tuned
from knowledge import tuned
from knowledge.embed import Embedder
from knowledge.shelf import open_shelf
from knowledge.tuned import tuned_id, tuned_weights, write_tuned
from tests.fakes import WordEmbedder


def test_what_is_written_is_read_back_and_named_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.setattr(tuned, "files", lambda package: tmp_path)
    names = set()
    for number in (1.0, 2.0):
        write_tuned({"a.weight": np.full((2, 2), number, dtype=np.float32)}, "m", tmp_path / tuned.FILE)
        tuned_id.cache_clear()
        names.add(tuned_id("m"))
        assert tuned_weights()["a.weight"].tolist() == [[number, number], [number, number]]
        assert tuned_id("another model") == ""
    monkeypatch.undo()
    tuned_id.cache_clear()
    assert len(names) == 2 and "" not in names


def test_a_model_without_such_layers_is_its_own() -> None:
    embedder = WordEmbedder()
    assert embedder.tuned is embedder and embedder.name == embedder.key


def test_the_packaged_model_has_them_under_another_key_and_leaves_its_own_vectors(real_embedder: Embedder) -> None:
    assert real_embedder.tuning == tuned_id(real_embedder.key) != ""
    assert real_embedder.tuned.key == real_embedder.name != real_embedder.key
    plain, other = real_embedder.encode(["a pupil who hides"]), real_embedder.tuned.encode(["a pupil who hides"])
    assert np.allclose(np.linalg.norm(other, axis=1), 1, atol=1e-5)
    assert float((plain * other).sum()) < 0.99


def test_texts_of_one_page_are_nearer_to_each_other_than_to_those_of_others(real_embedder: Embedder) -> None:
    pages = [page.phrasings for page in list(open_shelf().strategies.values())[:60]]

    def found(embedder: Embedder) -> int:
        asked = embedder.encode([phrasings[0] for phrasings in pages])
        means = np.stack([embedder.encode(phrasings[1:9]).mean(axis=0) for phrasings in pages])
        return int(((asked @ means.T).argmax(axis=1) == np.arange(len(pages))).sum())

    assert found(real_embedder.tuned) >= 1.2 * found(real_embedder)


def test_training_changes_the_last_layers_and_no_other(
    real_embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train_tuned, "_STEPS", 2)
    texts = {f"page:{n}": [f"text {n} {k} of this page" for k in range(4)] for n in range(30)}
    before, learnt = tuned_weights(), train_tuned.train(texts, real_embedder)
    assert set(learnt) == set(before)
    assert all(".layer.3." in name or ".layer.4." in name or ".layer.5." in name for name in learnt)
    assert all(weight.shape == before[name].shape for name, weight in learnt.items())
