"""Writes a sentence-transformers model as an ONNX graph; a process of its own, so that torch's memory is given back."""

import sys
from pathlib import Path
from typing import Any


def export(folder: Path, target: Path) -> int:
    """Write the whole model (transformer, pooling, normalising) to `target`; give its longest input in tokens."""
    import torch
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True).eval()

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            return self.model({"input_ids": input_ids, "attention_mask": attention_mask})["sentence_embedding"]

    example = model.tokenizer(["a short text", "a somewhat longer text"], return_tensors="pt", padding=True)
    free = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        Whole(),
        (example["input_ids"], example["attention_mask"]),
        str(target),
        input_names=["input_ids", "attention_mask"],
        output_names=["vector"],
        dynamic_axes={"input_ids": free, "attention_mask": free, "vector": {0: "batch"}},
        dynamo=False,  # the newer exporter wants a further package for the same graph
    )
    return int(model.max_seq_length or 512)


if __name__ == "__main__":
    print(export(Path(sys.argv[1]), Path(sys.argv[2])))
