"""Servers on this computer that speak as OpenAI and as Ollama do, and behave as they are told; no model is behind."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

Kind = Literal["openai", "ollama"]
KINDS: tuple[Kind, ...] = ("openai", "ollama")
_PIECE = 20_000  # characters of a reply in one event


@dataclass(frozen=True)
class Turn:
    """How a server behaves when it is asked: what its model says, or how it fails."""

    says: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    silent: bool = False
    trickles: bool = False
    cut: bool = False
    knows_forms: bool = True


@dataclass
class Script:
    """What a server does, turn by turn, the last one again and again; `asked` is what it was sent."""

    turns: Sequence[Turn]
    asked: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def next(self, body: str) -> Turn:
        """The turn for one more request."""
        self.asked.append(body)
        return self.turns[min(len(self.asked), len(self.turns)) - 1]


@contextmanager
def serving(kind: Kind, turns: Sequence[Turn]) -> Iterator[tuple[str, Script]]:
    """A server of a kind at an address on this computer, and its script."""
    script = Script(turns)
    handler = type("Handler", (_Handler,), {"script": script, "kind": kind})
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}" + ("/v1" if kind == "openai" else ""), script
    finally:
        script.over.set()
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads, block_on_close = True, False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: who asked may have gone, which is tried on purpose."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    script: Script
    kind: Kind

    def do_GET(self) -> None:
        names = [{"name": "llama3.1:latest"}, {"name": "qwen2.5:3b"}]
        self._whole(200, {"models": names} if self.path == "/api/tags" else {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        self.script.keys.append(self.headers.get("authorization", ""))
        turn, asked = self.script.next(body), json.loads(body)
        if turn.silent:
            self.script.over.wait(30)
            return
        if turn.status != 200:
            self._whole(turn.status, {"error": {"message": f"no: {body}"}}, turn.headers)
        elif not turn.knows_forms and ("response_format" in asked or asked.get("format")):
            self._whole(400, {"error": {"message": "response_format is not supported"}})
        elif self.kind == "openai" and not asked.get("stream"):
            self._whole(200, _whole_reply(turn.says))
        else:
            with suppress(OSError):  # who asked may have gone
                self._streamed(turn)

    def _streamed(self, turn: Turn) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if self.kind == "openai" else "application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        events = list(_events(self.kind, turn.says))
        if turn.cut:
            self._chunk(events[0][: len(events[0]) // 2])
            self.close_connection = True
            return
        for event in events[:-1] if turn.trickles else events:
            self._chunk(event)
        while turn.trickles and not self.script.over.wait(0.05):
            self._chunk(" ")
        self.wfile.write(b"0\r\n\r\n")

    def _chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def _whole(self, status: int, data: dict[str, Any], headers: Sequence[tuple[str, str]] = ()) -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        for name, value in (("Content-Type", "application/json"), ("Content-Length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""


def _whole_reply(text: str) -> dict[str, Any]:
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "scripted", "choices": [choice]}


def _events(kind: Kind, text: str) -> Iterator[str]:
    """A reply in the pieces in which such a server sends it, the end as the last."""
    for start in range(0, len(text) or 1, _PIECE):
        piece = text[start : start + _PIECE]
        yield _sse({"role": "assistant", "content": piece}, None) if kind == "openai" else _line(piece, False)
    yield _sse({}, "stop") + "data: [DONE]\n\n" if kind == "openai" else _line("", True)


def _sse(delta: dict[str, str], finish: str | None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    data = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}
    return f"data: {json.dumps(data)}\n\n"


def _line(content: str, done: bool) -> str:
    message = {"role": "assistant", "content": content}
    data = {"model": "scripted", "created_at": "2026-11-23T00:00:00Z", "message": message, "done": done}
    return json.dumps(data | ({"done_reason": "stop"} if done else {})) + "\n"
