"""Writes a sentence-transformers model as an ONNX graph; a process of its own, so that torch's memory is given back.

With "tuned" the graph hands out two vectors: the model's own, and one by the weights of knowledge/tuned.py.
"""

import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

from knowledge.embed import TUNED, VECTOR
from knowledge.tuned import tuned_weights


def export(folder: Path, target: Path, tuned: bool = False) -> int:
    """Write the whole model (transformer, pooling, normalising) to `target`; give its longest input in tokens."""
    import torch
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True).eval()
    models = [model, _tuned(model)] if tuned else [model]

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.models = torch.nn.ModuleList(models)

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            return tuple(
                each({"input_ids": input_ids, "attention_mask": attention_mask})["sentence_embedding"]
                for each in self.models
            )

    example = model.tokenizer(["a short text", "a somewhat longer text"], return_tensors="pt", padding=True)
    free, names = {0: "batch", 1: "tokens"}, [VECTOR, TUNED][: len(models)]
    torch.onnx.export(
        Whole(),
        (example["input_ids"], example["attention_mask"]),
        str(target),
        input_names=["input_ids", "attention_mask"],
        output_names=names,
        dynamic_axes={"input_ids": free, "attention_mask": free, **{name: {0: "batch"} for name in names}},
        dynamo=False,  # the newer exporter wants a further package for the same graph
    )
    return int(model.max_seq_length or 512)


def _tuned(model: Any) -> Any:
    """The model with the weights that ship in place of its own, sharing all others with it."""
    import torch

    weights = tuned_weights()
    own = dict(model.named_parameters())
    new = {name: torch.nn.Parameter(torch.from_numpy(weight)) for name, weight in weights.items()}
    shared = {id(weight): weight for weight in own.values()}
    copy = deepcopy(model, shared)
    for name, weight in new.items():
        parent, _, last = name.rpartition(".")
        setattr(copy.get_submodule(parent), last, weight)
    return copy


if __name__ == "__main__":
    print(export(Path(sys.argv[1]), Path(sys.argv[2]), "tuned" in sys.argv[3:]))
