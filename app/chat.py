"""Starts the chat as a process of its own and opens the browser; draws nothing."""

import socket
import subprocess
import threading
import time
import webbrowser

from app.screens.launch import command, environment
from knowledge.errors import ReaderError


def run_chat(port: int, browser: bool) -> int:
    """Serve the chat on this computer until it is stopped; gives the process's exit code."""
    if _answers(port):
        raise ReaderError(f"Port {port} is in use (is the chat open already?): close it, or use --port {port + 1}.")
    address = f"http://127.0.0.1:{port}"
    print(f"The chat is at {address} (this computer only). Ctrl-C stops it.", flush=True)
    process = subprocess.Popen(command(port), env=environment())
    if browser:
        threading.Thread(target=_open_when_ready, args=(address, port), daemon=True).start()
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return 0


def _answers(port: int) -> bool:
    with socket.socket() as connection:
        connection.settimeout(0.5)
        return connection.connect_ex(("127.0.0.1", port)) == 0


def _open_when_ready(address: str, port: int) -> None:
    for _ in range(120):
        if _answers(port):
            webbrowser.open(address)
            return
        time.sleep(0.25)
