"""Which model is set, whether it answers, and which could be: for people and for programs; sets none."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from app.model.call import Model
from app.model.connect import OLLAMA, found_ollama
from app.model.trouble import ModelTrouble


class _Ready(BaseModel):
    ready: bool


def model_data(model: Model | None, ollama: str = OLLAMA) -> dict[str, Any]:
    """The model that is set, whether it answers, why not, and the models of an Ollama on this computer."""
    trouble = _trouble(model) if model else ""
    return {
        "model": model.name if model else None,
        "answers": model is not None and not trouble,
        "trouble": trouble,
        "ollama": list(found_ollama(ollama)),
    }


def model_lines(data: dict[str, Any]) -> Iterator[str]:
    """The same for a terminal; what is found is offered, and used only once it is set."""
    if data["model"] is None:
        yield "No model is set: the quoting writer answers, which needs none."
    elif data["answers"]:
        yield f"{data['model']} is set and answers."
    else:
        yield f"{data['model']} is set, but could not be used: {data['trouble']}. The quoting writer answers meanwhile."
    if data["ollama"]:
        yield f"Ollama on this computer has: {', '.join(data['ollama'])}."
        yield f"To use one: SENCO_MODEL=ollama:{data['ollama'][0]}"


def _trouble(model: Model) -> str:
    try:
        model.structured('Reply with this JSON object and nothing else: {"ready": true}', _Ready)
    except ModelTrouble as trouble:
        return trouble.reason
    return ""
