"""Opens the chat model that the settings name, and finds those of an Ollama on this computer; asks none anything."""

import logging
from typing import Any

import httpx

from app.model.call import ChatModel, Model
from app.settings import Settings
from knowledge.errors import ReaderError

OLLAMA = "http://127.0.0.1:11434"
_LOOKS_FOR = 0.3  # seconds that an Ollama on this computer has to say that it is there
_WIDE = 12_288  # tokens that an Ollama reads: its own default would cut the rules off the prompt without a word

# What is installed for a provider: the extra of this program by its name.
_EXTRAS = {
    "openai": "openai", "azure_openai": "azure", "ollama": "ollama", "anthropic": "anthropic", "google_genai": "google",
}  # fmt: skip
# Whoever is between us and a server may write what is sent into a log; none of them does.
_LOGGERS = (
    *("openai", "anthropic", "google_genai", "ollama", "httpx", "httpx2", "httpcore", "httpcore2", "urllib3"),
    *("langchain", "langchain_core", "langchain_openai", "langchain_ollama", "langchain_anthropic", "langsmith"),
    *("langchain_google_genai", "pybreaker", "tenacity", "asyncio"),
)


def open_model(settings: Settings) -> Model | None:
    """The model that is set, not asked yet; None where none is; a ReaderError says what is missing to use it."""
    if not settings.model:
        return None
    from langchain.chat_models import init_chat_model

    provider, _, name = settings.model.partition(":")
    try:
        chat = init_chat_model(name, model_provider=provider, **_options(settings, provider, name))
    except ImportError as error:
        raise ReaderError(_not_installed(settings.model, provider)) from error
    except Exception as error:  # each provider has its own; their words may hold the key, so that only the kind is told
        raise ReaderError(_not_opened(settings.model, provider, type(error).__name__)) from None
    for logger in _LOGGERS:
        logging.getLogger(logger).setLevel(logging.CRITICAL + 1)
    return ChatModel(settings.model, chat, settings.model_timeout)


def found_ollama(url: str = OLLAMA) -> tuple[str, ...]:
    """The names of the models of an Ollama on this computer; none where it does not say so at once."""
    try:
        rows = httpx.get(f"{url}/api/tags", timeout=_LOOKS_FOR, trust_env=False).json()["models"]
        return tuple(str(row["name"]) for row in rows)
    except (httpx.HTTPError, ValueError, LookupError, TypeError):
        return ()


def _options(settings: Settings, provider: str, name: str) -> dict[str, Any]:
    """What a provider is told; its own retries are off, for ours keep within the limit."""
    url, key, limit = settings.model_url, settings.model_key, settings.model_timeout
    if provider == "ollama":
        headers = {"headers": {"Authorization": f"Bearer {key}"}} if key else {}
        sizes = {"temperature": 0, "num_ctx": _WIDE}
        return {**({"base_url": url} if url else {}), "client_kwargs": {"timeout": limit, **headers}, **sizes}
    options: dict[str, Any] = {"timeout": limit, "max_retries": 0}
    if provider != "google_genai":
        options["streaming"] = True
    if provider == "azure_openai":
        options |= {"azure_deployment": name, "api_version": "2024-10-21"}
    if url:
        options["azure_endpoint" if provider == "azure_openai" else "base_url"] = url
    if key or url:  # never a key from elsewhere to an address of one's own
        options["api_key"] = key or "none"
    return options


def _not_installed(model: str, provider: str) -> str:
    if provider not in _EXTRAS:
        return f"SENCO_MODEL is {model!r}, but {provider!r} is no provider: use one of {', '.join(_EXTRAS)}."
    extra = _EXTRAS[provider]
    return f"SENCO_MODEL is {model!r}, and what it needs is not installed: pip install 'senco-assistant[{extra}]'."


def _not_opened(model: str, provider: str, kind: str) -> str:
    if provider not in _EXTRAS:
        return _not_installed(model, provider)
    return (
        f"SENCO_MODEL is {model!r}, which cannot be opened ({kind}): set SENCO_MODEL_KEY, and SENCO_MODEL_URL where it "
        "has an address of its own, or take SENCO_MODEL out to do without a model."
    )
