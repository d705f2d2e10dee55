"""How the screens are started as a child process; does not import Streamlit, so that asking for help stays quick."""

import os
import sys
from pathlib import Path

ENTRY = Path(__file__).with_name("main.py")
FLAGS = {
    "server.address": "127.0.0.1",  # this computer only, whatever a config file elsewhere says
    "server.headless": "true",  # whoever starts us opens the browser
    "browser.gatherUsageStats": "false",
}


def command(port: int) -> list[str]:
    """The command that serves the screens on `port`; the rest stands in `.streamlit/config.toml` beside the entry."""
    flags = [f"--{name}={value}" for name, value in (FLAGS | {"server.port": str(port)}).items()]
    return [sys.executable, "-P", "-m", "streamlit", "run", str(ENTRY), *flags]


def environment() -> dict[str, str]:
    """The child's whole environment: ours, without another app's Streamlit settings, and with our packages to be found.

    Streamlit lets its environment variables overrule the config file. The folder that holds `app` goes onto the path
    because `-P` (nothing is imported from the folder one happens to stand in) hides a checkout that is not installed.
    """
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("STREAMLIT_")}
    home = str(ENTRY.parents[2])
    path = [home, *(part for part in kept.get("PYTHONPATH", "").split(os.pathsep) if part and part != home)]
    return kept | {"PYTHONPATH": os.pathsep.join(path)}
