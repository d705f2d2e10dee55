"""A chat to test in a browser: starts the screens as `senco chat` does, and the Chromium that Debian ships."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from app.screens import launch

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FAKE = Path(__file__).with_name("serve_fake.py")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def served(folder: Path, fake: str = "", home: str = "") -> Iterator[str]:
    """The address of a chat over the library in `home` (a new one otherwise), or over a fake assistant of this kind."""
    port = free_port()
    command = launch.command(port)
    if fake:
        flags = [each for each in command if each.startswith("--")]
        command = [sys.executable, str(FAKE), fake, *flags]
    log = (folder / "chat.log").open("w", encoding="utf-8")
    environment = launch.environment() | {"SENCO_HOME": home or str(folder / "senco")}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, folder / "chat.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"The chat did not start:\n{log.read_text(encoding='utf-8')}")
